from halaman.models.berkas import Gambar
from halaman.models.darurat import KontakDarurat, SertaMerta, SpandukDarurat
from halaman.models.halaman import ButirMenu, Dokumen, Halaman, TargetKewajiban
from halaman.models.kabar import Agenda, Album, Berita, Foto, Tanya
from halaman.models.konten import Konten, VersiKonten
from halaman.models.profil import LaporanHarta, Pejabat, UnitKerja
from halaman.models.tanggapan import Tanggapan

__all__ = [
    "Agenda",
    "Album",
    "Berita",
    "ButirMenu",
    "Dokumen",
    "Foto",
    "Gambar",
    "Halaman",
    "KontakDarurat",
    "Konten",
    "LaporanHarta",
    "Pejabat",
    "SertaMerta",
    "SpandukDarurat",
    "Tanggapan",
    "Tanya",
    "TargetKewajiban",
    "UnitKerja",
    "VersiKonten",
]
