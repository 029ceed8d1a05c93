"""Requests in the admin, and everything else that stands in its menu."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from permohonan.admin_catat import Catatan, CatatMixin
from permohonan.admin_jawab import JawabMixin
from permohonan.admin_keberatan import KeberatanAdmin
from permohonan.admin_langkah_permohonan import LANGKAH
from permohonan.admin_laporan import LaporanLayananAdmin
from permohonan.admin_pengaturan import PengaturanLayananAdmin
from permohonan.admin_perkara import PerkaraAdmin
from permohonan.admin_surat import SuratAdmin
from permohonan.admin_teks_surat import TeksSuratAdmin
from permohonan.admin_terusan import TerusanMixin
from permohonan.forms_catat import CatatPermohonanForm
from permohonan.models import Permohonan
from permohonan.services_daftar import register_permohonan

__all__ = [
    "KeberatanAdmin",
    "LaporanLayananAdmin",
    "PengaturanLayananAdmin",
    "PermohonanAdmin",
    "SuratAdmin",
    "TeksSuratAdmin",
]


@admin.register(Permohonan)
class PermohonanAdmin(CatatMixin, JawabMixin, TerusanMixin, PerkaraAdmin):
    daftar_langkah = LANGKAH
    catatan = Catatan(
        "Catat permohonan",
        "Untuk permohonan yang datang lewat loket, telepon, surat, atau e-mail.",
        CatatPermohonanForm,
        lambda form, kunci, user: register_permohonan(
            form.instance, kunci, pengguna=user, surat=form.cleaned_data["surat"]
        ),
    )
    list_display = ["nomor", "pemohon", "rincian_singkat", "status", "diterima", "jatuh_tempo"]
    search_fields = ["nomor", "rincian"]
    fields = ["nomor", "status"]

    @admin.display(description="Informasi yang diminta")
    def rincian_singkat(self, obj: Permohonan) -> str:
        return obj.rincian if len(obj.rincian) <= 80 else f"{obj.rincian[:79]}…"

    def build_kasus(self, request: HttpRequest, row: Permohonan) -> dict[str, Any]:
        return super().build_kasus(request, row) | {
            "putusan": row.get_hasil_display(),
            "daftar_jawaban": row.jawaban.select_related("uji"),
            "daftar_keberatan": row.keberatan.all(),
        }
