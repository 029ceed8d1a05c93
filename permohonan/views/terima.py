"""The receipt of a case: Pasal 22 ayat (4) UU 14/2008. For a day it opens again by its key.

Page, paper and calendar stand behind the key of the form; only here can the code be printed, for it
is made from that key and stored nowhere.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from permohonan.alasan import read_alasan
from permohonan.formulir import Formulir
from permohonan.hak import find_sengketa, list_jendela
from permohonan.kode import derive_kode
from permohonan.komisi import read_komisi
from permohonan.models import Perkara, Permohonan
from permohonan.services_daftar import find_terdaftar
from permohonan.services_kode import find_penggantian
from permohonan.surat.bukti import read_tenggat, write_bukti
from permohonan.tenggat import explain
from permohonan.views.pribadi import build_ics_response, hide
from situs.libur import read_libur
from situs.naskah import build_response

TERBUKA = timedelta(hours=24)  # after the sending; who holds the address holds the code
View = Callable[[HttpRequest, Formulir, Perkara, str], HttpResponse]


def behind_kunci(view: View) -> Callable[..., HttpResponse]:
    """The case that was sent with this key; after its day, the page that says so."""

    @never_cache
    @require_safe
    @wraps(view)
    def guarded(request: HttpRequest, formulir: Formulir, kunci: str) -> HttpResponse:
        row = find_terdaftar(formulir.model, request.situs.pk, kunci)
        if row is None or row.dibuat_pada < timezone.now() - TERBUKA:
            context = {"judul": "Tanda bukti ini sudah ditutup", "formulir": formulir}
            return hide(render(request, "permohonan/tanda_bukti_tutup.html", context, status=404))
        if find_penggantian(row):
            context = {"judul": "Kode pada tanda bukti ini sudah diganti", "diganti": True}
            context["formulir"] = formulir
            return hide(render(request, "permohonan/tanda_bukti_tutup.html", context, status=410))
        return hide(view(request, formulir, row, kunci))

    return guarded


@behind_kunci
def show_terima(request: HttpRequest, formulir: Formulir, row: Perkara, kunci: str) -> HttpResponse:
    tenggat = read_tenggat(row)
    context = {
        "judul": f"Tanda bukti {formulir.sebutan}",
        "formulir": formulir,
        "perkara": row,
        "kode": derive_kode(kunci),
        "alamat_bukti": formulir.build_alamat("terima-bukti", kunci),
        "alamat_ics": formulir.build_alamat("terima-ics", kunci),
        "tenggat": tenggat,
        "hitungan": explain(tenggat),
        **_describe_hak(row),
    }
    return render(request, "permohonan/terima.html", context)


def _describe_hak(row: Perkara) -> dict[str, Any]:
    """What it was sent for, and the right that comes next."""
    libur = read_libur()
    if isinstance(row, Permohonan):
        return {"jendela": list_jendela(row, row.jawaban.last(), libur)}
    return {
        "alasan": [read_alasan()[kode] for kode in row.alasan],
        "sengketa": find_sengketa(row, libur),
        "komisi": read_komisi(row.situs),
    }


@behind_kunci
def show_bukti(request: HttpRequest, formulir: Formulir, row: Perkara, kunci: str) -> HttpResponse:
    """The same receipt on paper, with the code."""
    return build_response(write_bukti(row, derive_kode(kunci)), f"tanda-bukti-{row.nomor}")


@behind_kunci
def show_ics(request: HttpRequest, formulir: Formulir, row: Perkara, kunci: str) -> HttpResponse:
    return build_ics_response(row)
