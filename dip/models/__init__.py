from dip.models.impor import Impor, PemetaanKolom
from dip.models.informasi import (
    TAHUN_VALIDATORS,
    BerkasInformasi,
    Informasi,
    InformasiQuerySet,
    PeristiwaInformasi,
)
from dip.models.kewajiban import Kewajiban
from dip.models.penetapan import PenetapanDIP, PenetapanTetap
from dip.models.pengecualian import (
    Pengecualian,
    PengecualianQuerySet,
    PeristiwaPengecualian,
    SuratPenetapan,
    UjiKonsekuensi,
)
from dip.models.tautan import HostDikunjungi, PemeriksaanTautan

__all__ = [
    "TAHUN_VALIDATORS",
    "BerkasInformasi",
    "HostDikunjungi",
    "Impor",
    "Informasi",
    "InformasiQuerySet",
    "Kewajiban",
    "PemeriksaanTautan",
    "PemetaanKolom",
    "PenetapanDIP",
    "PenetapanTetap",
    "Pengecualian",
    "PengecualianQuerySet",
    "PeristiwaInformasi",
    "PeristiwaPengecualian",
    "SuratPenetapan",
    "UjiKonsekuensi",
]
