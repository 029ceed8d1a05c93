"""A new secret code for somebody who lost theirs; from then on the one before opens nothing."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permohonan.enums import JenisPeristiwa
from permohonan.kode import check_kode, derive_kode, hash_kode
from permohonan.kunci_baris import lock_perkara, save_perkara
from permohonan.models import Perkara
from permohonan.notifications import mail_kode_baru
from permohonan.riwayat import write_peristiwa
from situs.models import Pengguna

TERLIHAT = timedelta(hours=24)  # who holds the key sees the code for a day


@transaction.atomic
def renew_kode(row: Perkara, kunci: str, cara: str, pengguna: Pengguna) -> bool:
    """The code of this key holds from now on. False when it does already: a form sent twice.

    `cara`, how the officer knew who asks, stays with the officers; that the code changed, the
    requester reads: somebody else may have asked for it."""
    if not cara.strip():
        raise ValidationError({"cara": "Tulis bagaimana Anda memastikannya."})
    kode = derive_kode(kunci)
    sandi = hash_kode(kode)
    if check_kode(kode, type(row).objects.values_list("kode_sandi", flat=True).get(pk=row.pk)):
        return False
    now = lock_perkara(row)
    now.kode_sandi = sandi
    save_perkara(now, "kode_sandi")
    event = write_peristiwa(
        now,
        JenisPeristiwa.KODE_DIGANTI,
        pengguna,
        keterangan="Kode yang lama tidak berlaku lagi.",
        catatan=f"Cara memastikan pemohon: {cara.strip()}",
    )
    mail_kode_baru(now, kode, event)
    return True


def find_penggantian(row: Perkara) -> datetime | None:
    """When the code was replaced last; since then no receipt knows the right one."""
    events = row.peristiwa.filter(jenis=JenisPeristiwa.KODE_DIGANTI).order_by("-waktu")
    return events.values_list("waktu", flat=True).first()


def read_kode_baru(row: Perkara, kunci: str) -> str | None:
    """The code of this key while it may be seen: it is the one that holds, and not a day old."""
    issued = find_penggantian(row) or row.dibuat_pada
    kode = derive_kode(kunci)
    if issued < timezone.now() - TERLIHAT or not check_kode(kode, row.kode_sandi):
        return None
    return kode
