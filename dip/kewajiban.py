"""What the law requires, as data: read from data/kewajiban.csv, named with its article."""

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from dip.models import Kewajiban

DATA = Path(__file__).parent / "data" / "kewajiban.csv"
_TEKS = ("jenis", "nama", "uraian", "pasal", "bukti", "templat")
_PERATURAN = re.compile(r"(?:UU|PP|Perki) \d+/\d+")


@dataclass
class Pemuatan:
    """What a run of the loader did."""

    baru: int = 0
    diubah: int = 0
    sisa: list[str] = field(default_factory=list)  # codes that the file no longer names


def name_dasar(kewajiban: Kewajiban) -> str:
    """The article; only the regulation where nobody has compared the number with its text."""
    if kewajiban.pasal_pasti or not kewajiban.pasal:
        return kewajiban.pasal
    known = _PERATURAN.search(kewajiban.pasal)
    return f"menurut {known[0]}" if known else ""


def read_baris(path: Path = DATA) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@transaction.atomic
def load_kewajiban(rows: list[dict[str, str]]) -> Pemuatan:
    """Bring the table to the file. A code keeps its row, so whatever points to it stays."""
    hasil = Pemuatan()
    known = {row.kode: row for row in Kewajiban.objects.all()}
    for row in rows:
        target = known.get(row["kode"]) or Kewajiban(kode=row["kode"])
        induk = known[row["induk"]].pk if row["induk"] else None
        if _write_baris(target, row, induk):
            hasil.baru += row["kode"] not in known
            hasil.diubah += row["kode"] in known
        known[row["kode"]] = target
    hasil.sisa = sorted(known.keys() - {row["kode"] for row in rows})
    return hasil


def _write_baris(target: Kewajiban, row: dict[str, str], induk: int | None) -> bool:
    """True when the row was new or differed."""
    values = {name: row[name] for name in _TEKS} | {
        "induk_id": induk,
        "pasal_pasti": row["pasal_pasti"] == "1",
        "periode_bulan": int(row["periode_bulan"]) if row["periode_bulan"] else None,
        "urutan": int(row["urutan"]),
    }
    if target.pk and all(getattr(target, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(target, name, value)
    target.full_clean(exclude=["kode"] if target.pk else None)
    target.save()
    return True
