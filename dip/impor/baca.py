"""read_daftar: from the bytes of a file to entries, problems and questions."""

import hashlib

from dip.impor.buku import Buku, LembarMentah, read_buku
from dip.impor.entri import Penyusun
from dip.impor.hasil import (
    FIELDS,
    HANYA_DIK,
    BerkasTakTerbaca,
    EntriTerbaca,
    Galat,
    HasilBaca,
    LembarTerbaca,
)
from dip.impor.isi_bawah import fill_down
from dip.impor.nilai import parse_kategori
from dip.impor.pemilihan import Pemilihan, guess_tajuk
from dip.impor.penjaga import check_ukuran
from dip.impor.peta import ask_all
from dip.impor.pilihan import matches_explicit, missing_explicit
from dip.impor.sambung_lembar import carry_over
from dip.impor.tabel import Penelusur
from dip.impor.tajuk import Kolom
from dip.impor.teks import column_letter, normalize_key


def read_daftar(
    data: bytes,
    nama_berkas: str,
    *,
    lembar: str | None = None,
    kolom: dict[str, str] | None = None,
    kategori: str | None = None,
    tahun: int | None = None,
) -> HasilBaca:
    """Read a DIP from a workbook or CSV file; see `hasil` for what comes back.

    `tahun` chooses between sheets that carry different years in their names.
    Entries with a problem stay in `entri`: the problem names their sheet and row.
    """
    check_ukuran(data)
    buku = read_buku(data, nama_berkas)
    pemilihan = Pemilihan(buku, lembar or None, kolom, tahun)
    return Pembaca(buku, pemilihan, nama_berkas, kolom, kategori).run()


