"""One sheet, row by row: which rows are entries, which go on with one, which are titles.

Every row that holds anything gets a word in `jejak`; nothing falls away without one.
"""

from dip.impor.baris import (
    goes_on,
    is_again,
    is_misspelt_class,
    is_next,
    is_numbering_row,
    is_open_end,
    is_page_number,
    is_page_title,
    is_same,
    read_class_row,
    split_leading_number,
    starts_over,
    steps_down,
)
from dip.impor.isi import Isi
from dip.impor.kelas import find_class
from dip.impor.langkah import Langkah
from dip.impor.lanjutan import completes, continues_title, covered_titles, flows, shares_entry
from dip.impor.teks import join_lines


class Penelusur(Langkah):
    """Walks the rows below the header and collects the entries."""

    def run(self) -> None:
        self._read_top()
        self.bernomor = self._is_numbered()
        r = self.tajuk.akhir + 1
        while r < self.kisi.tinggi:
            r = self._read_row(r)
        self.catatan += self.penutup.note(self.lembar)
        self.kelompok_akhir = self.kelompok.text
        self.kelompok.clear()
        self.catatan += self.sisa.notes(self.kelompok.hampa, self.peta_awal.tanpa_nama)

    def _read_top(self) -> None:
        for r in range(self.tajuk.awal):
            texts = [self.kisi.text(r, c) for c in self.kisi.filled(r)]
            if texts:
                self.jejak[r + 1] = "judul_atas"
            if len(texts) > 3:
                self.sisa.atas.append(r + 1)
            if len(texts) == 1 and (kategori := read_class_row(join_lines(texts[0]))):
                self.kategori = kategori
                self.jejak[r + 1] = "kelas"
        self.jejak |= dict.fromkeys(self.kepala.baris, "tajuk")

    def _read_row(self, r: int) -> int:
        filled = self.kisi.filled(r)
        if not filled:
            self.kosong += 1
            return r + 1
        if self.kepala.is_header(r, filled):
            after = self.kepala.start(r)
            self.jejak |= dict.fromkeys(self.kepala.baris, "tajuk")
            self.penutup.di_dalam = False
            return after
        texts = [self._text(r, c) for c in filled]
        if is_numbering_row(texts):
            self.jejak[r + 1] = "nomor_kolom"
            return r + 1
        self._read_body(self._isi(r), texts)
        self.kosong = 0
        return r + 1

    def _read_body(self, isi: Isi, texts: list[str]) -> None:
        if self.penutup.takes(isi, texts, self.kosong, started=bool(self.entri)):
            self.jejak[isi.r + 1] = "penutup"
        elif self._opens_class(isi) or self._is_page_title(isi, texts):
            pass
        elif len(texts) == 1 and is_page_number(texts[0]):
            self.jejak[isi.r + 1] = "judul_atas"
        elif not isi.texts:
            self.jejak[isi.r + 1] = "nomor_saja"
            self.sisa.nomor_saja.append(isi.r + 1)
        elif isi.is_foreign:
            self._read_foreign(isi)
        elif len(isi.texts) == 1:
            self._read_single(isi, isi.texts[0])
        else:
            self._read_several(isi)

    def _opens_class(self, isi: Isi) -> bool:
        kategori = find_class(self.kisi, self.peta, isi, self.terakhir)
        if kategori is None:
            return False
        text = self._text(isi.r, isi.texts[0])
        if kategori != self.kategori or not is_again(text):
            self.kelompok.clear()
        if is_misspelt_class(text):
            self.sisa.kelas.append((isi.r + 1, text))
        self.kategori = kategori
        self.terakhir = None
        self.jejak[isi.r + 1] = "kelas"
        return True

    def _is_page_title(self, isi: Isi, texts: list[str]) -> bool:
        """The letterhead again at the top of a later page, right above the repeated header."""
        if isi.nomor or len(texts) > 2 or not is_page_title(texts[0]):
            return False
        for below in range(isi.r + 1, min(isi.r + 12, self.kisi.tinggi)):
            filled = self.kisi.filled(below)
            if filled and self.kepala.is_header(below, filled):
                self.jejak[isi.r + 1] = "judul_atas"
                return True
            if len(filled) > 2:
                return False
        return False

    def _read_foreign(self, isi: Isi) -> None:
        if len(isi.lain) == 1 and self.kisi.width(isi.r, isi.lain[0]) > 2:
            self._open_kelompok(isi, isi.lain[0])
            return
        self.jejak[isi.r + 1] = "catatan"
        self.sisa.luar.append(isi.r + 1)

    # A row with one text

    def _read_single(self, isi: Isi, c: int) -> None:
        wide = self.kisi.width(isi.r, c) >= min(3, max(2, len(self.peta.arti) - 1))
        if self._goes_on_with_kelompok(isi, c):
            self.kelompok.extend(self._text(isi.r, c))
            self.jejak[isi.r + 1] = "kelompok"
        elif c == isi.label or (wide and self.kisi.height(isi.r, c) == 1):
            self._add_entry(isi) if self._is_short_entry(isi, c) else self._open_kelompok(isi, c)
        elif isi.nomor:
            self._read_numbered_single(isi, c)
        elif self._is_centred_title(isi, c):
            self._open_kelompok(isi, c)
        elif c not in isi.judul or self._belongs_above(isi, c):
            if self._is_odd_piece(isi, c):
                self.sisa.pecahan.append(isi.r + 1)
            self._continue(isi)
        elif self._is_kelompok(isi, c):
            self._open_kelompok(isi, c)
        elif self.terakhir is not None and self.bernomor:
            self._continue(isi)
            self.sisa.sambungan.append(isi.r + 1)
        else:
            self._add_entry(isi)

    def _goes_on_with_kelompok(self, isi: Isi, c: int) -> bool:
        """A group title of two rows."""
        if isi.nomor or self.kelompok.has_entries or self.jejak.get(isi.r) != "kelompok":
            return False
        return goes_on(self._text(isi.r, c)) or is_open_end(self.kelompok.text)

    def _is_beside_title(self, isi: Isi, c: int) -> bool:
        arti = self.peta.arti.get(c)
        people = arti is not None and arti.field in ("pejabat_penguasa", "penanggung_jawab")
        return people and not isi.nomor

    def _is_centred_title(self, isi: Isi, c: int) -> bool:
        """A group title typed into the middle of the table, in a column of its own."""
        if not self._is_beside_title(isi, c):
            return False
        if self.terakhir is not None and self._form(isi) not in self.bentuk_judul:
            return False
        below = self._next_isi(isi.r)
        return below is not None and below.is_full

    def _is_odd_piece(self, isi: Isi, c: int) -> bool:
        """A lone text beside the titles that does not plainly go on with the cell above it."""
        if self.terakhir is None or not self._is_beside_title(isi, c):
            return False
        return not flows(self.kisi, isi.r, c, self.terakhir)

    def _belongs_above(self, isi: Isi, c: int) -> bool:
        """The summary beside a title of its own, or the rest of a broken title."""
        before = self.terakhir
        titles = self.peta.columns("judul", "ringkasan")
        if before is None:
            return False
        return (len(titles) > 1 and c != titles[0]) or flows(self.kisi, isi.r, c, before)

    def _is_short_entry(self, isi: Isi, c: int) -> bool:
        """A numbered title that spans some columns only, with its next sibling right below."""
        below = self._next_isi(isi.r)
        if not isi.nomor or c + self.kisi.width(isi.r, c) > max(self.peta.urut) or below is None:
            return False
        return bool(below.nomor) and not self._is_under(isi, below)

    def _read_numbered_single(self, isi: Isi, c: int) -> None:
        below = self._next_isi(isi.r)
        if self._has_details() and below is not None and self._is_under(isi, below):
            self._open_kelompok(isi, c)
        else:
            self.sisa.judul_saja.append(isi.r + 1)
            self._add_entry(isi)

    def _is_under(self, isi: Isi, below: Isi) -> bool:
        """Whether the row below is one of this title's: "4" and then "a", "1" or no number."""
        if len(below.texts) == 1 and read_class_row(self._text(below.r, below.texts[0])):
            return False
        if not below.is_full:
            again = starts_over(below.nomor) or is_same(isi.nomor, below.nomor)
            return again and not below.rinci and steps_down(isi.nomor, below.nomor)
        return steps_down(isi.nomor, below.nomor) or self._is_passed_over(isi, below)

    def _is_passed_over(self, isi: Isi, below: Isi) -> bool:
        """The count goes on from the entry above to the one below as if this row were not there."""
        last = self.nomor_terakhir
        if not is_next(last, below.nomor) or is_next(last, isi.nomor):
            return False
        return self._form(isi) in self.bentuk_judul or not is_next(isi.nomor, below.nomor)

    def _is_kelompok(self, isi: Isi, c: int) -> bool:
        below, text = self._next_isi(isi.r), self._text(isi.r, c)
        if below is None or not (below.is_full or below.nomor or below.label is not None):
            return False
        if self._form(isi) in self.bentuk_judul and self.jejak.get(isi.r) != "tajuk":
            return True
        if not self.bernomor or self.terakhir is None or split_leading_number(text)[0]:
            return True
        if (text.isupper() and len(text) > 5) or (below.nomor and starts_over(below.nomor)):
            return True
        return not self.kelompok.is_known and self.kosong > 0

    # A row with several texts

    def _is_below_header(self, r: int) -> bool:
        """The first row of a later page."""
        above = next((row for row in range(r - 1, -1, -1) if self.kisi.filled(row)), None)
        return above is not None and self.jejak.get(above + 1) == "tajuk"

    def _read_several(self, isi: Isi) -> None:
        before = self.terakhir
        if before is not None and shares_entry(self.kisi, self.peta, isi.r, before):
            self._continue(isi)
            return
        titled = isi.judul or covered_titles(self.kisi, self.peta, isi.r)
        if before is None or (isi.nomor and titled):
            self._add_entry(isi)
        elif isi.judul:
            broken = self.bernomor or self._is_below_header(isi.r)
            tail = broken and continues_title(self.kisi, self.peta, isi, before)
            self._continue(isi) if tail else self._add_entry(isi)
        elif not isi.nomor and self.kosong < 2 and completes(self.kisi, self.peta, isi, before):
            self._continue(isi)
        else:
            self._add_entry(isi)
