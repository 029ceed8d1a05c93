"""The status page of one case, behind the link that number and code open."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from permohonan.keadaan import describe_keadaan
from permohonan.tautan import read_tanda_status
from permohonan.tindakan import TINDAKAN, list_tindakan
from permohonan.views.tanda import behind_tanda
from situs.libur import read_libur


@require_safe
@behind_tanda
def show_status(request: HttpRequest, tanda: str) -> HttpResponse:
    row = read_tanda_status(tanda, request.situs)
    context = describe_keadaan(row, timezone.localdate(), read_libur())
    kabar = TINDAKAN.get(request.GET.get("kabar", ""))
    context |= {
        "judul": f"Status {row.nomor}",
        "tanda": tanda,
        "tindakan": list_tindakan(row),
        "kabar": kabar.kabar if kabar else "",
    }
    return render(request, "permohonan/status.html", context)
