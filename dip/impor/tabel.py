"""One sheet, row by row: which rows are entries, which go on with the one above, which are titles.

Every row that holds anything gets a word in `jejak`; nothing falls away without one.
"""

from dataclasses import dataclass, field

from dip.impor.baris import (
    goes_on,
    is_footnote,
    is_number,
    is_numbering_row,
    is_open_end,
    is_strong_end,
    is_total_row,
    is_weak_end,
    number_style,
    number_value,
    read_class_row,
    split_leading_number,
    starts_over,
)
from dip.impor.entri import Catatan
from dip.impor.kelompok import TumpukanKelompok
from dip.impor.kisi import Kisi
from dip.impor.peta import Peta, build_peta
from dip.impor.tajuk import Tajuk, build_tajuk, is_tajuk_row
from dip.impor.teks import join_lines, normalize_key

_SHORT = (
    "waktu",
    "waktu_tempat",
    "bentuk",
    "bentuk_centang",
    "retensi",
    "kategori",
    "kategori_centang",
)
_PEOPLE = ("pejabat_penguasa", "penanggung_jawab")
_NUMBER_HEADERS = frozenset({"no", "nomor", "no urut", "nomor urut", "n o", "nomer"})


@dataclass
class Isi:
    """The own cells of one row (covered ones not), sorted by what their columns mean."""

    r: int
    nomor: str = ""
    judul: list[int] = field(default_factory=list)
    rinci: list[int] = field(default_factory=list)
    lain: list[int] = field(default_factory=list)
    label: int | None = None

    @property
    def texts(self) -> list[int]:
        """The columns with text, the number left out."""
        return ([] if self.label is None else [self.label]) + self.judul + self.rinci + self.lain

    @property
    def is_full(self) -> bool:
        return bool(self.judul) and bool(self.rinci)


