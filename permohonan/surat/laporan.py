"""The yearly report as words and figures that can be kept, and as PDF: Pasal 56 Perki 1/2021."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from permohonan.bagian_laporan import Bagian, is_berakhir, list_bagian
from permohonan.laporan_situs import BarisSitus, Laporan, Periode, read_laporan
from permohonan.laporan_teks import list_keberatan, list_layanan
from permohonan.models import LaporanLayanan
from permohonan.surat.kop import build_kop
from situs.kalender import format_tanggal
from situs.naskah import clean_tree, compile_pdf

TEMPLAT = Path(__file__).parent / "laporan.typ"
LAYANAN, SENGKETA = 3, 4  # the parts with figures
KOLOM_SITUS = ["PPID", "Permohonan", "Dikabulkan", "Ditolak", "Lainnya", "Belum dijawab"]
KOLOM_SITUS += ["Terlambat", "Keberatan"]
Isi = dict[str, Any]


def build_isi(row: LaporanLayanan, tanggal: date, terbitan: int) -> Isi:
    """Everything that stands in the report; nothing of it is read again when it is printed."""
    laporan = read_laporan(row.situs, Periode(row.tahun))
    return {
        "tahun": row.tahun,
        "terbitan": terbitan,
        "tanggal": format_tanggal(tanggal),
        "sementara": not is_berakhir(row.tahun, tanggal),
        "nama": row.situs.nama,
        "kop": build_kop(row.situs, tanggal),
        "bagian": [_build_bagian(each, row, laporan) for each in list_bagian()],
        "kolom_situs": KOLOM_SITUS,
        "situs": [_build_situs(each) for each in laporan.semua],
    }


def same_isi(lama: Isi, baru: Isi) -> bool:
    """Nothing but the number and day of the edition differs."""
    return _undated(lama) == _undated(baru)


def _undated(isi: Isi) -> Isi:
    kop = {name: text for name, text in isi["kop"].items() if name != "tempat_tanggal"}
    return {**isi, "kop": kop, "terbitan": 0, "tanggal": ""}


def write_laporan_pdf(isi: Isi, *, rancangan: bool = False) -> bytes:
    """`rancangan`: a draft, which says so across the sheet."""
    return compile_pdf(TEMPLAT, clean_tree(isi) | {"rancangan": rancangan})


def list_angka(isi: Isi) -> Iterator[tuple[str, str, Any]]:
    """(table, row, figure) of a report."""
    for bagian in isi["bagian"]:
        for tabel in bagian["tabel"]:
            for baris in tabel["baris"]:
                yield tabel["judul"], baris["label"], baris["nilai"]


def compare_angka(lama: Isi, baru: Isi) -> list[tuple[str, str, Any, Any]]:
    """The figures that are no longer what was published."""
    before = {(tabel, label): nilai for tabel, label, nilai in list_angka(lama)}
    return [
        (tabel, label, before.get((tabel, label), "–"), nilai)
        for tabel, label, nilai in list_angka(baru)
        if before.get((tabel, label)) != nilai
    ]


def _build_bagian(bagian: Bagian, row: LaporanLayanan, laporan: Laporan) -> Isi:
    tables = {
        LAYANAN: lambda: list_layanan(laporan.layanan, setahun=True),
        SENGKETA: lambda: list_keberatan(laporan.keberatan),
    }.get(bagian.nomor, list)()
    return {
        "nomor": bagian.nomor,
        "judul": bagian.judul,
        "teks": [
            [_name(row, isian.nama), getattr(row, isian.nama)]
            for isian in bagian.isian
            if getattr(row, isian.nama)
        ],
        # As JSON gives it back, so that what is kept and what is new can be compared.
        "tabel": [{**asdict(each), "baris": list(map(asdict, each.baris))} for each in tables],
    }


def _name(row: LaporanLayanan, field: str) -> str:
    label = str(row._meta.get_field(field).verbose_name)
    return label[:1].upper() + label[1:]


def _build_situs(baris: BarisSitus) -> list[Any]:
    return [
        *(baris.situs.nama, baris.layanan.diterima, baris.dikabulkan, baris.ditolak),
        *(baris.lainnya, baris.terbuka, baris.layanan.terlambat, baris.keberatan.diterima),
    ]
