from permohonan.models.berkas import BerkasLayanan
from permohonan.models.draf import Draf
from permohonan.models.jawaban import Jawaban
from permohonan.models.keberatan import Keberatan, Sengketa
from permohonan.models.laporan import LaporanLayanan, RiwayatLaporan
from permohonan.models.pengaturan import Pencacah, PengaturanLayanan, TeksSurat
from permohonan.models.peristiwa import AksesIdentitas, Peristiwa
from permohonan.models.perkara import Perkara
from permohonan.models.permohonan import Permohonan
from permohonan.models.surat import Surat

__all__ = [
    "AksesIdentitas",
    "BerkasLayanan",
    "Draf",
    "Jawaban",
    "Keberatan",
    "LaporanLayanan",
    "Pencacah",
    "PengaturanLayanan",
    "Peristiwa",
    "Perkara",
    "Permohonan",
    "RiwayatLaporan",
    "Sengketa",
    "Surat",
    "TeksSurat",
]
