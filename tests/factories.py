"""Plain makers of test data; each call reads as a sentence."""

import hashlib
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.core.files.base import ContentFile
from django.utils import timezone

from dip.enums import Bentuk, JenisJangka, Kategori, Status, StatusPengecualian
from dip.kesehatan_tautan import read_sidik
from dip.models import (
    BerkasInformasi,
    Informasi,
    Kewajiban,
    PemeriksaanTautan,
    PenetapanDIP,
    Pengecualian,
    SuratPenetapan,
    UjiKonsekuensi,
)
from dip.services_penetapan import SK, determine_dip, read_bahan
from halaman.enums import Sasaran
from halaman.enums import Status as StatusKonten
from halaman.models import Konten, SertaMerta, SpandukDarurat, TargetKewajiban
from halaman.models.darurat import DELAPAN_ISI
from halaman.services import derive
from pengaduan.models import Penerima, Pengaduan
from pengaduan.services_lapor import register_pengaduan
from permohonan.enums import Kanal
from permohonan.kode import derive_kode, make_kunci, print_kunci
from permohonan.models import Draf, Jawaban, Keberatan, Permohonan
from permohonan.services_daftar import register_keberatan, register_permohonan
from permohonan.services_draf import create_draf
from situs.berkas import SafeFile
from situs.enums import Peran
from situs.models import Keanggotaan, Pengguna, Situs

MATI_SEJAK = datetime(2026, 11, 12, 9, tzinfo=ZoneInfo("Asia/Jakarta"))
SANDI = "rahasia-untuk-tes-1"
_numbers = count(1)


def make_situs(slug: str, *, utama: bool = False, induk: Situs | None = None, **fields) -> Situs:
    host = f"{slug}.cilacapkab.go.id"
    defaults = {
        "nama": "PPID Kabupaten Cilacap" if utama else f"Kecamatan {slug.title()}",
        "kode_wilayah": "33.01" if utama else f"33.01.{next(_numbers):02d}",
        "pemerintah": "Pemerintah Kabupaten Cilacap",
        "kabupaten": "Cilacap",
        "provinsi": "Jawa Tengah",
    }
    return Situs.objects.create(
        host=host, slug=slug, utama=utama, induk=induk, **{**defaults, **fields}
    )


def make_pengguna(username: str, situs: Situs | None = None, *peran: str, **fields) -> Pengguna:
    user = Pengguna.objects.create_user(
        username, f"{username}@contoh.go.id", SANDI, nama=f"Petugas {username.title()}", **fields
    )
    for each in peran or ([Peran.PPID_PELAKSANA] if situs else []):
        Keanggotaan.objects.create(pengguna=user, situs=situs, peran=each)
    return user


def make_informasi(situs: Situs, **fields) -> Informasi:
    number = next(_numbers)
    defaults = {
        "tahun": 2026,
        "urutan": number,
        "judul": f"Laporan kinerja {situs.slug} {number}",
        "ringkasan": "Memuat rencana, capaian, dan anggaran kegiatan kecamatan selama satu tahun.",
        "pejabat_penguasa": "Sekretaris Kecamatan",
        "penanggung_jawab": "Kasubbag Perencanaan dan Keuangan",
        "waktu": "Januari 2026",
        "tempat": "Cilacap",
        "bentuk": [Bentuk.CETAK, Bentuk.REKAM],
        "retensi": "5 Tahun",
        "kategori": Kategori.BERKALA,
        "status": Status.TERBIT,
    }
    return Informasi.objects.create(situs=situs, **{**defaults, **fields})


def make_berkas(informasi: Informasi, data: bytes = b"isi", **fields) -> BerkasInformasi:
    """A stored file with the size and the hash that it really has."""
    defaults = {
        "isi": ContentFile(data, name="x.csv"),
        "nama_asli": "berkas.csv",
        "jenis": "csv",
        "ukuran": len(data),
        "sidik": hashlib.sha256(data).hexdigest(),
    }
    return BerkasInformasi.objects.create(informasi=informasi, **{**defaults, **fields})


