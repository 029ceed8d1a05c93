from pengaduan.models.berkas import BerkasPengaduan
from pengaduan.models.penerima import Penerima, Penyaluran
from pengaduan.models.pengaduan import ISI, Pengaduan
from pengaduan.models.pengaturan import PengaturanPengaduan
from pengaduan.models.percakapan import PesanPengaduan
from pengaduan.models.peristiwa import PeristiwaPengaduan

__all__ = [
    "ISI",
    "BerkasPengaduan",
    "Penerima",
    "Pengaduan",
    "PengaturanPengaduan",
    "Penyaluran",
    "PeristiwaPengaduan",
    "PesanPengaduan",
]
