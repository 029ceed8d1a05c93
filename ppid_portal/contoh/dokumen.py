"""Documents with a small PDF; one PDF for each kind of document, shared by all sites."""

from collections.abc import Iterator
from datetime import date
from functools import cache

import typst
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from dip.models import Kewajiban
from halaman.models import Dokumen
from ppid_portal.contoh.ramuan import MARK, Ramuan, read_csv
from ppid_portal.contoh.tulis import months_ago
from situs.berkas import SafeFile, check_berkas

SUMBER = """#set document(title: sys.inputs.judul)
#set page(paper: "a4", margin: 25mm)
#set text(lang: "id", size: 12pt)
= #sys.inputs.judul
#sys.inputs.isi

Berkas contoh, bukan dokumen resmi.
"""


@cache
def compile_pdf(judul: str, isi: str) -> bytes:
    inputs = {"judul": judul, "isi": isi}
    return typst.compile(SUMBER.encode(), format="pdf", sys_inputs=inputs)


def draw_pdf(judul: str, isi: str) -> SafeFile:
    """A checked file that can be read once."""
    return check_berkas(SimpleUploadedFile("contoh.pdf", compile_pdf(judul, isi)))


def build_dokumen(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Iterator[Dokumen]:
    for row in read_csv("dokumen"):
        if ramuan.takes(row):
            yield _build(ramuan, row, kewajiban.get(row["kewajiban"]))


def _build(ramuan: Ramuan, row: dict[str, str], kewajiban: Kewajiban | None) -> Dokumen:
    judul = ramuan.fill(row["judul"])
    aman = draw_pdf(judul, row["ringkasan"])
    tahun = int(ramuan.kata["tahun"]) + int(row["tahun"])
    hari = ramuan.draw(row["kunci"], 28)
    return Dokumen(
        situs=ramuan.situs,
        judul=judul + MARK,
        jenis=row["jenis"],
        tahun=tahun,
        nomor=f"{100 + ramuan.draw(row['kunci'], 800)}/CONTOH/{tahun}",
        tanggal=date(tahun, 1, 1 + hari),
        ringkasan=row["ringkasan"],
        kewajiban=kewajiban,
        berkas=ContentFile(aman.isi.read(), name=aman.isi.name),
        nama_asli=f"{row['kunci']}.pdf",
        jenis_berkas=aman.jenis,
        ukuran=aman.ukuran,
        sidik=aman.sidik,
        diperbarui_pada=months_ago(int(row["bulan"]), hari),
    )
