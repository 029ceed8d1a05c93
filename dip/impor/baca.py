"""read_daftar: from the bytes of a file to entries, problems and questions."""

import hashlib
import re

from dip.impor.baris import is_number
from dip.impor.buku import Buku, LembarMentah, read_buku
from dip.impor.entri import Penyusun
from dip.impor.hasil import FIELDS, BerkasTakTerbaca, EntriTerbaca, Galat, HasilBaca, LembarTerbaca
from dip.impor.isi_bawah import fill_down
from dip.impor.kamus import Arti
from dip.impor.kisi import Kisi
from dip.impor.nilai import parse_kategori
from dip.impor.penjaga import check_ukuran
from dip.impor.peta import ask_all, matches_explicit, missing_explicit
from dip.impor.tabel import Penelusur
from dip.impor.tajuk import Kolom, Tajuk, build_tajuk, find_tajuk
from dip.impor.teks import column_letter, contains_alamat, normalize_key

_GUIDE_SHEET = re.compile(
    r"\b(?:petunjuk|contoh|panduan|template|referensi|pilihan|master|cara pengisian|info)\b"
)
_NO_HEADER = "tajuk kolom Daftar Informasi Publik tidak ditemukan"
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def read_daftar(
    data: bytes,
    nama_berkas: str,
    *,
    lembar: str | None = None,
    kolom: dict[str, str] | None = None,
    kategori: str | None = None,
) -> HasilBaca:
    """Read a DIP from a workbook or CSV file; see `hasil` for what comes back."""
    check_ukuran(data)
    buku = read_buku(data, nama_berkas)
    hasil = HasilBaca(catatan=list(buku.catatan))
    pembaca = _Pembaca(buku, hasil, lembar, kolom, kategori)
    pembaca.run()
    return hasil


