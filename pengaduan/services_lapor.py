"""How a report comes in: once, however often its form is sent, and to nobody it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from pengaduan.enums import JenisPeristiwa
from pengaduan.kode import derive_kode, hash_kode
from pengaduan.models import Penerima, Pengaduan, PengaturanPengaduan, Penyaluran
from pengaduan.models.pengaduan import PengaduanQuerySet
from pengaduan.queries import choose_penerima
from pengaduan.riwayat import write_peristiwa
from pengaduan.services_berkas import attach_berkas
from pengaduan.tenggat import find_tenggat
from situs.berkas import SafeFile
from situs.kunci_formulir import print_kunci
from situs.models import Situs

TANPA_PENERIMA = (
    "Semua penerima Anda kecualikan, jadi tidak ada yang dapat membaca laporan ini. Biarkan paling "
    "sedikit satu, atau lapor lewat saluran lain di halaman pengaduan."
)


@dataclass(frozen=True)
class Terdaftar:
    pengaduan: Pengaduan
    kode: str
    baru: bool  # False: this form was sent before


def register_pengaduan(
    row: Pengaduan,
    kunci: str,
    *,
    dihindari: Iterable[Penerima] = (),
    berkas: Iterable[SafeFile] = (),
) -> Terdaftar:
    """Store an unsaved report (`situs`, `identitas`, `kategori` and the words are set).

    Raises ValidationError when nobody would be left to read it."""
    kode = derive_kode(kunci)
    garam = _keep_pengaturan(row.situs).garam
    kode_cari = hash_kode(kode, garam)  # slow on purpose, so before the transaction
    row.kode_cari, row.sidik_kunci = kode_cari, print_form(row.situs, kunci)
    row, is_new = _store(row, list(dihindari), berkas)
    return Terdaftar(row, kode, is_new)


def find_terdaftar(situs: Situs, kunci: str) -> Pengaduan | None:
    """What was sent with this key at this site."""
    return _find_sent(situs, print_form(situs, kunci)).first()


def print_form(situs: Situs, kunci: str) -> str:
    """The same key at two sites is two forms."""
    return print_kunci(f"{situs.pk}:{kunci}")


def _keep_pengaturan(situs: Situs) -> PengaturanPengaduan:
    """The salt of the codes must be stored before the first code is."""
    return PengaturanPengaduan.objects.get_or_create(situs=situs)[0]


@transaction.atomic
def _store(
    row: Pengaduan, dihindari: list[Penerima], berkas: Iterable[SafeFile]
) -> tuple[Pengaduan, bool]:
    if known := _find_sent(row.situs, row.sidik_kunci).first():
        return known, False
    penerima = choose_penerima(row.situs, dihindari)
    if not penerima:
        raise ValidationError({"dihindari": TANPA_PENERIMA})
    if row.anonim:
        row.nama = row.kontak = ""
    row.jatuh_tempo = find_tenggat(row).jatuh_tempo
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:  # of two at the same moment the other was first
        return _find_sent(row.situs, row.sidik_kunci).get(), False
    _place(row, penerima, boleh=True)
    _place(row, dihindari, boleh=False)
    write_peristiwa(row, JenisPeristiwa.DITERIMA)
    attach_berkas(row, berkas)
    return row, True


def _find_sent(situs: Situs, sidik: str) -> PengaduanQuerySet:
    return Pengaduan.objects.for_situs(situs).filter(sidik_kunci=sidik)


def _place(row: Pengaduan, penerima: Iterable[Penerima], *, boleh: bool) -> None:
    for each in penerima:
        Penyaluran.objects.create(
            situs_id=row.situs_id, pengaduan=row, penerima=each, boleh_melihat=boleh
        )
