"""One sheet, row by row: which rows are entries, which go on with one, which are titles.

Every row that holds anything gets a word in `jejak`; nothing falls away without one.
"""

from dip.impor.baris import (
    goes_on,
    is_again,
    is_bullet,
    is_misspelt_class,
    is_next,
    is_numbering_row,
    is_open_end,
    is_page_number,
    is_page_title,
    is_same,
    number_style,
    read_class_row,
    split_leading_number,
    starts_over,
    steps_down,
)
from dip.impor.entri import Catatan
from dip.impor.isi import Isi, read_isi
from dip.impor.kelas import find_class
from dip.impor.kelompok import TumpukanKelompok
from dip.impor.kepala import Kepala
from dip.impor.kisi import Kisi
from dip.impor.lanjutan import completes, continues_title, covered_titles, flows, shares_entry
from dip.impor.penutup import Penutup
from dip.impor.sisa import Sisa
from dip.impor.tajuk import Tajuk
from dip.impor.teks import join_lines


class Penelusur:
    """Walks the rows below the header and collects the entries."""

    def __init__(self, kisi: Kisi, tajuk: Tajuk, lembar: str, kolom: dict[str, str] | None):
        self.kisi, self.lembar, self.tajuk = kisi, lembar, tajuk
        self.kepala = Kepala(kisi, tajuk, lembar, kolom)
        self.peta_awal = self.kepala.peta
        self.penutup = Penutup(kisi, self._isi, self.kepala.is_header)
        self.kelompok = TumpukanKelompok()
        self.jejak: dict[int, str] = {}
        self.catatan: list[str] = []
        self.entri: list[Catatan] = []
        self.galat: list[tuple[int, str, str]] = []
        self.kategori: str | None = None
        self.terakhir: Catatan | None = None
        self.kosong = 0
        self.nomor_pertama = self.nomor_terakhir = ""
        self.kelompok_akhir = ""
        self.sisa = Sisa(lembar)
        self.bentuk_judul: set[tuple[int, int, str]] = set()
        self.bernomor = False

    @property
    def peta(self):
        return self.kepala.peta

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

    def _isi(self, r: int) -> Isi:
        return read_isi(self.kisi, self.peta, r)

    def _text(self, r: int, c: int) -> str:
        return join_lines(self.kisi.text(r, c))

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
        elif c not in isi.judul or self._belongs_above(isi, c):
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

    def _form(self, isi: Isi) -> tuple[int, int, str]:
        """How a title row is written: its column, its width, its kind of number."""
        c = isi.texts[0]
        return c, self.kisi.width(isi.r, c), number_style(isi.nomor) if isi.nomor else ""

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

    def _open_kelompok(self, isi: Isi, c: int) -> None:
        text = self._text(isi.r, c)
        if isi.nomor and not is_bullet(isi.nomor):
            text = f"{isi.nomor}{'' if isi.nomor[-1] in '.)' else '.'} {text}"
        self.bentuk_judul.add(self._form(isi))
        self.kelompok.open(text, isi.r + 1)
        self.terakhir = None
        self.jejak[isi.r + 1] = "kelompok"

    # A row with several texts

    def _read_several(self, isi: Isi) -> None:
        before = self.terakhir
        if before is not None and shares_entry(self.kisi, self.peta, isi.r, before):
            self._continue(isi)
            return
        titled = isi.judul or covered_titles(self.kisi, self.peta, isi.r)
        if before is None or (isi.nomor and titled):
            self._add_entry(isi)
        elif isi.judul:
            tail = self.bernomor and continues_title(self.kisi, self.peta, isi, before)
            self._continue(isi) if tail else self._add_entry(isi)
        elif not isi.nomor and self.kosong < 2 and completes(self.kisi, self.peta, isi, before):
            self._continue(isi)
        else:
            self._add_entry(isi)

    # What becomes of a row

    def _add_entry(self, isi: Isi) -> None:
        if isi.nomor:
            self.kelompok.close_before(isi.nomor, self.nomor_terakhir)
        self.nomor_terakhir = isi.nomor
        self.nomor_pertama = self.nomor_pertama if self.entri else isi.nomor
        catatan = Catatan(isi.r + 1, self.peta, self.kategori, self.kelompok.text)
        for c in self.peta.urut:
            r, column = self.kisi.tutup.get((isi.r, c), (isi.r, c))
            text = self.kisi.text(r, column) if column == c else ""
            if text and (r == isi.r or not self._is_group_number(r, c)):
                catatan.add(self.kisi, r, c, text)
        catatan.rusak = self._report_cells(isi)
        self.entri.append(catatan)
        self.terakhir = catatan
        self.kelompok.has_entries = True
        self.jejak[isi.r + 1] = "entri"

    def _is_group_number(self, origin: int, c: int) -> bool:
        """A number that spans down from a group title belongs to the group."""
        if self.peta.arti[c].field != "nomor_asli":
            return False
        return self.jejak.get(origin + 1) in ("kelompok", "kelas")

    def _continue(self, isi: Isi) -> None:
        before = self.terakhir
        if before is None or (self.kosong > 1 and not isi.judul):
            self._add_entry(isi)
            return
        for c in isi.texts:
            if c in self.peta.arti:
                before.add(self.kisi, isi.r, c, self.kisi.text(isi.r, c))
        self._report_cells(isi)
        self.jejak[isi.r + 1] = "lanjutan"

    def _report_cells(self, isi: Isi) -> bool:
        """Problems of the cells themselves; true when one spoils the title."""
        spoilt = False
        if not self.kisi.lembar.salah:
            return spoilt
        for c, arti in self.peta.arti.items():
            if pesan := self.kisi.lembar.salah.get((isi.r, c)):
                self.galat.append((isi.r + 1, self.peta.label(c), pesan))
                spoilt = spoilt or arti.field in ("judul", "ringkasan")
        return spoilt

    # Looking around

    def _next_isi(self, r: int) -> Isi | None:
        for below in range(r + 1, min(r + 40, self.kisi.tinggi)):
            filled = self.kisi.filled(below)
            texts = [self.kisi.text(below, c) for c in filled]
            if filled and not is_numbering_row(texts) and not self.kepala.is_header(below, filled):
                return self._isi(below)
        return None

    def _has_details(self) -> bool:
        plain = {"nomor_asli", "judul", "ringkasan"}
        return any(arti.field not in plain for arti in self.peta.arti.values())

    def _is_numbered(self) -> bool:
        """Whether most full rows of this sheet carry a number."""
        full = [
            isi
            for r in range(self.tajuk.akhir + 1, self.kisi.tinggi)
            if (isi := self._isi(r)).is_full
        ]
        return bool(full) and sum(bool(isi.nomor) for isi in full) >= len(full) / 2
