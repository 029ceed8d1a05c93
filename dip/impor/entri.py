"""From the cells of one entry to an EntriTerbaca, every problem named by sheet, row, column."""

from dataclasses import dataclass, field

from dip.impor.baris import is_number
from dip.impor.hasil import EntriTerbaca, Galat
from dip.impor.isian import is_no_tick
from dip.impor.kisi import Kisi
from dip.impor.nilai import (
    BENTUK,
    format_tanggal,
    parse_bentuk,
    parse_kategori,
    parse_waktu,
    split_waktu_tempat,
    suggest_kategori,
)
from dip.impor.peta import Peta
from dip.impor.teks import contains_alamat, join_lines, join_media, word_set
from dip.impor.waktu import date_from_serial

ERRORS = word_set(
    """
    #REF! #N/A #VALUE! #DIV/0! #NAME? #NULL! #NUM! #GETTING_DATA #SPILL! #CALC! #FIELD!
    """
)
_NOTHING = frozenset({"", "-", "–", "—", "null", "none", "n/a"})
_TEXT_FIELDS = ("judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab", "kelompok", "kode")


@dataclass
class Catatan:
    """The cells of one entry while it is being read: per column its pieces, in order of rows."""

    baris: int
    peta: Peta
    kategori: str | None
    kelompok: str
    nilai: dict[int, list[str]] = field(default_factory=dict)
    tautan: list[str] = field(default_factory=list)
    rusak: bool = False
    sel: dict[int, int] = field(default_factory=dict)

    def add(self, kisi: Kisi, r: int, c: int, text: str) -> None:
        if c in self.nilai:
            if text not in self.nilai[c] or self.peta.arti[c].field in ("judul", "ringkasan"):
                self.nilai[c].append(text)
        else:
            self.nilai[c], self.sel[c] = [text], r
        link = kisi.lembar.tautan.get((r, c))
        if link and self.peta.arti[c].field == "media" and not contains_alamat(text):
            self.tautan.append(link)

    def last(self, c: int) -> str:
        return self.nilai[c][-1] if self.nilai.get(c) else ""