def make_mati(situs: Situs, alamat: str, sejak: datetime = MATI_SEJAK) -> PemeriksaanTautan:
    """An address of this site that cannot be opened since 12 November 2026."""
    return PemeriksaanTautan.objects.create(
        situs=situs, alamat=alamat, sidik=read_sidik(alamat), mati_sejak=sejak, gagal_sejak=sejak
    )


def make_uji(situs: Situs, **fields) -> UjiKonsekuensi:
    """A test of consequences with everything Pasal 49 asks for."""
    defaults = {
        "nomor": f"480/{next(_numbers)}/UJI/2026",
        "tanggal": date(2026, 1, 12),
        "tempat": "Cilacap",
        "peserta": "Sri Wahyuni, PPID\nBambang, Kasi Pemerintahan",
        "langkah_dokumen": "Daftar penerima bantuan 2026.",
        "langkah_informasi": "Nomor rekening dan keadaan kesehatan penerima.",
        "langkah_hukum": "Pasal 17 huruf h UU 14/2008.",
        "langkah_kepatutan": "Kepentingan pribadi lebih besar daripada kepentingan umum.",
    }
    return UjiKonsekuensi.objects.create(situs=situs, **{**defaults, **fields})


def make_surat(utama: Situs, **fields) -> SuratPenetapan:
    """A letter of PPID Utama with the six contents of Pasal 4 ayat (2) PP 61/2010."""
    defaults = {
        "nomor": f"555/{next(_numbers)}/2026",
        "pejabat_nama": "Kepala Contoh",
        "pejabat_jabatan": "Kepala Dinas Kominfo selaku PPID",
        "badan_publik": "Pemerintah Kabupaten Cilacap",
        "alasan": "Melindungi rahasia pribadi.",
        "tempat": "Cilacap",
        "tanggal": date(2026, 1, 15),
        "pimpinan_nama": "Bupati Contoh",
        "pimpinan_jabatan": "Bupati Cilacap",
        "persetujuan_tanggal": date(2026, 1, 14),
    }
    return SuratPenetapan.objects.create(situs=utama, **{**defaults, **fields})


def make_pengecualian(situs: Situs, **fields) -> Pengecualian:
    """An exclusion in force; `uji` and `surat` are made unless given."""
    number = next(_numbers)
    defaults = {
        "urutan": number,
        "judul": f"Data pribadi penerima bantuan {situs.slug} {number}",
        "uraian": "Nomor rekening dan keadaan kesehatan penerima bantuan sosial 2026.",
        "dasar": ["h"],
        "dasar_hukum": "UU 14/2008 Pasal 17 huruf h",
        "konsekuensi_dibuka": "Mengungkap rahasia pribadi penerima.",
        "konsekuensi_ditutup": "Melindungi rahasia pribadi penerima.",
        "jangka_jenis": JenisJangka.TANGGAL,
        "jangka_teks": "Sampai 31 Desember 2026",
        "berakhir": date(2026, 12, 31),
        "pejabat_penguasa": "Kasi Kesejahteraan Sosial",
        "penanggung_jawab": "Kasi Kesejahteraan Sosial",
        "status": StatusPengecualian.DITETAPKAN,
    }
    values = {**defaults, **fields}
    if "uji" not in values:
        values["uji"] = make_uji(situs)
    if "surat" not in values and values["status"] != StatusPengecualian.DRAF:
        values["surat"] = make_surat(situs.induk or situs)
    return Pengecualian.objects.create(situs=situs, **values)


def make_spanduk(situs: Situs, *, untuk: list[Situs] | None = None, **fields) -> SpandukDarurat:
    """A banner that shows now for an hour; `untuk` names the chosen sites."""
    defaults = {
        "judul": f"Banjir di {situs.nama}",
        "ringkas": "Pindah ke tempat tinggi sekarang.",
        "berakhir": timezone.now() + timedelta(hours=1),
        "sasaran": Sasaran.PILIHAN if untuk else Sasaran.SITUS_INI,
    }
    spanduk = SpandukDarurat.objects.create(situs=situs, **{**defaults, **fields})
    spanduk.daftar_situs.set(untuk or [])
    return spanduk


