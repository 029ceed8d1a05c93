"""Content of every kind for the browser's world: the demo's, and what is awkward to show."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from halaman.enums import Bagian, Sasaran, Tingkat
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Gambar,
    Halaman,
    KontakDarurat,
    SertaMerta,
    SpandukDarurat,
    Tanya,
    VersiKonten,
)
from halaman.models.darurat import DELAPAN_ISI
from halaman.pratinjau import make_token
from halaman.services import publish_konten, save_konten
from ppid_portal.contoh.isi import fill_all
from situs.models import Pengguna, Situs

PANJANG = "Pertanggungjawabanpelaksanaankegiatanpemberdayaanmasyarakatdesasekecamatan"
JUDUL_BERITA = "Semua kepala desa menandatangani pakta keterbukaan informasi publik tahun ini"


def fill_sites(*daftar: Situs) -> None:
    fill_all(Situs.objects.filter(pk__in=[situs.pk for situs in daftar]))


def add_awkward(situs: Situs, user: Pengguna) -> None:
    """Wide tables, long words, sound, a running alert and a draft with two versions."""
    gambar = Gambar.objects.for_situs(situs).first()
    halaman = Halaman(
        situs=situs,
        judul=f"Program dan kegiatan {situs.nama} {PANJANG}",
        slug="program-lengkap",
        bagian=Bagian.INFORMASI,
        isi=build_rich(gambar),
        transkrip="Selamat pagi. Ini pengumuman tentang program kegiatan.",
        audio=ContentFile(b"ID3" + bytes(2000), name="a.mp3"),
        audio_jenis="mp3",
        audio_ukuran=2003,
        audio_sidik="1" * 64,
    )
    publish_konten([save_konten(halaman, user)], user)
    draf = Berita(
        situs=situs, judul="Draf berita", slug="draf", ringkasan="Baru.", isi="<p>Awal.</p>"
    )
    save_konten(draf, user)
    draf.judul, draf.isi = JUDUL_BERITA, "<p>Awal yang sudah diperbaiki.</p>"
    save_konten(draf, user)
    add_alert(situs, user)


def build_rich(gambar: Gambar) -> str:
    cells = "".join(f"<td>Rp1.250.000.000,00 kolom {n}</td>" for n in range(9))
    heads = "".join(f'<th scope="col">Anggaran {n}</th>' for n in range(9))
    url = gambar.get_absolute_url()
    return (
        f"<h2>Ringkasan</h2><p>Teks dengan <strong>tebal</strong>, <em>miring</em>, dan "
        f'<a href="https://contoh.go.id/{PANJANG.lower()}">tautan ke situs lain</a>.</p>'
        f"<h3>Rincian {PANJANG}</h3><figure><table><thead><tr>{heads}</tr></thead>"
        f"<tbody><tr>{cells}</tr></tbody></table></figure><ul><li>Satu<ul><li>Dua</li></ul></li>"
        f"</ul><blockquote><p>Kutipan.</p></blockquote><h4>Gambar</h4>"
        f'<figure><img src="{url}" alt="Pemandangan" width="800" height="600">'
        f"<figcaption>Keterangan gambar</figcaption></figure>"
    )


def add_alert(situs: Situs, user: Pengguna) -> None:
    isi = dict.fromkeys(DELAPAN_ISI, f"Baris pertama.\nBaris kedua {PANJANG}.")
    row = SertaMerta(
        situs=situs,
        judul="Banjir luapan sungai di enam desa",
        ringkasan="Air naik cepat. Pindah ke tempat tinggi.",
        wilayah="Desa Contoh Satu\nDesa Contoh Dua",
        **isi,
    )
    publish_konten([save_konten(row, user)], user)
    KontakDarurat.objects.create(pengumuman=row, nama="BPBD", nomor="(0282) 000 112")


def raise_banner(situs: Situs) -> SpandukDarurat:
    return SpandukDarurat.objects.create(
        situs=situs,
        judul="Banjir luapan sungai di enam desa dan jalan utama ke ibu kota kecamatan",
        ringkas="Pindah ke tempat tinggi sekarang. Posko dibuka di balai desa.",
        tautan="/informasi/serta-merta/",
        tingkat=Tingkat.DARURAT,
        wilayah="Enam desa di tepi sungai",
        sasaran=Sasaran.SITUS_INI,
        berakhir=timezone.now() + timedelta(hours=5),
    )


KINDS = {
    "halaman": Halaman,
    "dokumen": Dokumen,
    "berita": Berita,
    "agenda": Agenda,
    "album": Album,
    "tanya": Tanya,
    "sertamerta": SertaMerta,
    "gambar": Gambar,
    "spandukdarurat": SpandukDarurat,
}


def first_of(kind: str, situs: Situs, **wanted):
    rows = KINDS[kind].objects.for_situs(situs).filter(**wanted)
    return (rows.published() if hasattr(rows, "published") else rows).first()


def admin_url(kind: str, situs: Situs, step: str, **wanted) -> str:
    """Address of the step of a row, published or not."""
    row = KINDS[kind].objects.for_situs(situs).filter(**wanted).order_by("pk").first()
    return reverse(f"admin:halaman_{kind}_{step}", args=[row.pk])


def compare_url(situs: Situs) -> str:
    draf = Berita.objects.for_situs(situs).get(slug="draf")
    rows = VersiKonten.objects.for_situs(situs).filter(jenis="berita", objek=draf.pk)
    first, last = rows.order_by("versi")[0], rows.order_by("-versi")[0]
    base = reverse("admin:halaman_berita_bandingkan", args=[draf.pk])
    return f"{base}?dari={first.pk}&ke={last.pk}"


def preview_url(situs: Situs) -> str:
    draf = Berita.objects.for_situs(situs).get(slug="draf")
    return reverse("halaman:pratinjau", args=[make_token(draf)])
