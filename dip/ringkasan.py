"""Indicator 2 of Kominfo's form: the summary tells the content, not the title.

A few rules, each with the sentence that the officer reads. They were measured on real lists and
the verdicts read one by one: tests/dip/test_ringkasan.py.
"""

import re

from dip.ringkasan_kata import BUKAN_KATA_KERJA, PENUNJUK_ISI, SAMBUNGAN, list_baru

MIN_LENGTH = 40  # huruf
MIN_BARU = 3  # words that say something and do not stand in the title
KAYA = 8  # a name hardly adds so many words to a title
BANYAK_KOMA = 3  # the longest names of the law have two
_OPENINGS = re.compile(
    r"^(beri|berisi|berisikan|memuat|menyajikan|mengurai|merupakan|adalah)?\b\s*"
    r"(tentang|mengenai|informasi|dokumen|data)?\b\s*",
    re.IGNORECASE,
)
_KATA_KERJA = re.compile(r"me\w{3,}(?:kan|i)|mengatur|memberi")
_RINCIAN = re.compile(r"(?<![\w.,/])(?:\d{1,2}|[a-h])[.)]\s*(?=[^\W\d])")
_KALIMAT = re.compile(r"\w{5}[.!?;]\s+[A-Z]")
_KOMA = re.compile(r",\s")
# What the portal itself writes into an entry whose exclusion has ended (Pasal 52 Perki 1/2021).
_SEMULA = re.compile(r"Semula dikecualikan[^.]*\.\s*(?:Kini terbuka[^.]*\.)?")
_ANGKA = re.compile(r"\brp\b|\bpukul\b|\d\s?(?:%|persen\b)", re.IGNORECASE)

KOSONG = "Ringkasan masih kosong."
HANYA_SEMULA = (
    "Ringkasan baru menyebut bahwa informasi ini semula dikecualikan. Tulis juga apa isinya."
)
MENGULANG = "Ringkasan hanya mengulang judul. Tulis apa isinya."
TANPA_KABAR = (
    "Ringkasan hampir tidak menambah apa pun pada judul. Sebutkan pokok-pokok isinya, misalnya "
    "bagian, angka, atau siapa saja yang dibahas."
)
BELUM_ISI = "Ringkasan belum menyebut isinya. Sebutkan pokok-pokok yang dimuat."
HANYA_NAMA = (
    "Ringkasan terbaca seperti nama dokumen. Tulis isinya, misalnya “Memuat ...”, lalu sebutkan "
    "pokok-pokoknya."
)
PENDEK = "Ringkasan sangat pendek ({} huruf). Tulis isi informasinya, bukan namanya."


def judge_ringkasan(judul: str, ringkasan: str) -> list[str]:
    """Why this summary may be only a title; empty when nothing speaks against it."""
    if not _fold(ringkasan):
        return [KOSONG]
    ringkasan = _SEMULA.sub("", ringkasan, count=1)
    text = _fold(ringkasan)
    if not text:
        return [HANYA_SEMULA]
    faults = [fault] if (fault := _judge_isi(judul, ringkasan)) else []
    if len(text) < MIN_LENGTH:
        faults.append(PENDEK.format(len(text)))
    return faults


def _judge_isi(judul: str, ringkasan: str) -> str:
    if judul and _core(ringkasan) == _core(judul):
        return MENGULANG
    baru = list_baru(judul, ringkasan)
    if len(baru) < MIN_BARU:
        return TANPA_KABAR if judul else BELUM_ISI
    rich = judul and len(baru) >= KAYA
    return "" if rich or tells_isi(ringkasan) else HANYA_NAMA


def tells_isi(ringkasan: str) -> bool:
    """A word or shape that no bare name has: "memuat", a verb, a list, two sentences, an amount."""
    words = re.findall(r"\w+", ringkasan.casefold())
    if not PENUNJUK_ISI.isdisjoint(words) or "antara lain" in ringkasan.casefold():
        return True
    if any(_is_predicate(before, word) for before, word in zip(["", *words], words, strict=False)):
        return True
    listed = len(_RINCIAN.findall(ringkasan)) > 1 or len(_KOMA.findall(ringkasan)) >= BANYAK_KOMA
    return listed or bool(_KALIMAT.search(ringkasan) or _ANGKA.search(ringkasan))


def _is_predicate(before: str, word: str) -> bool:
    is_verb = _KATA_KERJA.fullmatch(word) and word not in BUKAN_KATA_KERJA
    return bool(is_verb) and before not in SAMBUNGAN


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())


def _core(text: str) -> str:
    return _fold(_OPENINGS.sub("", text.strip(), count=1))
