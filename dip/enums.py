from django.db.models import TextChoices


class Kategori(TextChoices):
    """Classes of public information, Pasal 9-11 UU 14/2008."""

    BERKALA = "berkala", "Berkala"
    SERTA_MERTA = "serta_merta", "Serta-merta"
    SETIAP_SAAT = "setiap_saat", "Setiap saat"


class JenisKewajiban(TextChoices):
    """Lists of what must be there (Perki 1/2021): classes of information and service standards."""

    BERKALA = "berkala", "Informasi berkala"
    SERTA_MERTA = "serta_merta", "Informasi serta-merta"
    SETIAP_SAAT = "setiap_saat", "Informasi setiap saat"
    STANDAR = "standar", "Standar layanan"


class BuktiKewajiban(TextChoices):
    """The form in which a duty is best met; it decides which form the work list opens."""

    HALAMAN = "halaman", "Halaman"
    DOKUMEN = "dokumen", "Dokumen"
    INFORMASI = "informasi", "Entri DIP"
    AGENDA = "agenda", "Agenda"
    PEJABAT = "pejabat", "Pimpinan"
    STRUKTUR = "struktur", "Struktur organisasi"
    PROFIL = "profil", "Profil situs"
    SERTA_MERTA = "serta_merta", "Pengumuman serta-merta"


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
    DIPERIKSA = "diperiksa", "Diperiksa, masih benar"
    DIBUKA = "dibuka", "Masuk DIP setelah pengecualiannya berakhir"
    DIHAPUS = "dihapus", "Dihapus"


class JenisImpor(TextChoices):
    DIP = "dip", "Daftar Informasi Publik"
    DIK = "dik", "Daftar Informasi Dikecualikan"


class StatusImpor(TextChoices):
    PRATINJAU = "pratinjau", "Pratinjau"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class JenisJangka(TextChoices):
    """How long information stays excluded, PP 61/2010 Pasal 5-9."""

    TANGGAL = "tanggal", "Sampai tanggal tertentu"
    PERISTIWA = "peristiwa", "Sampai suatu keadaan atau peristiwa"
    TIDAK_TERBATAS = "tidak_terbatas", "Tidak terbatas"


class StatusPengecualian(TextChoices):
    """A kecamatan proposes, PPID Utama decides: Pasal 3 PP 61/2010."""

    DRAF = "draf", "Draf"
    DIUSULKAN = "diusulkan", "Diusulkan"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    BERAKHIR = "berakhir", "Berakhir, masuk DIP"
    DIBUKA = "dibuka", "Dibuka sebelum berakhir"


class SaatUji(TextChoices):
    """When the consequences are tested, Pasal 49 ayat (1) Perki 1/2021."""

    SEBELUM_PERMOHONAN = "sebelum_permohonan", "Sebelum ada permohonan informasi"
    ADA_PERMOHONAN = "ada_permohonan", "Pada saat ada permohonan informasi"
    SENGKETA = "sengketa", "Pada saat sengketa, atas perintah Majelis Komisioner"


class JenisPeristiwaPengecualian(TextChoices):
    DIBUAT = "dibuat", "Dibuat"
    DIIMPOR = "diimpor", "Dibuat oleh impor"
    DIUBAH = "diubah", "Diubah"
    DIUSULKAN = "diusulkan", "Diusulkan kepada PPID Utama"
    DITARIK = "ditarik", "Usulan ditarik"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan untuk diperbaiki"
    DITETAPKAN = "ditetapkan", "Ditetapkan sebagai informasi dikecualikan"
    DIINGATKAN = "diingatkan", "Diingatkan: jangka waktu hampir berakhir"
    DIPUTUSKAN_BUKA = "diputuskan_buka", "Diputuskan menjadi informasi publik pada waktunya"
    DIPERPANJANG = "diperpanjang", "Jangka waktu diubah lewat uji konsekuensi baru"
    DIBUKA = "dibuka", "Dibuka sebelum jangka waktunya berakhir"
    BERAKHIR = "berakhir", "Jangka waktu berakhir, masuk DIP"
    DIHAPUS = "dihapus", "Dihapus"
