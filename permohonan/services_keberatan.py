"""Atasan PPID answers an objection (Pasal 36 UU 14/2008), and what follows from the answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permohonan.alasan import may_musyawarah, say_musyawarah
from permohonan.enums import (
    JenisBerkas,
    JenisPeristiwa,
    JenisSurat,
    PutusanKeberatan,
    Status,
)
from permohonan.kunci_baris import lock_perkara, lock_terbuka, save_perkara
from permohonan.models import Keberatan, Sengketa
from permohonan.notifications import mail_kabar
from permohonan.riwayat import write_peristiwa
from permohonan.services_berkas import attach_berkas
from permohonan.services_surat import issue_surat
from situs.berkas import SafeFile
from situs.kalender import format_tanggal
from situs.models import Pengguna

Kind = JenisPeristiwa
ISIAN = ("putusan", "alasan_putusan", "perintah", "hari_pelaksanaan")
ISIAN += ("ditanggapi_pada", "atasan_nama", "atasan_jabatan")


@dataclass(frozen=True)
class Tanggapan:
    """Columns h, i and j of the register."""

    putusan: str
    alasan_putusan: str
    perintah: str
    hari_pelaksanaan: int | None
    ditanggapi_pada: date
    atasan_nama: str
    atasan_jabatan: str


@transaction.atomic
def answer_keberatan(
    row: Keberatan, tanggapan: Tanggapan, pengguna: Pengguna, berkas: Iterable[SafeFile] = ()
) -> Keberatan:
    """Raises ValidationError by field; what was answered is not changed."""
    now = lock_terbuka(row, "ditanggapi")
    fill_tanggapan(now, tanggapan)
    now.status, now.selesai_pada = Status.SELESAI, tanggapan.ditanggapi_pada
    save_perkara(now, *ISIAN, "status", "selesai_pada")
    for each in berkas:
        attach_berkas(now, JenisBerkas.PERTIMBANGAN, each, pengguna)
    issue_surat(JenisSurat.TANGGAPAN, now, pengguna, tanggapan.ditanggapi_pada)
    text = f"{now.get_putusan_display()}."
    event = write_peristiwa(now, Kind.DITANGGAPI, pengguna, keterangan=text)
    if now.permohonan:
        write_peristiwa(
            now.permohonan, Kind.DITANGGAPI, pengguna, keterangan=f"{now.nomor}: {text}"
        )
    mail_kabar(now, event)
    return now


def fill_tanggapan(now: Keberatan, tanggapan: Tanggapan) -> None:
    """Raises ValidationError by field. Nothing is saved: a preview asks here too."""
    _refuse_faulty(now, tanggapan)
    for name in ISIAN:
        setattr(now, name, getattr(tanggapan, name))


def _refuse_faulty(now: Keberatan, tanggapan: Tanggapan) -> None:
    errors = {}
    if tanggapan.putusan not in PutusanKeberatan.values:
        errors["putusan"] = "Pilih keputusan."
    if not tanggapan.alasan_putusan.strip():
        # Pasal 36 ayat (3): written reasons go along when the decision is upheld.
        errors["alasan_putusan"] = "Tulis pertimbangannya (Pasal 36 ayat (3) UU 14/2008)."
    granted = tanggapan.putusan in (PutusanKeberatan.DIKABULKAN, PutusanKeberatan.SEBAGIAN)
    if granted and not tanggapan.perintah.strip():
        errors["perintah"] = "Tulis perintah kepada PPID: apa yang harus diberikan."
    if not granted and (tanggapan.perintah.strip() or tanggapan.hari_pelaksanaan):
        errors["perintah"] = "Keputusan yang menolak tidak memuat perintah. Kosongkan keduanya."
    if granted and not tanggapan.hari_pelaksanaan:
        errors["hari_pelaksanaan"] = "Isi jangka waktu pelaksanaan perintah."
    if not now.diterima <= tanggapan.ditanggapi_pada <= timezone.localdate():
        start = format_tanggal(now.diterima)
        errors["ditanggapi_pada"] = f"Isi tanggal antara {start} dan hari ini."
    for name, label in (("atasan_nama", "nama"), ("atasan_jabatan", "jabatan")):
        if not getattr(tanggapan, name).strip():
            errors[name] = f"Isi {label} Atasan PPID."
    if errors:
        raise ValidationError(errors)


@transaction.atomic
def attach_tanggapan(row: Keberatan, berkas: Iterable[SafeFile], pengguna: Pengguna) -> None:
    """The letter as it was signed, scanned after it went out."""
    files, now = list(berkas), lock_perkara(row)
    if now.ditanggapi_pada is None:
        raise ValidationError("Keberatan ini belum ditanggapi.")
    if not files:
        raise ValidationError({"berkas": "Pilih surat yang sudah ditandatangani."})
    for each in files:
        attach_berkas(now, JenisBerkas.PERTIMBANGAN, each, pengguna)
    save_perkara(now)
    text = "Surat tanggapan bertanda tangan dilampirkan."
    mail_kabar(now, write_peristiwa(now, Kind.DITANGGAPI, pengguna, keterangan=text))


@transaction.atomic
def record_musyawarah(row: Keberatan, pada: date, hasil: str, pengguna: Pengguna) -> None:
    """Pasal 35 ayat (2) UU 14/2008: all grounds but a may be settled by talking. It closes nothing:
    the requester withdraws, or Atasan PPID answers by what was agreed."""
    now = lock_terbuka(row, "dimusyawarahkan")
    if not may_musyawarah(now.alasan):
        raise ValidationError(say_musyawarah(now.alasan))
    if not now.diterima <= pada <= timezone.localdate():
        raise ValidationError({"pada": "Isi tanggal antara tanggal diterima dan hari ini."})
    save_perkara(now)
    text = f"Pada {format_tanggal(pada)}. {hasil}".strip()
    mail_kabar(now, write_peristiwa(now, Kind.MUSYAWARAH, pengguna, keterangan=text))


@transaction.atomic
def record_pelaksanaan(row: Keberatan, pada: date, catatan: str, pengguna: Pengguna) -> None:
    """PPID carried out what Atasan PPID ordered."""
    now = lock_perkara(row)
    if not now.perintah or now.ditanggapi_pada is None:
        raise ValidationError("Tidak ada perintah yang harus dilaksanakan.")
    if now.dilaksanakan_pada:
        pada_lalu = format_tanggal(now.dilaksanakan_pada)
        raise ValidationError(f"Pelaksanaannya sudah tercatat pada {pada_lalu}.")
    if not now.ditanggapi_pada <= pada <= timezone.localdate():
        raise ValidationError({"pada": "Isi tanggal antara tanggal tanggapan dan hari ini."})
    now.dilaksanakan_pada = pada
    save_perkara(now, "dilaksanakan_pada")
    text = f"Perintah Atasan PPID dilaksanakan pada {format_tanggal(pada)}. {catatan}".strip()
    write_peristiwa(now, Kind.DIBERIKAN, pengguna, keterangan=text)


@transaction.atomic
def record_sengketa(sengketa: Sengketa, pengguna: Pengguna) -> Sengketa:
    """What the body learns about a dispute at Komisi Informasi, for the yearly report; the same
    row again when its stage moves on."""
    now = lock_perkara(sengketa.keberatan)
    sengketa.situs, sengketa.pengguna = now.situs, pengguna
    sengketa.full_clean()
    _refuse_wrong_days(sengketa, now)
    sengketa.save()
    save_perkara(now)
    text = f"{sengketa.get_tahap_display()}, {format_tanggal(sengketa.diajukan_pada)}."
    write_peristiwa(now, Kind.SENGKETA, pengguna, keterangan=text)
    return sengketa


def _refuse_wrong_days(sengketa: Sengketa, now: Keberatan) -> None:
    today, ended = timezone.localdate(), sengketa.selesai_pada
    errors = {}
    if not now.diterima <= sengketa.diajukan_pada <= today:
        errors["diajukan_pada"] = "Isi tanggal sesudah keberatan diterima, paling lambat hari ini."
    if ended and not sengketa.diajukan_pada <= ended <= today:
        errors["selesai_pada"] = "Isi tanggal antara tanggal diajukan dan hari ini."
    if errors:
        raise ValidationError(errors)
