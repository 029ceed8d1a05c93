"""The history of an exclusion as sentences: who, when, why, which words."""

from datetime import date
from typing import Any

from dip.enums import JenisJangka
from dip.models import Pengecualian, PeristiwaPengecualian
from situs.dasar_pengecualian import list_huruf
from situs.kalender import format_tanggal
from situs.riwayat import MAX_PERISTIWA, Catatan, Perubahan


def describe_history(row: Pengecualian) -> list[Catatan]:
    events = row.peristiwa.select_related("pengguna", "impor")[:MAX_PERISTIWA]
    return [describe_event(event) for event in events]


def describe_event(event: PeristiwaPengecualian) -> Catatan:
    peristiwa = event.get_jenis_display()
    if event.impor:
        peristiwa = f"{peristiwa} {event.impor.nama_berkas}"
    oleh = str(event.pengguna) if event.pengguna else "Sistem"
    return Catatan(event.waktu, oleh, peristiwa, describe_changes(event.perubahan), event.catatan)


def describe_changes(perubahan: dict[str, list[Any]]) -> list[Perubahan]:
    return [
        Perubahan(label_of(name), words_of(name, before), words_of(name, after))
        for name, (before, after) in perubahan.items()
    ]


def label_of(name: str) -> str:
    label = str(Pengecualian._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def words_of(name: str, value: Any) -> str:
    if name == "dasar":
        known = dict(list_huruf())
        return "; ".join(known.get(huruf, huruf) for huruf in value or [])
    if name == "jangka_jenis":
        return dict(JenisJangka.choices).get(value, value)
    if name == "berakhir" and value:
        return format_tanggal(date.fromisoformat(value))
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return str(value)
