"""What a site sets for its service; only those who decide."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from permohonan.models import PengaturanLayanan
from permohonan.peran import PEMUTUS
from situs.scoped_admin import PerSitusAdmin


@admin.register(PengaturanLayanan)
class PengaturanLayananAdmin(PerSitusAdmin):
    """One row for each site; it is changed and never thrown away."""

    peran_tulis = PEMUTUS
    list_display = ["situs", "nik_wajib", "identitas_wajib", "hari_lengkapi", "tarif_lembar"]
    fieldsets = [
        (None, {"fields": ["situs"]}),
        ("Syarat permohonan", {"fields": ["nik_wajib", "identitas_wajib", "hari_lengkapi"]}),
        ("Biaya", {"fields": ["tarif_lembar", "ongkos_kirim", "cara_bayar", "dasar_tarif"]}),
        ("Nomor dan surat", {"fields": ["kode_nomor", "pola_surat", "atasan_nama"]}),
        ("Komisi Informasi", {"fields": ["komisi_informasi", "komisi_alamat", "komisi_kontak"]}),
    ]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
