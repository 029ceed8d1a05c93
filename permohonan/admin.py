"""Requests and objections in the admin: who asks stays hidden until a reason is given."""

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from permohonan.admin_bukti import BuktiMixin
from permohonan.admin_catat import CatatMixin
from permohonan.admin_identitas import IdentitasMixin
from permohonan.admin_jawab import JawabMixin
from permohonan.admin_kasus import KasusMixin
from permohonan.admin_kotak import KotakMixin
from permohonan.admin_langkah import LangkahMixin
from permohonan.admin_pengaturan import PengaturanLayananAdmin
from permohonan.admin_register import RegisterMixin
from permohonan.admin_saringan import TenggatFilter
from permohonan.admin_surat import SuratAdmin
from permohonan.admin_teks_surat import TeksSuratAdmin
from permohonan.models import Keberatan, Perkara, Permohonan
from permohonan.peran import PEMBACA
from permohonan.samaran import mask_nama
from permohonan.tenggat import describe_sisa
from situs.libur import read_libur
from situs.scoped_admin import PerSitusAdmin

__all__ = [
    "KeberatanAdmin",
    "PengaturanLayananAdmin",
    "PermohonanAdmin",
    "SuratAdmin",
    "TeksSuratAdmin",
]


class PerkaraAdmin(BuktiMixin, RegisterMixin, PerSitusAdmin):
    """Nothing is edited in a form: a case moves by the acts of the services."""

    peran_baca = PEMBACA
    list_display_links = ["nomor"]
    list_filter = ["status", TenggatFilter]
    list_per_page = 50
    ordering = ["jatuh_tempo", "pk"]
    search_help_text = "Cari dalam nomor dan isi. Nama pemohon tidak dicari."

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        request._libur = read_libur()  # once for all rows of the list
        return super().get_queryset(request).select_related("situs", "petugas")

    def get_list_display(self, request: HttpRequest) -> list:
        nomor, *rest = super().get_list_display(request)
        situs = ["situs"] if request.situs.utama else []
        return [nomor, *situs, *rest, _build_sisa(request)]

    @admin.display(description="Pemohon")
    def pemohon(self, obj: Perkara) -> str:
        return mask_nama(obj.lembaga or obj.nama)


def _build_sisa(request: HttpRequest) -> object:
    @admin.display(description="Tenggat", ordering="jatuh_tempo")
    def sisa(obj: Perkara) -> str:
        if not obj.terbuka:
            return "–"
        return describe_sisa(obj.jatuh_tempo, timezone.localdate(), request._libur)

    return sisa


@admin.register(Permohonan)
class PermohonanAdmin(
    KotakMixin,
    KasusMixin,
    CatatMixin,
    IdentitasMixin,
    JawabMixin,
    LangkahMixin,
    PerkaraAdmin,
):
    list_display = ["nomor", "pemohon", "rincian_singkat", "status", "diterima", "jatuh_tempo"]
    search_fields = ["nomor", "rincian"]
    fields = ["nomor", "pemohon", "kanal", "diterima", "jatuh_tempo", "status", "hasil"]
    fields += ["rincian", "tujuan", "cara_memperoleh", "cara_pengiriman", "petugas"]

    class Media:
        css = {"all": ["css/admin-layanan.css"]}

    @admin.display(description="Informasi yang diminta")
    def rincian_singkat(self, obj: Permohonan) -> str:
        return obj.rincian if len(obj.rincian) <= 80 else f"{obj.rincian[:79]}…"


@admin.register(Keberatan)
class KeberatanAdmin(PerkaraAdmin):
    list_display = ["nomor", "pemohon", "huruf", "status", "diterima", "jatuh_tempo"]
    search_fields = ["nomor", "kasus_posisi"]
    fields = ["nomor", "permohonan", "pemohon", "kanal", "diterima", "jatuh_tempo", "status"]
    fields += ["huruf", "informasi", "tujuan", "kasus_posisi", "petugas"]
    fields += ["putusan", "alasan_putusan", "perintah", "ditanggapi_pada"]
    fields += ["tanda_bukti"]

    @admin.display(description="Alasan")
    def huruf(self, obj: Keberatan) -> str:
        return ", ".join(obj.alasan)
