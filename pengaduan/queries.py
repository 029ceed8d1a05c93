"""Reads: by the code of a reporter, by the right of a recipient, and as figures."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from pengaduan.hasil import Angka
from pengaduan.kode import hash_kode
from pengaduan.models import Penerima, Pengaduan, PengaturanPengaduan, Penyaluran
from pengaduan.models.pengaduan import PengaduanQuerySet
from situs.access import peran_here
from situs.enums import Peran
from situs.models import Keanggotaan, PerSitusQuerySet, Situs


def read_pengaturan(situs: Situs) -> PengaturanPengaduan:
    """The settings of the site; an unsaved row with the defaults when there are none."""
    found = PengaturanPengaduan.objects.for_situs(situs).first()
    return found or PengaturanPengaduan(situs=situs)


def find_pengaduan(situs: Situs, kode: str) -> Pengaduan | None:
    """The report that this code opens. Every text costs one slow hash and one look-up."""
    wanted = hash_kode(kode, read_pengaturan(situs).garam)
    return Pengaduan.objects.for_situs(situs).filter(kode_cari=wanted, dihapus_pada=None).first()


def list_aktif(situs: Situs) -> list[Penerima]:
    """Who receives at this site now: active, with an account that works and the role there."""
    role = Keanggotaan.objects.for_situs(situs).filter(
        pengguna=OuterRef("pengguna"), peran=Peran.PENGELOLA_PENGADUAN
    )
    rows = Penerima.objects.for_situs(situs).filter(aktif=True, pengguna__is_active=True)
    return list(rows.filter(Exists(role)).select_related("situs"))


def list_dapat_dihindari(situs: Situs) -> list[Penerima]:
    """Whom a reporter may name as "must not see it": the site's recipients and, as the report may
    go up to them, those of PPID Utama."""
    return [*list_aktif(situs), *(list_aktif(situs.induk) if situs.induk else [])]


def choose_penerima(situs: Situs, dihindari: Iterable[Penerima]) -> list[Penerima]:
    """Who reads the report: the site's recipients without those the reporter named; when nobody is
    left, those of PPID Utama. A person who was named is left out in every office they hold."""
    persons = {each.pengguna_id for each in dihindari}
    for each in filter(None, (situs, situs.induk)):
        if left := [row for row in list_aktif(each) if row.pengguna_id not in persons]:
            return left
    return []


def is_open(situs: Situs) -> bool:
    """A channel without anybody who reads would be a promise that is not kept."""
    return bool(choose_penerima(situs, ()))


def visible_pengaduan(request: HttpRequest) -> PengaduanQuerySet:
    """The reports whose content this request may read: only of an active recipient at this host,
    never an operator's or an administrator's by that role. For the admin's every door."""
    if Peran.PENGELOLA_PENGADUAN not in peran_here(request):
        return Pengaduan.objects.none()
    mine = Penyaluran.objects.filter(_reads(request.user.pk), penerima__situs=request.situs.pk)
    return Pengaduan.objects.filter(
        Exists(mine.filter(pengaduan=OuterRef("pk"))),
        ~Exists(_shut(request.user.pk).filter(pengaduan=OuterRef("pk"))),
        dihapus_pada=None,
    )


def list_untuk(penerima: Penerima) -> PengaduanQuerySet:
    """The reports that this recipient may read."""
    mine = Penyaluran.objects.filter(penerima=penerima, boleh_melihat=True)
    return Pengaduan.objects.filter(
        Exists(mine.filter(pengaduan=OuterRef("pk"))),
        ~Exists(_shut(penerima.pengguna_id).filter(pengaduan=OuterRef("pk"))),
        dihapus_pada=None,
    )


def find_penerima(row: Pengaduan, pengguna_id: int) -> Penerima | None:
    """In which office this person reads this report; None for who may not."""
    if _shut(pengguna_id).filter(pengaduan=row).exists():
        return None
    found = Penyaluran.objects.filter(_reads(pengguna_id), pengaduan=row)
    found = found.select_related("penerima").order_by("penerima__urutan", "penerima").first()
    return found.penerima if found else None


def _reads(pengguna_id: int) -> Q:
    return Q(penerima__pengguna=pengguna_id, penerima__aktif=True, boleh_melihat=True)


def _shut(pengguna_id: int) -> QuerySet[Penyaluran]:
    """Whoever is named in one office is shut out in all."""
    return Penyaluran.objects.filter(penerima__pengguna=pengguna_id, boleh_melihat=False)


def list_pembaca(row: Pengaduan) -> list[Penerima]:
    """Who reads it, by office."""
    rows = Penerima.objects.filter(
        aktif=True, penyaluran__pengaduan=row, penyaluran__boleh_melihat=True
    )
    return list(rows.select_related("situs").order_by("urutan", "jabatan"))


def list_dapat_ditambah(row: Pengaduan) -> list[Penerima]:
    """Who could be let in too: nobody the reporter named, in whatever office."""
    about = Penyaluran.objects.filter(pengaduan=row)
    known = set(about.values_list("penerima", flat=True))
    shut = set(about.filter(boleh_melihat=False).values_list("penerima__pengguna", flat=True))
    return [
        each
        for each in list_dapat_dihindari(row.situs)
        if each.pk not in known and each.pengguna_id not in shut
    ]


def list_angka(situs: Situs) -> list[Angka]:
    """What the published figures are counted from; no word of a report is read."""
    names = ("kategori", "hasil", "diterima", "disampaikan_pada")
    return [Angka(*row) for row in Pengaduan.objects.for_situs(situs).values_list(*names)]


def count_terbuka(situs: Situs | PerSitusQuerySet) -> int:
    """A figure for those who may see no more: website administrators and PPID Utama."""
    return Pengaduan.objects.for_situs(situs).open().count()
