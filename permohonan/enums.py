"""The words of requests and objections, each with its article."""

from django.db.models import TextChoices


class JenisPemohon(TextChoices):
    """Pasal 1 angka 10 and 12 UU 14/2008."""

    PERORANGAN = "perorangan", "Perorangan"
    BADAN_HUKUM = "badan_hukum", "Badan hukum"
    KELOMPOK = "kelompok", "Kelompok orang"


class Kanal(TextChoices):
    """How a request came in; Pasal 22 ayat (1) UU 14/2008 takes spoken ones too."""

    WEB = "web", "Situs ini"
    LANGSUNG = "langsung", "Datang langsung"
    TELEPON = "telepon", "Telepon (lisan)"
    SURAT = "surat", "Surat"
    EMAIL = "email", "E-mail"
    PESAN = "pesan", "WhatsApp atau media sosial"
    TERUSAN = "terusan", "Penerusan dari PPID lain"


class CaraMemperoleh(TextChoices):
    MELIHAT = "melihat", "Melihat, membaca, mendengarkan, atau mencatat"
    SALINAN_ELEKTRONIK = "softcopy", "Mendapat salinan elektronik (softcopy)"
    SALINAN_CETAK = "hardcopy", "Mendapat salinan cetak (hardcopy)"


class CaraPengiriman(TextChoices):
    AMBIL = "ambil", "Diambil langsung"
    EMAIL = "email", "E-mail"
    POS = "pos", "Pos"
    KURIR = "kurir", "Kurir"


class Status(TextChoices):
    """Where a request or an objection stands. Overdue is derived, never stored."""

    DITERIMA = "diterima", "Diterima"
    DIPROSES = "diproses", "Sedang diproses"
    SELESAI = "selesai", "Selesai"
    DICABUT = "dicabut", "Dicabut pemohon"


TERBUKA = (Status.DITERIMA, Status.DIPROSES)


class Hasil(TextChoices):
    """What the written notice says: Pasal 22 ayat (7) UU 14/2008. Silence is none of them."""

    SELURUHNYA = "seluruhnya", "Dikabulkan seluruhnya"
    SEBAGIAN = "sebagian", "Dikabulkan sebagian"
    DITOLAK = "ditolak", "Ditolak"
    TIDAK_DIKUASAI = "tidak_dikuasai", "Informasi tidak dikuasai"
    TIDAK_LENGKAP = "tidak_lengkap", "Tidak dilengkapi pemohon"
    DIALIHKAN = "dialihkan", "Bukan permohonan informasi, dialihkan"


DIKABULKAN = (Hasil.SELURUHNYA, Hasil.SEBAGIAN)
DENGAN_PENGECUALIAN = (Hasil.SEBAGIAN, Hasil.DITOLAK)  # need a test of consequences: Pasal 19


class SebabTidakDikuasai(TextChoices):
    """Pasal 6 ayat (3) huruf e and Pasal 22 ayat (7) huruf b UU 14/2008."""

    BADAN_LAIN = "badan_lain", "Dikuasai badan publik lain"
    BELUM_DIKUASAI = "belum_dikuasai", "Belum dikuasai"
    BELUM_DIDOKUMENTASIKAN = "belum_didokumentasikan", "Belum didokumentasikan"


class AlasanPerpanjangan(TextChoices):
    """Pasal 22 ayat (8) UU 14/2008 asks for reasons; these are the known two."""

    BELUM_DIKUASAI = "belum_dikuasai", "Informasi belum dikuasai atau didokumentasikan"
    UJI_KONSEKUENSI = (
        "uji_konsekuensi",
        "Belum dapat memutuskan apakah informasi dikecualikan (uji konsekuensi)",
    )


class BentukDikuasai(TextChoices):
    SOFTCOPY = "softcopy", "Softcopy, termasuk rekaman"
    HARDCOPY = "hardcopy", "Hardcopy"


class JenisBerkas(TextChoices):
    IDENTITAS = "identitas", "Bukti identitas"
    SURAT_KUASA = "surat_kuasa", "Surat kuasa khusus"
    PENGESAHAN = "pengesahan", "Pengesahan badan hukum"
    PELENGKAP = "pelengkap", "Berkas pelengkap dari pemohon"
    SURAT_MASUK = "surat_masuk", "Surat atau formulir yang dipindai"
    JAWABAN = "jawaban", "Informasi yang diberikan"
    PERTIMBANGAN = "pertimbangan", "Surat tanggapan bertanda tangan"


BERKAS_IDENTITAS = (JenisBerkas.IDENTITAS, JenisBerkas.SURAT_KUASA, JenisBerkas.PENGESAHAN)
BERKAS_BERIDENTITAS = (*BERKAS_IDENTITAS, JenisBerkas.SURAT_MASUK)  # opened for a reason only
BERKAS_UNTUK_PEMOHON = (JenisBerkas.JAWABAN, JenisBerkas.PERTIMBANGAN)


