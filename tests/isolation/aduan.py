"""A report at every site, with a recipient, a conversation and its history."""

from pengaduan.models import PengaturanPengaduan, Penyaluran
from pengaduan.services_pesan import add_pesan_pelapor, send_pesan
from pengaduan.services_tangani import write_note
from situs.kunci_formulir import make_kunci
from situs.models import Situs
from tests.factories import make_penerima, make_pengaduan, make_safe_file


def plant_pengaduan(situs: Situs, mark: str) -> None:
    PengaturanPengaduan.objects.create(situs=situs, pejabat=mark, tata_cara=mark)
    # The offices of PPID Utama stand on the forms of its kecamatan.
    penerima = make_penerima(situs, "Inspektorat" if situs.utama else f"Penerima {mark}")
    row = make_pengaduan(situs, apa=mark, siapa=mark, identitas="terbuka", nama=mark, kontak=mark)
    send_pesan(row, mark, penerima.pengguna)
    add_pesan_pelapor(row, mark, make_kunci(), [make_safe_file(mark.encode())])
    write_note(row, mark, penerima.pengguna)
    assert Penyaluran.objects.for_situs(situs).exists()
