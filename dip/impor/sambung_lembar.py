"""A list that goes on in the next sheet, as converters from PDF write it ("Table 2")."""

from dip.impor.baris import is_next, is_number
from dip.impor.kisi import Kisi
from dip.impor.tabel import Penelusur
from dip.impor.tajuk import Tajuk

_SAMPLE_ROWS = 60


def continue_tajuk(kisi: Kisi, own: Tajuk | None, before: Kisi, tajuk: Tajuk) -> Tajuk | None:
    """The columns of the sheet before, for rows without a header that are filled like it.

    `own` is the header that stands further down in the sheet, if there is one.
    """
    numbers = [kolom.index for kolom in tajuk.kolom if kolom.arti.field == "nomor_asli"]
    if kisi.lebar != before.lebar or not numbers:
        return None
    last = min(own.awal if own else kisi.tinggi, _SAMPLE_ROWS)
    wide = [r for r in range(last) if len(kisi.filled(r)) > 2]
    numbered = [r for r in wide if is_number(kisi.text(r, numbers[0]))]
    if not wide or len(numbered) < 0.6 * len(wide):
        return None
    return Tajuk(0, -1, tajuk.kolom, sambungan=True)


def carry_over(penelusur: Penelusur, before: Penelusur | None) -> str:
    """Give the first entries the class and group that were open; a remark when that was done."""
    if before is None or not penelusur.entri or not _goes_on(penelusur, before):
        return ""
    titles = [row for row, word in penelusur.jejak.items() if word in ("kelas", "kelompok")]
    classes = [row for row, word in penelusur.jejak.items() if word == "kelas"]
    carried = False
    for catatan in penelusur.entri:
        if catatan.baris < min(classes, default=catatan.baris + 1):
            carried = carried or (catatan.kategori is None and before.kategori is not None)
            catatan.kategori = catatan.kategori or before.kategori
        if catatan.baris < min(titles, default=catatan.baris + 1):
            catatan.kelompok = catatan.kelompok or before.kelompok_akhir
    if not carried and not penelusur.tajuk.sambungan:
        return ""
    return (
        f"Lembar '{penelusur.lembar}' dibaca sebagai lanjutan lembar '{before.lembar}'. Periksa"
        " kategori dan kelompoknya."
    )


def _goes_on(penelusur: Penelusur, before: Penelusur) -> bool:
    if penelusur.tajuk.sambungan:
        return True
    return is_next(before.nomor_terakhir, penelusur.nomor_pertama)
