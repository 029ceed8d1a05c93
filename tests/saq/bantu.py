"""Sites as the assessment finds them: with a real list imported, or with all five fulfilled."""

from django.utils import timezone

from dip.kewajiban import load_kewajiban, read_baris
from dip.models import Impor, Informasi, Kewajiban
from dip.services_impor import apply_impor, start_impor
from halaman.models import Dokumen, Halaman
from saq.penilaian import Hasil, Nilai, read_hasil
from situs.models import Situs
from tests.dip.impor_bantu import build_xlsx, load_bytes, load_surakarta
from tests.dip.test_impor_daftar_nyata import KOLOM_BELTIM
from tests.factories import make_informasi, make_konten, make_target

TAJUK_SURAKARTA = {
    "nomor_asli": "No",
    "judul": "Judul Informasi",
    "ringkasan": "Ringkasan Isi Informasi",
    "pejabat": "Pejabat yang Menguasai Informasi",
    "penanggung_jawab": "Penanggung Jawab Pembuatan Informasi",
    "waktu": "Waktu Pembuatan",
    "bentuk": "Bentuk Informasi yang Tersedia",
    "retensi": "Jangka Waktu Penyimpanan",
    "media": "Jenis Media yang Memuat Informasi",
}


def import_daftar(situs: Situs, tahun: int, name: str) -> Impor:
    """A real list, through the importer as an officer would use it, and published."""
    data, file, pilihan = read_berkas(name)
    impor = start_impor(situs, tahun, data, file, None, pilihan)
    return apply_impor(impor, None, terbitkan=True, hanya_benar=True)


def read_berkas(name: str) -> tuple[bytes, str, dict]:
    if name == "beltim_csv":
        return load_bytes(name, "original.csv"), "original.csv", {"kolom": KOLOM_BELTIM}
    if name == "surakarta_2024_js":
        rows = [[row.get(key, "") for key in TAJUK_SURAKARTA] for row in load_surakarta()]
        return build_xlsx({"DIP": [list(TAJUK_SURAKARTA.values()), *rows]}), "dip.xlsx", {}
    return load_bytes(name, "derived.xlsx"), "derived.xlsx", {}


def fulfil_all(situs: Situs) -> Informasi:
    """A site that has everything: SOP, SK, what is required, and one good entry."""
    tahun = timezone.localdate().year
    load_kewajiban(read_baris())
    leaves = Kewajiban.objects.filter(rincian=None).exclude(kode__in=["B-c", "ST-d", "SS-p"])
    for row in leaves:
        make_target(situs, row, tidak_berlaku=True, alasan="Contoh.")
    for kode in ("B-c", "ST-d"):
        make_konten(Halaman, situs, kewajiban=find_kewajiban(kode))
    sk = find_kewajiban("SS-a")
    make_konten(Dokumen, situs, jenis="sk", tahun=tahun, kewajiban=sk, tautan="https://contoh.id/")
    return make_informasi(situs, tahun=tahun, media="https://contoh.go.id/")


def find_kewajiban(kode: str) -> Kewajiban:
    return Kewajiban.objects.get(kode=kode)


def assess(situs: Situs, tahun: int | None = None) -> Hasil:
    return read_hasil([situs], tahun or timezone.localdate().year)[situs.pk]


def indikator(situs: Situs, nomor: int, tahun: int | None = None) -> Nilai:
    return assess(situs, tahun).nilai[nomor - 1]
