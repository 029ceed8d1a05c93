"""Mails to a requester that have not got through, for the officer of the case."""

from datetime import timedelta
from functools import reduce
from operator import or_

from django.db.models import Q
from django.utils import timezone
from post_office.models import STATUS

from permohonan.models import Perkara
from situs.models import Surel
from situs.surel import BERHENTI, TERTUNDA

WAJAR = timedelta(hours=1)  # the outbox is emptied every quarter of an hour
ARTI = {
    STATUS.failed: "Pengiriman berhenti sesudah tiga hari. Hubungi pemohon dengan cara lain.",
    STATUS.requeued: "Server surat belum menerimanya. Dicoba lagi setiap seperempat jam.",
    STATUS.queued: "Antrean surat belum berjalan. Beri tahu pengelola server.",
}


def list_tertahan(perkara: Perkara) -> list[tuple[Surel, str]]:
    """What has not reached the requester, the oldest first, with what it means and what to do."""
    occasions = [f"layanan:{pk}:" for pk in perkara.peristiwa.values_list("pk", flat=True)]
    about = reduce(or_, (Q(kunci__startswith=each) for each in occasions), Q(pk=None))
    menunggu = Q(kiriman__status=STATUS.queued, dibuat_pada__lt=timezone.now() - WAJAR)
    rows = Surel.objects.for_situs(perkara.situs).filter(about, BERHENTI | TERTUNDA | menunggu)
    rows = rows.select_related("kiriman").order_by("dibuat_pada", "pk")
    return [(each, ARTI[each.kiriman.status]) for each in rows]