class _Pembaca:
    def __init__(self, buku: Buku, hasil: HasilBaca, lembar, kolom, kategori):
        self.buku, self.hasil = buku, hasil
        self.pilihan, self.kolom, self.kategori = lembar, kolom, kategori
        self.tajuk: dict[int, Tajuk] = {}
        self.kisi: dict[int, Kisi] = {}
        self.isi: dict[str, str] = {}

    def run(self) -> None:
        self._check_pilihan()
        self.hasil.lembar = [self._describe(index) for index in range(len(self.buku.lembar))]
        self._leave_weak()
        self._choose_years()
        used = [i for i, lembar in enumerate(self.hasil.lembar) if lembar.terpakai]
        self._check_kolom(used)
        for index in used:
            self._read(index)
        if not any(lembar.terpakai for lembar in self.hasil.lembar):
            self._explain_nothing()
        self._check_kode()

    # Which sheets

    def _check_pilihan(self) -> None:
        names = [lembar.nama for lembar in self.buku.lembar]
        if not any(any(map(any, lembar.sel)) for lembar in self.buku.lembar):
            raise BerkasTakTerbaca(
                "Berkas tidak berisi apa pun: semua lembarnya kosong. Pilih berkas yang berisi"
                " daftar informasi."
            )
        if self.pilihan is None:
            return
        wanted = normalize_key(self.pilihan)
        found = [name for name in names if normalize_key(name) == wanted]
        if not found:
            raise BerkasTakTerbaca(
                f"Lembar '{self.pilihan}' tidak ada di berkas ini. Lembar yang ada:"
                f" {', '.join(names)}."
            )
        self.pilihan = found[0]

    def _describe(self, index: int) -> LembarTerbaca:
        mentah = self.buku.lembar[index]
        lembar = LembarTerbaca(mentah.nama, mentah.tersembunyi)
        lembar.baris = sum(1 for row in mentah.sel if any(row))
        lembar.alasan = self._reason_against(mentah, lembar.baris)
        if not lembar.alasan:
            self.kisi[index] = Kisi(mentah)
            tajuk = find_tajuk(self.kisi[index]) or self._explicit_tajuk(self.kisi[index])
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

    def _explicit_tajuk(self, kisi: Kisi) -> Tajuk | None:
        """The row that holds the header texts which the officer named."""
        wanted = {normalize_key(header) for header in (self.kolom or {}).values()} - {""}
        for r in range(min(kisi.tinggi, 60)):
            keys = {normalize_key(kisi.text(r, c)) for c in kisi.filled(r)}
            if wanted and len(wanted & keys) >= max(1, len(wanted) // 2):
                return build_tajuk(kisi, r, r)
        letters = wanted and all(len(key) <= 2 and key.isalpha() for key in wanted)
        return _guess_tajuk(kisi) if letters else None

    def _leave_weak(self) -> None:
        """Beside a real list, a sheet with hardly any known header is some other list."""
        strength = {i: self.tajuk[i].kuat for i in self.tajuk}
        if self.pilihan is not None or max(strength.values(), default=0) < 4:
            return
        for index, kuat in strength.items():
            if kuat < 3:
                self.hasil.lembar[index].terpakai = False
                self.hasil.lembar[index].alasan = _NO_HEADER

    def _choose_years(self) -> None:
        """Sheets of several years: only the newest, unless one was named."""
        years = {
            index: int(found[-1])
            for index, lembar in enumerate(self.hasil.lembar)
            if lembar.terpakai and (found := _YEAR.findall(lembar.nama))
        }
        if self.pilihan is not None or len(set(years.values())) < 2:
            return
        newest = max(years.values())
        for index, year in years.items():
            if year != newest:
                lembar = self.hasil.lembar[index]
                lembar.terpakai = False
                lembar.alasan = f"lembar tahun {year}; yang dibaca tahun {newest}"
                self.hasil.catatan.append(
                    f"Lembar '{lembar.nama}' tidak dibaca karena ada lembar tahun {newest}."
                    " Pilih lembarnya bila tahun itu yang ingin diimpor."
                )

    # One sheet

    def _check_kolom(self, used: list[int]) -> None:
        if not self.kolom or not used:
            return
        maps = [Penelusur(self.kisi[i], self.tajuk[i], "", None).peta for i in used]
        if not any(matches_explicit(peta, self.kolom) for peta in maps):
            headers = [k.tajuk for k in maps[0].kolom.values() if k.tajuk]
            raise BerkasTakTerbaca(
                f"Kolom {', '.join(missing_explicit(maps[0], self.kolom))} tidak ada di lembar"
                f" '{self.hasil.lembar[used[0]].nama}'. Kolom yang ada: {'; '.join(headers)}."
            )

    def _read(self, index: int) -> None:
        lembar, mentah = self.hasil.lembar[index], self.buku.lembar[index]
        self.hasil.catatan += mentah.catatan
        penelusur = Penelusur(self.kisi[index], self.tajuk[index], mentah.nama, self.kolom)
        self._describe_columns(lembar, penelusur)
        if not penelusur.peta.is_usable:
            lembar.terpakai = False
            lembar.alasan = "kolom ringkasan atau judul tidak ditemukan"
            self.hasil.pertanyaan += ask_all(self.kisi[index], self.tajuk[index], mentah.nama)
            return
        penelusur.run()
        lembar.baris_tajuk = penelusur.baris_tajuk
        lembar.jejak = penelusur.jejak
        self.hasil.catatan += penelusur.catatan
        self.hasil.pertanyaan += penelusur.peta_awal.pertanyaan
        self._build(lembar, mentah, penelusur)

    def _describe_columns(self, lembar: LembarTerbaca, penelusur: Penelusur) -> None:
        peta = penelusur.peta
        lembar.kolom = peta.as_kolom()
        lembar.diabaikan = peta.diabaikan
        _describe_tajuk(lembar, penelusur.tajuk.kolom)

    def _build(self, lembar: LembarTerbaca, mentah: LembarMentah, penelusur: Penelusur) -> None:
        default = self._default_kategori(mentah, penelusur)
        for name in fill_down(penelusur.entri):
            self.hasil.catatan.append(
                f"Lembar '{mentah.nama}': kolom {FIELDS[name]} yang kosong diisi dari baris di"
                " atasnya."
            )
        penyusun = Penyusun(mentah.nama, self.buku.tanggal_1904, default)
        daftar = [penyusun.build(catatan) for catatan in penelusur.entri]
        if self._is_copy(lembar, daftar):
            return
        for entri in daftar:
            if not entri.judul and not entri.ringkasan:
                penelusur.jejak[entri.baris] = "galat"
            elif entri.kategori == "dikecualikan":
                self.hasil.dikecualikan.append(entri)
            else:
                self.hasil.entri.append(entri)
        self.hasil.catatan += penyusun.catatan
        cells = [
            Galat(mentah.nama, baris, penelusur.peta.label(c), pesan)
            for baris, c, pesan in penelusur.galat
        ]
        self.hasil.galat += sorted(penyusun.galat + cells, key=lambda galat: galat.baris)

    def _is_copy(self, lembar: LembarTerbaca, daftar: list[EntriTerbaca]) -> bool:
        """A sheet whose every entry stood in an earlier sheet ("DIP (2)")."""
        texts = [tuple({**entri.as_dict(), "lembar": ""}.items()) for entri in daftar]
        content = str(texts)
        twin = self.isi.get(content) if daftar else None
        self.isi.setdefault(content, lembar.nama)
        if twin is None:
            return False
        lembar.terpakai = False
        lembar.alasan = f"isinya sama dengan lembar '{twin}'"
        return True

    def _default_kategori(self, mentah: LembarMentah, penelusur: Penelusur) -> str | None:
        """For rows without a class: the sheet's name, the kind of its columns, the given one."""
        dik = [k for k in penelusur.peta.kolom.values() if k.arti.field == "dik"]
        if len(dik) >= 2:
            return "dikecualikan"
        return parse_kategori(mentah.nama) or self.kategori

    # The whole file

    def _explain_nothing(self) -> None:
        for index, kisi in self.kisi.items():
            if index not in self.tajuk and (tajuk := _guess_tajuk(kisi)):
                lembar = self.hasil.lembar[index]
                self.hasil.pertanyaan += ask_all(kisi, tajuk, lembar.nama)
                _describe_tajuk(lembar, tajuk.kolom)
        names = "; ".join(f"'{x.nama}': {x.alasan}" for x in self.hasil.lembar)
        self.hasil.catatan.append(f"Tidak ada lembar yang dapat dibaca sebagai daftar ({names}).")

    def _check_kode(self) -> None:
        first: dict[str, tuple[str, int]] = {}
        for entri in self.hasil.entri:
            if not entri.kode:
                continue
            if entri.kode in first:
                sheet, row = first[entri.kode]
                self.hasil.galat.append(
                    Galat(
                        entri.lembar,
                        entri.baris,
                        "",
                        f"kode '{entri.kode}' sudah dipakai di lembar '{sheet}' baris {row}."
                        " Kosongkan kode pada baris yang baru.",
                    )
                )
            first.setdefault(entri.kode, (entri.lembar, entri.baris))


def _describe_tajuk(lembar: LembarTerbaca, kolom: list[Kolom]) -> None:
    lembar.tajuk = [(column_letter(each.index), each.tajuk) for each in kolom]
    headers = "|".join(normalize_key(each.tajuk) for each in kolom)
    lembar.tanda = hashlib.sha256(headers.encode()).hexdigest()[:16]


def _guess_tajuk(kisi: Kisi) -> Tajuk | None:
    """The fullest of the first rows, to ask about its columns; none of it if it is data already."""
    rows = range(min(kisi.tinggi, 30))
    best = max(rows, key=lambda r: (len(kisi.filled(r)), -r), default=None)
    if best is None or not kisi.filled(best):
        return None
    texts = [kisi.text(best, c) for c in kisi.filled(best)]
    if any(len(text) > 60 or is_number(text) or contains_alamat(text) for text in texts):
        return Tajuk(best, best - 1, [Kolom(c, "", Arti()) for c in range(kisi.lebar)])
    return build_tajuk(kisi, best, best)
