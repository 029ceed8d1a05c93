"""The seven elements of a DIP entry, Pasal 21 ayat (2) and Lampiran I Perki 1/2021: which cells
they are kept in, and when one of them is missing."""

from dataclasses import dataclass

from django.db.models import Q

from dip.models import Informasi

# What stands in a cell that was left open: by people, by databases, by spreadsheets.
DIKOSONGKAN = ("", "-", "–", "—", "NULL", "#REF!", "#N/A")


@dataclass(frozen=True)
class Isian:
    """One cell of an element."""

    kolom: str
    huruf: str
    nama: str

    @property
    def anchor(self) -> str:
        return f"id_{self.kolom}"

    @property
    def kurang(self) -> Q:
        """The rows that lack it."""
        if self.kolom == "urutan":
            return Q(urutan=0)
        empty = Q(**{f"{self.kolom}__in": DIKOSONGKAN})
        # The officer's own words for the form stand in a column of their own.
        return empty & Q(bentuk_teks__in=DIKOSONGKAN) if self.kolom == "bentuk" else empty

    def is_missing(self, row: Informasi) -> bool:
        if self.kolom == "bentuk":
            return not row.bentuk and row.bentuk_teks in DIKOSONGKAN
        return getattr(row, self.kolom) in (0, *DIKOSONGKAN)


ISIAN_UNSUR = (
    Isian("urutan", "a", "nomor"),
    Isian("ringkasan", "b", "ringkasan isi"),
    Isian("pejabat_penguasa", "c", "pejabat yang menguasai"),
    Isian("penanggung_jawab", "d", "penanggung jawab"),
    Isian("waktu", "e", "waktu pembuatan"),
    Isian("tempat", "e", "tempat pembuatan"),
    Isian("bentuk", "f", "bentuk"),
    Isian("retensi", "g", "jangka waktu penyimpanan"),
)


def lacks_any() -> Q:
    """Rows in which at least one element is missing."""
    missing = Q()
    for isian in ISIAN_UNSUR:
        missing |= isian.kurang
    return missing
