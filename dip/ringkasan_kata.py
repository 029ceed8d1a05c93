"""Words by which dip.ringkasan tells the content of a document from its name."""

import csv
import re
from pathlib import Path

from dip.pencarian import KATA_UMUM, find_root, split_words

DATA = Path(__file__).parent / "data" / "singkatan.csv"

# After these somebody says what is in the document.
_PENUNJUK_ISI = """
    memuat berisi berisikan menjelaskan menguraikan mengurai menyajikan menggambarkan menerangkan
    mencakup meliputi membahas mencantumkan menyebutkan mencatat merinci menampilkan menunjukkan
    terdiri berupa yaitu yakni seperti misalnya diantaranya
"""
PENUNJUK_ISI = frozenset(_PENUNJUK_ISI.split())
# Verbs after these belong to a name: "badan publik yang menyelenggarakan pendidikan".
SAMBUNGAN = frozenset({"yang", "dalam", "untuk", "dan", "atau", "serta", "guna", "telah"})
BUKAN_KATA_KERJA = frozenset({"mengenai", "melalui", "menteri"})

# What any document of any office has: it says nothing about the content of this one.
_TANPA_ISI = """
    badan bagian berikut berkaitan berlaku berdasarkan beserta daerah data dilingkungan dokumen
    file informasi instansi isi jajaran kabupaten kantor kecamatan kota laporan lembar lingkungan
    lingkup masih mulai naskah nomor nama organisasi pemerintah pemkab pemkot pemprov periode
    perangkat ppid provinsi publik rangka rentang ringkasan sedang sejak selama surat tahun
    tanggal telah tersebut unit utama waktu wilayah yakni beri berisi memuat
"""
TANPA_ISI = (
    KATA_UMUM
    | {form for word in _TANPA_ISI.split() for form in (word, find_root(word))}
    | PENUNJUK_ISI
)
# "Kabupaten Cilacap", "Pemprov Kalimantan Timur": whose document it is, not what is in it.
_TINGKAT = "provinsi|kabupaten|kab\\.|kota|kecamatan|kec\\.|desa|kelurahan|pemprov|pemkab|pemkot"
_WILAYAH = re.compile(rf"\b(?i:{_TINGKAT})(?: (?!(?i:{_TINGKAT}))[A-Z][a-z]+){{1,2}}")


def _read_singkatan() -> dict[str, str]:
    with DATA.open(encoding="utf-8", newline="") as file:
        return {row["kepanjangan"]: row["singkatan"] for row in csv.DictReader(file)}


_SINGKATAN = _read_singkatan()
# The longest first: it holds the shorter ones.
_KEPANJANGAN = re.compile(rf"\b(?:{'|'.join(sorted(_SINGKATAN, key=len, reverse=True))})\b")


def list_kata(text: str) -> list[str]:
    """The words, with every long form that has a usual abbreviation written as that."""
    folded = " ".join(split_words(_WILAYAH.sub(" ", text)))
    return _KEPANJANGAN.sub(lambda found: _SINGKATAN[found[0]], folded).split()


def list_baru(judul: str, ringkasan: str) -> set[str]:
    """Roots of words in the summary that say something and are not in the title."""
    known = [*split_words(judul), *list_kata(judul)]
    roots, squeezed = {find_root(word) for word in known}, "".join(known)
    return {
        root
        for word in list_kata(ringkasan)
        if _says_something(word, root := find_root(word))
        and root not in roots
        and not (len(word) > 4 and word in squeezed)  # "penanggung" in "penanggungjawab"
    }


def _says_something(word: str, root: str) -> bool:
    return len(word) > 2 and not word.isdigit() and word not in TANPA_ISI and root not in TANPA_ISI
