"""The receipt of a case: Pasal 21 ayat (4) UU 14/2008. For a day it opens again by its key.

Page, paper and calendar stand behind the key of the form; only here can the code be printed, for it
is made from that key and stored nowhere.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from permohonan.hak import list_jendela
from permohonan.kode import derive_kode
from permohonan.models import Perkara, Permohonan
from permohonan.services_daftar import find_terdaftar
from permohonan.surat.bukti import write_bukti
from permohonan.tenggat import count_jawaban, explain
from permohonan.views.pribadi import build_ics_response, hide
from situs.libur import read_libur
from situs.naskah import build_response

TERBUKA = timedelta(hours=24)  # after the sending; who holds the address holds the code
View = Callable[[HttpRequest, Perkara, str], HttpResponse]


def behind_kunci(view: View) -> Callable[..., HttpResponse]:
    """The case that was sent with this key; after its day, the page that says so."""

    @never_cache
    @require_safe
    @wraps(view)
    def guarded(
        request: HttpRequest, kunci: str, model: type[Perkara] = Permohonan
    ) -> HttpResponse:
        row = find_terdaftar(model, request.situs.pk, kunci)
        if row is None or row.dibuat_pada < timezone.now() - TERBUKA:
            context = {"judul": "Tanda bukti ini sudah ditutup"}
            return hide(render(request, "permohonan/tanda_bukti_tutup.html", context, status=404))
        return hide(view(request, row, kunci))

    return guarded


@behind_kunci
def show_terima(request: HttpRequest, row: Permohonan, kunci: str) -> HttpResponse:
    libur = read_libur()
    tenggat = count_jawaban(row.diterima, libur, diperpanjang=row.diperpanjang)
    context = {
        "judul": "Tanda bukti permohonan",
        "permohonan": row,
        "kode": derive_kode(kunci),
        "kunci": kunci,
        "tenggat": tenggat,
        "hitungan": explain(tenggat),
        "jendela": list_jendela(row, row.jawaban.last(), libur),
    }
    return render(request, "permohonan/terima.html", context)


@behind_kunci
def show_bukti(request: HttpRequest, row: Perkara, kunci: str) -> HttpResponse:
    """The same receipt on paper, with the code."""
    return build_response(write_bukti(row, derive_kode(kunci)), f"tanda-bukti-{row.nomor}")


@behind_kunci
def show_ics(request: HttpRequest, row: Perkara, kunci: str) -> HttpResponse:
    return build_ics_response(row)
