"""What the requester does after sending: complete, correct, withdraw, say whether it satisfies."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permohonan.enums import JenisBerkas, JenisPeristiwa, SikapPemohon, Status
from permohonan.kunci_baris import lock_latest, lock_perkara, lock_terbuka, save_perkara
from permohonan.models import Keberatan, Perkara, Permohonan
from permohonan.notifications import mail_petugas
from permohonan.riwayat import write_peristiwa
from permohonan.services_berkas import attach_berkas
from situs.berkas import SafeFile
from situs.models import Pengguna

Kind = JenisPeristiwa
SEKALI = timedelta(minutes=1)  # clicks within this are one
KONTAK = ("alamat", "telepon", "email")


@transaction.atomic
def complete(
    row: Permohonan,
    teks: str,
    berkas: Iterable[SafeFile] = (),
    *,
    pengguna: Pengguna | None = None,
) -> bool:
    """What was asked for, or anything the requester wants to add while the case is open. False for
    the same words and files once more (double click, "back")."""
    files = list(berkas)
    if not teks.strip() and not files:
        raise ValidationError({"teks": "Tulis keterangannya atau pilih berkasnya."})
    now = lock_terbuka(row, "dilengkapi")
    if _has_come(now, teks.strip(), files):
        return False
    for each in files:
        attach_berkas(now, JenisBerkas.PELENGKAP, each, pengguna)
    if now.diminta_lengkapi_pada:
        now.dilengkapi_pada = timezone.localdate()
    save_perkara(now, "dilengkapi_pada")
    event = write_peristiwa(now, Kind.DILENGKAPI, pengguna, keterangan=teks.strip())
    mail_petugas(now, event)
    return True


def _has_come(row: Permohonan, teks: str, files: list[SafeFile]) -> bool:
    """Since we asked last: the same answer to a new question is a new answer."""
    asked = row.peristiwa.filter(jenis=Kind.DIMINTA_LENGKAPI).last()
    came = row.peristiwa.filter(jenis=Kind.DILENGKAPI, pk__gt=asked.pk if asked else 0)
    kept = set(row.berkas.filter(jenis=JenisBerkas.PELENGKAP).values_list("sidik", flat=True))
    return came.filter(keterangan=teks).exists() and kept >= {each.sidik for each in files}


@transaction.atomic
def change_contact(
    row: Perkara, kontak: dict[str, str], *, catatan: str = "", pengguna: Pengguna | None = None
) -> bool:
    """Pasal 6 and 30 UU 27/2022: the person corrects their data. The history says which field
    changed, never its words. False when nothing differs."""
    now = lock_perkara(row)
    given = {name: kontak[name].strip() for name in KONTAK if name in kontak}
    changed = [name for name, text in given.items() if text != getattr(now, name)]
    if not changed:
        return False
    for name in changed:
        setattr(now, name, given[name])
    if now.terbuka and not (now.telepon or now.email):
        raise ValidationError({"telepon": "Isi nomor telepon atau e-mail, salah satu cukup."})
    save_perkara(now, *changed)
    labels = [str(now._meta.get_field(name).verbose_name) for name in changed]
    text = f"{', '.join(labels)} diperbaiki."
    text = text[:1].upper() + text[1:]
    write_peristiwa(now, Kind.KONTAK_DIUBAH, pengguna, keterangan=text, catatan=catatan.strip())
    return True


@transaction.atomic
def withdraw(row: Perkara, alasan: str = "", *, pengguna: Pengguna | None = None) -> bool:
    """The requester takes the case back. False when it was withdrawn already."""
    if type(row).objects.get(pk=row.pk).status == Status.DICABUT:
        return False
    now = lock_terbuka(row, "dicabut")
    now.status, now.selesai_pada = Status.DICABUT, timezone.localdate()
    save_perkara(now, "status", "selesai_pada")
    event = write_peristiwa(now, Kind.DICABUT, pengguna, keterangan=alasan.strip())
    mail_petugas(now, event)
    return True


@transaction.atomic
def record_sikap(
    row: Keberatan, sikap: str, catatan: str = "", *, pengguna: Pengguna | None = None
) -> bool:
    """Column k of the register: what the requester says to the answer of Atasan PPID. False when
    they said just that already."""
    if sikap not in SikapPemohon.values:
        raise ValidationError({"sikap": "Pilih salah satu."})
    now = lock_perkara(row)
    if now.ditanggapi_pada is None:
        raise ValidationError("Keberatan ini belum ditanggapi.")
    if (now.sikap, now.sikap_catatan) == (sikap, catatan.strip()):
        return False
    now.sikap, now.sikap_catatan = sikap, catatan.strip()
    save_perkara(now, "sikap", "sikap_catatan")
    text = f"{SikapPemohon(sikap).label}. {catatan.strip()}".strip()
    event = write_peristiwa(now, Kind.SIKAP_PEMOHON, pengguna, keterangan=text)
    mail_petugas(now, event)
    return True


@transaction.atomic
def record_unduhan(row: Perkara) -> bool:
    """The whole file went out; the requester reads so too, and learns if it was somebody else.
    False for the second click of a double click."""
    now = lock_latest(row)
    just_now = timezone.now() - SEKALI
    if now.peristiwa.filter(jenis=Kind.DIUNDUH, waktu__gt=just_now).exists():
        return False
    write_peristiwa(now, Kind.DIUNDUH, None)
    return True
