"""Imports of excluded information for the browser: applied, with everything in it, long."""

from dip.enums import JenisImpor, StatusPengecualian
from dip.models import Impor, Pengecualian
from dip.services_impor import start_impor
from dip.services_impor_dik import apply_impor_dik
from situs.models import Pengguna, Situs
from tests.dip.impor_bantu import build_xlsx
from tests.dip.test_dik_baca import GABUNGAN, LEMBAR, baris

LAMA, CAMPUR = "lama.xlsx", "lembar_pengujian_konsekuensi_kecamatan_versi_akhir.xlsx"
PANJANG = "dik_kabupaten.xlsx"
TEKS = "a. UU 14/2008 Pasal 17 huruf h;\nb. UU 27/2022 tentang Pelindungan Data Pribadi Pasal 4"


def add_dik_imports(situs: Situs, user: Pengguna) -> None:
    """One applied, one with everything in it, one long."""
    start(situs, user, LAMA, build_lembar(baris(1, "Data pegawai"), baris(2, "Data warga")))
    apply_impor_dik(find(situs, LAMA), user)
    known = Pengecualian.objects.for_situs(situs).filter(status=StatusPengecualian.DITETAPKAN)
    rows = [baris(1, "Data pegawai", jangka="31 Desember 2030"), baris(2, "Rincian " * 40)]
    rows += [baris(3, row.judul, jangka="Permanen") for row in known[:1]]
    rows += [baris(4, "Data penyidikan", dasar="UU 14/2008 Pasal 17 huruf a", jangka="Permanen")]
    rows += [baris(5, "Data salah", jangka="31 Februari 2027")]
    start(situs, user, CAMPUR, build_lembar(*rows))
    many = [baris(n, f"Data warga bagian {n} " * 4, TEKS, "Permanen. " * 8) for n in range(60)]
    start(situs, user, PANJANG, build_lembar(*many))


def build_lembar(*rows: list) -> bytes:
    return build_xlsx({"Lembar": [*LEMBAR, *rows]}, {"Lembar": GABUNGAN})


def start(situs: Situs, user: Pengguna, name: str, data: bytes) -> None:
    start_impor(situs, 2026, data, name, user, {}, JenisImpor.DIK)


def find(situs: Situs, name: str) -> Impor:
    return Impor.objects.for_situs(situs).get(jenis=JenisImpor.DIK, nama_berkas=name)