def make_serta_merta(situs: Situs, **fields) -> SertaMerta:
    """A published announcement with the eight contents of the rule."""
    defaults = {
        "judul": f"Banjir di {situs.nama}",
        "ringkasan": "Sungai meluap. Warga di bantaran segera pindah ke balai desa.",
        "wilayah": "Desa Contoh",
        "status": Status.TERBIT,
        "terbit_pada": timezone.now(),
        **{name: f"Keterangan {name}" for name in DELAPAN_ISI},
    }
    return SertaMerta.objects.create(situs=situs, **{**defaults, **fields})


def make_konten(model: type[Konten], situs: Situs, **fields) -> Konten:
    """Published content of any kind, with the words of its search."""
    number, now = next(_numbers), timezone.now()
    defaults = {
        "judul": f"{model._meta.verbose_name} {situs.slug} {number}",
        "slug": f"isi-{number}",
        "ringkasan": "Keterangan singkat.",
        "mulai": now + timedelta(days=1),
        "status": StatusKonten.TERBIT,
        "terbit_pada": now,
        **dict.fromkeys(DELAPAN_ISI, "Diisi."),
    }
    names = {field.name for field in model._meta.fields}
    given = {name: value for name, value in defaults.items() if name in names}
    konten = model(situs=situs, **{**given, **fields})
    derive(konten)
    konten.save()
    return konten


def make_target(situs: Situs, kewajiban: Kewajiban, **fields) -> TargetKewajiban:
    """An honest word about a missing item."""
    return TargetKewajiban.objects.create(situs=situs, kewajiban=kewajiban, **fields)


def make_penetapan(situs: Situs, tahun: int = 2026, **fields) -> PenetapanDIP:
    """The published entries of the year, frozen by the service as an officer would."""
    sk = SK(
        fields.get("nomor", f"480/{next(_numbers)}/{tahun}"),
        fields.get("tanggal", date(2026, 1, 5)),
        fields.get("catatan", ""),
    )
    dilihat = read_bahan(situs, tahun).dilihat
    return determine_dip(situs, tahun, sk, dilihat, fields.get("pengguna"))


def make_permohonan(situs: Situs, **fields) -> Permohonan:
    """A request registered by the service as the form would; `.kode` is its secret code."""
    kunci, pengguna = make_kunci(), fields.pop("pengguna", None)
    defaults = {
        "kanal": Kanal.WEB,
        "diterima": timezone.localdate(),
        "nama": "Sri Contoh",
        "alamat": "Jalan Contoh Nomor 1, Cipari",
        "telepon": "081200000000",
        "email": "sri@contoh.id",
        "rincian": "Laporan realisasi anggaran kecamatan tahun 2025.",
        "tujuan": "Penelitian.",
        "cara_memperoleh": "softcopy",
        "cara_pengiriman": "email",
    }
    row = Permohonan(situs=situs, **{**defaults, **fields})
    row, _ = register_permohonan(row, kunci, pengguna=pengguna)
    row.kode, row.kunci = derive_kode(kunci), kunci
    return row


PEMOHON = {"jenis_pemohon": "perorangan", "kuasa": "tidak"}
IDENTITAS = {
    "nama": "Sri Contoh",
    "alamat": "Jalan Contoh Nomor 1, Cipari",
    "telepon": "0812-0000-0000",
    "email": "sri@contoh.id",
}
INFORMASI = {
    "rincian": "Laporan realisasi anggaran kecamatan tahun 2025.",
    "tujuan": "Penelitian.",
    "cara_memperoleh": "softcopy",
    "cara_pengiriman": "email",
}


ALASAN = {
    "alasan": "c",
    "kasus_posisi": "Sudah lewat waktunya dan belum ada jawaban.",
    "informasi": "Laporan realisasi anggaran kecamatan tahun 2025.",
    "tujuan": "Penelitian.",
}


def make_draf(situs: Situs, *steps: dict[str, str]) -> str:
    """The key of a form whose first pages were sent with these answers, a minute ago."""
    isi = dict(zip(("pemohon", "identitas", "informasi"), steps, strict=False))
    return _age_draf(create_draf(situs, "permohonan", isi))


