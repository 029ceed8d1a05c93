"""The history of a content: its versions, what differs between two, word by word."""

from datetime import datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format

from halaman.models import Konten, VersiKonten
from halaman.struktur_isi import read_baris
from situs.banding_kata import Beda, diff_words

MAX_VERSI = 300
TEKNIS = {"sidik", "ukuran", "jenis_berkas", "urutan"}  # of no meaning to the reader


def list_versi(konten: Konten) -> models.QuerySet[VersiKonten]:
    rows = VersiKonten.objects.for_situs(konten.situs_id)
    rows = rows.filter(jenis=konten._meta.model_name, objek=konten.pk)
    return rows.select_related("pengguna")[:MAX_VERSI]


def compare_versi(konten: Konten, lama: dict[str, Any], baru: dict[str, Any]) -> list[Beda]:
    """Every field whose readable words differ."""
    found = []
    for name in konten.isian:
        before, after = (read_words(konten, name, isian.get(name)) for isian in (lama, baru))
        if before != after and name not in TEKNIS:
            label = str(konten._meta.get_field(name).verbose_name)
            found.append(Beda(label[:1].upper() + label[1:], diff_words(before, after)))
    return found


# --- A value as words ---------------------------------------------------------------------------
def read_words(konten: Konten, name: str, value: Any) -> str:
    column = konten._meta.get_field(name)
    if name in konten.teks_kaya:
        return "\n".join(read_baris(str(value or "")))
    if isinstance(column, models.BooleanField):
        return "Ya" if value else "Tidak"
    if value in (None, ""):
        return ""
    if isinstance(column, models.ForeignKey):
        row = column.related_model._base_manager.filter(pk=value).first()
        return str(row) if row else "(sudah dihapus)"
    if isinstance(column, models.FileField):
        return "Berkas tersimpan " + str(value).rsplit("/", 1)[-1][:12]
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    return _read_time(column, str(value))


def _read_time(column: models.Field, text: str) -> str:
    if isinstance(column, models.DateTimeField) and (moment := _parse_moment(text)):
        return date_format(timezone.localtime(moment), "j F Y H.i")
    if isinstance(column, models.DateField) and (day := parse_date(text[:10])):
        return date_format(day, "j F Y")
    return text


def _parse_moment(text: str) -> datetime | None:
    moment = parse_datetime(text)
    return timezone.make_aware(moment) if moment and timezone.is_naive(moment) else moment