class Penyusun:
    """Builds entries of one sheet; problems go to `galat`, remarks to `catatan`."""

    def __init__(self, lembar: str, tanggal_1904: bool, kategori: str | None):
        self.lembar = lembar
        self.tanggal_1904 = tanggal_1904
        self.kategori = kategori
        self.galat: list[Galat] = []
        self.catatan: list[str] = []

    def build(self, catatan: Catatan) -> EntriTerbaca:
        entri = EntriTerbaca(self.lembar, catatan.baris)
        peta = catatan.peta
        self._drop_errors(catatan)
        entri.nomor_asli = self._nomor(catatan)
        for name in _TEXT_FIELDS:
            setattr(entri, name, self._text(catatan, name))
        for name in ("judul", "ringkasan"):
            if getattr(entri, name).casefold() in _NOTHING:
                setattr(entri, name, "")
        entri.kelompok = entri.kelompok or catatan.kelompok
        entri.retensi = self._labelled(catatan, "retensi")
        self._set_waktu(entri, catatan)
        self._set_bentuk(entri, catatan)
        self._set_media(entri, catatan)
        entri.kategori = self._kategori(catatan) or catatan.kategori or self.kategori
        if not entri.judul and not entri.ringkasan and not catatan.rusak:
            self.report(
                catatan.baris,
                peta.label(peta.columns("ringkasan", "judul")[0]),
                "baris berisi data, tetapi judul dan ringkasannya kosong. Isi ringkasannya,"
                " atau hapus barisnya.",
            )
        for c in peta.columns("kode"):
            entri.kode = " ".join(catatan.nilai.get(c, []))
        return entri

    def report(self, baris: int, kolom: str, pesan: str) -> None:
        self.galat.append(Galat(self.lembar, baris, kolom, pesan))

    def _drop_errors(self, catatan: Catatan) -> None:
        for c, pieces in catatan.nilai.items():
            bad = [piece for piece in pieces if piece in ERRORS]
            if bad:
                catatan.nilai[c] = [piece for piece in pieces if piece not in ERRORS]
                self.report(
                    catatan.sel[c] + 1,
                    catatan.peta.label(c),
                    f"sel berisi kesalahan Excel '{bad[0]}'. Perbaiki rumus atau ketik nilainya.",
                )

    def _pieces(self, catatan: Catatan, name: str) -> list[str]:
        return [
            piece for c in catatan.peta.columns(name) for piece in catatan.nilai.get(c, []) if piece
        ]

    def _text(self, catatan: Catatan, name: str) -> str:
        values: list[str] = []
        for c in catatan.peta.columns(name):
            value = join_lines(" ".join(catatan.nilai.get(c, []))).strip()
            if value and value not in values:
                values.append(value)
        return " ".join(values)

    def _nomor(self, catatan: Catatan) -> str:
        pieces = [join_lines(piece) for piece in self._pieces(catatan, "nomor_asli")]
        tokens = [piece for piece in pieces if is_number(piece)]
        return (tokens or pieces or [""])[-1]

    def _labelled(self, catatan: Catatan, name: str) -> str:
        """Sub-columns ("Aktif", "Inaktif") keep their label: "Aktif 2 Tahun, Inaktif 3 Tahun"."""
        columns = [c for c in catatan.peta.columns(name) if catatan.nilai.get(c)]
        values = [(c, join_lines(" ".join(catatan.nilai[c])).strip()) for c in columns]
        if len(catatan.peta.columns(name)) < 2 or any(
            not catatan.peta.kolom[c].daun for c in columns
        ):
            return " ".join(value for _, value in values)
        return ", ".join(f"{catatan.peta.kolom[c].daun} {value}" for c, value in values)

    def _set_waktu(self, entri: EntriTerbaca, catatan: Catatan) -> None:
        entri.waktu = self._text(catatan, "waktu")
        entri.tempat = self._text(catatan, "tempat")
        both = "\n".join(self._pieces(catatan, "waktu_tempat"))
        if both:
            waktu, tempat = split_waktu_tempat(both)
            entri.waktu = " ".join(filter(None, (entri.waktu, waktu)))
            entri.tempat = " ".join(filter(None, (entri.tempat, tempat)))
        serial = date_from_serial(entri.waktu, self.tanggal_1904)
        if serial:
            self.catatan.append(
                f"Lembar '{self.lembar}', baris {catatan.baris}: angka {entri.waktu} dibaca sebagai"
                f" tanggal {format_tanggal(serial)}."
            )
            entri.waktu = format_tanggal(serial)
        self._check_waktu(entri, catatan)

    def _check_waktu(self, entri: EntriTerbaca, catatan: Catatan) -> None:
        try:
            parse_waktu(entri.waktu)
        except ValueError as error:
            columns = [c for c in catatan.peta.columns("waktu", "waktu_tempat") if c in catatan.sel]
            row = catatan.sel[columns[0]] + 1 if columns else catatan.baris
            self.report(row, catatan.peta.label(columns[0]) if columns else "", f"{error}")

    def _set_bentuk(self, entri: EntriTerbaca, catatan: Catatan) -> None:
        written = self._text(catatan, "bentuk")
        codes = set(parse_bentuk(written))
        words = [written] if written else []
        for c in catatan.peta.columns("bentuk_centang"):
            value = join_lines(" ".join(catatan.nilai.get(c, []))).strip()
            if value and not is_no_tick(value):
                codes |= set(catatan.peta.arti[c].kode)
                words.append(catatan.peta.kolom[c].daun or catatan.peta.kolom[c].tajuk)
                if contains_alamat(value):
                    catatan.tautan.append(value)
        entri.bentuk = [code for code in BENTUK if code in codes]
        entri.bentuk_teks = " dan ".join(words)

    def _set_media(self, entri: EntriTerbaca, catatan: Catatan) -> None:
        written = "\n".join(self._pieces(catatan, "media"))
        parts = [join_media(written)] if written else []
        parts += [link for link in catatan.tautan if link not in written]
        entri.media = " | ".join(parts)

    def _kategori(self, catatan: Catatan) -> str | None:
        ticked = [
            catatan.peta.arti[c].kode[0]
            for c in catatan.peta.columns("kategori_centang")
            if any(not is_no_tick(piece) for piece in catatan.nilai.get(c, []))
        ]
        if "dikecualikan" in ticked:
            return "dikecualikan"
        if len(ticked) > 1:
            self._refuse_kategori(catatan, "kategori_centang", "lebih dari satu kategori dicentang")
        written = self._text(catatan, "kategori")
        if ticked or not written or written.casefold() in _NOTHING:
            return ticked[0] if len(ticked) == 1 else None
        found = parse_kategori(written)
        if found is None:
            nearest = suggest_kategori(written)
            hint = f"Maksud Anda '{nearest}'?" if nearest else ""
            choices = "Pilihan: Berkala, Serta merta, Setiap saat."
            self._refuse_kategori(
                catatan, "kategori", f"'{written}' bukan kategori. {hint or choices}"
            )
        return found

    def _refuse_kategori(self, catatan: Catatan, name: str, pesan: str) -> None:
        columns = [c for c in catatan.peta.columns(name) if c in catatan.sel]
        c = columns[0]
        self.report(catatan.sel[c] + 1, catatan.peta.label(c), pesan)
