"""One content in its public template: for its own address and for the preview of a draft."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from dip.tampilan import cut
from dip.tautan_mati import TautanMati, read_mati
from halaman import data_terstruktur as schema
from halaman import queries
from halaman.enums import Bagian
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Halaman,
    Konten,
    Pejabat,
    SertaMerta,
    Tanya,
)
from halaman.saringan import split_tag
from halaman.tampilan import (
    describe_berkas,
    describe_kewajiban,
    group_by_kelompok,
    list_delapan_isi,
    present_agenda,
    present_dokumen,
    present_halaman,
    present_pimpinan,
    read_naskah,
)
from halaman.teks import TeksKaya, to_plain
from halaman.views.bingkai import Jejak, render_page
from situs.models import Situs

BERSANDING = (Halaman, Dokumen, Berita, Agenda, Album)  # pages that name what meets the same duty
Tampilan = tuple[str, Jejak, dict]  # template, trail, context
INDEKS = {
    Bagian.PROFIL: ("Profil", "halaman:profil_indeks"),
    Bagian.LAYANAN: ("Layanan", "halaman:layanan_indeks"),
    Bagian.INFORMASI: ("Informasi publik", "halaman:informasi_indeks"),
}


def render_konten(request: HttpRequest, konten: Konten, pratinjau: bool = False) -> HttpResponse:
    """With `pratinjau` the page says that it is not public and asks not to be indexed."""
    template, jejak, context = _BUILDERS[type(konten)](konten, request.situs, read_mati(request))
    if konten.kewajiban_id and isinstance(konten, BERSANDING):
        context["sejalan"] = list_sejalan(konten, request.situs, read_mati(request))
        context["memenuhi"] = describe_kewajiban(konten.kewajiban)
    return render_page(request, template, jejak, konten=konten, pratinjau=pratinjau, **context)


def list_sejalan(konten: Konten, situs: Situs, mati: TautanMati) -> dict[str, list]:
    """What else meets the same duty, without the page itself."""
    found = queries.list_by_kewajiban(situs, konten.kewajiban)
    pages = [row for row in found["halaman"] if row.kode != konten.kode]
    papers = [row for row in found["dokumen"] if row.kode != konten.kode]
    sejalan = {
        "halaman": present_halaman(pages, situs),
        "dokumen": present_dokumen(papers, mati),
        "informasi": found["informasi"],
    }
    return sejalan if any(sejalan.values()) else {}


def build_halaman(halaman: Halaman, situs: Situs, mati: TautanMati) -> Tampilan:
    naskah = read_naskah(halaman, situs, mati)
    name, address = INDEKS[halaman.bagian]
    jejak = [(name, reverse(address)), (naskah.judul, halaman.get_absolute_url())]
    rows = [row for row in queries.list_halaman(situs, halaman.bagian) if row.pk != halaman.pk]
    context = {
        "deskripsi": naskah.deskripsi,
        "naskah": naskah,
        "suara": halaman.asal if halaman.asal.audio else None,
        "suara_mati": mati.since(reverse("halaman:suara", args=["halaman", halaman.kode])),
        "lain": present_halaman(rows, situs),
        "data": (schema.describe_halaman(halaman, naskah, situs),),
    }
    return "halaman/halaman.html", jejak, context


def build_dokumen(dokumen: Dokumen, situs: Situs, mati: TautanMati) -> Tampilan:
    jejak = [("Dokumen", reverse("halaman:dokumen_list")), _end(dokumen)]
    context = {
        "deskripsi": cut(dokumen.ringkasan or dokumen.judul, 200),
        "keterangan_berkas": describe_berkas(dokumen),
        "mati_sejak": mati.since(dokumen.alamat_isi),
        "data": (schema.describe_dokumen(dokumen, situs),),
    }
    return "halaman/dokumen.html", jejak, context


def build_berita(berita: Berita, situs: Situs, mati: TautanMati) -> Tampilan:
    jejak = [("Berita", reverse("halaman:berita_list")), _end(berita)]
    context = {
        "deskripsi": berita.ringkasan,
        "teks": TeksKaya(berita.isi, mati),
        "daftar_tag": split_tag(berita.tag),
        "terkait": queries.list_informasi_of(berita),
        "data": (schema.describe_berita(berita, situs),),
    }
    return "halaman/berita.html", jejak, context


def build_agenda(agenda: Agenda, situs: Situs, mati: TautanMati) -> Tampilan:
    present_agenda([agenda])
    jejak = [("Agenda", reverse("halaman:agenda_list")), _end(agenda)]
    context = {
        "deskripsi": cut(f"{agenda.waktu}. {agenda.tempat}", 200),
        "data": (schema.describe_agenda(agenda, situs),),
    }
    return "halaman/agenda.html", jejak, context


def build_album(album: Album, situs: Situs, mati: TautanMati) -> Tampilan:
    jejak = [("Galeri", reverse("halaman:galeri")), _end(album)]
    context = {
        "deskripsi": cut(album.ringkasan or album.judul, 200),
        "daftar_foto": queries.list_foto(album),
    }
    return "halaman/album.html", jejak, context


def build_tanya(tanya: Tanya, situs: Situs, mati: TautanMati) -> Tampilan:
    context = {
        "deskripsi": cut(to_plain(tanya.isi), 200),
        "kelompok": group_by_kelompok([tanya], mati),
        "jumlah": 1,
    }
    return "halaman/tanya.html", [("Tanya jawab", reverse("halaman:faq"))], context


def build_pejabat(pejabat: Pejabat, situs: Situs, mati: TautanMati) -> Tampilan:
    jejak = [
        ("Profil", reverse("halaman:profil_indeks")),
        ("Pimpinan", reverse("halaman:pimpinan")),
    ]
    context = {
        "deskripsi": f"{pejabat.judul}, {pejabat.jabatan} {situs.nama}.",
        "pimpinan": present_pimpinan([pejabat], mati),
    }
    return "halaman/pimpinan.html", jejak, context


def build_serta_merta(row: SertaMerta, situs: Situs, mati: TautanMati) -> Tampilan:
    jejak = [
        ("Informasi serta-merta", reverse("halaman:informasi", args=["serta-merta"])),
        _end(row),
    ]
    context = {
        "deskripsi": row.ringkasan,
        "suara": row if row.audio else None,
        "suara_mati": mati.since(reverse("halaman:suara", args=["serta-merta", row.kode])),
        "daftar_isi": list_delapan_isi(row),
        "wilayah": [line.strip() for line in row.wilayah.splitlines() if line.strip()],
        "data": (schema.describe_serta_merta(row, situs),),
    }
    return "halaman/serta_merta.html", jejak, context


def _end(konten: Konten) -> tuple[str, str]:
    return konten.judul, konten.get_absolute_url()


_BUILDERS: dict[type[Konten], Callable[[Konten, Situs, TautanMati], Tampilan]] = {
    Halaman: build_halaman,
    Dokumen: build_dokumen,
    Berita: build_berita,
    Agenda: build_agenda,
    Album: build_album,
    Tanya: build_tanya,
    Pejabat: build_pejabat,
    SertaMerta: build_serta_merta,
}
