"""A ZIP on the way: right when it arrives, and never whole in memory."""

import io
import zipfile
from datetime import date

from situs.arsip_zip import Isi, stream_zip

HARI = date(2026, 11, 23)


def test_what_arrives_is_a_whole_archive():
    isi = [Isi("a.txt", [b"satu", b"dua"]), Isi("b/kosong.txt", []), Isi("b/c.txt", [b"x" * 99])]
    archive = zipfile.ZipFile(io.BytesIO(b"".join(stream_zip(isi, HARI))))
    assert archive.testzip() is None
    assert archive.namelist() == ["a.txt", "b/kosong.txt", "b/c.txt"]
    assert archive.read("a.txt") == b"satudua" and archive.read("b/c.txt") == b"x" * 99
    assert {info.date_time for info in archive.infolist()} == {(2026, 11, 23, 0, 0, 0)}


def test_no_piece_is_read_before_its_turn():
    read = []

    def pieces(name: str):
        for number in range(3):
            read.append(f"{name}{number}")
            yield bytes(1000)

    stream = stream_zip([Isi("a", pieces("a")), Isi("b", pieces("b"))], HARI)
    assert read == []
    next(stream)
    assert read == ["a0"]
    assert b"".join(stream) and len(read) == 6
