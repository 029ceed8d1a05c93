"""A form that is being filled in: found by its key, saved at every step, forgotten after a day."""

import json
from collections.abc import Mapping
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from permohonan.kode import make_kunci, print_kunci
from permohonan.models import BerkasLayanan, Draf, Permohonan
from permohonan.services_berkas import attach_berkas
from situs.berkas import SafeFile
from situs.models import Situs

UMUR = timedelta(hours=24)  # since the last change
MAX_HURUF = 20_000  # of one answer; more than any field takes, so that the fault can be shown

Isi = dict[str, dict[str, str]]  # step -> field -> as it was typed


def create_draf(situs: Situs, jenis: str, isi: Isi, permohonan: Permohonan | None = None) -> str:
    """The key of the new form, which is known to its writer only."""
    kunci = make_kunci()
    Draf.objects.create(
        situs=situs,
        sidik_kunci=print_kunci(kunci),
        jenis=jenis,
        isi=json.dumps(isi),
        permohonan=permohonan,
    )
    return kunci


def find_draf(situs: Situs, jenis: str, kunci: str) -> Draf | None:
    rows = Draf.objects.filter(situs=situs, jenis=jenis, sidik_kunci=print_kunci(kunci))
    return rows.filter(diubah_pada__gte=timezone.now() - UMUR).first()


def read_isi(draf: Draf) -> Isi:
    return json.loads(draf.isi or "{}")


def read_berkas(draf: Draf) -> dict[str, str]:
    """Kind of file -> the name that the visitor gave it."""
    rows = BerkasLayanan.objects.filter(situs=draf.situs_id, draf=draf)
    return dict(rows.values_list("jenis", "nama_asli"))


@transaction.atomic
def save_langkah(
    draf: Draf, langkah: str, jawaban: Mapping[str, str], berkas: Mapping[str, SafeFile]
) -> Draf | None:
    """What was typed at one step, right or wrong; the other steps stay as another tab left them.
    None when the form was sent meanwhile."""
    now = Draf.objects.select_for_update(of=("self",)).filter(pk=draf.pk).first()
    if now is None:
        return None
    answers = {name: text[:MAX_HURUF] for name, text in jawaban.items()}
    now.isi, now.diubah_pada = json.dumps(read_isi(now) | {langkah: answers}), timezone.now()
    now.save(update_fields=["isi", "diubah_pada"])
    for jenis, each in berkas.items():
        _replace_berkas(now, jenis, each)
    return now


def _replace_berkas(draf: Draf, jenis: str, berkas: SafeFile) -> None:
    """One file of a kind; the one before leaves the disk once the new one is safe."""
    for old in BerkasLayanan.objects.filter(situs=draf.situs_id, draf=draf, jenis=jenis):
        storage, name = old.isi.storage, old.isi.name
        old.delete()
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
    attach_berkas(draf, jenis, berkas, None)
