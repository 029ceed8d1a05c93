"""What becomes of personal data: Pasal 16 ayat (2), 43 and 44 UU 27/2022.

Identity files go once every right to object and to dispute has run out; the rest of an identity
after the years of the records schedule. Request, decision, number and history stay: they are the
register. Both terms are settings, because no rule of the KIP law gives a number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from permohonan.enums import BERKAS_IDENTITAS, JenisPeristiwa, Pelaku
from permohonan.hak import find_sengketa
from permohonan.kunci_baris import save_perkara
from permohonan.models import BerkasLayanan, Draf, Keberatan, Perkara, Permohonan
from permohonan.notifications import mail_data_dihapus
from permohonan.riwayat import write_peristiwa
from permohonan.services_yatim import delete_yatim
from permohonan.tenggat import AJUKAN_KEBERATAN, count_tenggat
from situs.libur import read_libur

DIHAPUS = "Data dihapus"
UMUR_DRAF = timedelta(hours=24)
IDENTITAS = ("lembaga", "nomor_pengesahan", "nik", "alamat", "telepon", "email", "pekerjaan")
IDENTITAS += ("kuasa_nama", "kuasa_alamat", "kuasa_kontak", "bantuan_khusus")
PALING_PENDEK = 3  # characters; a shorter word is no identity and stands in other words too


@dataclass
class Hasil:
    draf: int = 0
    berkas: int = 0
    perkara: int = 0
    yatim: int = 0


def purge_data_pribadi(hari_ini: date, *, dry_run: bool = False) -> Hasil:
    """Each case in a transaction of its own; a second run finds nothing left to do."""
    libur, hasil = read_libur(), Hasil()
    for row in _list_closed():
        if _count_habis(row, libur) + timedelta(days=settings.SIMPAN_IDENTITAS_HARI) < hari_ini:
            hasil.berkas += _delete_berkas(row, dry_run=dry_run)
        if _add_years(row.selesai_pada, settings.SIMPAN_PERKARA_TAHUN) < hari_ini:
            hasil.perkara += _anonymize(row, dry_run=dry_run)
    hasil.draf = _delete_draf(dry_run=dry_run)
    hasil.yatim = delete_yatim(dry_run=dry_run)
    return hasil


def _list_closed() -> Iterator[Perkara]:
    for model in (Permohonan, Keberatan):
        rows = model.objects.filter(dianonimkan_pada=None, selesai_pada__isnull=False)
        yield from rows.select_related("situs").order_by("pk").iterator()


def _count_habis(row: Perkara, libur: dict[date, str]) -> date:
    """The day on which the last right about this case has run out; far away while an objection
    or a dispute is still open."""
    if isinstance(row, Keberatan):
        return _count_habis_keberatan(row, libur)
    last = count_tenggat(AJUKAN_KEBERATAN, row.selesai_pada, libur).jatuh_tempo
    return max([last, *(_count_habis_keberatan(each, libur) for each in row.keberatan.all())])


def _count_habis_keberatan(row: Keberatan, libur: dict[date, str]) -> date:
    sengketa = getattr(row, "sengketa", None)
    if row.terbuka or (sengketa and sengketa.selesai_pada is None):
        return date.max - timedelta(days=settings.SIMPAN_IDENTITAS_HARI)
    if sengketa:
        return sengketa.selesai_pada
    return find_sengketa(row, libur).jatuh_tempo


def _add_years(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@transaction.atomic
def _delete_berkas(row: Perkara, *, dry_run: bool) -> int:
    files = row.berkas.select_for_update(of=("self",)).filter(
        jenis__in=BERKAS_IDENTITAS, dihapus_pada=None
    )
    count = files.count()
    if dry_run or not count:
        return count
    for each in files:
        _forget(each)
    text = f"{count} berkas identitas dihapus karena masa simpannya berakhir."
    _tell(row, text)
    return count


def _forget(berkas: BerkasLayanan) -> None:
    """The row stays and says that there was a file. The file goes when the transaction is done:
    better a file without a row for a moment than a row without its file."""
    storage, name = berkas.isi.storage, berkas.isi.name
    berkas.isi, berkas.nama_asli, berkas.dihapus_pada = "", DIHAPUS, timezone.now()
    berkas.save(update_fields=["isi", "nama_asli", "dihapus_pada"])
    transaction.on_commit(lambda: storage.delete(name))


@transaction.atomic
def _anonymize(row: Perkara, *, dry_run: bool) -> int:
    if dry_run:
        return 1
    rows = type(row).objects.select_for_update(of=("self",)).select_related("situs")
    now = rows.filter(pk=row.pk, dianonimkan_pada=None).first()
    if now is None:
        return 0
    _tell(
        now,
        "Data pribadi dihapus karena masa simpannya berakhir. Nomor, isi, dan keputusan tetap.",
    )
    for berkas in now.berkas.filter(dihapus_pada=None).exclude(jenis="jawaban"):
        _forget(berkas)
    words = [getattr(now, name) for name in ("nama", *IDENTITAS)]
    known = sorted((word for word in words if len(word) >= PALING_PENDEK), key=len, reverse=True)
    for surat in now.surat.all():
        surat.isi = _redact(surat.isi, known)
        surat.save(update_fields=["isi"])
    now.nama, now.dianonimkan_pada = DIHAPUS, timezone.now()
    for name in IDENTITAS:
        setattr(now, name, "")
    save_perkara(now, "nama", "dianonimkan_pada", *IDENTITAS)
    return 1


def _redact(value: Any, words: list[str]) -> Any:
    """The frozen words of a letter without these."""
    if isinstance(value, dict):
        return {name: _redact(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_redact(each, words) for each in value]
    if isinstance(value, str):
        for word in words:
            value = value.replace(word, DIHAPUS)
    return value


def _tell(row: Perkara, keterangan: str) -> None:
    """In the history and, Pasal 45 UU 27/2022, to the person."""
    event = write_peristiwa(
        row, JenisPeristiwa.DATA_DIHAPUS, None, pelaku=Pelaku.SISTEM, keterangan=keterangan
    )
    mail_data_dihapus(row, event)


@transaction.atomic
def _delete_draf(*, dry_run: bool) -> int:
    """Forms that nobody sent, with their files."""
    old = Draf.objects.filter(diubah_pada__lt=timezone.now() - UMUR_DRAF)
    count = old.count()
    if dry_run or not count:
        return count
    for berkas in BerkasLayanan.objects.filter(draf__in=old):
        storage, name = berkas.isi.storage, berkas.isi.name
        berkas.delete()
        transaction.on_commit(lambda storage=storage, name=name: storage.delete(name))
    old.delete()
    return count
