"""What recipients do with a report. Each act: row locked, version compared, one event.

Terms are those of UU 25/2009; `pengaduan/tenggat.py` counts them.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from pengaduan.enums import Hasil, Status
from pengaduan.enums import JenisPeristiwa as Kind
from pengaduan.kunci_baris import lock_status, lock_untuk, lock_versi, save_pengaduan
from pengaduan.models import BerkasPengaduan, Penerima, Pengaduan, Penyaluran
from pengaduan.queries import list_dapat_ditambah
from pengaduan.riwayat import write_peristiwa
from pengaduan.services_pesan import add_pesan_petugas
from pengaduan.tenggat import LENGKAPI, find_tenggat
from situs.models import Pengguna

HASIL_PUTUSAN = tuple(each for each in Hasil if each != Hasil.DICABUT)


@transaction.atomic
def record_view(
    row: Pengaduan, pengguna: Pengguna, berkas: BerkasPengaduan | None = None
) -> Pengaduan:
    """Every look at the content, or at one of its files: Pasal 31 UU 27/2022. The row to show;
    raises PermissionDenied for anybody who is no recipient of it."""
    now = lock_untuk(row, pengguna)
    kind = Kind.BERKAS_DIBUKA if berkas else Kind.DILIHAT
    write_peristiwa(now, kind, pengguna, catatan=str(berkas or ""))
    return now


@transaction.atomic
def open_berkas(berkas: BerkasPengaduan, pengguna: Pengguna) -> bytes:
    """The content of a file, after the look at it is recorded."""
    now = lock_untuk(berkas.pengaduan, pengguna)
    write_peristiwa(now, Kind.BERKAS_DIBUKA, pengguna, catatan=str(berkas))
    with berkas.isi.open() as file:
        return file.read()


@transaction.atomic
def ask_lengkapi(row: Pengaduan, teks: str, pengguna: Pengguna) -> None:
    """Pasal 44 ayat (3) and (4): the answer within 14 days says what is missing; 30 days to add."""
    now = lock_status(row, pengguna, "diminta dilengkapi", Status.DITERIMA, Status.DIPERIKSA)
    add_pesan_petugas(now, teks, pengguna)
    today = timezone.localdate()
    now.status, now.ditanggapi_pada = Status.MENUNGGU, now.ditanggapi_pada or today
    now.diminta_lengkapi_pada, now.dilengkapi_pada, now.lengkap_pada = today, None, None
    names = ("status", "ditanggapi_pada", "diminta_lengkapi_pada", "dilengkapi_pada")
    save_pengaduan(now, *names, "lengkap_pada")
    write_peristiwa(now, Kind.DIMINTA_LENGKAPI, pengguna)


@transaction.atomic
def declare_lengkap(row: Pengaduan, teks: str, pengguna: Pengguna) -> None:
    """Pasal 44 ayat (3): the answer says that nothing is missing; the 60 days begin."""
    now = lock_status(row, pengguna, "dinyatakan lengkap", Status.DITERIMA, Status.MENUNGGU)
    add_pesan_petugas(now, teks, pengguna)
    today = timezone.localdate()
    now.status, now.lengkap_pada = Status.DIPERIKSA, today
    now.ditanggapi_pada = now.ditanggapi_pada or today
    save_pengaduan(now, "status", "lengkap_pada", "ditanggapi_pada")
    write_peristiwa(now, Kind.DILENGKAPI, pengguna)


@transaction.atomic
def decide(row: Pengaduan, hasil: str, pengguna: Pengguna, *, teks: str = "") -> None:
    """Pasal 50 ayat (1). With words for the reporter the result is delivered at once."""
    if hasil not in HASIL_PUTUSAN:
        raise ValidationError({"hasil": "Pilih hasil pemeriksaan."})
    now = lock_status(row, pengguna, "diputus", Status.DITERIMA, Status.MENUNGGU, Status.DIPERIKSA)
    now.hasil, now.status, now.diputus_pada = hasil, Status.DIPUTUS, timezone.localdate()
    write_peristiwa(now, Kind.DIPUTUS, pengguna)
    if teks.strip():
        _deliver(now, teks, pengguna)
    save_pengaduan(now, "hasil", "status", "diputus_pada", "disampaikan_pada")


@transaction.atomic
def deliver(row: Pengaduan, teks: str, pengguna: Pengguna) -> None:
    """Pasal 50 ayat (2): the decision reaches the reporter within 14 days."""
    now = lock_status(row, pengguna, "disampaikan hasilnya", Status.DIPUTUS)
    _deliver(now, teks, pengguna)
    save_pengaduan(now, "status", "disampaikan_pada")


def _deliver(now: Pengaduan, teks: str, pengguna: Pengguna) -> None:
    add_pesan_petugas(now, teks, pengguna)
    now.status, now.disampaikan_pada = Status.SELESAI, timezone.localdate()
    write_peristiwa(now, Kind.DISAMPAIKAN, pengguna)


@transaction.atomic
def close_dicabut(row: Pengaduan, teks: str, pengguna: Pengguna) -> None:
    """Pasal 44 ayat (5): who does not complete within 30 days is taken to withdraw. An officer says
    so, no job; and not before the thirty days are over."""
    now = lock_status(row, pengguna, "dianggap dicabut", Status.MENUNGGU)
    tenggat, today = find_tenggat(now), timezone.localdate()
    if tenggat.kode != LENGKAPI or today <= tenggat.jatuh_tempo:
        raise ValidationError(
            f"Pelapor masih dapat melengkapi sampai {tenggat.jatuh_tempo:%d-%m-%Y} "
            f"({tenggat.aturan.dasar})."
        )
    add_pesan_petugas(now, teks, pengguna)
    now.hasil, now.status = Hasil.DICABUT, Status.SELESAI
    now.diputus_pada = now.disampaikan_pada = today
    save_pengaduan(now, "hasil", "status", "diputus_pada", "disampaikan_pada")
    write_peristiwa(now, Kind.DIANGGAP_DICABUT, pengguna)


@transaction.atomic
def add_penerima(row: Pengaduan, penerima: Penerima, pengguna: Pengguna) -> None:
    """Let another recipient read it too; never one whom the reporter named, in whatever office."""
    now = lock_versi(row, pengguna)
    if penerima not in list_dapat_ditambah(now):
        raise ValidationError({"penerima": f"{penerima} tidak dapat menerima pengaduan ini."})
    Penyaluran.objects.create(
        situs_id=now.situs_id, pengaduan=now, penerima=penerima, boleh_melihat=True
    )
    save_pengaduan(now)
    write_peristiwa(now, Kind.PENERIMA_DITAMBAH, pengguna, catatan=str(penerima))


@transaction.atomic
def release_penerima(row: Pengaduan, penerima: Penerima, pengguna: Pengguna, alasan: str) -> None:
    """A recipient with an interest of their own steps out, for good. The last one cannot: somebody
    else must be let in first."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis alasannya, misalnya benturan kepentingan."})
    now = lock_versi(row, pengguna)
    left = now.penyaluran.filter(boleh_melihat=True, penerima__aktif=True)
    if not left.exclude(penerima=penerima).exists():
        raise ValidationError({"penerima": "Tambahkan penerima lain dahulu, lalu lepas yang ini."})
    changed = left.filter(penerima=penerima).update(boleh_melihat=False)
    if not changed:
        raise ValidationError({"penerima": f"{penerima} bukan penerima pengaduan ini."})
    save_pengaduan(now)
    text = f"{penerima}. {alasan.strip()}"
    write_peristiwa(now, Kind.PENERIMA_DILEPAS, pengguna, catatan=text)


@transaction.atomic
def write_note(row: Pengaduan, catatan: str, pengguna: Pengguna) -> None:
    """For the recipients alone; the reporter never reads it."""
    if not catatan.strip():
        raise ValidationError({"catatan": "Tulis catatannya."})
    now = lock_untuk(row, pengguna)
    write_peristiwa(now, Kind.CATATAN, pengguna, catatan=catatan.strip())