class Pembaca:
    """Reads the sheets one after the other; dip/impor/baca_dik.py reads another list with it."""

    bidang = FIELDS

    def __init__(
        self,
        buku: Buku,
        pemilihan: Pemilihan,
        nama_berkas: str,
        kolom: dict[str, str] | None,
        kategori: str | None,
    ):
        self.buku, self.pemilihan = buku, pemilihan
        self.kolom, self.kategori = kolom, kategori
        self.berkas_dik = is_dik_name(nama_berkas)
        self.hasil = self._start_hasil()
        self.hasil.lembar = pemilihan.lembar
        self.hasil.catatan = [*buku.catatan, *pemilihan.catatan]
        self.isi: dict[str, str] = {}
        self.sebelum: Penelusur | None = None

    def _start_hasil(self) -> HasilBaca:
        return HasilBaca()

    def run(self) -> HasilBaca:
        used = self.pemilihan.used()
        self._check_kolom(used)
        for index in used:
            self._read(index)
        if not self.pemilihan.used() and not self.hasil.dikecualikan:
            self._explain_nothing()
        self._check_kode()
        return self.hasil

    def _check_kolom(self, used: list[int]) -> None:
        """Named columns must be in one of the sheets."""
        if not self.kolom or not used:
            return
        maps = [{k.index: k for k in self.pemilihan.tajuk[index].kolom} for index in used]
        if not any(matches_explicit(each, self.kolom) for each in maps):
            missing = missing_explicit(maps[0], self.kolom, self.bidang)
            headers = [kolom.tajuk for kolom in maps[0].values() if kolom.tajuk]
            raise BerkasTakTerbaca(
                f"Kolom {', '.join(missing)} tidak ada di lembar"
                f" '{self.hasil.lembar[used[0]].nama}'. Kolom yang ada: {'; '.join(headers)}."
            )

    def _read(self, index: int) -> None:
        lembar, mentah = self.hasil.lembar[index], self.buku.lembar[index]
        kisi, tajuk = self.pemilihan.kisi[index], self.pemilihan.tajuk[index]
        self.hasil.catatan += mentah.catatan
        penelusur = Penelusur(kisi, tajuk, mentah.nama, self.kolom, self.bidang)
        lembar.kolom = penelusur.peta.as_kolom()
        lembar.diabaikan = penelusur.peta.diabaikan
        _describe_tajuk(lembar, tajuk.kolom)
        if not penelusur.peta.is_usable:
            lembar.terpakai = False
            lembar.alasan = "kolom ringkasan atau judul tidak ditemukan"
            self.hasil.pertanyaan += ask_all(kisi, tajuk, mentah.nama)
            return
        penelusur.run()
        if remark := carry_over(penelusur, self.sebelum):
            penelusur.catatan.append(remark)
        self.sebelum = penelusur
        lembar.baris_tajuk = penelusur.kepala.baris
        lembar.jejak = penelusur.jejak
        self._build(lembar, mentah, penelusur)

    def _build(self, lembar: LembarTerbaca, mentah: LembarMentah, penelusur: Penelusur) -> None:
        for name in fill_down(penelusur.entri):
            penelusur.catatan.append(
                f"Lembar '{mentah.nama}': kolom {self.bidang[name]} yang kosong diisi dari baris di"
                " atasnya."
            )
        penyusun = self._start_penyusun(mentah, penelusur)
        daftar = [penyusun.build(catatan) for catatan in penelusur.entri]
        if self._is_copy(lembar, daftar):
            return
        for entri in daftar:
            if not entri.judul and not entri.isi_lain:
                lembar.jejak[entri.baris] = "galat"
            else:
                self._sort(entri)
        self.hasil.pertanyaan += penelusur.peta_awal.pertanyaan
        self.hasil.catatan += penelusur.catatan + penyusun.catatan
        cells = [Galat(mentah.nama, *found) for found in penelusur.galat]
        self.hasil.galat += sorted(penyusun.galat + cells, key=lambda galat: galat.baris)

    def _start_penyusun(self, mentah: LembarMentah, penelusur: Penelusur) -> Penyusun:
        default = self._default_kategori(mentah, penelusur)
        return Penyusun(mentah.nama, self.buku.tanggal_1904, default)

    def _sort(self, entri: EntriTerbaca) -> None:
        excluded = entri.kategori == "dikecualikan"
        (self.hasil.dikecualikan if excluded else self.hasil.entri).append(entri)

    def _is_copy(self, lembar: LembarTerbaca, daftar: list[EntriTerbaca]) -> bool:
        """A sheet whose every entry stood in an earlier sheet ("DIP (2)")."""
        content = str([{**entri.as_dict(), "lembar": ""} for entri in daftar])
        twin = self.isi.setdefault(content, lembar.nama) if daftar else lembar.nama
        if twin == lembar.nama:
            return False
        lembar.terpakai = False
        lembar.alasan = f"isinya sama dengan lembar '{twin}'"
        return True

    def _default_kategori(self, mentah: LembarMentah, penelusur: Penelusur) -> str | None:
        """For rows without a class: the kind of columns, the sheet's name, the one given."""
        if self.berkas_dik or has_dik_columns(penelusur.tajuk.kolom):
            return "dikecualikan"
        return parse_kategori(mentah.nama) or self.kategori

    def _explain_nothing(self) -> None:
        for index, kisi in self.pemilihan.kisi.items():
            if index not in self.pemilihan.tajuk and (tajuk := guess_tajuk(kisi)):
                lembar = self.hasil.lembar[index]
                self.hasil.pertanyaan += ask_all(kisi, tajuk, lembar.nama)
                _describe_tajuk(lembar, tajuk.kolom)
        names = "; ".join(f"'{x.nama}': {x.alasan}" for x in self.hasil.lembar)
        self.hasil.catatan.append(f"Tidak ada lembar yang dapat dibaca sebagai daftar ({names}).")

    def _check_kode(self) -> None:
        first: dict[str, EntriTerbaca] = {}
        for entri in self.hasil.entri:
            if entri.kode and entri.kode in first:
                other = first[entri.kode]
                pesan = (
                    f"kode '{entri.kode}' sudah dipakai di lembar '{other.lembar}' baris"
                    f" {other.baris}. Kosongkan kode pada baris yang baru."
                )
                self.hasil.galat.append(Galat(entri.lembar, entri.baris, "", pesan))
            first.setdefault(entri.kode, entri)


def has_dik_columns(kolom: list[Kolom]) -> bool:
    """Two headers that only a list of excluded information has."""
    return sum(each.arti.field == "dik" or each.arti.field in HANYA_DIK for each in kolom) >= 2


def _describe_tajuk(lembar: LembarTerbaca, kolom: list[Kolom]) -> None:
    lembar.tajuk = [(column_letter(each.index), each.tajuk) for each in kolom]
    headers = "|".join(normalize_key(each.tajuk) for each in kolom)
    lembar.tanda = hashlib.sha256(headers.encode()).hexdigest()[:16]


def is_dik_name(nama_berkas: str) -> bool:
    """ "DIK 2023.xlsx", but not "DIP dan DIK 2023.xlsx"."""
    key = normalize_key(nama_berkas)
    return parse_kategori(key) == "dikecualikan" and not {"dip", "publik"} & set(key.split())
