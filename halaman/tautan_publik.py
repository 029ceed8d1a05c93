"""Which addresses the pages of a site show in public, and which files stand behind them."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from dip.tautan_publik import Simpanan, Tampil, keep_simpanan, name_tempat
from halaman.isian import fill_placeholders
from halaman.models import (
    Album,
    Berita,
    Dokumen,
    Foto,
    Gambar,
    Halaman,
    Konten,
    Pejabat,
    SertaMerta,
    Tanya,
)
from halaman.models.berkas import Bersuara
from halaman.queries import list_menu, list_pimpinan, list_published
from halaman.spanduk import read_tayangan
from halaman.teks import list_alamat
from situs.alamat import canonical
from situs.models import Situs

# The columns read here. A test fails for a column with addresses or files that nobody names.
KOLOM = {
    *("halaman.Halaman.isi", "halaman.Halaman.audio", "halaman.Berita.isi", "halaman.Tanya.isi"),
    *("halaman.Pejabat.profil", "halaman.LaporanHarta.tautan", "halaman.Dokumen.tautan"),
    *("halaman.Dokumen.berkas", "halaman.SertaMerta.audio", "halaman.Album.tautan_video"),
    *("halaman.ButirMenu.alamat", "halaman.SpandukDarurat.tautan"),
    *("halaman.Gambar.isi", "halaman.Gambar.kecil"),
}
Tempat = tuple[str, int | None, str]


def list_tautan(situs: Situs) -> Iterator[Tampil]:
    yield from _list_teks(situs)
    yield from _list_dokumen(situs)
    yield from _list_pimpinan(situs)
    yield from _list_suara(situs)
    yield from _list_gambar(situs)
    yield from _list_lain(situs)


def _show(href: str, situs: Situs, tempat: Tempat, halaman: str = "/") -> Iterator[Tampil]:
    if alamat := canonical(href, situs, halaman):
        yield Tampil(alamat, tempat)


def _list_teks(situs: Situs) -> Iterator[Tampil]:
    """Links and pictures in rich text, with the data of this site in their place."""
    pages = list_published(Halaman, situs).select_related("sumber").order_by("pk")
    texts: list[tuple[Konten, str]] = [(row, row.asal.isi) for row in pages]
    texts += [(row, row.isi) for row in list_published(Berita, situs).order_by("pk")]
    texts += [(row, row.isi) for row in list_published(Tanya, situs).order_by("pk")]
    texts += [(row, row.profil) for row in list_published(Pejabat, situs).order_by("pk")]
    for row, text in texts:
        words = fill_placeholders(text, situs) if isinstance(row, Halaman) else text
        for href in list_alamat(words) if "=" in words else ():
            yield from _show(href, situs, name_tempat(row), row.get_absolute_url())


def _list_dokumen(situs: Situs) -> Iterator[Tampil]:
    for row in list_published(Dokumen, situs).defer("indeks").order_by("pk"):
        if row.berkas:
            simpanan = keep_simpanan(row.berkas, row.ukuran, row.sidik)
            yield Tampil(row.alamat_isi, name_tempat(row), simpanan)
        else:
            yield from _show(row.tautan, situs, name_tempat(row))


def _list_pimpinan(situs: Situs) -> Iterator[Tampil]:
    """A report that has a document shows the document."""
    for pejabat in list_pimpinan(situs):
        for laporan in pejabat.laporan_harta.all():
            if not (laporan.dokumen and laporan.dokumen.is_published):
                yield from _show(laporan.tautan, situs, name_tempat(pejabat))


def _list_suara(situs: Situs) -> Iterator[Tampil]:
    pages = list_published(Halaman, situs).select_related("sumber").order_by("pk")
    heard: list[tuple[str, Konten, Bersuara]] = [("halaman", row, row.asal) for row in pages]
    alerts = list_published(SertaMerta, situs).exclude(audio="").order_by("pk")
    heard += [("serta-merta", row, row) for row in alerts]
    for jenis, row, suara in heard:
        if suara.audio:
            simpanan = keep_simpanan(suara.audio, suara.audio_ukuran, suara.audio_sidik)
            url = reverse("halaman:suara", args=[jenis, row.kode])
            yield Tampil(url, name_tempat(row), simpanan)


def _list_gambar(situs: Situs) -> Iterator[Tampil]:
    """Pictures beside news and leaders, and those of albums."""
    berita = list_published(Berita, situs).exclude(gambar=None).select_related("gambar")
    pejabat = list_published(Pejabat, situs).exclude(foto=None).select_related("foto")
    album = list_published(Album, situs)
    foto = Foto.objects.filter(album__in=album.order_by()).select_related("gambar", "album")
    shown: list[tuple[Konten, Gambar]] = [(row, row.gambar) for row in berita.order_by("pk")]
    shown += [(row, row.foto) for row in pejabat.order_by("pk")]
    shown += [(row.album, row.gambar) for row in foto.order_by("pk")]
    for row, gambar in shown:
        tempat = name_tempat(row)
        besar = keep_simpanan(gambar.isi, gambar.ukuran, gambar.sidik)
        yield Tampil(gambar.get_absolute_url(), tempat, besar)
        yield Tampil(
            gambar.get_small_url(),
            tempat,
            Simpanan(gambar.kecil.storage, gambar.kecil.name, None, ""),
        )


def _list_lain(situs: Situs) -> Iterator[Tampil]:
    for row in list_published(Album, situs).exclude(tautan_video="").order_by("pk"):
        yield from _show(row.tautan_video, situs, name_tempat(row))
    for row in list_menu(situs):
        if row.halaman_id is None:
            yield from _show(row.alamat.strip(), situs, name_tempat(row))
    for tayangan in read_tayangan(situs, timezone.now())[0]:
        spanduk = tayangan.spanduk
        label, pk, words = name_tempat(spanduk)
        own = spanduk.situs_id == situs.pk  # a banner of PPID Utama has no form here
        yield from _show(tayangan.alamat, situs, (label, pk if own else None, words))
