"""The content of a site: every kind in every state, each row with the mark of its site.

What no visitor may read yet, or any longer, carries TERSEMBUNYI besides.
"""

from collections.abc import Callable
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from dip.enums import JenisKewajiban
from dip.models import Kewajiban
from halaman.enums import JenisHarta, JenisPeristiwa, Sasaran, Status
from halaman.models import (
    Agenda,
    Album,
    Berita,
    ButirMenu,
    Dokumen,
    Foto,
    Gambar,
    Halaman,
    KontakDarurat,
    Konten,
    LaporanHarta,
    Pejabat,
    SertaMerta,
    SpandukDarurat,
    Tanggapan,
    Tanya,
    TargetKewajiban,
    UnitKerja,
)
from halaman.models.darurat import DELAPAN_ISI
from halaman.services import adopt_halaman, save_konten, withdraw_konten
from halaman.spanduk import note_spanduk
from situs.models import Pengguna, Situs

TERSEMBUNYI = "BELUMTERBIT9Q"
NOW = timezone.now()
_DAY = timedelta(days=1)
# Name of a state -> the columns that make it; only the first is public.
KEADAAN = {
    "terbit": {"status": Status.TERBIT},
    "draf": {"status": Status.DRAF},
    "terjadwal": {"status": Status.TERBIT, "terbit_mulai": NOW + _DAY},
    "selesai": {"status": Status.TERBIT, "terbit_sampai": NOW - _DAY},
    "arsip": {"status": Status.ARSIP},
}


def plant_isi(situs: Situs, user: Pengguna, mark: str) -> None:
    kewajiban = find_kewajiban(JenisKewajiban.BERKALA)
    for keadaan in KEADAAN:
        words = mark if keadaan == "terbit" else f"{mark} {TERSEMBUNYI}"
        plant_konten(situs, user, keadaan, words, kewajiban)
    plant_susunan(situs, mark)
    plant_darurat(situs, user, mark)
    TargetKewajiban.objects.create(situs=situs, kewajiban=kewajiban, alasan=mark)
    Tanggapan.objects.create(situs=situs, alamat=f"/{mark}/", membantu=False, saran=mark)
    plant_bersama(situs, user, mark)


def find_kewajiban(jenis: str) -> Kewajiban:
    kewajiban, _ = Kewajiban.objects.get_or_create(
        kode=f"UJI-{jenis}", defaults={"jenis": jenis, "nama": f"Butir {jenis}"}
    )
    return kewajiban


def plant_konten(
    situs: Situs, user: Pengguna, keadaan: str, words: str, kewajiban: Kewajiban
) -> None:
    """One row of every kind that is drafted and published, in this state."""
    slug = f"{words.split()[0].lower()}-{keadaan}"
    gambar, suara = make_gambar(situs, words), ContentFile(words.encode(), name="x.mp3")

    def keep(konten: Konten) -> Konten:
        konten.situs, konten.judul, konten.kewajiban = situs, words, kewajiban
        return settle(konten, user, keadaan)

    for bagian in ("profil", "layanan", "halaman"):
        text = f'<p>{words} <img src="/gambar/{gambar.kode}/" alt="{words}"></p>'
        page = Halaman(slug=f"{slug}-{bagian}", bagian=bagian, ringkasan=words, isi=text)
        page.audio, page.audio_jenis, page.audio_ukuran = suara, "mp3", len(words)
        page.transkrip = words
        keep(page)
    dokumen = Dokumen(ringkasan=words, nomor=words, jenis="laporan", tahun=2026)
    dokumen.berkas, dokumen.nama_asli = ContentFile(words.encode(), name="x.csv"), f"{words}.csv"
    dokumen.jenis_berkas, dokumen.ukuran = "csv", len(words)
    keep(dokumen)
    keep(Berita(slug=slug, ringkasan=words, isi=f"<p>{words}</p>", tag=words, gambar=gambar))
    keep(Agenda(mulai=NOW + _DAY, tempat=words, uraian=words))
    album = keep(Album(ringkasan=words, transkrip=words))
    Foto.objects.create(album=album, gambar=gambar, keterangan=words)
    keep(Tanya(isi=f"<p>{words}</p>", kelompok=words))
    pejabat = keep(Pejabat(jabatan=words, profil=f"<p>{words}</p>", foto=gambar))
    LaporanHarta.objects.create(pejabat=pejabat, jenis=JenisHarta.LHKPN, tahun=2025)
    bahaya = SertaMerta(ringkasan=words, wilayah=words, **dict.fromkeys(DELAPAN_ISI, words))
    bahaya.audio, bahaya.audio_jenis, bahaya.audio_ukuran = suara, "mp3", len(words)
    bahaya.transkrip = words
    keep(bahaya)
    KontakDarurat.objects.create(pengumuman=bahaya, nama=words, nomor="0280523111")


