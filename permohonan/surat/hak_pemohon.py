"""The rights that stand on the back of a paper form, with their articles and periods."""

import csv
from functools import cache
from pathlib import Path

from django.utils.timezone import localdate

from permohonan.tenggat import (
    AJUKAN_KEBERATAN,
    JAWABAN,
    PERPANJANGAN,
    SENGKETA,
    TANGGAPAN,
    find_aturan,
)

DATA = Path(__file__).parents[1] / "data" / "hak-pemohon.csv"
TENGGAT = (JAWABAN, PERPANJANGAN, AJUKAN_KEBERATAN, TANGGAPAN, SENGKETA)


@cache
def _read() -> list[dict[str, str]]:
    with DATA.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def list_hak(formulir: str, komisi: str) -> list[str]:
    """The periods are those in force today."""
    today = localdate()
    words = {kode: find_aturan(kode, today).hari for kode in TENGGAT} | {"komisi": komisi}
    return [
        f"{row['teks'].format(**words).removesuffix('.')} ({row['dasar']})."
        for row in _read()
        if row["formulir"] == formulir
    ]
