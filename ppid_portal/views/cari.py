from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dip.tampilan import cut
from ppid_portal.gabungan import SEMUA
from ppid_portal.pencarian import (
    PER_HALAMAN,
    Hasil,
    Pertanyaan,
    find,
    list_situs,
    present,
    read_pertanyaan,
)
from situs.cache import public_page
from situs.models import Situs
from situs.templatetags.publik import angka


@require_safe
@public_page
def cari(request: HttpRequest) -> HttpResponse:
    asked = read_pertanyaan(request.GET)
    daftar_situs = {each.pk: each for each in list_situs(request.situs)}
    chosen = next((each for each in daftar_situs.values() if each.slug == asked.situs), None)
    hasil = find(list_situs(request.situs), asked.q)
    rows = hasil.narrow(asked.jenis, chosen.pk if chosen else None)
    paginator = Paginator(rows, PER_HALAMAN)
    if asked.hal > paginator.num_pages:
        return redirect(reverse("cari") + asked.query(hal=1))
    page = paginator.page(asked.hal)
    context = {
        "judul": f"Cari: {cut(asked.q, 60)}" if asked.q else "Cari",
        "deskripsi": f"Cari di seluruh situs {request.situs.nama}.",
        "bagian": "cari",
        "tanya": asked,
        "judul_jumlah": describe_count(asked, hasil, len(rows)),
        "temuan": present(list(page.object_list), daftar_situs, asked.q),
        "pilihan_jenis": list_jenis(asked, hasil, chosen),
        "pilihan_situs": list_pemilik(asked, hasil, daftar_situs) if request.situs.utama else [],
        "terpilih": chosen,
        "page": page,
        "halaman": [
            (str(n), asked.query(hal=n) if isinstance(n, int) else "")
            for n in paginator.get_elided_page_range(asked.hal, on_each_side=1, on_ends=1)
        ],
        "nomor_halaman": str(page.number),
        "sebelumnya": asked.query(hal=asked.hal - 1),
        "berikutnya": asked.query(hal=asked.hal + 1),
        "tanpa_saringan": asked.query(jenis="", situs="", hal=1),
        "di_semua_situs": build_wider(request.situs, asked),
        "disaring": bool(asked.jenis or chosen),
    }
    return render(request, "cari.html", context)


def build_wider(situs: Situs, asked: Pertanyaan) -> str:
    """The same question to all sites of the kabupaten, asked on its PPID Utama."""
    path = reverse("cari") + asked.query(jenis="", situs="", hal=1)
    return situs.induk.build_url(path) if situs.induk else ""


def describe_count(asked: Pertanyaan, hasil: Hasil, found: int) -> str:
    """ "12 hasil untuk “anggaran”" """
    number = f"Lebih dari {angka(found)}" if hasil.terpotong else angka(found)
    return f"{number} hasil untuk “{asked.q}”" if found else f"Tidak ada hasil untuk “{asked.q}”"


def list_jenis(asked: Pertanyaan, hasil: Hasil, chosen: Situs | None) -> list[tuple]:
    """(words, number, address, is it chosen?) of each kind that was found."""
    counted = hasil.count_jenis(chosen.pk if chosen else None)
    shown = [jenis for jenis in SEMUA if counted[jenis.kode] or jenis.kode == asked.jenis]
    choices = [("Semua", counted.total(), "")]
    choices += [(jenis.jamak, counted[jenis.kode], jenis.kode) for jenis in shown]
    return [
        (
            label,
            "" if hasil.terpotong else angka(number),
            asked.query(jenis=kode, hal=1),
            kode == asked.jenis,
        )
        for label, number, kode in choices
    ]


def list_pemilik(asked: Pertanyaan, hasil: Hasil, daftar_situs: dict[int, Situs]) -> list[tuple]:
    """(slug, words) of each site that has something, for the choice on PPID Utama."""
    counted = hasil.count_situs(asked.jenis)
    return [
        (each.slug, each.nama if hasil.terpotong else f"{each.nama} ({angka(counted[each.pk])})")
        for each in daftar_situs.values()
        if counted[each.pk] or each.slug == asked.situs
    ]
