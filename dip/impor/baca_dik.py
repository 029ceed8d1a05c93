"""read_dik: the Daftar Informasi Dikecualikan from the same kinds of files as the DIP."""

from dip.impor.baca import Pembaca, has_dik_columns
from dip.impor.buku import LembarMentah, read_buku
from dip.impor.entri import Catatan
from dip.impor.entri_dik import PenyusunDik
from dip.impor.hasil import FIELDS_DIK, EntriDik, HasilDik
from dip.impor.pemilihan import Pemilihan
from dip.impor.penjaga import check_ukuran
from dip.impor.tabel import Penelusur
from dip.impor.teks import join_lines
from dip.impor.uji import read_uji


def read_dik(
    data: bytes,
    nama_berkas: str,
    *,
    lembar: str | None = None,
    kolom: dict[str, str] | None = None,
    hanya_dikecualikan: bool = False,
) -> HasilDik:
    """Read excluded information from a workbook or CSV file; see `hasil` for what comes back.

    `hanya_dikecualikan`: the file is a DIP; only rows that say they are excluded belong here.
    """
    check_ukuran(data)
    buku = read_buku(data, nama_berkas)
    pemilihan = Pemilihan(buku, lembar or None, kolom)
    pembaca = PembacaDik(buku, pemilihan, nama_berkas, kolom, None)
    pembaca.hanya_dikecualikan = hanya_dikecualikan
    return pembaca.run()


class PembacaDik(Pembaca):
    bidang = FIELDS_DIK
    hasil: HasilDik
    hanya_dikecualikan = False

    def _start_hasil(self) -> HasilDik:
        return HasilDik()

    def run(self) -> HasilDik:
        super().run()
        self._tell_terbuka()
        return self.hasil

    def _start_penyusun(self, mentah: LembarMentah, penelusur: Penelusur) -> PenyusunDik:
        self._read_uji(penelusur)
        carry_judul(penelusur.entri)
        default = self._default_kategori(mentah, penelusur)
        self._warn_unnamed(mentah, penelusur, default)
        return PenyusunDik(mentah.nama, self.buku.tanggal_1904, default)

    def _sort(self, entri: EntriDik) -> None:
        """Without a class it is what the officer said the file is: excluded information."""
        excluded = {"dikecualikan"} if self.hanya_dikecualikan else {None, "dikecualikan"}
        mine = entri.kategori in excluded
        (self.hasil.entri if mine else self.hasil.terbuka).append(entri)

    def _read_uji(self, penelusur: Penelusur) -> None:
        kisi = penelusur.kisi
        rows = range(penelusur.tajuk.awal)
        lines = [join_lines(kisi.text(r, c)) for r in rows for c in kisi.filled(r)]
        self.hasil.uji = self.hasil.uji or read_uji(lines)

    def _warn_unnamed(
        self, mentah: LembarMentah, penelusur: Penelusur, default: str | None
    ) -> None:
        known = default or self.hanya_dikecualikan or has_dik_columns(penelusur.tajuk.kolom)
        if not known and not any(catatan.kategori for catatan in penelusur.entri):
            self.hasil.catatan.append(
                f"Lembar '{mentah.nama}' tidak menyebut bahwa isinya informasi yang dikecualikan."
                " Periksa apakah berkasnya benar."
            )

    def _tell_terbuka(self) -> None:
        if rows := self.hasil.terbuka:
            self.hasil.catatan.append(
                f"{len(rows)} baris adalah informasi publik, jadi tidak dibaca sebagai informasi"
                " yang dikecualikan."
            )


def carry_judul(entri: list[Catatan]) -> None:
    """Parts below a name ("Data pribadi") without a name of their own share the one above."""
    above: list[str] = []
    for catatan in entri:
        names, details = catatan.peta.columns("judul"), catatan.peta.columns("ringkasan")
        if not names or not details:
            return
        if catatan.nilai.get(names[0]):
            above = catatan.nilai[names[0]]
        elif above and not any(catatan.nilai.get(c) for c in catatan.peta.columns("nomor_asli")):
            catatan.nilai[names[0]] = list(above)
            catatan.sel.setdefault(names[0], catatan.baris - 1)
