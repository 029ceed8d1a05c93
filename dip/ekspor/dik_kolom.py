"""The columns of the Daftar Informasi Dikecualikan as a workbook: those of the lembar pengujian
konsekuensi in their order and words, ours only to the right of them.
"""

from collections.abc import Callable

from dip.aturan_pengecualian import describe_dasar
from dip.models import Pengecualian
from dip.tenggat_pengecualian import describe_jangka
from situs.kalender import format_tanggal
from situs.kolom import Kolom

FORMAT = "dik-1"  # stands in the workbook; a change of columns gets a new one
KONSEKUENSI = "Konsekuensi/Pertimbangan bagi Publik"


def _of(name: str) -> Callable[[Pengecualian, int], str]:
    return lambda row, number: getattr(row, name)


def say_jangka(row: Pengecualian) -> str:
    """As the officer wrote it; what the form says where the words are missing."""
    return row.jangka_teks or describe_jangka(row)


def _say_surat(row: Pengecualian, number: int) -> str:
    return f"{row.surat.nomor}, {format_tanggal(row.surat.tanggal)}" if row.surat else ""


def _say_uji(row: Pengecualian, number: int) -> str:
    return f"{row.uji.nomor}, {format_tanggal(row.uji.tanggal)}" if row.uji else ""


LEMBAR = (
    Kolom("No", 6, lambda row, number: number, tengah=True),
    Kolom("Informasi", 34, _of("judul")),
    Kolom("Dasar Hukum Pengecualian Informasi", 36, lambda row, number: describe_dasar(row)),
    Kolom("Dibuka", 32, _of("konsekuensi_dibuka"), KONSEKUENSI),
    Kolom("Ditutup", 32, _of("konsekuensi_ditutup"), KONSEKUENSI),
    Kolom("Jangka Waktu", 24, lambda row, number: say_jangka(row)),
)
_JANGKA = (
    Kolom("Alasan Pasal 17", 10, lambda row, number: ", ".join(row.dasar), tengah=True),
    Kolom("Jenis jangka waktu", 20, lambda row, number: row.get_jangka_jenis_display()),
    Kolom("Berakhir", 17, lambda row, number: format_tanggal(row.berakhir) if row.berakhir else ""),
)
_PENETAPAN = (
    Kolom("Status", 14, lambda row, number: row.get_status_display()),
    Kolom("Nomor surat penetapan", 24, _say_surat),
    Kolom("Nomor lembar uji", 24, _say_uji),
)
# Never in public: the content of what is closed and how the office keeps it.
_PETUGAS = (
    Kolom("Kelompok", 24, _of("kelompok")),
    Kolom("Rincian (untuk petugas)", 36, _of("uraian")),
    Kolom("Unit yang menguasai", 22, _of("pejabat_penguasa")),
    Kolom("Penanggung jawab", 22, _of("penanggung_jawab")),
    Kolom("Bentuk informasi", 16, _of("bentuk_teks")),
)
_SITUS = Kolom("Nama PPID", 24, lambda row, number: row.situs.nama)
_KODE = Kolom("Kode (jangan diubah)", 13, _of("kode"))
PUBLIK = (*LEMBAR, *_JANGKA, *_PENETAPAN, _KODE)
PETUGAS = (*LEMBAR, *_JANGKA, *_PENETAPAN, *_PETUGAS, _KODE)
PETUGAS_SEMUA = (*PETUGAS[:-1], _SITUS, _KODE)  # of several sites
