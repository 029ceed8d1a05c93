from django.db.models import TextChoices

from dip.enums import Status as Status  # content is drafted and published as entries of the DIP are


class JenisPeristiwa(TextChoices):
    DIBUAT = "dibuat", "Dibuat"
    DIUBAH = "diubah", "Diubah"
    DITERBITKAN = "diterbitkan", "Diterbitkan"
    DITARIK = "ditarik", "Dikembalikan ke draf"
    DIARSIPKAN = "diarsipkan", "Diarsipkan"
    DISALIN = "disalin", "Dibuat sebagai salinan"
    DIPULIHKAN = "dipulihkan", "Dipulihkan dari versi lama"
    DIADOPSI = "diadopsi", "Diambil dari PPID Utama"
    DILEPAS = "dilepas", "Dilepas dari PPID Utama"
    DIPERPANJANG = "diperpanjang", "Diperpanjang"
    DICABUT = "dicabut", "Dicabut"
    DIPERIKSA = "diperiksa", "Diperiksa, masih benar"
    DIHAPUS = "dihapus", "Dihapus"


class Bagian(TextChoices):
    """Where a page stands in the menu and in its address."""

    PROFIL = "profil", "Profil"
    LAYANAN = "layanan", "Standar layanan"
    INFORMASI = "halaman", "Informasi publik dan lainnya"


class JenisDokumen(TextChoices):
    SK = "sk", "Surat keputusan"
    SOP = "sop", "SOP"
    LAPORAN = "laporan", "Laporan"
    ANGGARAN = "anggaran", "Rencana dan anggaran"
    PERATURAN = "peraturan", "Peraturan"
    PENGADAAN = "pengadaan", "Pengadaan barang dan jasa"
    FORMULIR = "formulir", "Formulir"
    LAINNYA = "lainnya", "Dokumen lain"


class JenisAgenda(TextChoices):
    RAPAT = "rapat", "Rapat"
    LAYANAN = "layanan", "Layanan keliling"
    MUSRENBANG = "musrenbang", "Musrenbang dan musyawarah"
    SOSIALISASI = "sosialisasi", "Sosialisasi"
    LAINNYA = "lainnya", "Kegiatan lain"


class JenisHarta(TextChoices):
    LHKPN = "lhkpn", "LHKPN"
    LHKASN = "lhkasn", "LHKASN"


class Tingkat(TextChoices):
    """How urgent a banner is; the word is shown, colour comes second."""

    DARURAT = "darurat", "Darurat"
    WASPADA = "waspada", "Waspada"
    INFO = "info", "Info"


class Sasaran(TextChoices):
    SITUS_INI = "situs_ini", "Situs ini saja"
    PILIHAN = "pilihan", "Situs yang dipilih"
    SEMUA = "semua", "Semua situs kabupaten ini"


class Keadaan(TextChoices):
    """How a required item stands at a site; the word is shown, colour comes second."""

    ADA = "ada", "Tersedia"
    PERLU = "perlu", "Perlu diperbarui"
    BELUM = "belum", "Belum tersedia"
    TIDAK_BERLAKU = "tidak-berlaku", "Tidak berlaku"
