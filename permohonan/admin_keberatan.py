"""The page of an objection and what is peculiar to it: Pasal 35-37 UU 14/2008."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from permohonan.admin_catat import Catatan, CatatMixin
from permohonan.admin_langkah_keberatan import LANGKAH
from permohonan.admin_perkara import PerkaraAdmin
from permohonan.alasan import read_alasan, say_musyawarah
from permohonan.forms_catat_keberatan import CatatKeberatanForm
from permohonan.hak import find_sengketa, may_dispute
from permohonan.models import Keberatan
from permohonan.peran import PEMBACA
from permohonan.queries import read_sengketa
from permohonan.services_daftar import register_keberatan
from permohonan.tenggat import describe_sisa
from situs.kalender import add_hari_kerja
from situs.libur import read_libur


@admin.register(Keberatan)
class KeberatanAdmin(CatatMixin, PerkaraAdmin):
    """Atasan PPID answers the person (Pasal 36 ayat (2)), and so may see who it is, for a reason
    that is written down like anybody else's."""

    daftar_langkah = LANGKAH
    penangan = PEMBACA
    catatan = Catatan(
        "Catat keberatan",
        "Untuk keberatan yang datang lewat loket, telepon, surat, atau e-mail (Pasal 40 Perki "
        "1/2021).",
        CatatKeberatanForm,
        lambda form, kunci, user: register_keberatan(
            form.instance, kunci, pengguna=user, surat=form.cleaned_data["surat"]
        ),
    )
    list_display = ["nomor", "pemohon", "huruf", "status", "diterima", "jatuh_tempo"]
    search_fields = ["nomor", "kasus_posisi"]
    fields = ["nomor", "status"]

    @admin.display(description="Alasan")
    def huruf(self, obj: Keberatan) -> str:
        return ", ".join(obj.alasan)

    def build_kasus(self, request: HttpRequest, row: Keberatan) -> dict[str, Any]:
        today, libur = timezone.localdate(), read_libur()
        alasan = [read_alasan()[kode] for kode in row.alasan]
        return super().build_kasus(request, row) | {
            "putusan": row.get_putusan_display(),
            "daftar_alasan": alasan,
            "musyawarah": say_musyawarah(row.alasan),
            "sengketa": read_sengketa(row),
            "batas_sengketa": find_sengketa(row, libur) if may_dispute(row, today) else None,
            **_describe_perintah(row, today, libur),
        }


def _describe_perintah(row: Keberatan, hari_ini: date, libur: dict[date, str]) -> dict[str, Any]:
    """Until when PPID has to do what Atasan PPID ordered."""
    if not row.hari_pelaksanaan or row.ditanggapi_pada is None:
        return {}
    until = add_hari_kerja(row.ditanggapi_pada, row.hari_pelaksanaan, libur)
    return {"batas_perintah": until, "sisa_perintah": describe_sisa(until, hari_ini, libur)}
