"""How an exclusion moves: proposed by a site, decided by PPID Utama (Pasal 3 PP 61/2010).

Each act is one transaction: the row is locked, its version compared with what the person read,
the status changed and one event written. The same act a second time changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from dip.aturan_pengecualian import describe_dasar, list_hambatan
from dip.enums import JenisPeristiwaPengecualian, StatusPengecualian
from dip.models import Pengecualian, SuratPenetapan, UjiKonsekuensi
from dip.services_kedaluwarsa import open_in_dip
from dip.services_pengecualian import (
    build_event,
    describe_changes,
    lock_pengecualian,
    touch,
)
from dip.tenggat_pengecualian import describe_jangka
from situs.kalender import format_tanggal
from situs.models import Pengguna, Situs

DRAF, DIUSULKAN = StatusPengecualian.DRAF, StatusPengecualian.DIUSULKAN
DITETAPKAN = StatusPengecualian.DITETAPKAN
Kind = JenisPeristiwaPengecualian


@dataclass(frozen=True)
class JangkaBaru:
    """The term after a new test of consequences (Pasal 10 PP 61/2010)."""

    uji: UjiKonsekuensi
    jangka_jenis: str
    jangka_teks: str
    berakhir: date | None


@transaction.atomic
def propose(row: Pengecualian, pengguna: Pengguna | None) -> bool:
    """A complete draft goes to PPID Utama. False when it is there already."""
    now = _lock(row, wanted=DRAF, done=DIUSULKAN, verb="diusulkan")
    if now is None:
        return False
    _refuse_faulty([now], timezone.localdate())
    _move(now, DIUSULKAN, Kind.DIUSULKAN, pengguna)
    return True


@transaction.atomic
def withdraw(row: Pengecualian, pengguna: Pengguna | None) -> bool:
    """The proposer takes the proposal back to change its words."""
    now = _lock(row, wanted=DIUSULKAN, done=DRAF, verb="ditarik")
    if now is None:
        return False
    _move(now, DRAF, Kind.DITARIK, pengguna)
    return True


@transaction.atomic
def send_back(row: Pengecualian, alasan: str, pengguna: Pengguna | None) -> bool:
    """PPID Utama wants something mended and says what."""
    if not alasan.strip():
        raise ValidationError({"alasan": "Tulis apa yang harus diperbaiki."})
    now = _lock(row, wanted=DIUSULKAN, done=DRAF, verb="dikembalikan")
    if now is None:
        return False
    _move(now, DRAF, Kind.DIKEMBALIKAN, pengguna, catatan=alasan)
    return True


@transaction.atomic
def determine(
    surat: SuratPenetapan, usulan: Iterable[Pengecualian], pengguna: Pengguna | None
) -> list[Pengecualian]:
    """One letter decides proposals, also of several kecamatan; all of them or none. Raises
    ValidationError, by field, for a letter that is incomplete or known already."""
    chosen = sorted(usulan, key=lambda row: row.pk)
    rows = [_lock(row, wanted=DIUSULKAN, done=None, verb="ditetapkan") for row in chosen]
    surat.full_clean()
    for row in rows:
        _refuse_foreign(row, surat)
        row.ditetapkan_sejak = surat.tanggal
    _refuse_faulty(rows, surat.tanggal)
    _refuse_ended(rows)
    _save_letter(surat, rows, pengguna)
    for row in rows:
        change = {"surat": ["", str(surat)]}
        row.surat = surat
        _move(row, DITETAPKAN, Kind.DITETAPKAN, pengguna, perubahan=change)
    return rows


@transaction.atomic
def change_term(
    row: Pengecualian, jangka: JangkaBaru, surat: SuratPenetapan, pengguna: Pengguna | None
) -> Pengecualian:
    """What is decided changes only by a new test and a new letter: Pasal 10 PP 61/2010."""
    now = _lock(row, wanted=DITETAPKAN, done=None, verb="diubah jangka waktunya")
    surat.full_clean()
    _refuse_foreign(now, surat)
    if now.uji_id == jangka.uji.pk:
        raise ValidationError({"uji": "Pilih lembar uji yang baru (Pasal 10 PP 61/2010)."})
    before, lama = Pengecualian.objects.get(pk=now.pk), now.surat
    now.ditetapkan_sejak = now.ditetapkan_sejak or (lama.tanggal if lama else surat.tanggal)
    for name in ("uji", "jangka_jenis", "jangka_teks", "berakhir"):
        setattr(now, name, getattr(jangka, name))
    _refuse_faulty([now], surat.tanggal)
    _refuse_ended([now])
    _save_letter(surat, [now], pengguna)
    now.surat, now.diputuskan_buka = surat, False
    change = describe_changes(before, now) | {"surat": [str(lama or ""), str(surat)]}
    _move(now, DITETAPKAN, Kind.DIPERPANJANG, pengguna, perubahan=change)
    return now


@transaction.atomic
def decide_open(row: Pengecualian, alasan: str, pengguna: Pengguna | None) -> bool:
    """Before the end PPID Utama decides that the information becomes public at its end: Pasal 11
    ayat (1) PP 61/2010. It stays closed until then; nobody is reminded any more."""
    now = _lock(row, wanted=DITETAPKAN, done=None, verb="diputuskan")
    if now.diputuskan_buka:
        return False
    if now.berakhir is None:
        raise ValidationError("Informasi ini tidak punya tanggal berakhir.")
    now.diputuskan_buka = True
    _move(now, DITETAPKAN, Kind.DIPUTUSKAN_BUKA, pengguna, catatan=alasan)
    return True


@transaction.atomic
def open_early(row: Pengecualian, alasan: str, pengguna: Pengguna | None) -> bool:
    """The information becomes public now: a new test, a court or Komisi Informasi said so."""
    now = _lock(row, wanted=DITETAPKAN, done=StatusPengecualian.DIBUKA, verb="dibuka")
    if now is None:
        return False
    _move(now, StatusPengecualian.DIBUKA, Kind.DIBUKA, pengguna, catatan=alasan)
    open_in_dip(now, pengguna)
    return True


# --- Shared ---------------------------------------------------------------------------------------
def _lock(row: Pengecualian, *, wanted: str, done: str | None, verb: str) -> Pengecualian | None:
    """The locked row in the wanted status and version; None when the act is done already."""
    now = Pengecualian.objects.select_for_update().get(pk=row.pk)
    if done is not None and now.status == done:
        return None
    if now.status != wanted:
        raise ValidationError(
            f"“{now}” tidak dapat {verb}, karena statusnya kini “{now.get_status_display()}”. "
            "Muat ulang halaman."
        )
    return lock_pengecualian(row)


def _move(
    row: Pengecualian,
    status: str,
    kind: str,
    pengguna: Pengguna | None,
    *,
    catatan: str = "",
    perubahan: dict[str, Any] | None = None,
) -> None:
    row.status = status
    touch(row)
    row.save()
    build_event(row, kind, pengguna, perubahan, catatan=catatan).save()


def _refuse_faulty(rows: list[Pengecualian], pada: date) -> None:
    faults = [
        f"“{row}”: {temuan}" if len(rows) > 1 else str(temuan)
        for row in rows
        for temuan in list_hambatan(row, pada)
    ]
    if faults:
        raise ValidationError(faults, code="aturan")


def _refuse_ended(rows: list[Pengecualian]) -> None:
    """A letter dated back may not decide what would be open by today."""
    today = timezone.localdate()
    ended = [f"“{row}” sudah berakhir." for row in rows if row.berakhir and row.berakhir < today]
    if ended:
        raise ValidationError(ended, code="aturan")


def _refuse_foreign(row: Pengecualian, surat: SuratPenetapan) -> None:
    """A letter decides for its own PPID Utama and the kecamatan below it."""
    if surat.situs_id not in (row.situs_id, row.situs.induk_id):
        raise ValidationError("Usulan ini bukan dari situs di bawah PPID Utama ini.")


def _save_letter(
    surat: SuratPenetapan, rows: list[Pengecualian], pengguna: Pengguna | None
) -> None:
    surat.pengguna = pengguna
    surat.baris = [freeze_row(row) for row in rows]
    surat.save()


def freeze_row(row: Pengecualian) -> dict[str, Any]:
    """An entry as its letter says it: huruf d of Pasal 4 ayat (2) PP 61/2010 for each of them."""
    uji = f"{row.uji.nomor}, {format_tanggal(row.uji.tanggal)}" if row.uji else ""
    return {
        "pengecualian": row.pk,
        "situs": row.situs_id,
        "nama_situs": row.situs.nama,
        "judul": row.judul,
        "dasar": describe_dasar(row),
        "jangka": describe_jangka(row),
        "uji": uji,
    }


def next_surat(utama: Situs) -> SuratPenetapan:
    """An empty letter of PPID Utama with what its last letter and its profile already say."""
    last = SuratPenetapan.objects.for_situs(utama).first()
    kept = ("pejabat_nama", "pejabat_jabatan", "badan_publik", "tempat")
    kept += ("pimpinan_nama", "pimpinan_jabatan")
    surat = SuratPenetapan(situs=utama, tanggal=timezone.localdate())
    surat.badan_publik, surat.tempat = utama.pemerintah, utama.kabupaten
    surat.pejabat_nama = utama.penanda_tangan_nama
    surat.pejabat_jabatan = utama.penanda_tangan_jabatan
    for name in kept if last else ():
        setattr(surat, name, getattr(last, name))
    return surat
