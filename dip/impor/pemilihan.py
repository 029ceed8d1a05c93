"""Which sheets of a workbook are lists to read, and why the others are not."""

import re

from dip.impor.baris import is_number
from dip.impor.buku import Buku, LembarMentah
from dip.impor.hasil import BerkasTakTerbaca, LembarTerbaca
from dip.impor.kamus import Arti
from dip.impor.kisi import Kisi
from dip.impor.sambung_lembar import continue_tajuk
from dip.impor.tajuk import Kolom, Tajuk, build_tajuk, find_tajuk
from dip.impor.teks import contains_alamat, normalize_key

_GUIDE_SHEET = re.compile(
    r"\b(?:petunjuk|contoh|panduan|template|referensi|pilihan|master|cara pengisian|info)\b"
)
_NO_HEADER = "tajuk kolom Daftar Informasi Publik tidak ditemukan"
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


class Pemilihan:
    """`lembar` describes every sheet; `kisi` and `tajuk` belong to those that can be read."""

    def __init__(
        self,
        buku: Buku,
        pilihan: str | None,
        kolom: dict[str, str] | None,
        tahun: int | None = None,
    ):
        self.buku, self.kolom, self.tahun = buku, kolom, tahun
        self.pilihan = self._check_pilihan(pilihan)
        self.catatan: list[str] = []
        self.kisi: dict[int, Kisi] = {}
        self.tajuk: dict[int, Tajuk] = {}
        self.lembar = [self._describe(index) for index in range(len(buku.lembar))]
        if self.pilihan is None:
            self._continue_sheets()
            self._leave_weak()
            self._choose_year()

    def used(self) -> list[int]:
        return [index for index, lembar in enumerate(self.lembar) if lembar.terpakai]

    def _check_pilihan(self, pilihan: str | None) -> str | None:
        if not any(any(map(any, lembar.sel)) for lembar in self.buku.lembar):
            raise BerkasTakTerbaca(
                "Berkas tidak berisi apa pun: semua lembarnya kosong. Pilih berkas yang berisi"
                " daftar informasi."
            )
        if pilihan is None:
            return None
        names = [lembar.nama for lembar in self.buku.lembar]
        found = [name for name in names if normalize_key(name) == normalize_key(pilihan)]
        if not found:
            raise BerkasTakTerbaca(
                f"Lembar '{pilihan}' tidak ada di berkas ini. Lembar yang ada: {', '.join(names)}."
            )
        return pilihan if pilihan in found else found[0]

    def _describe(self, index: int) -> LembarTerbaca:
        mentah = self.buku.lembar[index]
        lembar = LembarTerbaca(mentah.nama, mentah.tersembunyi)
        lembar.baris = sum(1 for row in mentah.sel if any(row))
        lembar.alasan = self._reason_against(mentah, lembar.baris)
        if lembar.alasan:
            return lembar
        kisi = self.kisi[index] = Kisi(mentah)
        tajuk = find_tajuk(kisi) or self._find_named(kisi)
        if tajuk is None:
            lembar.alasan = _NO_HEADER
        else:
            self.tajuk[index] = tajuk
            lembar.terpakai = True
        return lembar

    def _reason_against(self, mentah: LembarMentah, rows: int) -> str:
        if self.pilihan is not None and mentah.nama != self.pilihan:
            return "tidak dipilih"
        if mentah.jenis != "lembar":
            return "lembar grafik"
        if not rows:
            return "lembar kosong"
        if self.pilihan is not None:
            return ""
        if mentah.tersembunyi:
            return "lembar tersembunyi; pilih namanya bila memang ingin diimpor"
        if _GUIDE_SHEET.search(normalize_key(mentah.nama)) and len(self.buku.lembar) > 1:
            return "lembar petunjuk atau contoh"
        return ""

    def _find_named(self, kisi: Kisi) -> Tajuk | None:
        """The row that holds the header texts which the officer named."""
        wanted = {normalize_key(header) for header in (self.kolom or {}).values()} - {""}
        for r in range(min(kisi.tinggi, 60)):
            keys = {normalize_key(kisi.text(r, c)) for c in kisi.filled(r)}
            if wanted and len(wanted & keys) >= max(1, len(wanted) // 2):
                return build_tajuk(kisi, r, r)
        letters = wanted and all(len(key) <= 2 and key.isalpha() for key in wanted)
        return guess_tajuk(kisi) if letters else None

    def _continue_sheets(self) -> None:
        """Rows without a header above them may go on with the list of the sheet before."""
        for index in range(1, len(self.lembar)):
            before, lembar = index - 1, self.lembar[index]
            readable = index in self.tajuk or lembar.alasan == _NO_HEADER
            if readable and before in self.tajuk:
                tajuk = continue_tajuk(
                    self.kisi[index], self.tajuk.get(index), self.kisi[before], self.tajuk[before]
                )
                if tajuk is not None:
                    self.tajuk[index] = tajuk
                    lembar.alasan, lembar.terpakai = "", True

    def _leave_weak(self) -> None:
        """Beside a real list, a sheet with hardly any known header is some other list."""
        strength = {index: tajuk.kuat for index, tajuk in self.tajuk.items()}
        if max(strength.values(), default=0) < 4:
            return
        for index, kuat in strength.items():
            if kuat < 3:
                self.lembar[index].terpakai = False
                self.lembar[index].alasan = _NO_HEADER

    def _choose_year(self) -> None:
        """Sheets of several years: the one of the asked year, else the newest, unless named."""
        years = {
            index: int(found[-1])
            for index in self.used()
            if (found := _YEAR.findall(self.lembar[index].nama))
        }
        wanted = self.tahun if self.tahun in years.values() else max(years.values(), default=0)
        for index, year in years.items():
            if year != wanted:
                lembar = self.lembar[index]
                lembar.terpakai = False
                lembar.alasan = f"lembar tahun {year}; yang dibaca tahun {wanted}"
                self.catatan.append(
                    f"Lembar '{lembar.nama}' tidak dibaca karena ada lembar tahun {wanted}."
                    " Pilih lembarnya bila tahun itu yang ingin diimpor."
                )


def guess_tajuk(kisi: Kisi) -> Tajuk | None:
    """The fullest of the first rows, to ask about its columns; none of it if it is data already."""
    rows = range(min(kisi.tinggi, 30))
    best = max(rows, key=lambda r: (len(kisi.filled(r)), -r), default=None)
    if best is None or not kisi.filled(best):
        return None
    texts = [kisi.text(best, c) for c in kisi.filled(best)]
    if any(len(text) > 60 or is_number(text) or contains_alamat(text) for text in texts):
        return Tajuk(best, best - 1, [Kolom(c, "", Arti()) for c in range(kisi.lebar)])
    return build_tajuk(kisi, best, best)
