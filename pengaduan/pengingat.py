"""What recipients are told each morning: that there is something, never what.

A mail at the moment of a report would date an anonymous report to the second, in the outbox and in
the mailbox. So the mails of a day are made on the next morning, all at once.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from pengaduan.enums import Dari, JenisPeristiwa, Pelaku, Status
from pengaduan.models import Penerima, Pengaduan, Penyaluran, PesanPengaduan
from pengaduan.models.pengaduan import PengaduanQuerySet
from pengaduan.queries import choose_penerima, list_aktif, list_dapat_dihindari, list_untuk
from pengaduan.riwayat import write_peristiwa
from situs.kalender import format_tanggal
from situs.models import Situs
from situs.surel import queue_surel

JAM_MULAI = 6
TAHAP = (7, 3, 1, 0)  # days before the last one


@dataclass(frozen=True)
class Ringkas:
    """Figures of one recipient's reports."""

    baru: int
    pesan: int
    segera: int
    lewat: int
    menunggu: int  # the reporter's thirty days are over
    terbuka: int

    @property
    def perlu(self) -> bool:
        return any((self.baru, self.pesan, self.segera, self.lewat, self.menunggu))


@transaction.atomic
def notify_all(sekarang: datetime, *, dry_run: bool = False) -> int:
    """Recipients that are told. A second run of the same day tells nobody anything."""
    if sekarang.hour < JAM_MULAI:
        return 0
    today, told = sekarang.date(), 0
    if not dry_run:
        reroute_orphans()
    for situs in Situs.objects.filter(is_active=True).select_related("induk"):
        for penerima in list_aktif(situs):
            ringkas = count_ringkas(list_untuk(penerima), today)
            told += ringkas.perlu
            if ringkas.perlu and not dry_run:
                _mail(penerima, ringkas, today)
    if not dry_run:
        Pengaduan.objects.filter(_untold("diterima", today)).update(dikabarkan_pada=today)
        PesanPengaduan.objects.filter(_untold("tanggal", today)).update(dikabarkan_pada=today)
    return told


def _untold(name: str, today: date) -> Q:
    return Q(**{f"{name}__lt": today}, dikabarkan_pada=None)


def count_ringkas(rows: PengaduanQuerySet, today: date) -> Ringkas:
    kantor = rows.open().exclude(status=Status.MENUNGGU)
    pesan = PesanPengaduan.objects.filter(_untold("tanggal", today), dari=Dari.PELAPOR)
    return Ringkas(
        baru=rows.filter(_untold("diterima", today)).count(),
        pesan=pesan.filter(pengaduan__in=rows).count(),
        segera=kantor.filter(jatuh_tempo__in=[today + timedelta(days=n) for n in TAHAP]).count(),
        lewat=kantor.overdue(today).count(),
        menunggu=rows.filter(status=Status.MENUNGGU).overdue(today).count(),
        terbuka=rows.open().count(),
    )


def _mail(penerima: Penerima, ringkas: Ringkas, today: date) -> None:
    isi = {
        "ringkas": ringkas,
        "jabatan": penerima.jabatan,
        "tanggal": format_tanggal(today),
        "alamat_admin": penerima.situs.build_url(reverse("admin:index")),
    }
    queue_surel(
        penerima.situs,
        [penerima.pengguna.email],
        "pengaduan/kabar",
        isi,
        kunci=f"pengaduan:{penerima.pk}:{today}",
    )


def reroute_orphans() -> int:
    """Open reports whose recipients all left: to whoever may read them now. Placed anew."""
    placed = 0
    for situs in Situs.objects.select_related("induk"):
        active = {each.pk for each in list_dapat_dihindari(situs)}
        rows = Pengaduan.objects.for_situs(situs).open()
        served = Penyaluran.objects.filter(boleh_melihat=True, penerima__in=active)
        for row in rows.exclude(pk__in=served.values("pengaduan")):
            placed += _reroute(row, situs)
    return placed


def _reroute(row: Pengaduan, situs: Situs) -> bool:
    shut = [each.penerima for each in row.penyaluran.filter(boleh_melihat=False)]
    found = choose_penerima(situs, shut)
    for each in found:
        Penyaluran.objects.create(
            situs_id=situs.pk, pengaduan=row, penerima=each, boleh_melihat=True
        )
    if found:
        names = ", ".join(map(str, found))
        kind = JenisPeristiwa.PENERIMA_DITAMBAH
        write_peristiwa(row, kind, pelaku=Pelaku.SISTEM, catatan=names)
    return bool(found)
