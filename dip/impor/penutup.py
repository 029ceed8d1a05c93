"""Where the list ends: signatures, totals, footnotes. What comes after is not information."""

from collections.abc import Callable

from dip.impor.baris import (
    is_footnote,
    is_strong_end,
    is_total_row,
    is_weak_end,
    read_class_row,
)
from dip.impor.isi import Isi
from dip.impor.kisi import Kisi
from dip.impor.teks import join_lines


class Penutup:
    """Remembers whether the walk is inside a closing block, and which rows belonged to one."""

    def __init__(
        self, kisi: Kisi, read: Callable[[int], Isi], is_header: Callable[[int, list[int]], bool]
    ):
        self.kisi, self.read, self.is_header = kisi, read, is_header
        self.di_dalam = False
        self.baris: list[int] = []
        self._follows: list[bool] = []

    def takes(self, isi: Isi, texts: list[str], kosong: int, *, started: bool) -> bool:
        """Whether this row closes the list or belongs to what closed it."""
        if self.di_dalam:
            self.di_dalam = not self._starts_again(isi, texts)
        else:
            self.di_dalam = started and self._closes(isi, texts, kosong)
        if self.di_dalam:
            self.baris.append(isi.r + 1)
        return self.di_dalam

    def note(self, lembar: str) -> list[str]:
        if not self.baris:
            return []
        first, last = self.baris[0], self.baris[-1]
        texts = [self.kisi.text(first - 1, c) for c in self.kisi.filled(first - 1)]
        return [
            f"Lembar '{lembar}', baris {first}-{last}: dibaca sebagai penutup, bukan informasi"
            f" ('{join_lines(texts[0])[:60]}')."
        ]

    def _starts_again(self, isi: Isi, texts: list[str]) -> bool:
        if isi.judul and (isi.nomor or len(isi.rinci) > 2):
            return True
        return len(isi.texts) == 1 and read_class_row(texts[-1]) is not None

    def _closes(self, isi: Isi, texts: list[str], kosong: int) -> bool:
        if isi.nomor or len(texts) > 4:
            return False
        sure = any(map(is_strong_end, texts)) or is_total_row(texts)
        likely = is_footnote(texts[0]) or (kosong > 0 and any(map(is_weak_end, texts)))
        if not sure and (not likely or isi.is_full):
            return False
        return not self._entry_follows(isi.r)

    def _entry_follows(self, r: int) -> bool:
        """Whether the list still goes on below, before any new header or class row."""
        if not self._follows:
            self._follows = [False] * self.kisi.tinggi
            follows = False
            for below in range(self.kisi.tinggi - 1, -1, -1):
                self._follows[below] = follows
                follows = self._look(below, follows)
        return self._follows[r]

    def _look(self, r: int, follows: bool) -> bool:
        filled = self.kisi.filled(r)
        if not filled:
            return follows
        if self.is_header(r, filled):
            return False
        isi = self.read(r)
        texts = [join_lines(self.kisi.text(r, c)) for c in isi.texts]
        if len(texts) == 1 and read_class_row(texts[0]):
            return False
        ends = sum(is_strong_end(text) or is_weak_end(text) for text in texts)
        return follows or (isi.is_entry_like and ends <= len(texts) / 3)
