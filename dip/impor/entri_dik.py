"""From the cells of one entry to an EntriDik: the words as written, what they mean beside them."""

import re
from collections.abc import Callable
from datetime import date

from dip.impor.dasar_hukum import parse_huruf, read_huruf, suggest_huruf
from dip.impor.entri import Catatan, Penyusun
from dip.impor.hasil import EntriDik
from dip.impor.jangka import TIDAK_TERBATAS, parse_jangka, read_berakhir, read_jenis
from dip.impor.teks import join_lines

LONGEST_TITLE = 500
_ITEM = re.compile(r"(?:\(?(?:\d{1,2}|[a-z])[.)]|[-–—•●▪·*])\s", re.I)
_TEKS = ("dasar_hukum", "konsekuensi_dibuka", "konsekuensi_ditutup")


class PenyusunDik(Penyusun):
    """Builds entries of the Daftar Informasi Dikecualikan."""

    def build(self, catatan: Catatan) -> EntriDik:
        entri = EntriDik(self.lembar, catatan.baris)
        self._drop_errors(catatan)
        entri.nomor_asli = self._nomor(catatan)
        for name in ("pejabat_penguasa", "penanggung_jawab", "kelompok", "kode"):
            setattr(entri, name, self._text(catatan, name))
        for name in _TEKS:
            setattr(entri, name, self._paragraphs(catatan, name))
        entri.bentuk_teks = self._text(catatan, "bentuk")
        entri.kelompok = entri.kelompok or catatan.kelompok
        self._set_judul(entri, catatan)
        self._set_dasar(entri, catatan)
        self._set_jangka(entri, catatan)
        entri.kategori = self._kategori(catatan) or catatan.kategori or self.kategori
        self._check_judul(entri, catatan)
        return entri

    def _paragraphs(self, catatan: Catatan, name: str) -> str:
        """A line that opens an item (a., 1., -) stays a line; others were broken by the paper."""
        return join_items("\n".join(self._pieces(catatan, name)))

    def _set_judul(self, entri: EntriDik, catatan: Catatan) -> None:
        entri.judul = self._text(catatan, "judul")
        entri.uraian = self._paragraphs(catatan, "ringkasan")
        if not entri.judul:
            entri.judul, entri.uraian = join_lines(entri.uraian), ""
        if len(entri.judul) > LONGEST_TITLE and not entri.uraian:
            self._cut_judul(entri, catatan)

    def _cut_judul(self, entri: EntriDik, catatan: Catatan) -> None:
        """A cell with the name and its parts: the first line names, the whole is for officers."""
        whole = self._paragraphs(catatan, "judul") or self._paragraphs(catatan, "ringkasan")
        first, _, rest = whole.partition("\n")
        if rest and len(first) <= LONGEST_TITLE:
            entri.judul, entri.uraian = first.rstrip(" :;,"), whole
            entri.catatan.append(
                "Selnya panjang: baris pertamanya menjadi nama informasi, seluruhnya menjadi"
                " rincian untuk petugas."
            )

    def _check_judul(self, entri: EntriDik, catatan: Catatan) -> None:
        if not entri.judul and not catatan.rusak:
            label = catatan.peta.label(catatan.peta.columns("judul", "ringkasan")[0])
            pesan = "nama informasinya kosong. Isi selnya, atau hapus barisnya."
            self.report(catatan.baris, label, pesan)

    def _set_dasar(self, entri: EntriDik, catatan: Catatan) -> None:
        """A column of ours says it itself; else the letters that the legal basis names."""
        if catatan.peta.columns("dasar"):
            entri.dasar = read_huruf(self._text(catatan, "dasar"))
            return
        entri.dasar = parse_huruf(entri.dasar_hukum)
        if not entri.dasar and (huruf := suggest_huruf(entri.kelompok)):
            entri.dasar = [huruf]
            entri.catatan.append(
                f"Huruf {huruf} berasal dari judul kelompoknya, bukan dari dasar hukumnya. Periksa."
            )

    def _set_jangka(self, entri: EntriDik, catatan: Catatan) -> None:
        written = "jangka_teks" if catatan.peta.columns("jangka_teks") else "retensi"
        entri.jangka_teks = self._labelled(catatan, written)
        jangka = self._try(catatan, written, parse_jangka, entri.jangka_teks)
        if jangka:
            entri.jangka_jenis, berakhir = jangka.jenis, jangka.berakhir
            entri.berakhir = berakhir.isoformat() if berakhir else ""
        self._read_own_columns(entri, catatan)

    def _read_own_columns(self, entri: EntriDik, catatan: Catatan) -> None:
        """In a workbook of ours the kind of term and the day have columns; they hold, empty too."""
        if catatan.peta.columns("jangka_jenis"):
            text = self._text(catatan, "jangka_jenis")
            entri.jangka_jenis = self._try(catatan, "jangka_jenis", _require_jenis, text) or ""
        if catatan.peta.columns("berakhir"):
            text = self._text(catatan, "berakhir")
            day: date | None = self._try(catatan, "berakhir", read_berakhir, text)
            entri.berakhir = day.isoformat() if day else ""
        if entri.berakhir and entri.jangka_jenis == TIDAK_TERBATAS:
            pesan = "jangka waktu tidak terbatas tidak punya tanggal berakhir. Hapus salah satunya."
            self._report_at(catatan, "berakhir", pesan)

    def _try(self, catatan: Catatan, name: str, read: Callable, text: str):
        try:
            return read(text)
        except ValueError as error:
            self._report_at(catatan, name, str(error))
            return None

    def _report_at(self, catatan: Catatan, name: str, pesan: str) -> None:
        columns = catatan.peta.columns(name)
        filled = [c for c in columns if c in catatan.sel] or columns
        row = catatan.sel.get(filled[0], catatan.baris - 1) + 1 if filled else catatan.baris
        self.report(row, catatan.peta.label(filled[0]) if filled else "", pesan)


def join_items(text: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        if lines and not _ITEM.match(line):
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    return "\n".join(lines)


def _require_jenis(text: str) -> str:
    jenis = read_jenis(text) if text else ""
    if jenis is None:
        raise ValueError(
            f"'{text}' bukan jenis jangka waktu. Pilihan: Sampai tanggal tertentu; Sampai suatu"
            " keadaan atau peristiwa; Tidak terbatas."
        )
    return jenis
