"""schema.org descriptions of the content."""

from django.utils import timezone

from halaman.enums import JenisDokumen
from halaman.models import Agenda, Berita, Dokumen, Halaman, SertaMerta
from halaman.tampilan import Naskah
from situs.berkas import CONTENT_TYPES
from situs.data_terstruktur import describe_situs
from situs.models import Situs

_TIPE_DOKUMEN = {JenisDokumen.LAPORAN: "Report", JenisDokumen.PERATURAN: "Legislation"}


def describe_kantor(situs: Situs) -> dict:
    """The office with all that its address block says."""
    media = [each for each in (situs.instagram, situs.x, situs.facebook, situs.youtube) if each]
    more = {"faxNumber": situs.faks, "sameAs": media, "areaServed": situs.nama}
    if situs.telepon or situs.email:
        more["contactPoint"] = {
            "@type": "ContactPoint",
            "contactType": "layanan informasi publik",
            "availableLanguage": "id",
            **{k: v for k, v in (("telephone", situs.telepon), ("email", situs.email)) if v},
        }
    return describe_situs(situs) | {name: value for name, value in more.items() if value}


def describe_halaman(halaman: Halaman, naskah: Naskah, situs: Situs) -> dict:
    return {
        "@type": "WebPage",
        "name": naskah.judul,
        "description": naskah.deskripsi,
        "url": situs.build_url(halaman.get_absolute_url()),
        **_dates(halaman),
        "publisher": describe_situs(situs),
    }


def describe_dokumen(dokumen: Dokumen, situs: Situs) -> dict:
    described = {
        "@type": _TIPE_DOKUMEN.get(dokumen.jenis, "DigitalDocument"),
        "name": dokumen.judul,
        "identifier": dokumen.nomor or dokumen.kode,
        "url": situs.build_url(dokumen.get_absolute_url()),
        **_dates(dokumen),
        "publisher": describe_situs(situs),
    }
    if dokumen.ringkasan:
        described["description"] = dokumen.ringkasan
    if dokumen.berkas:
        described["encodingFormat"] = CONTENT_TYPES.get(dokumen.jenis_berkas, "")
    return described


def describe_berita(berita: Berita, situs: Situs) -> dict:
    described = {
        "@type": "NewsArticle",
        "headline": berita.judul[:110],
        "description": berita.ringkasan,
        "url": situs.build_url(berita.get_absolute_url()),
        **_dates(berita),
        "datePublished": berita.tanggal.isoformat(),
        "author": {"@type": "Organization", "name": berita.penulis or situs.nama},
        "publisher": describe_situs(situs),
    }
    if berita.gambar:
        described["image"] = situs.build_url(berita.gambar.get_absolute_url())
    return described


def describe_agenda(agenda: Agenda, situs: Situs) -> dict:
    described = {
        "@type": "Event",
        "name": agenda.judul,
        "url": situs.build_url(agenda.get_absolute_url()),
        "startDate": _moment(agenda.mulai, agenda.seharian),
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {
            "@type": "Place",
            "name": agenda.tempat or situs.nama,
            "address": f"{situs.nama}, Kabupaten {situs.kabupaten}",
        },
        "isAccessibleForFree": True,
        "organizer": describe_situs(situs),
    }
    if agenda.selesai:
        described["endDate"] = _moment(agenda.selesai, agenda.seharian)
    if agenda.uraian:
        described["description"] = agenda.uraian
    return described


def describe_serta_merta(row: SertaMerta, situs: Situs) -> dict:
    described = {
        "@type": "SpecialAnnouncement",
        "name": row.judul,
        "text": row.ringkasan,
        "url": situs.build_url(row.get_absolute_url()),
        "datePosted": timezone.localtime(row.terbit_pada or row.dibuat_pada).isoformat(),
        "spatialCoverage": [
            {"@type": "AdministrativeArea", "name": name}
            for line in row.wilayah.splitlines()
            if (name := line.strip())
        ],
        "publisher": describe_situs(situs),
    }
    if row.berakhir:
        described["expires"] = timezone.localtime(row.berakhir).isoformat()
    return described


def _dates(konten: Halaman | Dokumen | Berita) -> dict:
    issued = konten.terbit_pada or konten.dibuat_pada
    return {
        "inLanguage": "id",
        "datePublished": timezone.localdate(issued).isoformat(),
        "dateModified": timezone.localdate(konten.diperbarui_pada).isoformat(),
    }


def _moment(at, whole_day: bool) -> str:
    local = timezone.localtime(at)
    return (local.date() if whole_day else local).isoformat()
