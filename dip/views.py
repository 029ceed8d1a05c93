from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip import queries
from dip.data_terstruktur import describe_dataset
from dip.enums import Status
from dip.models import BerkasInformasi
from dip.penetapan import read_keadaan
from dip.peran import PEMBACA
from dip.saringan import SEMUA_TAHUN, read_saringan
from dip.tampilan import (
    Jumlah,
    build_choices,
    build_page,
    cut,
    describe_count,
    list_active,
    name_bentuk,
    name_berkas,
    name_list,
    present_berkas,
    present_media,
    present_rows,
)
from dip.tautan_mati import read_mati
from dip.tenggat_pengecualian import describe_eks
from dip.unduhan import MAX_PDF_ROWS, TITIK_KOMA
from situs.access import holds_any, visible_situs
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_breadcrumb
from situs.unduhan import serve_berkas


@require_safe
@public_page
def list_informasi(request: HttpRequest) -> HttpResponse:
    jumlah = Jumlah(queries.count_per_tahun_kategori(request.situs))
    saringan = read_saringan(request.GET, jumlah.tahun_terbaru)
    found = queries.filter_informasi(queries.list_published(request.situs), saringan)
    paginator = Paginator(queries.order_informasi(found, saringan.urut), saringan.per)
    if not saringan.is_narrowed:
        paginator.count = jumlah.count(saringan.tahun)
    if saringan.hal > paginator.num_pages:
        return redirect(reverse("dip:list") + saringan.query(hal=1))
    page, numbers = build_page(paginator, saringan)
    query_unduh = saringan.query_unduh()
    context = {
        "judul": name_list(saringan),
        "deskripsi": f"Informasi yang dikuasai {request.situs.nama} dan terbuka untuk umum.",
        "saringan": saringan,
        "jumlah": jumlah,
        "judul_jumlah": describe_count(saringan, jumlah.count(saringan.tahun), paginator.count),
        "saringan_aktif": list_active(saringan),
        "pilihan": build_choices(jumlah, saringan),
        "daftar_unit": queries.list_units(request.situs, saringan.tahun),
        "page": page,
        "rows": present_rows(
            queries.read_rows(page.object_list), page.start_index(), read_mati(request)
        ),
        "halaman": numbers,
        "nomor_halaman": str(page.number),
        "sebelumnya": saringan.query(hal=saringan.hal - 1) or "?",
        "berikutnya": saringan.query(hal=saringan.hal + 1),
        "tahun_terpilih": saringan.tahun or SEMUA_TAHUN,
        "di_semua_tahun": saringan.query(tahun=None, hal=1),
        "query_unduh": query_unduh,
        "query_unduh_csv": f"{query_unduh}{'&' if query_unduh else '?'}pemisah={TITIK_KOMA}",
        "sk": read_keadaan(request.situs, saringan.tahun),
        "pdf_muat": paginator.count <= MAX_PDF_ROWS,
        "batas_pdf": MAX_PDF_ROWS,
    }
    return render(request, "dip/list.html", context)


@require_safe
@public_page
def show_informasi(request: HttpRequest, kode: str) -> HttpResponse:
    rows = queries.list_published(request.situs).select_related("eks_pengecualian__surat")
    informasi = get_object_or_404(rows, kode=kode)
    informasi.situs = request.situs
    daftar_berkas = list(informasi.berkas.all())
    sebelum, sesudah = queries.find_neighbours(informasi)
    sk = read_keadaan(request.situs, informasi.tahun)
    trail = [
        ("Beranda", reverse("beranda")),
        ("Daftar Informasi Publik", reverse("dip:list")),
        (informasi.sebutan, informasi.get_absolute_url()),
    ]
    context = {
        "judul": cut(informasi.sebutan, 90),
        "deskripsi": cut(informasi.ringkasan or informasi.sebutan, 200),
        "kategori": informasi.get_kategori_display(),
        "bentuk": name_bentuk(informasi.bentuk) or informasi.bentuk_teks,
        "informasi": informasi,
        "daftar_berkas": present_berkas(daftar_berkas, read_mati(request)),
        "media": present_media(informasi.media, read_mati(request)),
        "eks": informasi.eks_pengecualian
        and describe_eks(informasi.eks_pengecualian.status, informasi.eks_pengecualian.berakhir),
        "riwayat": queries.list_riwayat(informasi, 10),
        "sk": sk,
        "catatan_sk": sk.describe_entri(kode) if sk else None,
        "terkait": queries.list_related(informasi, 5),
        "sebelum": sebelum,
        "sesudah": sesudah,
        "data": build_json_ld(
            describe_dataset(informasi, daftar_berkas), describe_breadcrumb(request.situs, trail)
        ),
    }
    return render(request, "dip/detail.html", context)


@require_safe
def open_berkas(request: HttpRequest, kode: str, berkas_kode: str) -> HttpResponse:
    """A file of a published entry; before publication only officers of the site may open it."""
    berkas = find_berkas(request, kode, berkas_kode)
    try:
        response = serve_berkas(
            request,
            berkas.isi,
            nama=name_berkas(berkas),
            jenis=berkas.jenis,
            ukuran=berkas.ukuran,
            sidik=berkas.sidik,
        )
    except FileNotFoundError as error:
        raise Http404 from error
    if berkas.informasi.status != Status.TERBIT:
        response["Cache-Control"] = "private, no-store"
    return response


def find_berkas(request: HttpRequest, kode: str, berkas_kode: str) -> BerkasInformasi:
    rows = BerkasInformasi.objects.for_situs(request.situs).select_related("informasi")
    berkas = rows.filter(informasi__kode=kode, kode=berkas_kode).first()
    if berkas and berkas.informasi.status == Status.TERBIT:
        return berkas
    if not holds_any(request, PEMBACA):
        raise Http404
    rows = BerkasInformasi.objects.for_situs(visible_situs(request)).select_related("informasi")
    return get_object_or_404(rows, informasi__kode=kode, kode=berkas_kode)
