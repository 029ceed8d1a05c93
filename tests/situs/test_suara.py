import io
import wave

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from situs import berkas
from situs.berkas import check_suara

MP3 = b"\xff\xfb\x90\x64" + b"\x00" * 413
MP3_BERTANDA = b"ID3\x04\x00\x00\x00\x00\x00\x0a" + b"\x00" * 10 + MP3
M4A = b"\x00\x00\x00\x20ftypM4A \x00\x00\x00\x00" + b"\x00" * 64
OGG = b"OggS\x00\x02" + b"\x00" * 20 + b"\x01\x13OpusHead\x01" + b"\x00" * 64


def build_wave() -> bytes:
    output = io.BytesIO()
    with wave.open(output, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\x00\x00" * 100)
    return output.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.mp3", MP3), ("a.MP3", MP3_BERTANDA), ("a.m4a", M4A), ("a.ogg", OGG)],
)
def test_recordings_are_known_by_their_content(name, data):
    aman = check_suara(SimpleUploadedFile(name, data))
    assert aman.jenis == name[-3:].lower()
    assert aman.ukuran == len(data)
    assert aman.isi.read() == data


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.mp3", b"<script>alert(1)</script>"),
        ("a.mp3", M4A),
        ("a.mp3", b"ID3" + b"\x00" * 50),
        ("a.mp3", b""),
        ("a.mp3", b"\xff\xd8\xff\xe0" + b"\x00" * 100),  # a photograph
        ("a.m4a", MP3),
        ("a.m4a", b"\x00\x00\x00\x20ftypqt  "),
        ("a.ogg", b"OggS" + b"\x00" * 100),
        ("a.ogg", b"%PDF-1.7"),
        ("a.wav", build_wave()),
        ("a.svg", b"<svg/>"),
        ("mp3", MP3),
    ],
)
def test_what_is_no_recording_is_refused(name, data):
    with pytest.raises(ValidationError):
        check_suara(SimpleUploadedFile(name, data))


def test_recording_above_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(berkas, "MAX_BYTES", 100)
    with pytest.raises(ValidationError, match="20 MB"):
        check_suara(SimpleUploadedFile("a.mp3", MP3))
