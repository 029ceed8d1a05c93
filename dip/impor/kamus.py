"""What a column header means. The words are those of Lampiran I and of lists seen in the wild."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from dip.impor.hasil import HANYA_DIK
from dip.impor.nilai import parse_bentuk, parse_kategori
from dip.impor.teks import normalize_key, word_set

MAX_HEADER = 120
_WORDS = word_set(
    """
    no nomor nomer nmr urut judul nama uraian ringkasan isi informasi publik dokumen daftar jenis
    pejabat unit satuan kerja satker organisasi perangkat daerah opd skpd badan yang menguasai
    dikuasai penguasa penguasaan pengelola penanggung jawab penanggungjawab pj pembuatan pembuat
    dibuat penerbitan penerbit diterbitkan atau dan waktu tempat tanggal tgl tahun bulan lokasi
    pemutakhiran mutakhir pembaruan update terakhir bentuk format tersedia tipe file berkas cetak
    tercetak rekam terekam rekaman softcopy hardcopy soft hard copy softfile hardfile online
    daring digital elektronik website web situs laman link tautan url alamat src media sosial
    medsos memuat pemuat jangka penyimpanan simpan disimpan masa retensi arsip berlaku umur
    kategori klasifikasi sifat golongan kelompok rumpun tema topik keterangan ket kode jangan
    diubah sumber unduh download bidang seksi bagian jadwal rincian materi deskripsi konten esensi
    substansi dasar hukum konsekuensi akibat manfaat bila apabila jika dibuka ditutup batas
    pengecualian alasan berkala serta merta setiap saat dikecualikan aktif inaktif singkat tentang
    pemilik penyedia pengolah di dalam pada secara wajib diumumkan disediakan penyusun penyusunan
    penetapan pelaksana ppid sub lain ada tidak oleh dari untuk dengan cara hal resume
    unggah upload aksi action dilihat diunduh penyampaian penjabat abstrak
    penjelasan pertimbangan pasal berakhir berakhirnya
    """
)
_LONG_WORDS = sorted(word for word in _WORDS if len(word) >= 5)
_COLUMN_NUMBER = re.compile(r"(?<=\w) \d{1,2}$")  # "No (1)"
_TICK_WORDS = word_set(
    """
    cetak tercetak rekam terekam rekaman softcopy hardcopy soft hard copy softfile hardfile file
    online daring digital elektronik website web situs medsos media sosial dan atau bentuk on line
    hc sc
    """
)

_NOT_TICKED = {"kategori", "jenis", "daftar", "hukum", "waktu", "alasan"}

_RULES = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("kode", r"^kode jangan diubah"),
        ("nomor_asli", r"^(?:no|nomor|nomer|nmr)(?: urut)?$|^urut$|^n o$"),
        ("", r"^(?:kode|nomor|no)\b|(?:tempat|lokasi) (?:penyimpanan|simpan|arsip)"),
        ("dasar_hukum", r"dasar hukum"),
        ("dasar", r"\bpasal\b"),
        ("jangka_jenis", r"^jenis jangka"),
        ("konsekuensi_dibuka", r"\bdibuka\b"),
        ("konsekuensi_ditutup", r"\bditutup\b|manfaat"),
        ("konsekuensi_dibuka", r"konsekuensi|akibat"),
        ("berakhir", r"^(?:tanggal )?berakhir"),
        ("jangka_teks", r"batas waktu|jangka waktu .*(?:pengecualian|dikecualikan)"),
        ("dik", r"alasan|pengecualian|dikecualikan"),
        ("retensi", r"jangka waktu|retensi|penyimpanan|(?:masa|umur) (?:simpan|berlaku|arsip)"),
        ("pejabat_penguasa", r"menguasai|(?<!informasi yang )dikuasai|penguasa"),
        ("penanggung_jawab", r"penanggung ?jawab|^pj\b|^penerbit\b|^pembuat\b"),
        (
            "waktu_tempat",
            r"(?:waktu|tanggal|tgl|tahun|bulan).*(?:tempat|lokasi)|(?:tempat|lokasi).*(?:waktu|tanggal|tahun|tgl)",
        ),
        ("tempat", r"\btempat\b|\blokasi\b"),
        ("media", r"media (?:yang )?(?:me|pe)muat|^jenis media|^media\b"),
        ("", r"unggah(?!an)|upload|\baksi\b|action|dilihat|diunduh"),
        ("kategori", r"kategori|klasifikasi|sifat|golongan|jenis informasi|^jenis$"),
        ("bentuk", r"bentuk|\bformat\b|(?:tipe|jenis) (?:file|berkas|dokumen)"),
        ("judul", r"judul|nama (?:informasi|dokumen|berkas|data)"),
        ("ringkasan", r"ringkasan|resume|abstrak|deskripsi|uraian|penjelasan|konten"),
        ("media", r"\blink\b|tautan|\burl\b|unduh|download|\bsrc\b|website|alamat"),
        ("waktu", r"waktu|tanggal|\btgl\b|\btahun\b|pemutakhiran|pembaruan|update"),
        ("ringkasan", r"\bisi\b|rincian"),
        ("kelompok", r"kelompok|rumpun|tema|topik"),
        ("judul", r"esensi|materi|substansi|daftar informasi|informasi yang (?:tersedia|dikuasai)"),
        ("judul", r"^nama$"),
        ("judul", r"^(?:jenis )?(?:informasi|dokumen)(?: publik)?$"),
        (
            "pejabat_penguasa",
            r"satker|(?:unit|satuan|organisasi|perangkat)\b|\bopd\b|\bskpd\b|pejabat|^bidang|^seksi"
            r"|^bagian|(?:sumber|pengelola|pengolah|pemilik|penyedia) informasi",
        ),
        ("keterangan", r"^ket(?:erangan)?$|^catatan$"),
    )
)
# Words that other lists use too: a column named by one of them gives way to a plainer name.
_WEAK = {pattern.pattern for _, pattern in _RULES[-3:]} | {r"^nama$"}
_STRONG = {"judul", "ringkasan", "retensi", "penanggung_jawab", "bentuk", "dik", "waktu_tempat"}
_STRONG |= set(HANYA_DIK)


@dataclass(frozen=True)
class Arti:
    """What a header is taken for: a field, how sure (0-1), and for tick columns their codes."""

    field: str = ""
    yakin: float = 0.0
    kode: tuple[str, ...] = ()


@lru_cache(maxsize=8_192)
def classify_tajuk(text: str) -> Arti:
    """The field a header names, by its words, misspelt ones included."""
    if not text or len(text) > MAX_HEADER:
        return Arti()
    if text.strip() == "#":
        return Arti("nomor_asli", 1.0)
    words, share, exact = _read_words(text)
    if share < 0.5:
        return Arti()
    joined = _COLUMN_NUMBER.sub("", " ".join(words))
    if tick := _classify_tick(words, joined):
        return tick
    for field, pattern in _RULES:
        if pattern.search(joined):
            sure = max(share, 0.85) if field in _STRONG else share
            sure = min(sure, 0.8) if pattern.pattern in _WEAK else sure
            return Arti(field, round(sure * (1.0 if exact else 0.95), 2)) if field else Arti()
    return Arti()


def vocabulary_share(text: str) -> float:
    """How much of a text consists of header words."""
    return _read_words(text)[1] if text else 0.0


def classify_leaf(text: str, parent: str) -> Arti:
    """A sub-header under a header that spans several columns ("Bentuk" over "Cetak", "Online")."""
    above = classify_tajuk(parent)
    leaf = classify_tajuk(text)
    if above.field == "bentuk" and (codes := parse_bentuk(text)):
        return Arti("bentuk_centang", 1.0, tuple(codes))
    if above.field in ("kategori", "judul", "") and leaf.field == "kategori_centang":
        return leaf
    if leaf.field and leaf.yakin >= 0.8:
        return leaf
    whole = classify_tajuk(f"{parent} {text}".strip())
    return above if above.yakin >= whole.yakin and above.field else whole


def _classify_tick(words: list[str], joined: str) -> Arti | None:
    kategori = parse_kategori(joined)
    if kategori and len(words) <= 4 and not set(words) & _NOT_TICKED:
        return Arti("kategori_centang", 0.95, (kategori,))
    if all(word in _TICK_WORDS for word in words) and (codes := parse_bentuk(joined)):
        return Arti("bentuk_centang", 0.95, tuple(codes))
    return None


def _read_words(text: str) -> tuple[list[str], float, bool]:
    """Header words as they should be spelt, the share that is known, and whether all was exact."""
    tokens = normalize_key(re.sub(r"(?<=[a-z])-\s+(?=[a-z])", "", text.replace("\n", " "))).split()
    words: list[str] = []
    known, exact, position = 0, True, 0
    while position < len(tokens):
        used, found = _read_word(tokens, position)
        if found:
            words += found
            known += used
            exact = exact and found == tokens[position : position + used]
        else:
            words.append(tokens[position])
        position += used
    return words, known / len(tokens) if tokens else 0.0, exact


def _read_word(tokens: list[str], position: int) -> tuple[int, list[str]]:
    token = tokens[position]
    if token in _WORDS or token.isdigit():
        return 1, [token]
    pair = token + tokens[position + 1] if position + 1 < len(tokens) else ""
    if pair in _WORDS:
        return 2, [pair]
    return 1, list(_correct_word(token))


@lru_cache(maxsize=8_192)
def _correct_word(token: str) -> tuple[str, ...]:
    if len(token) < 5 or len(token) > 40:
        return ()
    close = get_close_matches(token, _LONG_WORDS, n=1, cutoff=0.8)
    return (close[0],) if close else _split_word(token)


def _split_word(token: str) -> tuple[str, ...]:
    """ "isiinformasi", "penanggungjawabpembuatan": words that lost the space between them."""
    for cut in range(len(token) - 2, 2, -1):
        head, tail = token[:cut], token[cut:]
        if head in _WORDS and (rest := (tail,) if tail in _WORDS else _split_word(tail)):
            return (head, *rest)
    return ()
