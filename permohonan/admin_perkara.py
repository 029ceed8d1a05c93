"""What the admin does alike with requests and objections; who asks stays hidden until a reason is
given. A kind of case adds its table of acts and the words of its page."""

from django.contrib import admin
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest

from permohonan.admin_bukti import BuktiMixin
from permohonan.admin_identitas import IdentitasMixin
from permohonan.admin_kasus import KasusMixin
from permohonan.admin_kode import KodeMixin
from permohonan.admin_kotak import KotakMixin
from permohonan.admin_langkah import LangkahMixin
from permohonan.admin_register import RegisterMixin
from permohonan.models import Perkara
from permohonan.peran import PEMBACA
from permohonan.samaran import mask_nama
from situs.scoped_admin import PerSitusAdmin


class PerkaraAdmin(
    KotakMixin,
    KasusMixin,
    IdentitasMixin,
    KodeMixin,
    LangkahMixin,
    BuktiMixin,
    RegisterMixin,
    PerSitusAdmin,
):
    """Nothing is edited in a form: a case moves by the acts of the services."""

    peran_baca = PEMBACA
    list_display_links = ["nomor"]
    list_per_page = 50
    saringan_alamat = frozenset({"status", "situs", "petugas", "diterima", "jatuh_tempo"})
    # What is open, by its last day; then what was closed, the latest first.
    ordering = [F("selesai_pada").desc(nulls_first=True), "jatuh_tempo", "pk"]
    search_help_text = "Cari dalam nomor dan isi. Nama pemohon tidak dicari."

    class Media:
        css = {"all": ["css/admin-layanan.css"]}

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("situs", "petugas")

    def get_list_display(self, request: HttpRequest) -> list:
        nomor, *rest = super().get_list_display(request)
        situs = ["situs"] if request.situs.utama else []
        return [nomor, *situs, *rest]

    @admin.display(description="Pemohon")
    def pemohon(self, obj: Perkara) -> str:
        return mask_nama(obj.lembaga or obj.nama)
