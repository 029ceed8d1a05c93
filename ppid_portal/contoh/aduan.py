"""Recipients of reports at two sites, which opens the channel there, and two invented reports."""

from pengaduan.enums import Identitas, Kategori
from pengaduan.models import Penerima, Pengaduan
from pengaduan.services_lapor import register_pengaduan
from pengaduan.services_tangani import declare_lengkap
from situs.enums import Peran
from situs.kunci_formulir import make_kunci
from situs.models import Pengguna, Situs

KECAMATAN = "cipari"
JABATAN_UTAMA, JABATAN_KECAMATAN = "Inspektorat Kabupaten", "Camat"


def list_akun(utama: Situs) -> list[tuple[str, str, Situs, str]]:
    """User name, name, site and role of the recipients; none where the sites are other ones."""
    sites = [utama, *Situs.objects.filter(induk=utama, slug=KECAMATAN)]
    return [
        (
            f"pengaduan-{situs.slug}",
            f"Penerima pengaduan {situs.nama} contoh",
            situs,
            Peran.PENGELOLA_PENGADUAN,
        )
        for situs in sites
    ]


def save_aduan(utama: Situs) -> None:
    """Only where nobody was named yet; who is named by hand stays alone."""
    for username, _, situs, _ in list_akun(utama):
        if Penerima.objects.for_situs(situs).exists():
            continue
        pengguna = Pengguna.objects.get(username=username)
        jabatan = JABATAN_UTAMA if situs.utama else JABATAN_KECAMATAN
        Penerima.objects.create(situs=situs, jabatan=jabatan, pengguna=pengguna)
        if not situs.utama:
            _save_laporan(situs, pengguna)


def _save_laporan(situs: Situs, pengguna: Pengguna) -> None:
    row = _register(
        situs,
        Kategori.PUNGUTAN,
        apa="Diminta uang Rp20.000 untuk surat pengantar yang seharusnya gratis (contoh).",
        tempat="Loket pelayanan",
    )
    declare_lengkap(row, "Terima kasih. Laporan Anda lengkap dan sedang kami periksa.", pengguna)
    _register(
        situs,
        Kategori.KEPENTINGAN,
        apa="Pengadaan kursi rapat diberikan kepada usaha milik keluarga panitianya (contoh).",
    )


def _register(situs: Situs, kategori: str, **isi: str) -> Pengaduan:
    row = Pengaduan(situs=situs, identitas=Identitas.ANONIM, kategori=kategori, **isi)
    return register_pengaduan(row, make_kunci()).pengaduan
