"""The determined versions of the DIP, as anybody may read, download and compare them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from dip.beku import write_naskah
from dip.models import BerkasInformasi, Informasi, PenetapanDIP
from dip.penetapan import describe_sk, list_penetapan, read_keadaan
from dip.perbedaan import name_baris
from dip.saringan import MAX_HALAMAN, read_number
from dip.tampilan import cut, present_media
from dip.tampilan_penetapan import (
    build_butir,
    build_halaman,
    describe_perbedaan,
    group_tahun,
    list_berkas,
    list_rincian,
    pack_halaman,
    present_baris,
    read_perbedaan,
)
from dip.tautan_mati import read_mati
from situs.cache import public_page
from situs.unduhan import name_download, serve_berkas

PER_HALAMAN = 25


@require_safe
@public_page
def list_versi(request: HttpRequest) -> HttpResponse:
    context = {
        "judul": "Penetapan Daftar Informasi Publik",
        "deskripsi": f"Daftar Informasi Publik {request.situs.nama} yang ditetapkan dengan SK.",
        "kelompok": group_tahun(list_penetapan(request.situs)),
    }
    return render(request, "dip/penetapan_list.html", context)


@require_safe
@public_page
def show_versi(request: HttpRequest, tahun: int, versi: int) -> HttpResponse:
    penetapan = find_penetapan(request, tahun, versi)
    paginator = Paginator(penetapan.baris, PER_HALAMAN)
    hal = min(read_number(request.GET, "hal") or 1, MAX_HALAMAN)
    if hal > paginator.num_pages:
        return redirect(penetapan.get_absolute_url())
    page = paginator.page(hal)
    nama = f"DIP {tahun} yang ditetapkan, versi {versi}"
    context = {
        "judul": f"{nama}, halaman {hal}" if hal > 1 else nama,
        "deskripsi": f"{describe_sk(penetapan)}: {penetapan.jumlah} informasi.",
        "penetapan": penetapan,
        "tahun_dip": str(tahun),
        "terakhir": read_keadaan(request.situs, tahun),
        "page": page,
        "rows": present_baris(penetapan, page.object_list, page.start_index(), read_mati(request)),
        **build_halaman(paginator, hal),
    }
    return render(request, "dip/penetapan.html", context)


@require_safe
@public_page
def show_entri(request: HttpRequest, tahun: int, versi: int, kode: str) -> HttpResponse:
    """One entry as it was frozen, also when the living one is gone."""
    penetapan = find_penetapan(request, tahun, versi)
    baris = next((row for row in penetapan.baris if row["kode"] == kode), None)
    if baris is None:
        raise Http404
    hidup = Informasi.objects.for_situs(request.situs).published().filter(kode=kode).first()
    berkas = BerkasInformasi.objects.for_situs(request.situs).filter(informasi=hidup)
    context = {
        "judul": f"{cut(name_baris(baris), 80)} (SK {tahun}, versi {versi})",
        "deskripsi": f"Seperti {describe_sk(penetapan).lower()}.",
        "penetapan": penetapan,
        "tahun_dip": str(tahun),
        "baris": baris,
        "sebutan": name_baris(baris),
        "rincian": list_rincian(baris),
        "daftar_berkas": list_berkas(baris, hidup, berkas if hidup else [], read_mati(request)),
        "media": present_media(baris["media"], read_mati(request)),
        "hidup": hidup,
    }
    return render(request, "dip/penetapan_entri.html", context)


@require_safe
@public_page
def show_perbedaan(request: HttpRequest, tahun: int, versi: int) -> HttpResponse:
    """To the living list, or with ?dengan= to another version; always from the older one."""
    penetapan = find_penetapan(request, tahun, versi)
    daftar = list(list_penetapan(request.situs).filter(tahun=tahun))
    lain = next((p for p in daftar if p.versi == read_number(request.GET, "dengan")), None)
    lain = None if lain == penetapan else lain
    lama, baru = sorted((penetapan, lain), key=lambda p: p.versi) if lain else (penetapan, None)
    perbedaan = read_perbedaan(request.situs, lama, baru)
    halaman = pack_halaman(perbedaan)
    paginator = Paginator(halaman, 1)
    hal = min(read_number(request.GET, "hal") or 1, paginator.num_pages)
    nama = describe_perbedaan(lama, baru)
    context = {
        "judul": f"{nama}, halaman {hal}" if hal > 1 else nama,
        "deskripsi": f"{nama} {request.situs.nama}: yang ditambahkan, dihapus, dan diubah.",
        "nama": nama,
        "penetapan": penetapan,
        "lama": lama,
        "baru": baru,
        "lain": [p for p in daftar if p != penetapan],
        "tahun_dip": str(tahun),
        "beda": perbedaan,
        "butir": build_butir(halaman[hal - 1], lama, baru) if halaman else [],
        "pindah": perbedaan.pindah,
        **build_halaman(paginator, hal, f"dengan={lain.versi}&" if lain else ""),
    }
    return render(request, "dip/penetapan_perbedaan.html", context)


@require_safe
def download_xlsx(request: HttpRequest, tahun: int, versi: int) -> HttpResponse:
    return _serve(request, find_penetapan(request, tahun, versi), "xlsx")


@require_safe
def download_pdf(request: HttpRequest, tahun: int, versi: int) -> HttpResponse:
    return _serve(request, find_penetapan(request, tahun, versi), "pdf")


@require_safe
@public_page
def download_json(request: HttpRequest, tahun: int, versi: int) -> HttpResponseBase:
    """The very text whose print is the print of the determination."""
    penetapan = find_penetapan(request, tahun, versi)
    if early := get_conditional_response(request, etag=f'"{penetapan.sidik}"'):
        return early
    response = name_download(HttpResponse(write_naskah(penetapan)), f"{_name(penetapan)}.json")
    response["Access-Control-Allow-Origin"] = "*"  # open data: any site may read it
    return response


def find_penetapan(request: HttpRequest, tahun: int, versi: int) -> PenetapanDIP:
    rows = PenetapanDIP.objects.for_situs(request.situs).select_related("situs")
    return get_object_or_404(rows, tahun=tahun, versi=versi)


def _serve(request: HttpRequest, penetapan: PenetapanDIP, kind: str) -> HttpResponse:
    """The file as it was made then, byte for byte."""
    file = getattr(penetapan, kind)
    if not file:
        raise Http404
    try:
        return serve_berkas(
            request,
            file,
            nama=_name(penetapan),
            jenis=kind,
            ukuran=getattr(penetapan, f"{kind}_ukuran"),
            sidik=getattr(penetapan, f"{kind}_sidik"),
        )
    except FileNotFoundError as error:
        raise Http404 from error


def _name(penetapan: PenetapanDIP) -> str:
    return f"dip-{penetapan.situs.slug}-{penetapan.tahun}-versi-{penetapan.versi}"
