"""The mails of a site in the admin: what was sent to whom, and what did not get through."""

from django.contrib import admin, messages
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from post_office.models import STATUS, Attachment, Email, EmailTemplate, Log

from situs.enums import Peran
from situs.models import Surel
from situs.scoped_admin import PerSitusAdmin
from situs.surel import BERHENTI, TERHAPUS, TERKIRIM, TERTUNDA, read_sebab, retry_surel

# The outbox has no sites: nobody but situs.surel may look into it.
for model in (Attachment, Email, EmailTemplate, Log):
    admin.site.unregister(model)

KEADAAN = {STATUS.queued: "Menunggu", STATUS.requeued: "Dicoba lagi", STATUS.failed: "Gagal"}
TANPA_ISI = (
    "surat berisi kode tidak dapat dikirim lagi, sebab isinya sudah dihapus demi keamanan. "
    "Hubungi penerimanya dengan cara lain."
)
PPID = frozenset({Peran.PPID_UTAMA, Peran.PPID_PELAKSANA})
SARINGAN = {"gagal": BERHENTI, "tertunda": TERTUNDA, "terkirim": TERKIRIM}


class KeadaanFilter(admin.SimpleListFilter):
    title, parameter_name = "keadaan", "keadaan"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("gagal", "Gagal"), ("tertunda", "Dicoba lagi"), ("terkirim", "Terkirim")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        wanted = SARINGAN.get(self.value() or "")
        return queryset.filter(wanted) if wanted else queryset


@admin.register(Surel)
class SurelAdmin(PerSitusAdmin):
    """Read-only: what was sent was sent. The text is kept in the outbox, not shown here."""

    peran_baca = peran_tulis = PPID
    list_display = ["perihal", "kepada", "keadaan", "dibuat_pada"]
    list_filter = [KeadaanFilter]
    list_select_related = ["kiriman", "situs"]
    search_fields = ["perihal", "kepada"]
    fields = ["perihal", "kepada", "keadaan", "sebab", "dibuat_pada"]
    actions = ["kirim_lagi"]

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_kirim_permission(self, request: HttpRequest) -> bool:
        return self._may_write(request, None)

    @admin.display(description="Keadaan")
    def keadaan(self, surel: Surel) -> str:
        return KEADAAN.get(surel.kiriman.status, "Terkirim") if surel.kiriman else "Terkirim"

    @admin.display(description="Sebab terakhir")
    def sebab(self, surel: Surel) -> str:
        return read_sebab(surel) or self.get_empty_value_display()

    @admin.action(description="Kirim lagi yang gagal", permissions=["kirim"])
    def kirim_lagi(self, request: HttpRequest, queryset: QuerySet) -> None:
        gone = queryset.filter(TERHAPUS).count()
        self.message_user(request, f"{retry_surel(queryset)} surat dikirim lagi.", messages.SUCCESS)
        if gone:
            self.message_user(request, f"{gone} {TANPA_ISI}", messages.WARNING)