def settle(konten: Konten, user: Pengguna, keadaan: str) -> Konten:
    """Save through the service, so that there is a history; then put the row in its state."""
    save_konten(konten, user)
    columns = KEADAAN[keadaan]
    never = keadaan == "draf"
    type(konten)._base_manager.filter(pk=konten.pk).update(
        **columns, terbit_pada=None if never else NOW
    )
    konten.refresh_from_db()
    return konten


def make_gambar(situs: Situs, words: str) -> Gambar:
    return Gambar.objects.create(
        situs=situs,
        isi=ContentFile(words.encode(), name="x.png"),
        kecil=ContentFile(words.encode(), name="x.png"),
        jenis="png",
        ukuran=len(words),
        sidik="0" * 64,
        lebar=10,
        tinggi=10,
        alt=words,
    )


def plant_susunan(situs: Situs, mark: str) -> None:
    atas = UnitKerja.objects.create(situs=situs, nama=mark, pemangku=mark, tugas=mark)
    UnitKerja.objects.create(situs=situs, nama=f"{mark} bawah", induk=atas)
    menu = ButirMenu.objects.create(situs=situs, judul=mark, alamat=f"/dip/?q={mark}")
    hidden = Halaman.objects.for_situs(situs).get(slug=f"{mark.lower()}-draf-profil")
    ButirMenu.objects.create(situs=situs, judul=TERSEMBUNYI, induk=menu, halaman=hidden)


def plant_darurat(situs: Situs, user: Pengguna, mark: str) -> None:
    """An own banner now, one that is over and one that was withdrawn."""
    soon, past = NOW + _DAY, NOW - _DAY
    hidden = f"{mark} {TERSEMBUNYI}"
    for words, columns in (
        (mark, {"berakhir": soon}),
        (hidden, {"mulai": past - _DAY, "berakhir": past}),
        (hidden, {"berakhir": soon, "dicabut_pada": NOW}),
    ):
        row = SpandukDarurat.objects.create(
            situs=situs, judul=words, ringkas=words, wilayah=words, **columns
        )
        note_spanduk(row, JenisPeristiwa.DIBUAT, user)


def plant_bersama(situs: Situs, user: Pengguna, mark: str) -> None:
    """What a PPID Utama says on the sites of its kecamatan, and what these took of it.

    The kecamatan of the first kabupaten read it, so it carries no mark; the second's does.
    """
    if situs.utama:
        words = mark if situs.slug == "banyumas" else "Kata bersama"
        SpandukDarurat.objects.create(
            situs=situs, judul=words, ringkas=words, berakhir=NOW + _DAY, sasaran=Sasaran.SEMUA
        )
        for slug in ("bersama", "bersama-ditarik"):
            page = Halaman(situs=situs, judul=words, slug=slug, bagian="layanan", ditawarkan=True)
            page.isi = f"<p>{words}</p>"
            settle(page, user, "terbit")
        return
    shared: Callable = Halaman.objects.for_situs(situs.induk).get
    adopt_halaman(shared(slug="bersama"), situs, user, tertaut=True)
    withdrawn = shared(slug="bersama-ditarik")
    taken = adopt_halaman(withdrawn, situs, user, tertaut=True)
    Halaman.objects.filter(pk=taken.pk).update(judul=f"{mark} {TERSEMBUNYI}", slug="ditarik")
    withdraw_konten([withdrawn], user)
