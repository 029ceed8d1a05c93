"""The history of an entry as sentences: who, when, which words."""

from typing import Any

from dip.enums import Bentuk, Kategori
from dip.models import Informasi, Kewajiban, PeristiwaInformasi
from situs.riwayat import MAX_PERISTIWA, Catatan, Perubahan

_PILIHAN = {"bentuk": dict(Bentuk.choices), "kategori": dict(Kategori.choices)}


def describe_history(informasi: Informasi) -> list[Catatan]:
    rows = informasi.peristiwa.select_related("pengguna", "impor")[:MAX_PERISTIWA]
    return [describe_event(row) for row in rows]


def describe_event(row: PeristiwaInformasi) -> Catatan:
    peristiwa = row.get_jenis_display()
    if row.impor:
        peristiwa = f"{peristiwa} {row.impor.nama_berkas}"
    oleh = str(row.pengguna) if row.pengguna else "Sistem"
    return Catatan(row.waktu, oleh, peristiwa, describe_changes(row.perubahan))


def describe_changes(perubahan: dict[str, list[Any]]) -> list[Perubahan]:
    """Field -> [before, after] as labelled words; used by the history and the import preview."""
    shown = [
        Perubahan(label_of(name), words_of(name, before), words_of(name, after))
        for name, (before, after) in perubahan.items()
        if words_of(name, before) != words_of(name, after)
    ]
    both = {label_of("bentuk"), label_of("bentuk_teks")} <= {item.label for item in shown}
    return [item for item in shown if not (both and item.label == label_of("bentuk_teks"))]


def label_of(name: str) -> str:
    if name == "berkas":
        return "Berkas"
    label = str(Informasi._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]


def words_of(name: str, value: Any) -> str:
    if name == "kewajiban_id":
        return str(Kewajiban.objects.filter(pk=value).first() or "")
    known = _PILIHAN.get(name, {})
    if isinstance(value, list):
        return ", ".join(known.get(item, item) for item in value)
    return known.get(value, "" if value is None else str(value))
