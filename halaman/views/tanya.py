from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip.tautan_mati import read_mati
from halaman import queries
from halaman.saringan import read_saringan
from halaman.tampilan import group_by_kelompok
from halaman.views.bingkai import render_page
from situs.cache import public_page


@require_safe
@public_page
def list_tanya(request: HttpRequest) -> HttpResponse:
    situs, saringan = request.situs, read_saringan(request.GET, "q")
    rows = list(queries.list_tanya(situs, saringan.q))
    return render_page(
        request,
        "halaman/tanya.html",
        [("Tanya jawab", reverse("halaman:faq"))],
        deskripsi=f"Jawaban atas pertanyaan yang sering diajukan kepada {situs.nama}.",
        saringan=saringan,
        kelompok=group_by_kelompok(rows, read_mati(request)),
        jumlah=len(rows),
    )
