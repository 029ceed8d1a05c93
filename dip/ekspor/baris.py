from collections.abc import Iterable, Iterator
from functools import lru_cache

from dip.enums import Bentuk, Kategori
from dip.impor.nilai import bentuk_as_written, split_waktu_tempat
from situs.sel import Sel

FORMAT = "dip-1"  # stands in the workbook and in the JSON; a change of columns gets a new one

# Lampiran I huruf a-g Perki 1/2021 in its order and words; our own columns only to the right of it.
HEADINGS = (
    "Nomor",
    "Ringkasan isi informasi",
    "Pejabat/unit/satuan kerja yang menguasai informasi",
    "Penanggung jawab pembuatan/penerbitan informasi",
    "Waktu dan tempat pembuatan informasi",
    "Bentuk informasi yang tersedia",
    "Jangka waktu penyimpanan/retensi arsip",
    "Judul",
    "Kategori",
    "Kelompok",
    "Media/tautan",
    "Kode (jangan diubah)",
)
NOMOR, JUDUL, MEDIA, KODE = 0, 7, 10, 11
KATEGORI_LABELS: dict[str, str] = {kategori.value: kategori.label for kategori in Kategori}


def build_rows(rows: Iterable[dict]) -> Iterator[tuple[Sel, ...]]:
    return (build_row(values, index) for index, values in enumerate(rows, 1))


def build_row(values: dict, index: int) -> tuple[Sel, ...]:
    """The twelve cells of an entry; an entry without a number of its own gets its place."""
    return (
        values["urutan"] or index,
        values["ringkasan"],
        values["pejabat_penguasa"],
        values["penanggung_jawab"],
        join_waktu_tempat(values["waktu"], values["tempat"]),
        join_bentuk(tuple(values["bentuk"]), values["bentuk_teks"]),
        values["retensi"],
        values["judul"],
        KATEGORI_LABELS.get(values["kategori"], ""),
        values["kelompok"],
        values["media"],
        values["kode"],
    )


@lru_cache(maxsize=4096)
def join_waktu_tempat(waktu: str, tempat: str) -> str:
    """ "Cilacap, 2 Januari 2023" where the importer parts it into the same pair, else labelled."""
    text = f"{tempat}, {waktu}" if tempat and waktu else tempat or waktu
    if split_waktu_tempat(text) == (waktu, tempat):
        return text
    return f"Waktu: {waktu}; tempat: {tempat}"


@lru_cache(maxsize=4096)
def join_bentuk(bentuk: tuple[str, ...], bentuk_teks: str) -> str:
    """The officer's own words as long as they still say what is ticked, else the official names."""
    written = bentuk_as_written(bentuk, bentuk_teks)
    return written or ", ".join(Bentuk(kode).label for kode in bentuk)
