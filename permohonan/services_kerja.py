"""What an officer does with an open request, short of answering it.

Each act is one transaction: row locked, version compared, one event, one mail at most.
"""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permohonan.enums import JenisPeristiwa, JenisSurat, Status
from permohonan.kunci_baris import lock_terbuka, save_perkara
from permohonan.models import AksesIdentitas, Keberatan, Perkara, Permohonan
from permohonan.notifications import mail_kabar
from permohonan.riwayat import write_peristiwa
from permohonan.services_surat import issue_surat
from permohonan.tenggat import count_jawaban
from situs.kalender import format_tanggal
from situs.libur import read_libur
from situs.models import Pengguna

Kind = JenisPeristiwa


@transaction.atomic
def start(row: Perkara, pengguna: Pengguna) -> bool:
    """The case is being worked on, by this officer. False when it is already."""
    if type(row).objects.get(pk=row.pk).status == Status.DIPROSES:
        return False
    now = lock_terbuka(row, "diproses")
    now.status, now.petugas = Status.DIPROSES, now.petugas or pengguna
    save_perkara(now, "status", "petugas")
    write_peristiwa(now, Kind.DIPROSES, pengguna)
    return True


@transaction.atomic
def assign(row: Perkara, petugas: Pengguna, pengguna: Pengguna) -> None:
    """Raises ValidationError for a person who does not work at this site."""
    now = lock_terbuka(row, "ditugaskan")
    if not petugas.is_active or not petugas.keanggotaan.filter(situs=now.situs_id).exists():
        raise ValidationError({"petugas": "Orang ini bukan petugas situs ini. Pilih yang lain."})
    before, now.petugas = str(now.petugas or ""), petugas
    save_perkara(now, "petugas")
    write_peristiwa(now, Kind.DITUGASKAN, pengguna, data={"petugas": [before, str(petugas)]})


@transaction.atomic
def ask_completion(row: Permohonan, pesan: str, pengguna: Pengguna) -> None:
    """Ask the requester for what is missing. The ten days run on: no rule stops them."""
    _require(pesan, "pesan", "Tulis apa yang perlu dilengkapi pemohon.")
    now = lock_terbuka(row, "diminta melengkapi")
    now.diminta_lengkapi_pada, now.dilengkapi_pada = timezone.localdate(), None
    now.status, now.petugas = Status.DIPROSES, now.petugas or pengguna
    save_perkara(now, "diminta_lengkapi_pada", "dilengkapi_pada", "status", "petugas")
    event = write_peristiwa(now, Kind.DIMINTA_LENGKAPI, pengguna, keterangan=pesan)
    mail_kabar(now, event)


@transaction.atomic
def extend(row: Permohonan, alasan: str, uraian: str, pengguna: Pengguna) -> Permohonan:
    """Seven working days more, once, with written reasons, recorded before the tenth day ends:
    Pasal 22 ayat (8) UU 14/2008. There is no dating back."""
    pada, libur = timezone.localdate(), read_libur()
    now = lock_terbuka(row, "diperpanjang")
    _refuse_extension(now, alasan, uraian, pada, count_jawaban(now.diterima, libur).jatuh_tempo)
    before = now.jatuh_tempo
    now.diperpanjang_pada, now.alasan_perpanjangan = pada, alasan
    now.uraian_perpanjangan = uraian
    now.jatuh_tempo = count_jawaban(now.diterima, libur, diperpanjang=True).jatuh_tempo
    now.status, now.petugas = Status.DIPROSES, now.petugas or pengguna
    save_perkara(
        now,
        *("diperpanjang_pada", "alasan_perpanjangan", "uraian_perpanjangan"),
        *("jatuh_tempo", "status", "petugas"),
    )
    issue_surat(JenisSurat.PERPANJANGAN, now, pengguna, pada)
    event = write_peristiwa(
        now,
        Kind.DIPERPANJANG,
        pengguna,
        keterangan=f"{now.get_alasan_perpanjangan_display()}. {uraian} Jawaban paling lambat "
        f"{format_tanggal(now.jatuh_tempo)}.",
        data={"jatuh_tempo": [before.isoformat(), now.jatuh_tempo.isoformat()]},
    )
    mail_kabar(now, event)
    return now


def may_extend(row: Permohonan, pada: date, libur: dict[date, str]) -> bool:
    """Open, never extended, and the tenth working day is not over."""
    within = pada <= count_jawaban(row.diterima, libur).jatuh_tempo
    return row.terbuka and not row.diperpanjang and within


def _refuse_extension(
    now: Permohonan, alasan: str, uraian: str, pada: date, hari_kesepuluh: date
) -> None:
    if now.diperpanjang:
        raise ValidationError(
            f"Waktu jawab sudah diperpanjang pada {format_tanggal(now.diperpanjang_pada)}. "
            "Perpanjangan hanya satu kali (Pasal 22 ayat (8) UU 14/2008)."
        )
    if pada > hari_kesepuluh:
        raise ValidationError(
            f"Hari kerja ke-10 sudah lewat pada {format_tanggal(hari_kesepuluh)}, jadi waktu jawab "
            "tidak dapat diperpanjang lagi. Jawab permohonan ini secepatnya."
        )
    if alasan not in dict(Permohonan._meta.get_field("alasan_perpanjangan").choices):
        raise ValidationError({"alasan": "Pilih alasan perpanjangan."})
    _require(uraian, "uraian", "Tulis alasan perpanjangan; pemohon membacanya.")


@transaction.atomic
def forward(row: Permohonan, badan: str, keterangan: str, pengguna: Pengguna) -> None:
    """A letter to the body that holds the information. The case stays open until it is answered:
    Pasal 22 ayat (7) huruf b UU 14/2008."""
    _require(badan, "badan", "Tulis badan publik yang menguasai informasi itu.")
    now = lock_terbuka(row, "diteruskan")
    now.status, now.petugas = Status.DIPROSES, now.petugas or pengguna
    save_perkara(now, "status", "petugas")
    issue_surat(
        JenisSurat.PENERUSAN,
        now,
        pengguna,
        timezone.localdate(),
        tambahan={"badan": badan, "keterangan": keterangan},
    )
    event = write_peristiwa(
        now, Kind.DITERUSKAN, pengguna, keterangan=f"Kepada: {badan}. {keterangan}".strip()
    )
    mail_kabar(now, event)


@transaction.atomic
def write_note(row: Perkara, catatan: str, pengguna: Pengguna) -> None:
    """For officers only; no page of the requester reads it."""
    _require(catatan, "catatan", "Tulis catatannya.")
    write_peristiwa(row, Kind.CATATAN, pengguna, catatan=catatan)


@transaction.atomic
def reveal_identitas(row: Perkara, bagian: str, alasan: str, pengguna: Pengguna) -> None:
    """Every look at an identity is written down with its reason: Pasal 31 UU 27/2022."""
    _require(alasan, "alasan", "Tulis untuk apa Anda membuka data ini.")
    target = "keberatan" if isinstance(row, Keberatan) else "permohonan"
    AksesIdentitas.objects.create(
        situs_id=row.situs_id,
        bagian=bagian,
        alasan=alasan.strip()[:300],
        pengguna=pengguna,
        **{target: row},
    )


def _require(text: str, field: str, message: str) -> None:
    if not text.strip():
        raise ValidationError({field: message})
