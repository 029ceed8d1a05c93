"""The conversation: what the reporter writes, and what a recipient answers."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from pengaduan.enums import Dari, JenisPeristiwa, Status
from pengaduan.kunci_baris import lock_pengaduan, lock_versi, save_pengaduan
from pengaduan.models import Pengaduan, PesanPengaduan
from pengaduan.queries import find_penerima
from pengaduan.riwayat import write_peristiwa
from pengaduan.services_berkas import attach_berkas
from pengaduan.services_lapor import print_form
from situs.berkas import SafeFile
from situs.models import Pengguna

KOSONG = "Tulis pesan Anda atau pilih berkas."


@transaction.atomic
def add_pesan_pelapor(
    row: Pengaduan, teks: str, kunci: str, berkas: Iterable[SafeFile] = ()
) -> tuple[PesanPengaduan, bool]:
    """The message, and whether it is new: the same form twice is one message. What was waited for
    starts the clock of the first answer again. Raises ValidationError for an empty one."""
    files = list(berkas)
    now = lock_pengaduan(row)
    sidik = print_form(now.situs, f"{now.pk}:{kunci}")
    if known := now.pesan.filter(sidik_kunci=sidik).first():
        return known, False
    if not teks.strip() and not files:
        raise ValidationError({"pesan": KOSONG})
    pesan = _add(now, Dari.PELAPOR, teks, sidik_kunci=sidik)
    attach_berkas(now, files, pesan)
    names = []
    if now.status == Status.MENUNGGU:
        now.status, now.dilengkapi_pada = Status.DITERIMA, timezone.localdate()
        names = ["status", "dilengkapi_pada"]
    save_pengaduan(now, *names)
    write_peristiwa(now, JenisPeristiwa.PESAN_PELAPOR)
    return pesan, True


@transaction.atomic
def send_pesan(row: Pengaduan, teks: str, pengguna: Pengguna) -> PesanPengaduan:
    """An officer's message that changes nothing else."""
    now = lock_versi(row, pengguna)
    pesan = add_pesan_petugas(now, teks, pengguna)
    save_pengaduan(now)
    write_peristiwa(now, JenisPeristiwa.PESAN_PETUGAS, pengguna)
    return pesan


def add_pesan_petugas(now: Pengaduan, teks: str, pengguna: Pengguna) -> PesanPengaduan:
    """For acts that come with words; `now` is locked and saved by the act."""
    if not teks.strip():
        raise ValidationError({"pesan": "Tulis pesan untuk pelapor."})
    return _add(now, Dari.PENERIMA, teks, penerima=find_penerima(now, pengguna.pk))


def _add(now: Pengaduan, dari: str, teks: str, **fields: object) -> PesanPengaduan:
    last = now.pesan.order_by("-urutan").values_list("urutan", flat=True).first() or 0
    return PesanPengaduan.objects.create(
        situs_id=now.situs_id,
        pengaduan=now,
        urutan=last + 1,
        dari=dari,
        isi=teks.strip(),
        **fields,
    )
