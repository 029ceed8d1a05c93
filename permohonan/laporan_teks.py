"""The report as tables of words and numbers: page, workbook and CSV show the same ones."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from permohonan.alasan import read_alasan
from permohonan.enums import (
    Hasil,
    JenisPemohon,
    Kanal,
    PutusanKeberatan,
    TahapSengketa,
)
from permohonan.laporan import DICABUT, KELOMPOK_WAKTU, TERBUKA, Keberatan, Layanan
from situs.angka_kecil import mask_kecil
from situs.dasar_pengecualian import read_pengecualian
from situs.sel import Sel

KATA_NASIB = dict(Hasil.choices) | {
    TERBUKA: "Belum dijawab",
    DICABUT: "Dicabut pemohon",
}
KATA_KEBERATAN = dict(PutusanKeberatan.choices) | {
    TERBUKA: "Belum ditanggapi",
    DICABUT: "Dicabut pemohon",
}
BEBERAPA = "Satu {apa} dapat memuat beberapa alasan, jadi jumlahnya dapat lebih besar."


@dataclass(frozen=True)
class Baris:
    label: str
    nilai: Sel
    persen: int | None = None  # length of the bar; None: no bar beside it


@dataclass(frozen=True)
class Tabel:
    judul: str
    baris: tuple[Baris, ...]
    catatan: str = ""
    jumlah: int | None = None  # what the rows add up to


def list_tabel(layanan: Layanan, keberatan: Keberatan, *, setahun: bool) -> list[Tabel]:
    return [*list_layanan(layanan, setahun=setahun), *list_keberatan(keberatan)]


def list_layanan(layanan: Layanan, *, setahun: bool) -> list[Tabel]:
    """What kind of people asked is told by the year only: two halves of a year, taken from each
    other, would uncover small numbers."""
    tables = [
        _count("Keputusan", KATA_NASIB, layanan.nasib, layanan.diterima),
        _count("Diterima lewat", dict(Kanal.choices), layanan.kanal, layanan.diterima),
        _describe_waktu(layanan),
        _spread_waktu(layanan),
        _count("Alasan penolakan", _name_dasar(), layanan.dasar, catatan=_beberapa("penolakan")),
    ]
    return [*tables, _describe_pemohon(layanan)] if setahun else tables


def list_keberatan(keberatan: Keberatan) -> list[Tabel]:
    grounds = {row.kode: f"Huruf {row.kode}: {row.teks}" for row in read_alasan().values()}
    return [
        _count("Keberatan", KATA_KEBERATAN, keberatan.nasib, keberatan.diterima),
        _count("Alasan keberatan", grounds, keberatan.alasan, catatan=_beberapa("keberatan")),
        Tabel(
            "Waktu tanggapan keberatan",
            _bars(
                [
                    ("Dalam 30 hari kerja", keberatan.tepat_waktu),
                    ("Lewat 30 hari kerja", keberatan.terlambat),
                ]
            ),
        ),
        _count(
            "Sengketa di Komisi Informasi",
            dict(TahapSengketa.choices),
            keberatan.sengketa,
            keberatan.sengketa.total(),
            "Menurut tahap terakhir yang diketahui badan publik.",
        ),
    ]


def _beberapa(apa: str) -> str:
    return BEBERAPA.format(apa=apa)


def _name_dasar() -> dict[str, str]:
    return {row.huruf: f"Pasal 17 huruf {row.huruf}: {row.judul}" for row in read_pengecualian()}


def _count(
    judul: str,
    labels: Mapping[str, str],
    found: Mapping[str, int],
    jumlah: int | None = None,
    catatan: str = "",
) -> Tabel:
    """Every label, those without a case too."""
    return Tabel(
        judul, _bars((label, found.get(key, 0)) for key, label in labels.items()), catatan, jumlah
    )


def _bars(pairs: Iterable[tuple[str, int]]) -> tuple[Baris, ...]:
    pairs = list(pairs)
    longest = max((number for _, number in pairs), default=0)
    return tuple(
        Baris(label, number, round(100 * number / longest) if longest else 0)
        for label, number in pairs
    )


def _describe_waktu(layanan: Layanan) -> Tabel:
    waktu = layanan.waktu
    return Tabel(
        "Waktu menjawab",
        (
            Baris("Permohonan yang dijawab", waktu.jumlah),
            Baris("Rata-rata (hari kerja)", format_pecahan(waktu.rata_rata)),
            Baris("Median (hari kerja)", format_pecahan(waktu.median)),
            Baris("Waktu jawab diperpanjang", layanan.diperpanjang),
            Baris("Dijawab lewat jatuh tempo", layanan.terlambat),
            Baris("Belum dijawab dan lewat jatuh tempo", layanan.lewat),
        ),
        "Dihitung dari hari diterima sampai pemberitahuan tertulis yang pertama; Sabtu, Minggu, "
        "hari libur, dan cuti bersama tidak dihitung.",
    )


def _spread_waktu(layanan: Layanan) -> Tabel:
    pairs = zip(KELOMPOK_WAKTU, layanan.waktu.sebaran, strict=True)
    return Tabel(
        "Sebaran waktu menjawab",
        _bars((_name_waktu(*span), number) for span, number in pairs),
        jumlah=layanan.waktu.jumlah,
    )


def _name_waktu(least: int, most: int | None) -> str:
    return f"{least}–{most} hari kerja" if most else f"{least} hari kerja atau lebih"


def _describe_pemohon(layanan: Layanan) -> Tabel:
    cells = {key: layanan.jenis_pemohon.get(key, 0) for key in JenisPemohon.values}
    masked = mask_kecil(cells)
    return Tabel(
        "Pemohon",
        tuple(Baris(label, masked[key]) for key, label in JenisPemohon.choices),
        "Angka kecil, dan angka yang dapat dihitung dari jumlahnya, disamarkan agar tidak seorang "
        "pun dikenali. Hanya untuk setahun penuh.",
    )


def format_pecahan(value: float | None) -> str:
    """ "3,5"; a dash when there is nothing to take the mean of."""
    return "–" if value is None else f"{value:.1f}".replace(".", ",").removesuffix(",0")
