"""The words of reports of abuse, each with its article where it has one."""

from django.db.models import TextChoices


class Identitas(TextChoices):
    """Pasal 42 ayat (5) UU 25/2009 lets a name be kept secret; here it may also not be given."""

    ANONIM = "anonim", "Anonim"
    RAHASIA = "rahasia", "Identitas dirahasiakan"
    TERBUKA = "terbuka", "Identitas terbuka"


class Kategori(TextChoices):
    """What SAQ section 7 asks for: abuse of authority and violations by officials, and by those
    who hold a permit or a contract."""

    WEWENANG = "wewenang", "Penyalahgunaan wewenang"
    PUNGUTAN = "pungutan", "Pungutan liar"
    SUAP = "suap", "Suap atau gratifikasi"
    KEPENTINGAN = "kepentingan", "Konflik kepentingan"
    ANGGARAN = "anggaran", "Penyimpangan anggaran atau barang milik daerah"
    PELANGGARAN = "pelanggaran", "Pelanggaran lain oleh pejabat atau pegawai"
    MITRA = "mitra", "Pelanggaran oleh pemegang izin atau perjanjian kerja"
    LAINNYA = "lainnya", "Lainnya"


class Status(TextChoices):
    """Where a report stands. Overdue is derived, never stored."""

    DITERIMA = "diterima", "Diterima"
    MENUNGGU = "menunggu", "Menunggu keterangan pelapor"
    DIPERIKSA = "diperiksa", "Sedang diperiksa"
    DIPUTUS = "diputus", "Diputus, hasil belum disampaikan"
    SELESAI = "selesai", "Selesai"


TERBUKA = (Status.DITERIMA, Status.MENUNGGU, Status.DIPERIKSA, Status.DIPUTUS)


class Hasil(TextChoices):
    """What the examination found; published as figures only (SAQ 7.d)."""

    TERBUKTI = "terbukti", "Terbukti"
    SEBAGIAN = "sebagian", "Terbukti sebagian"
    TIDAK_TERBUKTI = "tidak_terbukti", "Tidak terbukti"
    DITERUSKAN = "diteruskan", "Diteruskan ke instansi yang berwenang"
    BUKAN_PENGADUAN = "bukan_pengaduan", "Bukan pengaduan penyalahgunaan wewenang"
    DICABUT = "dicabut", "Dianggap dicabut"  # Pasal 44 ayat (5) UU 25/2009


class Dari(TextChoices):
    """Who wrote a message."""

    PELAPOR = "pelapor", "Pelapor"
    PENERIMA = "penerima", "Penerima"


class Pelaku(TextChoices):
    PELAPOR = "pelapor", "Pelapor"
    PETUGAS = "petugas", "Petugas"
    SISTEM = "sistem", "Sistem"


class JenisPeristiwa(TextChoices):
    DITERIMA = "diterima", "Diterima"
    DILIHAT = "dilihat", "Dilihat"
    BERKAS_DIBUKA = "berkas_dibuka", "Berkas dibuka"
    PESAN_PELAPOR = "pesan_pelapor", "Pesan dari pelapor"
    PESAN_PETUGAS = "pesan_petugas", "Pesan kepada pelapor"
    DIMINTA_LENGKAPI = "diminta_lengkapi", "Pelapor diminta melengkapi"
    DILENGKAPI = "dilengkapi", "Dinyatakan lengkap"
    DIPUTUS = "diputus", "Diputus"
    DISAMPAIKAN = "disampaikan", "Hasil disampaikan"
    DIANGGAP_DICABUT = "dianggap_dicabut", "Dianggap dicabut"
    PENERIMA_DITAMBAH = "penerima_ditambah", "Penerima ditambah"
    PENERIMA_DILEPAS = "penerima_dilepas", "Penerima dilepas"
    CATATAN = "catatan", "Catatan petugas"
    DIHAPUS = "dihapus", "Isi dihapus"
