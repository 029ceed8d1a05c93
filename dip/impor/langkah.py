"""What a walk through one sheet remembers, and what can become of a row."""

from dip.impor.baris import is_bullet, is_numbering_row, number_style
from dip.impor.entri import Catatan
from dip.impor.hasil import FIELDS
from dip.impor.isi import Isi, read_isi
from dip.impor.kelompok import TumpukanKelompok
from dip.impor.kepala import Kepala
from dip.impor.kisi import Kisi
from dip.impor.penutup import Penutup
from dip.impor.peta import Peta
from dip.impor.sisa import Sisa
from dip.impor.tajuk import Tajuk
from dip.impor.teks import join_lines


class Langkah:
    """The rows so far; `jejak` has a word for each of them that holds anything."""

    def __init__(
        self,
        kisi: Kisi,
        tajuk: Tajuk,
        lembar: str,
        kolom: dict[str, str] | None,
        bidang: dict[str, str] = FIELDS,
    ):
        self.kisi, self.lembar, self.tajuk = kisi, lembar, tajuk
        self.kepala = Kepala(kisi, tajuk, lembar, kolom, bidang)
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
    def peta(self) -> Peta:
        return self.kepala.peta

    def _isi(self, r: int) -> Isi:
        return read_isi(self.kisi, self.peta, r)

    def _text(self, r: int, c: int) -> str:
        return join_lines(self.kisi.text(r, c))

    def _form(self, isi: Isi) -> tuple[int, int, str]:
        """How a title row is written: its column, its width, its kind of number."""
        c = isi.texts[0]
        return c, self.kisi.width(isi.r, c), number_style(isi.nomor) if isi.nomor else ""

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

    def _open_kelompok(self, isi: Isi, c: int) -> None:
        text = self._text(isi.r, c)
        if isi.nomor and not is_bullet(isi.nomor):
            text = f"{isi.nomor}{'' if isi.nomor[-1] in '.)' else '.'} {text}"
        self.bentuk_judul.add(self._form(isi))
        self.kelompok.open(text, isi.r + 1)
        self.terakhir = None
        self.jejak[isi.r + 1] = "kelompok"

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
