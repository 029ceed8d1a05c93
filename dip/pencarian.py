"""Search that knows Indonesian word forms and answers the same on SQLite and PostgreSQL."""

import re
import unicodedata
from functools import cache

import snowballstemmer
from django.db.models import Case, Q, QuerySet, Value, When

MAX_QUERY = 200
MAX_WORDS = 12
_stemmer = snowballstemmer.stemmer("indonesian")
_WORD = re.compile(r"[^\W_]+")

# Words that say nothing about what is looked for.
_KATA_UMUM = """
    adalah agar antara apa atas atau bagi dalam dan dapat dari dengan di guna ini itu juga karena ke
    kepada maupun oleh pada para saat sampai sebagai secara serta tentang terhadap tersebut untuk
    yaitu yakni yang
"""
KATA_UMUM = frozenset(_KATA_UMUM.split())

# Roots that the stemmer misses or cuts too far. A key is a word or what the stemmer leaves of it.
AKAR = {
    "cuali": "kecuali",
    "ecuali": "kecuali",
    "elola": "kelola",
    "encana": "rencana",
    "erima": "terima",
    "etap": "tetap",
    "kegiatan": "kegiatan",  # not "giat"
    "kependudukan": "penduduk",
    "kepegawaian": "pegawai",
    "lola": "kelola",
    "mengadakan": "pengadaan",
    "pegawai": "pegawai",
    "pemohon": "mohon",  # not "pohon"
    "pendidikan": "didik",
    "penduduk": "penduduk",
    "pengadaan": "pengadaan",  # not "ada"
    "strateg": "strategis",
    "terbuka": "buka",
    "ulis": "tulis",
}


def build_indeks(*texts: str) -> str:
    """Every word and its root, once, each between two spaces."""
    words = dict.fromkeys(word for text in texts for word in split_words(text))
    roots = dict.fromkeys(find_root(word) for word in words)
    return f" {' '.join(words | roots)} " if words else ""


def filter_words(queryset: QuerySet, q: str) -> QuerySet:
    """Rows whose `indeks` holds each word of q: as the beginning of a word, or by its root."""
    for word in read_query(q):
        queryset = queryset.filter(_has_word(word))
    return queryset


def rank_by_words(queryset: QuerySet, q: str) -> QuerySet:
    """Rows that hold at least half of the words of q, and two when there are; most words first."""
    words = read_query(q)
    if not words:
        return queryset.none()
    hits = [Case(When(_has_word(word), then=1), default=0) for word in words]
    least = max(-(-len(words) // 2), min(len(words), 2))
    return queryset.annotate(cocok=sum(hits, Value(0))).filter(cocok__gte=least).order_by("-cocok")


def _has_word(word: str) -> Q:
    return Q(indeks__contains=f" {word}") | Q(indeks__contains=f" {find_root(word)} ")


def read_query(q: str) -> list[str]:
    words = list(dict.fromkeys(split_words(q[:MAX_QUERY])))[:MAX_WORDS]
    return [word for word in words if word not in KATA_UMUM] or words


def split_words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@cache
def _stem(word: str) -> str:
    return _stemmer.stemWord(word)


def find_root(word: str) -> str:
    if word in AKAR:
        return AKAR[word]
    stem = _stem(word)
    return AKAR.get(stem, stem)
