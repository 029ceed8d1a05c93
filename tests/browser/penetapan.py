"""The determined list of a site in the browser's world: two versions, and much that changed."""

from datetime import date

from dip.models import Informasi
from dip.services import archive_informasi, delete_berkas, save_informasi
from situs.models import Pengguna, Situs
from tests.factories import make_informasi, make_penetapan

LAMA, BARU = "480/12/2026", "480/90/2026"
CATATAN = "Menggantikan versi 1: nomor surat keputusan yang pertama keliru ketik."
PANJANG = "Ditambah penjelasan menurut bulan, desa, sumber dana, dan penanggung jawabnya. " * 6


def determine_twice(situs: Situs, tahun: int, user: Pengguna) -> None:
    rows = Informasi.objects.for_situs(situs).published().for_tahun(tahun).order_by("urutan", "pk")
    make_penetapan(situs, tahun, nomor=LAMA, tanggal=date(2026, 1, 5), pengguna=user)
    for row in rows[3:20]:
        row.retensi, row.pejabat_penguasa = "Selama berlaku", "Camat"
        save_informasi(row, user)
    make_penetapan(situs, tahun, nomor=BARU, catatan=CATATAN, pengguna=user)
    change_since(situs, tahun, user)


def change_since(situs: Situs, tahun: int, user: Pengguna) -> None:
    """Enough for several pages of differences; a file and an entry that are gone."""
    rows = Informasi.objects.for_situs(situs).published().for_tahun(tahun).order_by("urutan", "pk")
    for row in rows[5:26]:
        row.ringkasan, row.tempat = f"{row.ringkasan} {PANJANG}", "Kantor kecamatan"
        save_informasi(row, user)
    last = rows.last()
    archive_informasi(Informasi.objects.filter(pk=last.pk), user)
    make_informasi(situs, tahun=tahun, judul="Informasi yang belum termasuk dalam SK")
    with_file = rows.filter(berkas__isnull=False).first()
    if with_file:
        delete_berkas(with_file.berkas.first(), user)
