"""How a request gets into the register: by its form or by an officer, once, with its number.

Number, event, files and mails are one transaction. The same key a second time (double click, two
tabs, a repeat after a time-out) finds the first request.
"""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permohonan.enums import JenisBerkas, JenisNomor, JenisPeristiwa, Kanal
from permohonan.hak import TANPA_HAK, may_object
from permohonan.kode import derive_kode, hash_kode, print_kunci
from permohonan.models import BerkasLayanan, Draf, Keberatan, Perkara, Permohonan
from permohonan.nomor import format_nomor, lock_pencacah, read_kode, read_pengaturan, take_urut
from permohonan.notifications import mail_diterima, mail_petugas
from permohonan.riwayat import write_peristiwa
from permohonan.services_berkas import attach_berkas
from situs.berkas import SafeFile
from situs.libur import read_libur
from situs.models import Pengguna

NOMOR = {Permohonan: JenisNomor.PERMOHONAN, Keberatan: JenisNomor.KEBERATAN}


@transaction.atomic
def register_permohonan(
    row: Permohonan,
    kunci: str,
    *,
    pengguna: Pengguna | None = None,
    surat: Iterable[SafeFile] = (),
    asal: str = "",
) -> tuple[Permohonan, bool]:
    """The request under its number, and whether it is new. `row.situs` and `row.diterima` are set;
    `surat` is what came on paper, `asal` says from where it was forwarded.

    Raises ValidationError for a day of receipt that has not come."""
    return _register(row, kunci, pengguna, surat, asal)


@transaction.atomic
def register_keberatan(
    row: Keberatan,
    kunci: str,
    *,
    pengguna: Pengguna | None = None,
    surat: Iterable[SafeFile] = (),
) -> tuple[Keberatan, bool]:
    """The objection under its own number, and whether it is new. Windows of time inform; none of
    them keeps an objection out. Raises ValidationError for grounds that need a request, and for a
    request that was taken back."""
    if row.permohonan is None and row.alasan != ["b"]:
        raise ValidationError(
            {"alasan": "Tanpa nomor permohonan, keberatan hanya dapat memakai alasan huruf b."}
        )
    if row.permohonan and not may_object(row.permohonan):
        raise ValidationError(TANPA_HAK)
    row, is_new = _register(row, kunci, pengguna, surat)
    if is_new and row.permohonan:
        keterangan = f"Keberatan {row.nomor}."
        write_peristiwa(row.permohonan, JenisPeristiwa.KEBERATAN, pengguna, keterangan=keterangan)
    return row, is_new


def _register(
    row: Perkara,
    kunci: str,
    pengguna: Pengguna | None,
    surat: Iterable[SafeFile],
    asal: str = "",
) -> tuple[Perkara, bool]:
    if row.diterima > timezone.localdate():
        raise ValidationError({"diterima": "Tanggal diterima belum tiba. Isi hari ini atau lalu."})
    row.jatuh_tempo = row.count_tenggat(read_libur()).jatuh_tempo
    kode = derive_kode(kunci)
    sandi = hash_kode(kode)  # slow on purpose, so before the lock
    jenis = NOMOR[type(row)]
    counter = lock_pencacah(row.situs, jenis, row.diterima.year)
    if known := find_terdaftar(type(row), row.situs_id, kunci):
        return known, False
    row.tahun, row.urut = row.diterima.year, take_urut(counter)
    pengaturan = read_pengaturan(row.situs)
    row.nomor = format_nomor(jenis, row.urut, read_kode(row.situs, pengaturan), row.diterima)
    row.sidik_kunci, row.kode_sandi = print_kunci(kunci), sandi
    row.save()
    _take_over_draf(row)
    for each in surat:
        attach_berkas(row, JenisBerkas.SURAT_MASUK, each, pengguna)
    keterangan = f"Lewat: {row.get_kanal_display()}. {asal}".strip()
    event = write_peristiwa(row, JenisPeristiwa.DITERIMA, pengguna, keterangan=keterangan)
    mail_diterima(row, kode, event)
    if row.kanal in (Kanal.WEB, Kanal.TERUSAN):  # nobody here wrote it down
        mail_petugas(row, event)
    return row, True


def find_terdaftar(model: type[Perkara], situs_id: int, kunci: str) -> Perkara | None:
    """What was sent with this key at this site."""
    return model.objects.filter(situs=situs_id, sidik_kunci=print_kunci(kunci)).first()


def _take_over_draf(row: Perkara) -> None:
    """The files of the form become files of the case; the draft is gone."""
    draf = Draf.objects.filter(situs=row.situs_id, sidik_kunci=row.sidik_kunci).first()
    if draf is None:
        return
    target = "keberatan" if isinstance(row, Keberatan) else "permohonan"
    BerkasLayanan.objects.filter(draf=draf).update(draf=None, **{target: row})
    draf.delete()
