"""Before the form: the procedure (SAQ 7.a), who receives (7.c), what is protected and what not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from pengaduan.queries import is_open, list_aktif, read_pengaturan
from pengaduan.tenggat import LENGKAPI, PUTUSAN, SAMPAIKAN, TANGGAPAN, find_aturan
from situs.cache import public_page


@require_safe
@public_page
def show_mulai(request: HttpRequest) -> HttpResponse:
    today, situs = timezone.localdate(), request.situs
    context = {
        "judul": "Pengaduan penyalahgunaan wewenang",
        "deskripsi": "Cara melaporkan penyalahgunaan wewenang atau pelanggaran oleh pejabat, "
        "boleh tanpa nama.",
        "pengaturan": read_pengaturan(situs),
        "buka": is_open(situs),
        "penerima": list_aktif(situs) or (list_aktif(situs.induk) if situs.induk else []),
        "aturan": {
            kode: find_aturan(kode, today) for kode in (TANGGAPAN, LENGKAPI, PUTUSAN, SAMPAIKAN)
        },
    }
    return render(request, "pengaduan/mulai.html", context)
