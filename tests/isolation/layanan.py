"""Requests and objections at every site; each identity carries TERSEMBUNYI beside the mark."""

from django.core.files.base import ContentFile
from django.utils import timezone

from permohonan.bagian_laporan import list_isian
from permohonan.enums import JenisBerkas
from permohonan.models import (
    AksesIdentitas,
    BerkasLayanan,
    Draf,
    Keberatan,
    LaporanLayanan,
    PengaturanLayanan,
    Permohonan,
    Sengketa,
    TeksSurat,
)
from permohonan.services_jawab import answer
from permohonan.services_kerja import write_note
from permohonan.services_laporan import publish_laporan, save_laporan
from situs.models import Pengguna, Situs
from tests.factories import build_jawaban, make_keberatan, make_permohonan
from tests.isolation.isi import TERSEMBUNYI


def plant_layanan(situs: Situs, user: Pengguna, mark: str) -> None:
    PengaturanLayanan.objects.create(situs=situs, kode_nomor=mark, atasan_nama=mark)
    identity = f"{mark} {TERSEMBUNYI}"
    row = _plant_permohonan(situs, identity, mark)
    keberatan = make_keberatan(row, kasus_posisi=mark)
    answered = _plant_permohonan(situs, identity, mark)
    jawaban = build_jawaban(answered, "ditolak", alasan=mark)
    jawaban.uji.nomor = f"{mark} {answered.nomor}"
    jawaban.uji.save()
    answer(answered, jawaban, user)
    _plant_rest(situs, user, mark, row, keberatan)


def _plant_permohonan(situs: Situs, identity: str, mark: str) -> Permohonan:
    return make_permohonan(
        situs,
        nama=identity,
        alamat=identity,
        pekerjaan=mark,
        rincian=mark,
        tujuan=mark,
        email=f"{mark.lower()}@contoh.id",
    )


def _plant_rest(
    situs: Situs, user: Pengguna, mark: str, row: Permohonan, keberatan: Keberatan
) -> None:
    write_note(row, f"{mark} {TERSEMBUNYI}", user)
    AksesIdentitas.objects.create(
        situs=situs, permohonan=row, bagian=mark, alasan=mark, pengguna=user
    )
    Sengketa.objects.create(
        situs=situs, keberatan=keberatan, diajukan_pada=timezone.localdate(), hasil=mark
    )
    BerkasLayanan.objects.create(
        situs=situs,
        permohonan=row,
        jenis=JenisBerkas.IDENTITAS,
        isi=ContentFile(mark.encode(), name="x.pdf"),
        nama_asli=f"{mark}.pdf",
        tipe="pdf",
        ukuran=len(mark),
        sidik="0" * 64,
    )
    Draf.objects.create(situs=situs, sidik_kunci=f"draf-{mark}", jenis="permohonan", isi=mark)
    TeksSurat.objects.create(situs=situs, jenis="pemberitahuan", pembuka=mark)
    _plant_laporan(situs, user, mark)


def _plant_laporan(situs: Situs, user: Pengguna, mark: str) -> None:
    """One published, one draft, of years that no other site has."""
    tahun = 2010 + situs.pk % 10
    words = {isian.nama: mark for isian in list_isian()}
    row = save_laporan(LaporanLayanan(situs=situs, tahun=tahun, **words), user)
    publish_laporan(row, "", user)
    draft = {isian.nama: f"{mark} {TERSEMBUNYI}" for isian in list_isian()}
    save_laporan(LaporanLayanan(situs=situs, tahun=tahun - 10, **draft), user)