class JenisPeristiwa(TextChoices):
    DITERIMA = "diterima", "Diterima"
    DIPROSES = "diproses", "Mulai diproses"
    DITUGASKAN = "ditugaskan", "Ditugaskan"
    DIMINTA_LENGKAPI = "diminta_lengkapi", "Pemohon diminta melengkapi"
    DILENGKAPI = "dilengkapi", "Dilengkapi pemohon"
    DIPERPANJANG = "diperpanjang", "Waktu jawab diperpanjang"
    DITERUSKAN = "diteruskan", "Diteruskan ke badan publik lain"
    DIJAWAB = "dijawab", "Dijawab"
    DIBERIKAN = "diberikan", "Informasi diberikan"
    DICABUT = "dicabut", "Dicabut pemohon"
    KONTAK_DIUBAH = "kontak_diubah", "Kontak diperbaiki"
    KODE_DIGANTI = "kode_diganti", "Kode rahasia diganti"
    TENGGAT_BERUBAH = "tenggat_berubah", "Tanggal jatuh tempo berubah"
    KEBERATAN = "keberatan", "Keberatan diajukan"
    DITANGGAPI = "ditanggapi", "Keberatan ditanggapi"
    MUSYAWARAH = "musyawarah", "Musyawarah"
    SIKAP_PEMOHON = "sikap_pemohon", "Sikap pemohon atas tanggapan"
    SENGKETA = "sengketa", "Sengketa di Komisi Informasi"
    CATATAN = "catatan", "Catatan petugas"
    IDENTITAS_DIBUKA = "identitas_dibuka", "Identitas dibuka"
    DIUNDUH = "diunduh", "Berkas lengkap diunduh pemohon"
    DIINGATKAN = "diingatkan", "Petugas diingatkan"
    DATA_DIHAPUS = "data_dihapus", "Data pribadi dihapus"


# What the requester reads in the timeline; everything else stays with the officers.
PERISTIWA_UNTUK_PEMOHON = (
    *(JenisPeristiwa.DITERIMA, JenisPeristiwa.DIPROSES, JenisPeristiwa.DIMINTA_LENGKAPI),
    *(JenisPeristiwa.DILENGKAPI, JenisPeristiwa.DIPERPANJANG, JenisPeristiwa.DITERUSKAN),
    *(JenisPeristiwa.DIJAWAB, JenisPeristiwa.DIBERIKAN, JenisPeristiwa.DICABUT),
    *(JenisPeristiwa.KONTAK_DIUBAH, JenisPeristiwa.TENGGAT_BERUBAH, JenisPeristiwa.KEBERATAN),
    *(JenisPeristiwa.MUSYAWARAH, JenisPeristiwa.DITANGGAPI, JenisPeristiwa.SIKAP_PEMOHON),
    *(JenisPeristiwa.SENGKETA, JenisPeristiwa.KODE_DIGANTI, JenisPeristiwa.DIUNDUH),
    JenisPeristiwa.DATA_DIHAPUS,
)


class Pelaku(TextChoices):
    PEMOHON = "pemohon", "Pemohon"
    PETUGAS = "petugas", "Petugas"
    SISTEM = "sistem", "Sistem"


class JenisSurat(TextChoices):
    PEMBERITAHUAN = "pemberitahuan", "Pemberitahuan tertulis"
    PERPANJANGAN = "perpanjangan", "Pemberitahuan perpanjangan waktu"
    PENOLAKAN = "penolakan", "Surat keputusan PPID tentang penolakan permohonan"
    PENERUSAN = "penerusan", "Penerusan permohonan"
    TANGGAPAN = "tanggapan", "Tanggapan atas keberatan"


class JenisNomor(TextChoices):
    """What is numbered: gap-free for each site and year."""

    PERMOHONAN = "permohonan", "Permohonan"
    KEBERATAN = "keberatan", "Keberatan"
    SURAT = "surat", "Surat keluar"


class PutusanKeberatan(TextChoices):
    """What Atasan PPID decides: Pasal 36 UU 14/2008."""

    DIKABULKAN = "dikabulkan", "Keberatan diterima seluruhnya"
    SEBAGIAN = "sebagian", "Keberatan diterima sebagian"
    DITOLAK = "ditolak", "Keberatan ditolak, keputusan PPID dikuatkan"


class SikapPemohon(TextChoices):
    """Column k of the register of objections."""

    MENERIMA = "menerima", "Menerima tanggapan"
    TIDAK_PUAS = "tidak_puas", "Tidak puas"
    SENGKETA = "sengketa", "Mengajukan sengketa ke Komisi Informasi"


class TahapSengketa(TextChoices):
    """Pasal 37-48 UU 14/2008."""

    DIAJUKAN = "diajukan", "Diajukan"
    MEDIASI = "mediasi", "Selesai lewat mediasi"
    AJUDIKASI = "ajudikasi", "Diputus lewat ajudikasi"
    GUGATAN = "gugatan", "Digugat ke pengadilan"
    DIHENTIKAN = "dihentikan", "Dihentikan"


class PeristiwaLaporan(TextChoices):
    """What is done to a yearly report (Pasal 56 Perki 1/2021)."""

    DIBUAT = "dibuat", "Dibuat"
    DIUBAH = "diubah", "Diubah"
    DITERBITKAN = "diterbitkan", "Diterbitkan"
