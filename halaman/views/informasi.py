"""The four classes of public information: what the law asks for, what is there, what is missing."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip.enums import JenisKewajiban
from dip.kewajiban import name_dasar
from dip.tautan_mati import read_mati
from halaman.kelengkapan import (
    Butir,
    Kelompok,
    Ringkas,
    count_butir,
    read_kelengkapan,
    read_ringkas,
)
from halaman.kelengkapan_entri import list_tahun
from halaman.kelengkapan_fakta import group_children, read_pohon
from halaman.kelengkapan_kata import describe_nilai, describe_ringkas
from halaman.pengumuman import find_prosedur, list_berakhir, list_berlaku
from halaman.views.bingkai import Jejak, render_page
from situs.cache import public_page

INDEKS = "Informasi publik"
JUDUL = {
    "berkala": "Informasi berkala",
    "serta-merta": "Informasi serta-merta",
    "setiap-saat": "Informasi setiap saat",
    "standar-layanan": "Standar dan maklumat layanan",
}
_DAFTAR = {
    "berkala": JenisKewajiban.BERKALA,
    "setiap-saat": JenisKewajiban.SETIAP_SAAT,
    "standar-layanan": JenisKewajiban.STANDAR,
}
# Letters whose order in Pasal 21 ayat (1) nobody has compared with the text.
TANPA_HURUF = {"SS-q", "SS-r"}


@require_safe
@public_page
def index_informasi(request: HttpRequest) -> HttpResponse:
    rekap = read_ringkas(request.situs)
    ringkas = {jenis: _present_ringkas(each) for jenis, each in rekap.per_jenis.items()}
    return render_page(
        request,
        "halaman/informasi.html",
        _trail(),
        deskripsi=f"Informasi yang wajib diumumkan dan disediakan {request.situs.nama}.",
        ringkas=ringkas,
        berlaku=list(list_berlaku(request.situs)),
    )


@require_safe
@public_page
def show_jenis(request: HttpRequest, jenis: str) -> HttpResponse:
    show = _HALAMAN.get(jenis)
    if show is None:
        raise Http404
    return show(request, jenis)


def _show_daftar(request: HttpRequest, slug: str) -> HttpResponse:
    """Berkala, setiap saat and the standards of service: item by item."""
    jenis = _DAFTAR[slug]
    tahun = _read_tahun(request)
    groups = read_kelengkapan(request.situs, jenis, tahun=tahun, mati=read_mati(request))
    total = sum((group.ringkas for group in groups), count_butir([]))
    return render_page(
        request,
        "halaman/informasi_daftar.html",
        [*_trail(), (JUDUL[slug], _url(slug))],
        deskripsi=f"{JUDUL[slug]} {request.situs.nama}: apa yang tersedia dan kapan diperbarui.",
        jenis=slug,
        ringkas=_present_ringkas(total),
        kelompok=[_present_kelompok(group) for group in groups],
        tahun_terpilih=tahun,
        daftar_tahun=list_tahun(request.situs, jenis),
    )


def _show_serta_merta(request: HttpRequest, slug: str) -> HttpResponse:
    situs = request.situs
    pohon = [row for row in read_pohon() if row.jenis == JenisKewajiban.SERTA_MERTA]
    children = group_children(pohon)
    isi = next((row for row in children[None] if children[row.pk]), None)
    return render_page(
        request,
        "halaman/informasi_serta_merta.html",
        [*_trail(), (JUDUL[slug], _url(slug))],
        deskripsi=f"Peringatan dan pengumuman {situs.nama} yang menyangkut keselamatan warga.",
        berlaku=list(list_berlaku(situs)),
        berakhir=list(list_berakhir(situs)),
        prosedur=find_prosedur(situs),
        macam=[row for row in children[None] if row is not isi],
        isi_wajib=children[isi.pk] if isi else [],
    )


_HALAMAN: dict[str, Callable[[HttpRequest, str], HttpResponse]] = {
    "berkala": _show_daftar,
    "serta-merta": _show_serta_merta,
    "setiap-saat": _show_daftar,
    "standar-layanan": _show_daftar,
}


def _trail() -> Jejak:
    return [(INDEKS, reverse("halaman:informasi_indeks"))]


def _url(slug: str) -> str:
    return reverse("halaman:informasi", args=[slug])


def _read_tahun(request: HttpRequest) -> int | None:
    text = request.GET.get("tahun", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else None


def _present_ringkas(ringkas: Ringkas) -> dict:
    return {"angka": ringkas, "kalimat": describe_ringkas(ringkas)}


def _present_kelompok(group: Kelompok) -> dict:
    daftar, _, huruf = group.kewajiban.kode.partition("-")
    lettered = huruf and f"{daftar}-{huruf}" not in TANPA_HURUF
    return {
        "kewajiban": group.kewajiban,
        "judul": f"{huruf}. {group.kewajiban.nama}" if lettered else group.kewajiban.nama,
        "anchor": group.anchor,
        "dasar": name_dasar(group.kewajiban),
        "tunggal": group.tunggal,
        "ringkas": group.ringkas,
        "kalimat": _describe_bersama(group),
        "butir": [_present_butir(item) for item in group.butir],
        "entri": group.entri,
    }


def _describe_bersama(group: Kelompok) -> str:
    """How fresh the page is that meets several items of the group at once."""
    shared = (item.nilai for item in group.butir if item.lewat_kelompok)
    return next(map(describe_nilai, shared), "")


def _describe_butir(item: Butir) -> str:
    """Neither the word beside the name nor the line of the group is said twice."""
    if item.lewat_kelompok:
        return f"Ada di “{item.entri[0].judul}”."
    kalimat = describe_nilai(item.nilai)
    return "" if kalimat == f"{item.sebutan}." else kalimat


def _present_butir(item: Butir) -> dict:
    return {
        "nama": item.kewajiban.nama,
        "uraian": item.kewajiban.uraian,
        "anchor": item.anchor,
        "keadaan": item.keadaan,
        "sebutan": item.sebutan,
        "kalimat": _describe_butir(item),
        "entri": [] if item.lewat_kelompok else item.entri,
        "lainnya": item.lainnya,
    }
