"""What belongs to the DIP besides its entries: exclusions, determinations, links. Each row carries
the mark of its site; what no visitor may read carries TERSEMBUNYI besides.
"""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from dip.beku import read_baris
from dip.enums import JenisImpor, JenisJangka, JenisPeristiwaPengecualian, StatusPengecualian
from dip.models import (
    PemeriksaanTautan,
    PenetapanDIP,
    Pengecualian,
    PeristiwaPengecualian,
    SuratPenetapan,
    UjiKonsekuensi,
)
from dip.services_impor import start_impor
from dip.services_impor_dik import apply_impor_dik
from dip.services_keputusan import freeze_row
from situs.models import Pengguna, Situs
from tests.isolation.isi import TERSEMBUNYI


def plant_dik(situs: Situs, user: Pengguna, mark: str) -> None:
    today = timezone.localdate()
    uji = UjiKonsekuensi.objects.create(
        situs=situs, nomor=mark, tanggal=today, tempat=mark, peserta=mark
    )
    # The letter is PPID Utama's; its number stands on the public page of the kecamatan.
    surat = SuratPenetapan.objects.create(
        situs=situs,
        nomor=mark,
        pejabat_nama=mark,
        pejabat_jabatan=mark,
        badan_publik=mark,
        alasan=mark,
        tempat=mark,
        tanggal=today,
        pimpinan_nama=mark,
        pimpinan_jabatan=mark,
        persetujuan_tanggal=today,
    )
    for number, status in enumerate(StatusPengecualian):
        shown = status == StatusPengecualian.DITETAPKAN
        row = Pengecualian.objects.create(
            situs=situs,
            urutan=number + 1,
            judul=mark if shown else f"{mark} {TERSEMBUNYI} {status}",
            uraian=f"{mark} {TERSEMBUNYI}",
            dasar=["h"],
            dasar_hukum=mark,
            konsekuensi_dibuka=mark,
            konsekuensi_ditutup=mark,
            jangka_jenis=JenisJangka.TANGGAL,
            jangka_teks=mark,
            berakhir=today + timedelta(days=400),
            uji=uji,
            surat=surat if shown else None,
            status=status,
        )
        if shown:
            surat.baris = [freeze_row(row)]
            surat.save()
        PeristiwaPengecualian.objects.create(
            situs=situs,
            pengecualian=row,
            kode=row.kode,
            jenis=JenisPeristiwaPengecualian.DIBUAT,
            catatan=f"{mark} {TERSEMBUNYI}",
            pengguna=user,
        )


def plant_penetapan(situs: Situs, user: Pengguna, mark: str) -> None:
    tahun = 2010 + situs.pk % 10
    baris = read_baris(situs, tahun)
    for versi in (1, 2):
        file = ContentFile(mark.encode(), name="x.xlsx")
        PenetapanDIP.objects.create(
            situs=situs,
            tahun=tahun,
            versi=versi,
            nomor=f"{mark}/{versi}",
            tanggal=timezone.localdate(),
            catatan=mark,
            kepala={},
            baris=baris,
            jumlah=len(baris),
            sidik="0" * 64,
            xlsx=file,
            xlsx_ukuran=len(mark),
            pdf=ContentFile(mark.encode(), name="x.pdf"),
            pdf_ukuran=len(mark),
            pengguna=user,
        )


def plant_tautan(situs: Situs, mark: str) -> None:
    now = timezone.now()
    PemeriksaanTautan.objects.create(
        situs=situs,
        alamat=f"https://contoh.go.id/{mark}",
        sidik=mark[:64],
        tempat=[["dip.informasi", 1, mark]],
        galat=mark,
        gagal_sejak=now,
        mati_sejak=now,
    )


def plant_impor_dik(situs: Situs, user: Pengguna, mark: str) -> None:
    """An import that stands applied, and a preview with an error."""
    head = "No;Informasi;Dasar Hukum;Konsekuensi dibuka;Konsekuensi ditutup;Jangka Waktu"
    for jangka in ("5 tahun", "31 Februari 2027"):
        row = f"1;{mark} {TERSEMBUNYI} impor;{mark};{mark};{mark};{jangka}"
        data, tahun = f"{head}\n{row}\n".encode(), 2010 + situs.pk % 10
        impor = start_impor(situs, tahun, data, f"{mark}.csv", user, {}, JenisImpor.DIK)
        if not impor.rencana["galat"]:
            apply_impor_dik(impor, user)
