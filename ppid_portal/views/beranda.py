from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dip import queries
from dip.tampilan import Jumlah
from halaman.kelengkapan import read_ringkas
from halaman.models import Agenda, Berita
from ppid_portal.gabungan import JENIS, Butir, build_butir, join, list_published, read_short
from ppid_portal.kecamatan import list_pelaksana
from situs.cache import public_page
from situs.data_terstruktur import build_json_ld, describe_situs
from situs.models import Situs

DIUMUMKAN = ("dip", "halaman", "dokumen", "serta-merta", "berita")
TERBARU = 5
TERDEKAT = 3  # agenda
KABAR = 3  # berita
PETA = "https://www.openstreetmap.org/search?"


@require_safe
@public_page
def beranda(request: HttpRequest) -> HttpResponse:
    situs = request.situs
    jumlah = Jumlah(queries.count_per_tahun_kategori(situs))
    context = {
        "judul": "Beranda",
        "deskripsi": f"Cari dokumen, laporan, dan data publik {situs.nama}.",
        "bagian": "beranda",
        "jumlah": jumlah,
        "jumlah_tahun": jumlah.count(jumlah.tahun_terbaru),
        "per_kategori": jumlah.per_kategori(jumlah.tahun_terbaru),
        "tanpa_kategori": jumlah.count(jumlah.tahun_terbaru, ""),
        "kelengkapan": read_ringkas(situs).total,
        "terbaru": read_terbaru(situs),
        "daftar_agenda": read_agenda(situs),
        "daftar_berita": read_berita(situs),
        "daftar_kecamatan": list(list_pelaksana(situs)) if situs.utama else [],
        "alamat_peta": build_alamat_peta(situs),
        "data": build_json_ld(describe_situs(situs)),
    }
    return render(request, "beranda.html", context)


def read_terbaru(situs: Situs) -> list[Butir]:
    """What was announced last, whatever its kind. One query."""
    kinds = [JENIS[kode] for kode in DIUMUMKAN]
    rows = join(read_short(list_published(jenis, situs), jenis) for jenis in kinds)
    return [build_butir(row, situs) for row in rows.order_by("-saat", "-objek")[:TERBARU]]


def read_agenda(situs: Situs) -> list[Agenda]:
    """The nearest events, those of today included."""
    today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Agenda.objects.for_situs(situs).published().filter(mulai__gte=today)
    return list(rows.only("kode", "judul", "mulai", "seharian", "tempat")[:TERDEKAT])


def read_berita(situs: Situs) -> list[Berita]:
    rows = Berita.objects.for_situs(situs).published()
    return list(rows.only("slug", "judul", "ringkasan", "tanggal")[:KABAR])


def build_alamat_peta(situs: Situs) -> str:
    """A search for the address on a map: the map itself stays outside, so nothing is loaded."""
    if not situs.alamat:
        return ""
    place = ", ".join(filter(None, (situs.alamat, f"Kabupaten {situs.kabupaten}", situs.provinsi)))
    return PETA + urlencode({"query": place})
