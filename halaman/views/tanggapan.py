from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from halaman.models import Tanggapan
from halaman.tanggapan import (
    BATAS,
    add_saran,
    find_tanggapan,
    make_kunci,
    read_alamat,
    save_tanggapan,
)
from situs.asal import is_same_origin

MADU = "nama_lengkap"  # hidden from people; whoever fills it is a program


@csrf_exempt  # halaman/tanggapan.py says what stands in its place
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tanggapan(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return take_answer(request)
    answer = find_tanggapan(request.situs, request.GET.get("kunci", ""))
    if answer is None:
        raise Http404
    return show_answer(request, answer, selesai="selesai" in request.GET)


def take_answer(request: HttpRequest) -> HttpResponse:
    if not is_same_origin(request):
        return refuse(request, 403)
    if kunci := request.POST.get("kunci"):
        return take_saran(request, kunci)
    alamat, membantu = read_alamat(request), request.POST.get("membantu")
    if not alamat or membantu not in ("ya", "tidak"):
        return refuse(request, 400)
    if request.POST.get(MADU):
        return redirect(alamat)
    if not BATAS.count(request):
        return refuse(request, 429)
    return go_to(save_tanggapan(request.situs, alamat, membantu == "ya"))


def take_saran(request: HttpRequest, kunci: str) -> HttpResponse:
    answer = find_tanggapan(request.situs, kunci)
    if answer is None:
        return refuse(request, 400)
    if not request.POST.get(MADU):
        add_saran(answer, request.POST.get("saran", ""))
    return go_to(answer, selesai="ya")


def go_to(answer: Tanggapan, **more: str) -> HttpResponse:
    query = urlencode({"kunci": make_kunci(answer), **more})
    return redirect(f"{reverse('halaman:tanggapan')}?{query}")


def show_answer(request: HttpRequest, answer: Tanggapan, *, selesai: bool) -> HttpResponse:
    asks = not (answer.membantu or answer.saran or selesai)
    context = {
        "judul": "Apa yang perlu diperbaiki?" if asks else "Terima kasih",
        "bertanya": asks,
        "jawaban": answer,
        "kunci": request.GET.get("kunci", ""),
    }
    return render(request, "halaman/tanggapan.html", context)


def refuse(request: HttpRequest, status: int) -> HttpResponse:
    context = {"judul": "Tanggapan belum tersimpan", "status": status}
    return render(request, "halaman/tanggapan_ditolak.html", context, status=status)
