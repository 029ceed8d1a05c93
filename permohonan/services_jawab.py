"""The answer to a request: Pasal 22 ayat (7) UU 14/2008. Nothing but these acts closes a case."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from permohonan.aturan_jawaban import list_hambatan
from permohonan.enums import (
    DIKABULKAN,
    Hasil,
    JenisBerkas,
    JenisPeristiwa,
    JenisSurat,
    PutusanKeberatan,
    SebabTidakDikuasai,
    Status,
)
from permohonan.kunci_baris import lock_perkara, save_perkara
from permohonan.models import Jawaban, Permohonan
from permohonan.notifications import mail_kabar
from permohonan.riwayat import write_peristiwa
from permohonan.services_berkas import attach_berkas
from permohonan.services_surat import issue_surat
from situs.berkas import SafeFile
from situs.libur import read_libur
from situs.models import Pengguna

Kind = JenisPeristiwa
MENGABULKAN = (PutusanKeberatan.DIKABULKAN, PutusanKeberatan.SEBAGIAN)


@transaction.atomic
def answer(
    row: Permohonan, jawaban: Jawaban, pengguna: Pengguna, berkas: Iterable[SafeFile] = ()
) -> Jawaban:
    """Close the request with its written notice, letters, files and mail, all of it or nothing.

    Raises ValidationError by field for what the notice lacks, or when the case was answered or
    changed meanwhile. After an objection that was granted a closed case is answered once more."""
    now = lock_perkara(row)
    _refuse_closed(now)
    jawaban.situs, jawaban.permohonan, jawaban.pengguna = now.situs, now, pengguna
    _refuse_faulty(jawaban, now)
    attached = [attach_berkas(now, JenisBerkas.JAWABAN, each, pengguna) for each in berkas]
    if attached and jawaban.hasil in DIKABULKAN and jawaban.diberikan_pada is None:
        jawaban.diberikan_pada = jawaban.tanggal
    jawaban.save()
    now.status, now.hasil = Status.SELESAI, jawaban.hasil
    now.selesai_pada, now.petugas = jawaban.tanggal, now.petugas or pengguna
    save_perkara(now, "status", "hasil", "selesai_pada", "petugas")
    for jenis in _list_surat(jawaban):
        issue_surat(jenis, now, pengguna, jawaban.tanggal, jawaban=jawaban)
    keterangan = f"{jawaban.get_hasil_display()}."
    event = write_peristiwa(now, Kind.DIJAWAB, pengguna, keterangan=keterangan)
    mail_kabar(now, event)
    return jawaban


def _list_surat(jawaban: Jawaban) -> list[str]:
    extra = []
    if jawaban.hasil == Hasil.DITOLAK:
        extra.append(JenisSurat.PENOLAKAN)
    if jawaban.sebab_tidak_dikuasai == SebabTidakDikuasai.BADAN_LAIN:
        extra.append(JenisSurat.PENERUSAN)
    return [JenisSurat.PEMBERITAHUAN, *extra]


def may_answer(row: Permohonan) -> bool:
    """Open, or closed with an objection that Atasan PPID granted since the last answer."""
    if row.terbuka:
        return True
    if row.status != Status.SELESAI:
        return False
    granted = row.keberatan.filter(putusan__in=MENGABULKAN, dilaksanakan_pada=None)
    return granted.exists()


def _refuse_closed(now: Permohonan) -> None:
    if not may_answer(now):
        raise ValidationError(
            f"{now.nomor} sudah berstatus “{now.get_status_display()}”. Jawaban yang sudah "
            "dikirim tidak diubah.",
            code="status",
        )


def _refuse_faulty(jawaban: Jawaban, row: Permohonan) -> None:
    faults = list_hambatan(jawaban, row, timezone.localdate(), read_libur())
    if faults:
        errors: dict[str, list[str]] = {}
        for fault in faults:
            errors.setdefault(fault.field, []).append(fault.pesan)
        raise ValidationError(errors)


@transaction.atomic
def deliver(
    row: Permohonan,
    pengguna: Pengguna,
    *,
    pada: date | None = None,
    keterangan: str = "",
    berkas: Iterable[SafeFile] = (),
) -> None:
    """The information that was granted is handed over, with or without files here."""
    now, pada = lock_perkara(row), pada or timezone.localdate()
    jawaban = now.jawaban.last()
    if jawaban is None or jawaban.hasil not in DIKABULKAN:
        raise ValidationError(f"{now.nomor} belum dikabulkan, jadi belum ada yang diberikan.")
    if not jawaban.tanggal <= pada <= timezone.localdate():
        raise ValidationError({"pada": "Isi tanggal antara tanggal jawaban dan hari ini."})
    for each in berkas:
        attach_berkas(now, JenisBerkas.JAWABAN, each, pengguna)
    jawaban.diberikan_pada = jawaban.diberikan_pada or pada
    jawaban.save(update_fields=["diberikan_pada"])
    save_perkara(now)
    event = write_peristiwa(now, Kind.DIBERIKAN, pengguna, keterangan=keterangan)
    mail_kabar(now, event)
