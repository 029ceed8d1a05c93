"""The next right of the requester at every moment, with its dates. Pure: it reads what it is given.

These windows inform; none of them closes a door. Silence is never an answer, it opens ground c.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from permohonan.alasan import Alasan, read_alasan
from permohonan.enums import DENGAN_PENGECUALIAN, Hasil, Status
from permohonan.models import Jawaban, Keberatan, Permohonan
from permohonan.tenggat import AJUKAN_KEBERATAN, SENGKETA, Tenggat, count_tenggat

SATU_HARI = timedelta(days=1)
TANPA_HAK = (
    "Permohonan ini sudah dicabut, jadi tidak dapat diajukan keberatan. Anda dapat mengajukan "
    "permohonan baru."
)


@dataclass(frozen=True)
class Jendela:
    """When a ground of Pasal 35 can be raised: from the day it was found, 30 working days."""

    alasan: Alasan
    tenggat: Tenggat

    @property
    def sejak(self) -> date:
        return self.tenggat.mulai

    @property
    def sampai(self) -> date:
        return self.tenggat.jatuh_tempo

    def is_open(self, hari_ini: date) -> bool:
        return self.sejak <= hari_ini <= self.sampai


def list_jendela(row: Permohonan, jawaban: Jawaban | None, libur: dict[date, str]) -> list[Jendela]:
    """The grounds that this request gives or, while it is open, will give when nobody answers."""
    found = _find_alasan(row, jawaban)
    return [
        Jendela(read_alasan()[kode], count_tenggat(AJUKAN_KEBERATAN, hari, libur))
        for kode, hari in sorted(found.items())
    ]


def may_object(row: Permohonan) -> bool:
    """Who took a request back has nothing to object to; anybody else may, inside a window of time
    or outside it."""
    return row.status != Status.DICABUT


def _find_alasan(row: Permohonan, jawaban: Jawaban | None) -> dict[str, date]:
    """Ground -> the day on which it is found."""
    if not may_object(row):
        return {}
    silent_since = row.jatuh_tempo + SATU_HARI
    if jawaban is None:
        return {"c": silent_since}
    found = {"d": jawaban.tanggal}
    if jawaban.hasil in DENGAN_PENGECUALIAN:
        found["a"] = jawaban.tanggal
    if jawaban.hasil != Hasil.SELURUHNYA:
        found["e"] = jawaban.tanggal
    if jawaban.biaya:
        found["f"] = jawaban.tanggal
    given = jawaban.diberikan_pada or jawaban.tanggal
    if max(given, jawaban.tanggal) > row.jatuh_tempo:
        found["g"] = given
    return found


def find_sengketa(row: Keberatan, libur: dict[date, str]) -> Tenggat:
    """Fourteen working days to Komisi Informasi: after the answer of Atasan PPID, or after its 30
    days passed without one (Pasal 37 ayat (2) UU 14/2008)."""
    return count_tenggat(SENGKETA, row.ditanggapi_pada or row.jatuh_tempo, libur)


def may_dispute(row: Keberatan, hari_ini: date) -> bool:
    """Komisi Informasi comes after the objection: answered, or its time lapsed in silence."""
    if row.status == Status.DICABUT:
        return False
    return row.ditanggapi_pada is not None or hari_ini > row.jatuh_tempo
