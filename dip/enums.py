from django.db.models import TextChoices


class Kategori(TextChoices):
    """Classes of public information, Pasal 9-11 UU 14/2008."""

    BERKALA = "berkala", "Berkala"
    SERTA_MERTA = "serta_merta", "Serta-merta"
    SETIAP_SAAT = "setiap_saat", "Setiap saat"


class Bentuk(TextChoices):
    """Forms in which information is kept, Lampiran I huruf f Perki 1/2021."""

    CETAK = "cetak", "Cetak (hardcopy)"
    REKAM = "rekam", "Rekam/digital (softcopy)"
    ONLINE = "online", "Online (situs web)"
    MEDSOS = "medsos", "Media sosial"


class JenisRetensi(TextChoices):
    SELAMA_BERLAKU = "selama_berlaku", "Selama berlaku"
    TAHUN = "tahun", "Sejumlah tahun"
    PERMANEN = "permanen", "Permanen"
    LAINNYA = "lainnya", "Lainnya"


class Presisi(TextChoices):
    HARI = "hari", "hari"
    BULAN = "bulan", "bulan"
    TAHUN = "tahun", "tahun"


class Status(TextChoices):
    DRAF = "draf", "Draf"
    TERBIT = "terbit", "Terbit"
    ARSIP = "arsip", "Arsip"


class JenisPeristiwa(TextChoices):
    DIBUAT = "dibuat", "Dibuat"
    DIUBAH = "diubah", "Diubah"
    DITERBITKAN = "diterbitkan", "Diterbitkan"
    DITARIK = "ditarik", "Dikembalikan ke draf"
    DIARSIPKAN = "diarsipkan", "Diarsipkan"
    DISALIN = "disalin", "Disalin dari tahun lain"
    DIIMPOR = "diimpor", "Dibuat oleh impor"
    DIUBAH_IMPOR = "diubah_impor", "Diubah oleh impor"
    IMPOR_DIBATALKAN = "impor_dibatalkan", "Impor dibatalkan"
    BERKAS_DITAMBAH = "berkas_ditambah", "Berkas ditambahkan"
    BERKAS_DIHAPUS = "berkas_dihapus", "Berkas dihapus"
    DIHAPUS = "dihapus", "Dihapus"


class StatusImpor(TextChoices):
    PRATINJAU = "pratinjau", "Pratinjau"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