def make_draf_keberatan(
    situs: Situs, *steps: dict[str, str], permohonan: Permohonan | None = None
) -> str:
    """The same for an objection."""
    isi = dict(zip(("alasan", "pemohon", "identitas"), steps, strict=False))
    return _age_draf(create_draf(situs, "keberatan", isi, permohonan))


def _age_draf(kunci: str) -> str:
    before = timezone.now() - timedelta(minutes=1)
    Draf.objects.filter(sidik_kunci=print_kunci(kunci)).update(dibuat_pada=before)
    return kunci


def make_keberatan(permohonan: Permohonan | None = None, **fields) -> Keberatan:
    """An objection registered by the service; without a request on ground b."""
    kunci, pengguna = make_kunci(), fields.pop("pengguna", None)
    names = ("situs", "nama", "alamat", "telepon", "email", "tujuan")
    copied = {name: getattr(permohonan, name) for name in names} if permohonan else {}
    defaults = {
        "kanal": Kanal.WEB,
        "diterima": timezone.localdate(),
        "nama": "Sri Contoh",
        "email": "sri@contoh.id",
        "permohonan": permohonan,
        "alasan": ["c"] if permohonan else ["b"],
        "informasi": permohonan.rincian if permohonan else "Laporan keuangan 2025",
        "kasus_posisi": "Sudah lewat waktunya dan belum ada jawaban.",
    }
    row = Keberatan(**{**defaults, **copied, **fields})
    row, _ = register_keberatan(row, kunci, pengguna=pengguna)
    row.kode, row.kunci = derive_kode(kunci), kunci
    return row


def build_jawaban(permohonan: Permohonan, hasil: str = "seluruhnya", **fields) -> Jawaban:
    """A complete notice, not yet saved; for refusals with its test of consequences."""
    defaults = {
        "situs": permohonan.situs,
        "permohonan": permohonan,
        "tanggal": timezone.localdate(),
        "alasan": "" if hasil == "seluruhnya" else "Sebagian memuat data pribadi.",
    }
    if hasil in ("seluruhnya", "sebagian"):
        defaults |= {"materi": "Laporan realisasi anggaran 2025", "bentuk": ["softcopy"]}
    if hasil in ("sebagian", "ditolak"):
        defaults["dasar"] = ["h"]
        if "uji" not in fields:
            defaults["uji"] = make_uji(permohonan.situs, tanggal=permohonan.diterima)
    if hasil == "sebagian":
        defaults["penghitaman"] = "Nomor rekening penerima, rahasia pribadi."
    if hasil == "tidak_dikuasai":
        defaults |= {"sebab_tidak_dikuasai": "badan_lain", "badan_lain": "BPS Cilacap"}
    return Jawaban(hasil=hasil, **{**defaults, **fields})


def make_penerima(situs: Situs, jabatan: str = "Camat", **fields) -> Penerima:
    """A recipient of reports with an account and the role at that site."""
    if "pengguna" not in fields:
        name = f"penerima-{next(_numbers)}"
        fields["pengguna"] = make_pengguna(name, situs, Peran.PENGELOLA_PENGADUAN)
    return Penerima.objects.create(situs=situs, jabatan=jabatan, **fields)


def make_pengaduan(situs: Situs, *, dihindari: list[Penerima] | None = None, **fields) -> Pengaduan:
    """A report registered by the service as the form would; `.kode` is the code of the reporter."""
    kunci = fields.pop("kunci", None) or make_kunci()
    berkas = fields.pop("berkas", ())
    defaults = {
        "identitas": "anonim",
        "kategori": "pungutan",
        "apa": "Pungutan Rp50.000 untuk surat keterangan.",
        "siapa": "Petugas loket.",
    }
    row = Pengaduan(situs=situs, **{**defaults, **fields})
    sent = register_pengaduan(row, kunci, dihindari=dihindari or [], berkas=berkas)
    sent.pengaduan.kode, sent.pengaduan.kunci = sent.kode, kunci
    return sent.pengaduan


def make_safe_file(data: bytes = b"isi", jenis: str = "pdf") -> SafeFile:
    """A file as it comes out of the checks."""
    sidik = hashlib.sha256(data).hexdigest()
    return SafeFile(ContentFile(data, name=f"berkas.{jenis}"), "asli.pdf", jenis, len(data), sidik)
