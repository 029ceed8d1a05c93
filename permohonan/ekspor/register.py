"""Both registers as workbooks to print and sign."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from types import ModuleType

from permohonan.ekspor import register_keberatan, register_permohonan
from permohonan.models import Keberatan, Perkara, Permohonan
from situs.buku import Bentuk, build_buku
from situs.kop import build_kop, name_situs
from situs.models import Pengguna, Situs

BENTUK: dict[type[Perkara], ModuleType] = {
    Permohonan: register_permohonan,
    Keberatan: register_keberatan,
}


def write_register(
    rows: Iterable[Perkara],
    model: type[Perkara],
    situs: Situs,
    tahun: int,
    waktu: datetime,
    pengguna: Pengguna,
    *,
    identitas: bool,
) -> bytes:
    form = BENTUK[model]
    words = "" if identitas else "tanpa identitas pemohon"
    kop = build_kop(situs, f"{form.JUDUL} TAHUN {tahun}", waktu, pengguna, filter_teks=words)
    bentuk = Bentuk(lembar=f"Register {tahun}", format=form.FORMAT, tercetak=form.TERCETAK)
    kolom = form.LENGKAP if identitas else form.TANPA_IDENTITAS
    book, _ = build_buku(rows, kolom, kop, bentuk)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def name_register(
    model: type[Perkara], situs: Situs, tahun: int, waktu: datetime, *, identitas: bool
) -> str:
    """`Register-permohonan_Kecamatan-Cipari_2026_2026-11-26.xlsx`"""
    jenis = "keberatan" if model is Keberatan else "permohonan"
    variant = "_dengan-identitas" if identitas else ""
    return f"Register-{jenis}_{name_situs(situs)}_{tahun}{variant}_{waktu:%Y-%m-%d}.xlsx"
