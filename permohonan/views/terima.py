"""The receipt of a request: Pasal 21 ayat (4) UU 14/2008. For a day it opens again by its key."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from permohonan.hak import list_jendela
from permohonan.kode import derive_kode
from permohonan.models import Permohonan
from permohonan.services_daftar import find_terdaftar
from permohonan.tautan import make_tanda
from permohonan.tenggat import count_jawaban, explain
from situs.libur import read_libur

TERBUKA = timedelta(hours=24)  # after the sending; who holds the address holds the code


@require_safe
@never_cache
def show_terima(request: HttpRequest, kunci: str) -> HttpResponse:
    row = find_terdaftar(Permohonan, request.situs.pk, kunci)
    if row is None or row.dibuat_pada < timezone.now() - TERBUKA:
        context = {"judul": "Tanda bukti ini sudah ditutup"}
        return render(request, "permohonan/tanda_bukti_tutup.html", context, status=404)
    libur = read_libur()
    tenggat = count_jawaban(row.diterima, libur, diperpanjang=row.diperpanjang)
    context = {
        "judul": "Tanda bukti permohonan",
        "permohonan": row,
        "kode": derive_kode(kunci),
        "tanda": make_tanda(row),
        "tenggat": tenggat,
        "hitungan": explain(tenggat),
        "jendela": list_jendela(row, row.jawaban.last(), libur),
    }
    return render(request, "permohonan/terima.html", context)
