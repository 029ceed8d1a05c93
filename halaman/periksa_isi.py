"""What an editor would mark in a text before it goes out; every rule can be explained.

A finding never changes the text. "tahan" keeps it from being published, the rest are advice.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import TextChoices

from dip.tampilan import cut
from halaman.models import Konten
from halaman.struktur_isi import Struktur, read_struktur

MAX_WORDS = 120  # in one paragraph
MIN_WORDS = 25  # beside a link to a PDF, or a picture, for a page to say something itself
MAX_HEADING = 90  # characters: longer bold paragraphs are not headings in disguise
EMPTY_LINKS = {
    *("klik", "klik di sini", "klik disini", "klik ini", "di sini", "disini", "sini", "ini"),
    *("baca", "baca selengkapnya", "selengkapnya", "lihat selengkapnya", "lihat", "link"),
    *("tautan", "unduh", "unduh di sini", "download", "download di sini", "buka", "lanjut"),
}
_ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_OWN_PICTURE = re.compile(r"/gambar/[A-Z0-9]+/")
_FILE = re.compile(r"\.pdf($|[?#])|^/dokumen/[^/]+/(berkas/)?$", re.IGNORECASE)
_SHOUT = re.compile(r"\b[A-Z]{2,}(?:[\s,/&-]+[A-Z]{2,}){4,}\b")
_SLOT = re.compile(r"\[isi:[^\]]*\]?", re.IGNORECASE)
_OLD_NAME = re.compile(r"\bPPID\s+Pembantu\b", re.IGNORECASE)


class Berat(TextChoices):
    TAHAN = "tahan", "Perbaiki sebelum terbit"
    PERBAIKI = "perbaiki", "Sebaiknya diperbaiki"


@dataclass(frozen=True)
class Temuan:
    aturan: str
    berat: Berat
    pesan: str


def periksa_konten(konten: Konten) -> list[Temuan]:
    found = [*_check_words(konten)]
    for name in konten.teks_kaya:
        found += periksa_html(getattr(konten, name))
    found += _check_empty(konten)
    return list(dict.fromkeys(found))


def periksa_html(html: str) -> list[Temuan]:
    isi = read_struktur(html)
    return [found for rule in _RULES for found in rule(isi)]


def _check_empty(konten: Konten) -> Iterator[Temuan]:
    if "isi" not in konten.teks_kaya or getattr(konten, "tertaut", False):
        return
    isi = read_struktur(konten.isi)
    if not isi.bagian and not isi.foto:
        label = konten._meta.get_field("isi").verbose_name
        yield _hold("kosong", f"Kolom {label} masih kosong. Tulis isinya sebelum diterbitkan.")


def _check_words(konten: Konten) -> Iterator[Temuan]:
    """Fields of plain text: the same words matter there."""
    for name in konten.diindeks:
        if name in konten.teks_kaya or not hasattr(konten, name):
            continue
        text = str(getattr(konten, name))
        label = str(konten._meta.get_field(name).verbose_name)
        yield from _judge_words(text, f"Pada {label}: ")
        if name == "judul" and len(text) > 12 and text == text.upper():
            yield _advise(
                "kapital", f"Judul “{text}” memakai huruf kapital semua. {_SENTENCE_CASE}"
            )


_SENTENCE_CASE = "Tulis seperti kalimat biasa supaya mudah dibaca dan dibacakan."


def _advise(rule: str, message: str) -> Temuan:
    return Temuan(rule, Berat.PERBAIKI, message)


def _hold(rule: str, message: str) -> Temuan:
    return Temuan(rule, Berat.TAHAN, message)


def _cut(text: str) -> str:
    return cut(text, 50)


def _judge_words(text: str, place: str = "") -> Iterator[Temuan]:
    if _OLD_NAME.search(text):
        yield _advise(
            "istilah", f"{place}“PPID Pembantu” sudah tidak dipakai. Tulis “PPID Pelaksana”."
        )
    for slot in dict.fromkeys(_SLOT.findall(text)):
        yield _hold("belum_diisi", f"{place}bagian “{_cut(slot)}” masih harus Anda isi.")


# --- Pictures -----------------------------------------------------------------------------------
def name_picture(number: int, after: str) -> str:
    return f"Gambar ke-{number}" + (f" (sesudah “{_cut(after)}”)" if after else "")


def check_alt(isi: Struktur) -> Iterator[Temuan]:
    for foto in isi.foto:
        if not foto.alt:
            yield _hold(
                "alt",
                f"{name_picture(foto.nomor, foto.sesudah)} belum punya teks alternatif. Klik "
                "gambar itu, pilih “Ganti alternatif teks gambar”, lalu ceritakan isinya.",
            )


def check_source(isi: Struktur) -> Iterator[Temuan]:
    for foto in isi.foto:
        if not _OWN_PICTURE.fullmatch(foto.alamat):
            yield _hold(
                "gambar_luar",
                f"{name_picture(foto.nomor, foto.sesudah)} bukan gambar yang diunggah di sini. "
                "Simpan gambar itu di komputer Anda, lalu unggah dengan tombol gambar.",
            )


def check_only_picture(isi: Struktur) -> Iterator[Temuan]:
    if isi.foto and len(isi.teks.split()) < MIN_WORDS:
        yield _advise(
            "hanya_gambar",
            "Halaman ini hampir hanya berisi gambar. Tulis isi gambar itu sebagai teks, supaya "
            "dapat dicari, diperbesar, dan dibacakan.",
        )


# --- Links --------------------------------------------------------------------------------------
def check_link_words(isi: Struktur) -> Iterator[Temuan]:
    for tautan in isi.tautan:
        text = " ".join(tautan.teks.split())
        if text.casefold().strip(" .:!›»>") in EMPTY_LINKS or not text:
            yield _advise(
                "teks_tautan",
                f"Tautan “{text or '(kosong)'}” ke {_cut(tautan.alamat)} belum menyebut tujuannya. "
                "Tulis tujuannya, misalnya “Formulir permohonan informasi (PDF)”.",
            )
        elif _ADDRESS.fullmatch(text):
            yield _advise(
                "alamat_mentah",
                f"Tautan “{_cut(text)}” berupa alamat. Ganti dengan nama halaman yang dituju.",
            )


def check_only_file(isi: Struktur) -> Iterator[Temuan]:
    files = [tautan for tautan in isi.tautan if _FILE.search(tautan.alamat)]
    beside = len(isi.teks.split()) - sum(len(each.teks.split()) for each in files)
    if files and beside < MIN_WORDS:
        yield _advise(
            "hanya_pdf",
            "Halaman ini hampir hanya berisi tautan ke dokumen. Tulis isi pokoknya di sini, dan "
            "biarkan dokumen itu sebagai pelengkap.",
        )


# --- Headings and text --------------------------------------------------------------------------
def check_heading_one(isi: Struktur) -> Iterator[Temuan]:
    for part in isi.bagian:
        if part.tingkat == 1:
            yield _advise(
                "h1",
                f"“{_cut(part.teks)}” memakai tingkat judul halaman (H1). Saat disimpan ia menjadi "
                "judul bagian (H2), sebab judul halaman sudah ada.",
            )


def check_heading_jump(isi: Struktur) -> Iterator[Temuan]:
    before = 1
    for part in isi.bagian:
        if not part.tingkat:
            continue
        if part.tingkat > before + 1:
            yield _advise(
                "lompat_judul",
                f"Judul “{_cut(part.teks)}” melompati tingkat (H{before} lalu H{part.tingkat}). "
                f"Pakai H{before + 1}, supaya susunan halaman tidak terputus.",
            )
        before = part.tingkat


def check_fake_heading(isi: Struktur) -> Iterator[Temuan]:
    for part in isi.bagian:
        whole = part.tag == "p" and part.teks == part.tebal
        if whole and len(part.teks) <= MAX_HEADING and not part.teks.endswith((".", "!", "?", ":")):
            yield _advise(
                "judul_palsu",
                f"“{_cut(part.teks)}” tampak seperti judul, tetapi hanya ditebalkan. Pilih “Judul "
                "bagian” pada daftar gaya, supaya pembaca layar mengenalinya.",
            )


def check_long_paragraph(isi: Struktur) -> Iterator[Temuan]:
    for part in isi.bagian:
        words = len(part.teks.split())
        if part.tag == "p" and words > MAX_WORDS:
            yield _advise(
                "paragraf_panjang",
                f"Paragraf “{_cut(part.teks)}” panjangnya {words} kata. Pecah menjadi beberapa "
                "paragraf atau daftar.",
            )


def check_capitals(isi: Struktur) -> Iterator[Temuan]:
    for part in isi.bagian:
        if match := _SHOUT.search(part.teks):
            yield _advise(
                "kapital", f"“{_cut(match[0])}” memakai huruf kapital semua. {_SENTENCE_CASE}"
            )


def check_table_header(isi: Struktur) -> Iterator[Temuan]:
    for tabel in isi.tabel:
        if not tabel.bertajuk:
            first = f" (mulai “{_cut(tabel.awal)}”)" if tabel.awal else ""
            yield _advise(
                "tajuk_tabel",
                f"Tabel ke-{tabel.nomor}{first} belum punya baris tajuk. Klik tabel itu, pilih "
                "“Baris”, lalu nyalakan “Baris tajuk”.",
            )


def check_words(isi: Struktur) -> Iterator[Temuan]:
    yield from _judge_words(isi.teks)


_RULES: tuple[Callable[[Struktur], Iterator[Temuan]], ...] = (
    *(check_alt, check_source, check_words, check_link_words, check_heading_one),
    *(check_heading_jump, check_fake_heading, check_table_header, check_only_file),
    *(check_only_picture, check_long_paragraph, check_capitals),
)
