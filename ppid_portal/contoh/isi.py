"""Fill every site that is still empty; a site that has content already is left alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model, QuerySet

from dip.models import Informasi, Kewajiban
from halaman.models import (
    Album,
    Berita,
    Dokumen,
    Halaman,
    Konten,
    Pejabat,
    SertaMerta,
)
from ppid_portal.contoh import (
    bersama,
    dikecualikan,
    dip,
    dokumen,
    gambar,
    halaman,
    impor_dik,
    kabar,
    penetapan,
    profil,
    tautan,
)
from ppid_portal.contoh.gambar import Pictures
from ppid_portal.contoh.ramuan import Ramuan, build_ramuan
from ppid_portal.contoh.tulis import BATCH, create_many, group_by_model, publish_many
from situs.models import PerSitusModel, Situs

PENANDA = (Informasi, Halaman, Berita)  # whoever has one of these has begun a site of their own


@dataclass(frozen=True)
class Bahan:
    """One site with its pictures and its content."""

    ramuan: Ramuan
    pictures: Pictures
    isi: dict[type[Konten], list]


def fill_all(daftar_situs: QuerySet[Situs] | None = None) -> list[Ramuan]:
    """Fill these sites, or all; the recipes of those that got demo content."""
    daftar_situs = Situs.objects.all() if daftar_situs is None else daftar_situs
    begun = {pk for model in PENANDA for pk in _list_situs(model)}
    resep = [build_ramuan(situs) for situs in daftar_situs.exclude(pk__in=begun)]
    resep = [ramuan for ramuan in resep if ramuan.bagian]
    kewajiban = {row.kode: row for row in Kewajiban.objects.all()}
    for ramuan in resep:
        profil.fill_alamat(ramuan)
    dip.save_dip([entry for ramuan in resep for entry in dip.build_dip(ramuan, kewajiban)])
    dikecualikan.save_dikecualikan(resep)
    impor_dik.save_impor_dik(resep)
    daftar = [build_bahan(ramuan, kewajiban) for ramuan in resep]
    publish_many(row for bahan in daftar for rows in bahan.isi.values() for row in rows)
    create_many(row for b in daftar for row in kabar.build_draf(b.ramuan, b.pictures))
    bersama.save_bersama(resep, kewajiban)
    for bahan in daftar:
        halaman.save_menu(bahan.ramuan, bahan.isi[Halaman])
        profil.save_unit(bahan.ramuan)
        penetapan.save_penetapan(bahan.ramuan)
    _create(row for bahan in daftar for row in build_bawahan(bahan, kewajiban))
    tautan.save_pemeriksaan(row for bahan in daftar for row in bahan.isi.get(Dokumen, []))
    return resep


def _list_situs(model: type[PerSitusModel]) -> Iterable[int]:
    return model._base_manager.order_by().values_list("situs", flat=True).distinct()


def build_bahan(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Bahan:
    pictures = gambar.save_gambar(ramuan)
    rows = [
        *halaman.build_halaman(ramuan, kewajiban),
        *dokumen.build_dokumen(ramuan, kewajiban),
        *tautan.build_hilang(ramuan),
        *profil.build_pejabat(ramuan),
        *kabar.build_berita(ramuan, pictures),
        *kabar.build_agenda(ramuan, kewajiban),
        *kabar.build_tanya(ramuan),
        *kabar.build_album(ramuan),
        *kabar.build_serta_merta(ramuan, kewajiban),
    ]
    return Bahan(ramuan, pictures, group_by_model(rows))


def build_bawahan(bahan: Bahan, kewajiban: dict[str, Kewajiban]) -> Iterator[Model]:
    """Rows that hang on content which exists by now."""
    ramuan = bahan.ramuan
    yield from profil.build_harta(ramuan, bahan.isi[Pejabat])
    yield from profil.build_target(ramuan, kewajiban)
    for album in bahan.isi[Album]:
        yield from kabar.build_foto(album, bahan.pictures)
    for pengumuman in bahan.isi.get(SertaMerta, []):
        yield from kabar.build_kontak(pengumuman)


def _create(rows: Iterable[Model]) -> None:
    for model, daftar in group_by_model(rows).items():
        model._base_manager.bulk_create(daftar, batch_size=BATCH)
