"""A request goes on to a sister site that holds the information: Pasal 22 ayat (7) huruf b UU
14/2008.

There it is a request of its own, with its number and its clock from today. This is the only
function that writes into another site. What goes along serves the purpose for which it was given
(Pasal 16 and 20 UU 27/2022): whom to answer, where, and what is asked; no number of identity, no
file, no note. The first request stays open until it is answered.
"""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from permohonan.enums import JenisPeristiwa, JenisSurat, Kanal, Status
from permohonan.kode import print_kunci
from permohonan.kunci_baris import lock_terbuka, save_perkara
from permohonan.models import Peristiwa, Permohonan
from permohonan.notifications import mail_kabar
from permohonan.riwayat import write_peristiwa
from permohonan.services_daftar import find_terdaftar, register_permohonan
from permohonan.services_kerja import reveal_identitas
from permohonan.services_kode import read_kode_baru
from permohonan.services_surat import issue_surat
from situs.models import Pengguna, Situs

IKUT = ("jenis_pemohon", "nama", "lembaga", "nomor_pengesahan", "alamat", "telepon", "email")
IKUT += ("pekerjaan", "kuasa", "kuasa_nama", "kuasa_alamat", "kuasa_kontak", "bantuan_khusus")
IKUT += ("rincian", "tujuan", "cara_memperoleh", "cara_pengiriman")
ALASAN = "Meneruskan permohonan ke PPID yang menguasai informasinya."


@dataclass(frozen=True)
class Terusan:
    """What the officer who forwarded it hands to the requester; nothing else is read over there."""

    situs: Situs
    nomor: str
    kode: str
    alamat_cek: str


def list_tujuan(situs: Situs) -> QuerySet[Situs]:
    """The other active sites of the same kabupaten."""
    utama = situs.induk_id or situs.pk
    kin = Situs.objects.filter(Q(pk=utama) | Q(induk=utama), is_active=True)
    return kin.exclude(pk=situs.pk).order_by("-utama", "urutan", "nama")


@transaction.atomic
def forward_inside(
    row: Permohonan, tujuan: Situs, keterangan: str, kunci: str, pengguna: Pengguna
) -> Permohonan:
    """The new request over there; the same form once more finds it. Raises ValidationError."""
    if known := find_terdaftar(Permohonan, tujuan.pk, kunci):
        return known
    now = lock_terbuka(row, "diteruskan")
    _refuse_tujuan(now, tujuan, kunci)
    salinan, _ = register_permohonan(
        _build_salinan(now, tujuan),
        kunci,
        pengguna=pengguna,
        asal=f"Diteruskan dari {now.nomor}, {now.situs.nama}.",
    )
    now.status, now.petugas = Status.DIPROSES, now.petugas or pengguna
    save_perkara(now, "status", "petugas")
    reveal_identitas(now, f"Identitas dan kontak, ke {tujuan.nama}"[:100], ALASAN, pengguna)
    _tell(now, salinan, keterangan.strip(), pengguna)
    return salinan


def _refuse_tujuan(now: Permohonan, tujuan: Situs, kunci: str) -> None:
    if not list_tujuan(now.situs).filter(pk=tujuan.pk).exists():
        raise ValidationError({"tujuan": "Pilih PPID di kabupaten yang sama."})
    sent = now.peristiwa.filter(jenis=JenisPeristiwa.DITERUSKAN, data__situs=tujuan.pk).first()
    if sent:
        nomor = sent.data["nomor"]
        raise ValidationError({"tujuan": f"Sudah diteruskan ke sana dengan nomor {nomor}."})
    if Permohonan._base_manager.filter(sidik_kunci=print_kunci(kunci)).exists():
        raise ValidationError("Formulir ini sudah dipakai. Buka lagi halamannya.")


def _build_salinan(now: Permohonan, tujuan: Situs) -> Permohonan:
    return Permohonan(
        situs=tujuan,
        kanal=Kanal.TERUSAN,
        diterima=timezone.localdate(),
        **{name: getattr(now, name) for name in IKUT},
    )


def _tell(now: Permohonan, salinan: Permohonan, keterangan: str, pengguna: Pengguna) -> None:
    """Letter, history and mail of the first request name the second."""
    tujuan = salinan.situs
    badan = f"{tujuan.sebutan} {tujuan.nama.removeprefix('PPID ')}"
    terdaftar = f"Terdaftar di sana dengan nomor {salinan.nomor}."
    issue_surat(
        JenisSurat.PENERUSAN,
        now,
        pengguna,
        timezone.localdate(),
        tambahan={"badan": badan, "keterangan": f"{terdaftar} {keterangan}".strip()},
    )
    event = write_peristiwa(
        now,
        JenisPeristiwa.DITERUSKAN,
        pengguna,
        keterangan=f"Kepada: {badan}. {terdaftar} {keterangan}".strip(),
        data={"situs": tujuan.pk, "nomor": salinan.nomor, "sidik": salinan.sidik_kunci},
    )
    mail_kabar(now, event)


def read_terusan(row: Permohonan, kunci: str) -> Terusan | None:
    """For a day, to whoever holds the key with which this request was forwarded."""
    event: Peristiwa | None = row.peristiwa.filter(
        jenis=JenisPeristiwa.DITERUSKAN, data__sidik=print_kunci(kunci)
    ).first()
    salinan = event and find_terdaftar(Permohonan, event.data["situs"], kunci)
    kode = salinan and read_kode_baru(salinan, kunci)
    if not kode:
        return None
    cek = salinan.situs.build_url(reverse("permohonan:cek"))
    return Terusan(salinan.situs, salinan.nomor, kode, cek)
