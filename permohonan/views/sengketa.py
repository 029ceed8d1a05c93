"""After the objection: Komisi Informasi, when one may go there, until when, with what."""

import csv
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from permohonan.komisi import read_komisi
from permohonan.tenggat import (
    GUGATAN,
    KOMISI_MULAI,
    KOMISI_SELESAI,
    SENGKETA,
    TANGGAPAN,
    find_aturan,
)
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb

DATA = Path(__file__).parents[1] / "data" / "berkas-sengketa.csv"
ATURAN = (TANGGAPAN, SENGKETA, KOMISI_MULAI, KOMISI_SELESAI, GUGATAN)


@cache
def list_berkas() -> list[str]:
    with DATA.open(encoding="utf-8", newline="") as stream:
        return [row["teks"] for row in csv.DictReader(stream)]


@require_safe
@public_page
def show_sengketa(request: HttpRequest) -> HttpResponse:
    komisi, today = read_komisi(request.situs), timezone.localdate()
    trail = [("Beranda", reverse("beranda")), ("Sengketa informasi", request.path)]
    context = {
        "judul": "Sengketa informasi",
        "deskripsi": f"Bila keberatan tidak memuaskan atau tidak ditanggapi: kapan, sampai kapan, "
        f"dan bagaimana mengajukan sengketa ke {komisi.nama}.",
        "komisi": komisi,
        "berkas": list_berkas(),
        "data": build_json_ld(describe_breadcrumb(request.situs, trail)),
        **{kode: find_aturan(kode, today) for kode in ATURAN},
    }
    return render(request, "permohonan/sengketa.html", context)
