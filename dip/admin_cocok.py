"""Actions of the DIP list that tie entries to the duties of the law, and untie them."""

from dataclasses import dataclass

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dip.admin_saringan import YaFilter
from dip.models import Informasi, Kewajiban
from dip.pencocokan import propose_kode
from dip.services import set_kewajiban

MAX_USUL = 500  # rows on the page of proposals


@dataclass(frozen=True)
class Usul:
    informasi: Informasi
    kewajiban: Kewajiban


class KewajibanFilter(YaFilter):
    title, parameter_name = "kewajiban", "cocok"
    pilihan = [("belum", "Belum dicocokkan"), ("sudah", "Sudah dicocokkan")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "belum":
            return queryset.filter(kewajiban=None)
        return queryset.exclude(kewajiban=None) if self.value() == "sudah" else queryset


def list_usul(rows: QuerySet[Informasi]) -> list[Usul]:
    """A proposal for each entry without a duty that one of the rules fits."""
    known = {row.kode: row for row in Kewajiban.objects.all()}
    pairs = ((row, known.get(propose_kode(row))) for row in rows.filter(kewajiban=None)[:MAX_USUL])
    return [Usul(row, kewajiban) for row, kewajiban in pairs if kewajiban]


class CocokMixin:
    @admin.action(description="Cocokkan dengan kewajiban", permissions=["terbit"])
    def cocokkan(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        usul = list_usul(queryset)
        if not usul:
            self.message_user(
                request,
                "Tidak ada usulan: yang dipilih sudah dicocokkan, atau kata-katanya tidak dikenali."
                " Pilih kewajibannya di formulir informasi.",
                messages.WARNING,
            )
            return None
        if "setujui" in request.POST:
            agreed = set(request.POST.getlist("setuju"))
            chosen = {
                item.informasi.pk: item.kewajiban.pk
                for item in usul
                if str(item.informasi.pk) in agreed
            }
            count = set_kewajiban(queryset, chosen, request.user)
            self.message_user(
                request,
                f"{count} informasi dicocokkan dengan kewajiban. Untuk membatalkan, pilih "
                "informasinya, lalu jalankan “Lepaskan dari kewajiban”.",
                messages.SUCCESS,
            )
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": "Cocokkan informasi dengan kewajiban",
            "opts": self.opts,
            "usul": usul,
            "jumlah_dipilih": queryset.count(),
            "action_checkbox_name": admin.helpers.ACTION_CHECKBOX_NAME,
        }
        return render(request, "admin/dip/informasi/cocokkan.html", context)

    @admin.action(description="Lepaskan dari kewajiban", permissions=["terbit"])
    def lepaskan(self, request: HttpRequest, queryset: QuerySet) -> None:
        tied = queryset.exclude(kewajiban=None).values_list("pk", flat=True)
        count = set_kewajiban(queryset, dict.fromkeys(tied), request.user)
        self.message_user(request, f"{count} informasi dilepaskan.", messages.SUCCESS)
