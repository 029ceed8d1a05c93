from django.db.models import TextChoices


class Peran(TextChoices):
    PPID_UTAMA = "ppid_utama", "PPID Utama"
    PPID_PELAKSANA = "ppid_pelaksana", "PPID Pelaksana"
    PETUGAS = "petugas", "Petugas layanan informasi"
    ATASAN_PPID = "atasan_ppid", "Atasan PPID"
    PENGELOLA_PENGADUAN = "pengelola_pengaduan", "Pengelola pengaduan"


class Palet(TextChoices):
    WIJAYAKUSUMA = "wijayakusuma", "Wijayakusuma (hijau tua)"
    SAMUDRA = "samudra", "Samudra (biru laut)"
    BATA = "bata", "Bata (merah bata)"
    SENJA = "senja", "Senja (ungu senja)"
    LEMBAYUNG = "lembayung", "Lembayung (merah lembayung)"
    ARANG = "arang", "Arang (abu-abu tua)"


class JenisLibur(TextChoices):
    LIBUR_NASIONAL = "libur_nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    LIBUR_DAERAH = "libur_daerah", "Libur daerah"


class UkuranKertas(TextChoices):
    F4 = "f4", "F4 / Folio (21,5 x 33 cm)"
    A4 = "a4", "A4 (21 x 29,7 cm)"
