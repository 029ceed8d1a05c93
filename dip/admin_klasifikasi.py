"""The helper "Bantuan klasifikasi" in the admin: /admin/dip/klasifikasi/, by GET alone."""

from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dip.enums import Kategori
from dip.klasifikasi import DIKECUALIKAN, PISAH, Hasil, Jalan, Tanya, walk
from dip.peran import PENULIS
from situs.access import holds_any

MAX_PANJANG = 200  # characters of the answers in an address


def build_urls(site: AdminSite) -> list[URLPattern]:
    def show(request: HttpRequest) -> HttpResponse:
        return show_klasifikasi(request, site.each_context(request))

    return [path("dip/klasifikasi/", site.admin_view(require_safe(show)), name="klasifikasi")]


def show_klasifikasi(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    text = request.GET.get("jawab", "")[:MAX_PANJANG]
    jalan = walk([part for part in text.split(PISAH) if part])
    context |= {
        "title": "Bantuan klasifikasi",
        "jalan": jalan,
        "terjawab": _list_terjawab(jalan),
        "kembali": link_jawab(jalan.kode[:-1]) if jalan.langkah else "",
        "mulai": link_jawab([]),
        "golongan": _group_jawaban(jalan.tanya, jalan.kode) if jalan.tanya else [],
        "tindakan": list_tindakan(jalan.hasil) if jalan.hasil else [],
        "boleh_menulis": holds_any(request, PENULIS),
        "alamat_ini": request.build_absolute_uri(link_jawab(jalan.kode)),
    }
    return render(request, "admin/dip/klasifikasi.html", context)


def link_jawab(kode: list[str]) -> str:
    query = f"?{urlencode({'jawab': PISAH.join(kode)})}" if kode else ""
    return f"{reverse('admin:klasifikasi')}{query}"


def _list_terjawab(jalan: Jalan) -> list[dict[str, str]]:
    """The questions answered, each with the way back to it."""
    return [
        {
            "pertanyaan": each.tanya.pertanyaan,
            "jawaban": each.jawaban.jawaban,
            "ubah": link_jawab(jalan.kode[:number]),
        }
        for number, each in enumerate(jalan.langkah)
    ]


def _group_jawaban(tanya: Tanya, kode: list[str]) -> list[tuple[str, list[dict[str, str]]]]:
    """(heading, answers) in the order of the data."""
    several = any(each.golongan for each in tanya.jawaban)
    return [
        (
            name or ("Lainnya" if several else ""),
            [
                {
                    "jawaban": each.jawaban,
                    "keterangan": each.keterangan,
                    "alamat": link_jawab([*kode, each.kode]),
                }
                for each in group
            ],
        )
        for name, group in groupby(tanya.jawaban, key=lambda each: each.golongan)
    ]


def list_tindakan(hasil: Hasil) -> list[tuple[str, str]]:
    """(words, address) of the forms that come next, filled with what is known by now."""
    if hasil.kelas == DIKECUALIKAN:
        usul = _link_add("dip_pengecualian", dasar=hasil.huruf)
        return [("Usulkan informasi dikecualikan", usul)]
    if hasil.kelas == Kategori.SERTA_MERTA:
        kode = hasil.kewajiban.kode if hasil.kewajiban else ""
        umum = _link_add("halaman_sertamerta", kewajiban=kode)
        return [("Buat pengumuman serta-merta", umum), ("Catat juga di DIP", _link_dip(hasil))]
    return [("Tambah ke Daftar Informasi Publik", _link_dip(hasil))]


def _link_dip(hasil: Hasil) -> str:
    pk = str(hasil.kewajiban.pk) if hasil.kewajiban else ""
    tahun = str(timezone.localdate().year)
    return _link_add("dip_informasi", kategori=hasil.kelas, kewajiban=pk, tahun=tahun)


def _link_add(name: str, **query: str) -> str:
    given = {key: value for key, value in query.items() if value}
    return f"{reverse(f'admin:{name}_add')}?{urlencode(given)}"
