"""Plain makers of test data; each call reads as a sentence."""

from itertools import count

from dip.enums import Bentuk, Kategori, Status
from dip.models import Informasi
from situs.enums import Peran
from situs.models import Keanggotaan, Pengguna, Situs

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