class Penelusur:
    """Walks the rows below the header and collects the entries."""

    def __init__(self, kisi: Kisi, tajuk: Tajuk, lembar: str, kolom: dict[str, str] | None):
        self.kisi, self.lembar, self.explicit = kisi, lembar, kolom
        self.tajuk = tajuk
        self.peta = build_peta(kisi, tajuk, lembar, kolom)
        self.peta_awal = self.peta
        self.jejak: dict[int, str] = {}
        self.catatan: list[str] = []
        self.entri: list[Catatan] = []
        self.galat: list[tuple[int, int | None, str]] = []
        self.baris_tajuk: list[int] = []
        self.kategori: str | None = None
        self.kelompok = TumpukanKelompok()
        self.terakhir: Catatan | None = None
        self.kosong = 0
        self.penutup: list[int] = []
        self.di_penutup = False
        self.nomor_saja: list[int] = []
        self.tajuk_lama = self._header_texts(tajuk)
        self.bernomor = False

    def run(self) -> None:
        self._read_top()
        self.bernomor = self._is_numbered()
        r = self.tajuk.akhir + 1
        while r < self.kisi.tinggi:
            r = self._read_row(r)
        self._close()

    # Rows above the table, headers and numbering rows

    def _read_top(self) -> None:
        for r in range(self.tajuk.awal):
            texts = [self.kisi.text(r, c) for c in self.kisi.filled(r)]
            if texts:
                self.jejak[r + 1] = "judul_atas"
            if len(texts) == 1 and (kategori := read_class_row(join_lines(texts[0]))):
                self.kategori = kategori
                self.jejak[r + 1] = "kelas"
        self._mark_tajuk(self.tajuk)

    def _mark_tajuk(self, tajuk: Tajuk) -> None:
        for r in range(tajuk.awal, tajuk.akhir + 1):
            if self.kisi.filled(r):
                self.jejak[r + 1] = "tajuk"
                self.baris_tajuk.append(r + 1)

    def _header_texts(self, tajuk: Tajuk) -> set[str]:
        rows = range(tajuk.awal, tajuk.akhir + 1)
        return {self.kisi.text(r, c) for r in rows for c in self.kisi.filled(r)}

    def _is_header(self, r: int, filled: list[int]) -> bool:
        texts = [self.kisi.text(r, c) for c in filled]
        known = sum(text in self.tajuk_lama for text in texts)
        first = normalize_key(texts[0]) in _NUMBER_HEADERS
        if not first and known < 2:
            return False
        return known == len(texts) > 1 or is_tajuk_row(self.kisi, r)

    def _start_header(self, r: int) -> int:
        tajuk = build_tajuk(self.kisi, r, r)
        self._mark_tajuk(tajuk)
        self.tajuk_lama |= self._header_texts(tajuk)
        known = {c: (a.field, a.kode) for c, a in self.peta.arti.items()}
        peta = build_peta(self.kisi, tajuk, self.lembar, self.explicit)
        if peta.is_usable and {c: (a.field, a.kode) for c, a in peta.arti.items()} != known:
            self._change_peta(peta)
        self.di_penutup = False
        return tajuk.akhir + 1

    def _change_peta(self, peta: Peta) -> None:
        """A new table below the first, with other columns."""
        same_names = [self.peta.kolom[c].tajuk for c in self.peta.kolom]
        if same_names != [peta.kolom[c].tajuk for c in peta.kolom]:
            self.peta = peta

    # One row

    def _read_row(self, r: int) -> int:
        filled = self.kisi.filled(r)
        if not filled:
            self.kosong += 1
            return r + 1
        if self._is_header(r, filled):
            return self._start_header(r)
        texts = [join_lines(self.kisi.text(r, c)) for c in filled]
        if is_numbering_row(texts):
            self.jejak[r + 1] = "nomor_kolom"
            return r + 1
        self._read_body(self._isi(r), texts)
        self.kosong = 0
        return r + 1

    def _isi(self, r: int) -> Isi:
        isi = Isi(r)
        for c in self.kisi.filled(r):
            arti = self.peta.arti.get(c)
            name = arti.field if arti else ""
            if name == "nomor_asli":
                text = join_lines(self.kisi.text(r, c))
                if is_number(text):
                    isi.nomor = text
                else:
                    isi.label = c
            elif name in ("judul", "ringkasan"):
                isi.judul.append(c)
            elif name:
                isi.rinci.append(c)
            else:
                isi.lain.append(c)
        return isi

    def _read_body(self, isi: Isi, texts: list[str]) -> None:
        if self._ends(isi, texts):
            self.di_penutup = True
            self.penutup.append(isi.r + 1)
            self.jejak[isi.r + 1] = "penutup"
        elif self._opens_class(isi):
            self.di_penutup = False
        elif not isi.texts:
            self.jejak[isi.r + 1] = "nomor_saja"
            self.nomor_saja.append(isi.r + 1)
        elif not isi.judul and not isi.rinci and isi.label is None and not isi.nomor:
            self._read_foreign(isi)
        elif len(isi.texts) == 1:
            self._read_single(isi, isi.texts[0])
        else:
            self._read_several(isi)

    def _read_foreign(self, isi: Isi) -> None:
        """Only columns that are not read."""
        wide = len(isi.lain) == 1 and self.kisi.width(isi.r, isi.lain[0]) > 2
        if wide:
            self._open_kelompok(isi, isi.lain[0])
            return
        self.jejak[isi.r + 1] = "catatan"
        self.catatan.append(
            f"Lembar '{self.lembar}', baris {isi.r + 1}: hanya kolom yang diabaikan yang terisi,"
            " jadi tidak dibaca sebagai informasi."
        )

    # Class rows and the end of the list

    def _opens_class(self, isi: Isi) -> bool:
        if len(isi.texts) != 1 or (isi.rinci and self.kisi.width(isi.r, isi.rinci[0]) < 2):
            return False
        c = isi.texts[0]
        text = join_lines(self.kisi.text(isi.r, c))
        kategori = read_class_row(text)
        if kategori is None or self._is_tail(isi, c, text):
            return False
        self.kategori = kategori
        self.kelompok.clear()
        self.terakhir = None
        self.jejak[isi.r + 1] = "kelas"
        return True

    def _is_tail(self, isi: Isi, c: int, text: str) -> bool:
        """The tail of a broken title that happens to name a class ("secara berkala")."""
        before = self.terakhir
        if before is None or isi.nomor or self.kisi.width(isi.r, c) > 1 or c not in before.nilai:
            return False
        return goes_on(text) or is_open_end(before.last(c))

    def _ends(self, isi: Isi, texts: list[str]) -> bool:
        if self.di_penutup:
            return not (isi.judul and (isi.nomor or len(isi.rinci) > 2)) and not (
                len(isi.texts) == 1 and read_class_row(texts[0])
            )
        if isi.nomor or len(texts) > 4 or not self.entri:
            return False
        if any(is_strong_end(text) for text in texts):
            return not self._entry_follows(isi.r)
        if is_total_row(texts):
            return not self._entry_follows(isi.r)
        weak = is_footnote(texts[0]) or (self.kosong > 0 and any(map(is_weak_end, texts)))
        return weak and not self._entry_follows(isi.r) and not isi.is_full

    def _entry_follows(self, r: int) -> bool:
        """Whether the list still goes on below, before any new header or class row."""
        for below in range(r + 1, self.kisi.tinggi):
            filled = self.kisi.filled(below)
            if not filled:
                continue
            if self._is_header(below, filled):
                return False
            isi = self._isi(below)
            texts = [join_lines(self.kisi.text(below, c)) for c in isi.texts]
            if len(texts) == 1 and read_class_row(texts[0]):
                return False
            ends = sum(is_strong_end(text) or is_weak_end(text) for text in texts)
            if isi.judul and (isi.nomor or len(isi.rinci) > 1) and ends <= len(texts) / 3:
                return True
        return False

    # A row with one text

    def _read_single(self, isi: Isi, c: int) -> None:
        text = join_lines(self.kisi.text(isi.r, c))
        wide = self.kisi.width(isi.r, c) >= min(3, max(2, len(self.peta.arti) - 1))
        if c == isi.label or (wide and not self._spans_entry(isi, c)):
            self._open_kelompok(isi, c)
        elif isi.nomor:
            self._read_numbered_single(isi, c)
        elif c not in isi.judul or self._is_second_text(c) or self._goes_on_above(isi, c):
            self._continue_or_report(isi)
        elif self._is_title_of_group(isi, text):
            self._open_kelompok(isi, c)
        elif self.terakhir is not None and self.bernomor:
            self._continue_or_report(isi)
        else:
            self._add_entry(isi)

    def _spans_entry(self, isi: Isi, c: int) -> bool:
        return self.kisi.height(isi.r, c) > 1

    def _is_second_text(self, c: int) -> bool:
        """The summary beside a title of its own: a group is never named there."""
        titles = self.peta.columns("judul", "ringkasan")
        return len(titles) > 1 and c != titles[0] and self.terakhir is not None

    def _goes_on_above(self, isi: Isi, c: int) -> bool:
        before = self.terakhir
        if before is None or self.kisi.is_covered_from_above(isi.r, c):
            return False
        return self._flows(isi.r, c, before)

    def _read_numbered_single(self, isi: Isi, c: int) -> None:
        below = self._next_isi(isi.r)
        if not self._has_details() or c not in isi.judul + isi.lain + isi.rinci:
            self._add_entry(isi)
        elif (below is not None and below.is_full and self._steps_down(isi.nomor, below.nomor)) or (
            below is not None and not below.rinci and below.nomor and self._is_deeper(isi, below)
        ):
            self._open_kelompok(isi, c)
        elif c in isi.judul:
            self._add_entry(isi)
        else:
            self._continue_or_report(isi)

    def _is_deeper(self, isi: Isi, below: Isi) -> bool:
        return number_style(isi.nomor) != number_style(below.nomor) and starts_over(below.nomor)

    def _steps_down(self, nomor: str, below: str) -> bool:
        """From "4" to "a", to "1", to "4.1" or to rows without a number."""
        if not below or number_style(below) != number_style(nomor):
            return True
        one, other = number_value(nomor), number_value(below)
        return one is not None and other is not None and other <= one

    def _is_title_of_group(self, isi: Isi, text: str) -> bool:
        below = self._next_isi(isi.r)
        if below is None or not (below.is_full or below.nomor or below.label is not None):
            return False
        if not self.bernomor or self.terakhir is None or split_leading_number(text)[0]:
            return True
        if text.isupper() and len(text) > 5:
            return True
        if below.nomor and starts_over(below.nomor):
            return True
        return not self.kelompok.is_known and self.kosong > 0

    def _open_kelompok(self, isi: Isi, c: int) -> None:
        text = join_lines(self.kisi.text(isi.r, c))
        if isi.nomor:
            text = f"{isi.nomor}{'' if isi.nomor[-1] in '.)' else '.'} {text}"
        self.kelompok.open(text)
        self.terakhir = None
        self.jejak[isi.r + 1] = "kelompok"

    # A row with several texts

    def _read_several(self, isi: Isi) -> None:
        covered = self._covered_titles(isi)
        if (isi.judul and not self._is_continuation(isi)) or (
            not isi.judul and isi.nomor and covered
        ):
            self._add_entry(isi)
        elif isi.judul or (not isi.nomor and self._may_continue(isi, bool(covered))):
            self._continue_or_report(isi)
        else:
            self._add_entry(isi)

    def _covered_titles(self, isi: Isi) -> list[int]:
        columns = self.peta.columns("judul", "ringkasan")
        return [c for c in columns if self.kisi.is_covered_from_above(isi.r, c)]

    def _is_continuation(self, isi: Isi) -> bool:
        """A row with a title but no number, in a numbered list, that goes on with the row above."""
        before = self.terakhir
        if before is None or isi.nomor or not self.bernomor or isi.label is not None:
            return False
        if len(self._clashes(isi, before)) > 1:
            return False
        if any(self._flows(isi.r, c, before) for c in isi.judul):
            return True
        numbers = self.peta.columns("nomor_asli")
        if any(self.kisi.is_covered_from_above(isi.r, c) for c in numbers):
            return False
        people = [c for c in isi.rinci if self.peta.arti[c].field in _PEOPLE]
        return any(self._flows(isi.r, c, before) for c in people)

    def _flows(self, r: int, c: int, before: Catatan) -> bool:
        """Whether the cell goes on with the text of the entry above in the same column."""
        if c not in before.nilai:
            return False
        above, text = before.last(c), join_lines(self.kisi.text(r, c))
        return is_open_end(join_lines(above)) or (goes_on(text) and not goes_on(before.nilai[c][0]))

    def _clashes(self, isi: Isi, before: Catatan) -> list[int]:
        """Short columns where the row above already has a whole value: a sign of a new entry."""
        short = [c for c in isi.rinci if self.peta.arti[c].field in _SHORT]
        return [c for c in short if before.nilai.get(c) and self._is_whole(isi.r, c, before)]

    def _may_continue(self, isi: Isi, covered: bool) -> bool:
        """A row without title or number: the rest of the entry above, unless it is whole itself."""
        before = self.terakhir
        if before is None or self.kosong > 1:
            return False
        if covered:
            return True
        clashes = self._clashes(isi, before)
        kategori = [c for c in clashes if self.peta.arti[c].field.startswith("kategori")]
        return not kategori and len(clashes) < 2

    def _is_whole(self, r: int, c: int, before: Catatan) -> bool:
        text = self.kisi.text(r, c)
        return not goes_on(text) and not is_open_end(before.last(c))

    # What becomes of a row

    def _add_entry(self, isi: Isi) -> None:
        catatan = Catatan(isi.r + 1, self.peta, self.kategori, self.kelompok.text)
        for c in sorted(self.peta.arti):
            r, column = self.kisi.origin(isi.r, c)
            text = self.kisi.text(r, column) if column == c else ""
            if text and not self._is_group_number(r, isi.r, c):
                catatan.add(self.kisi, r, c, text)
        catatan.rusak = self._report_cells(isi)
        self.entri.append(catatan)
        self.terakhir = catatan
        self.di_penutup = False
        self.kelompok.has_entries = True
        self.jejak[isi.r + 1] = "entri"

    def _is_group_number(self, origin: int, r: int, c: int) -> bool:
        """A number that spans down from a group title belongs to the group."""
        if origin == r or self.peta.arti[c].field != "nomor_asli":
            return False
        return self.jejak.get(origin + 1) in ("kelompok", "kelas")

    def _continue_or_report(self, isi: Isi) -> None:
        before = self.terakhir
        if before is None or (self.kosong > 1 and not isi.judul):
            self._add_entry(isi)
            return
        for c in isi.judul + isi.rinci:
            before.add(self.kisi, isi.r, c, self.kisi.text(isi.r, c))
        if isi.label is not None:
            before.add(self.kisi, isi.r, isi.label, self.kisi.text(isi.r, isi.label))
        self._report_cells(isi)
        self.jejak[isi.r + 1] = "lanjutan"

    def _report_cells(self, isi: Isi) -> bool:
        """Problems of the cells themselves; true when one spoils the title."""
        spoilt = False
        for c, arti in self.peta.arti.items():
            if pesan := self.kisi.lembar.salah.get((isi.r, c)):
                self.galat.append((isi.r + 1, c, pesan))
                spoilt = spoilt or arti.field in ("judul", "ringkasan")
        return spoilt

    # Looking around

    def _next_isi(self, r: int) -> Isi | None:
        for below in range(r + 1, min(r + 40, self.kisi.tinggi)):
            filled = self.kisi.filled(below)
            texts = [self.kisi.text(below, c) for c in filled]
            if filled and not is_numbering_row(texts) and not self._is_header(below, filled):
                return self._isi(below)
        return None

    def _has_details(self) -> bool:
        return any(
            arti.field not in ("nomor_asli", "judul", "ringkasan")
            for arti in self.peta.arti.values()
        )

    def _is_numbered(self) -> bool:
        """Whether most full rows of this sheet carry a number."""
        full = numbered = 0
        for r in range(self.tajuk.akhir + 1, self.kisi.tinggi):
            isi = self._isi(r)
            if isi.is_full:
                full += 1
                numbered += bool(isi.nomor)
        return full > 0 and numbered >= full / 2

    def _close(self) -> None:
        if self.penutup:
            first, last = self.penutup[0], self.penutup[-1]
            texts = [join_lines(self.kisi.text(first - 1, c)) for c in self.kisi.filled(first - 1)]
            self.catatan.append(
                f"Lembar '{self.lembar}', baris {first}-{last}: dibaca sebagai penutup, bukan"
                f" informasi ('{texts[0][:60]}')."
            )
        if self.nomor_saja:
            self.catatan.append(
                f"Lembar '{self.lembar}': {len(self.nomor_saja)} baris hanya berisi nomor"
                f" (mulai baris {self.nomor_saja[0]}) dan dilewati."
            )
