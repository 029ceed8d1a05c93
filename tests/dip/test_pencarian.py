import pytest

from dip.models import Informasi
from dip.pencarian import build_indeks, filter_words, read_query
from situs.models import Situs

pytestmark = pytest.mark.django_db


@pytest.fixture
def situs():
    return Situs.objects.create(
        host="cari.test", slug="cari", nama="Kecamatan Cari", pemerintah="P", kabupaten="Cilacap"
    )


def find(q: str) -> list[str]:
    found = filter_words(Informasi.objects.all(), q)
    return sorted(found.values_list("judul", flat=True))


@pytest.fixture
def entry(situs):
    def make(judul: str, *texts: str) -> Informasi:
        return Informasi.objects.create(
            situs=situs, tahun=2026, judul=judul, indeks=build_indeks(judul, *texts)
        )

    return make


def test_index_holds_words_and_roots_between_spaces():
    assert build_indeks("Laporan Keuangan, 2025!") == " laporan keuangan 2025 lapor uang "


def test_index_of_nothing_is_empty():
    assert build_indeks("", "—", "\n") == ""


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("Uang muka kegiatan", "keuangan"),
        ("Keuangan desa", "uang"),
        ("Membangun jembatan", "pembangunan"),
        ("Pembangunan jembatan", "bangun"),
        ("Data permohonan", "pemohon"),
        ("Informasi yang dikecualikan", "pengecualian"),
        ("Keterbukaan informasi", "terbuka"),
        ("Mengelola arsip", "pengelolaan"),
        ("Rencana kerja", "perencanaan"),
        ("Data pegawai", "kepegawaian"),
        ("Laporan realisasi APBD", "apb"),
        ("Laporan realisasi APBD", "realisasi dan yang laporan"),
        ("Visi & Misi", "VISI MISI"),
        ("Layanan ﬁnal", "final"),  # a ligature, as PDF text has it
        ("Jumat", "“jumat”"),
    ],
)
def test_word_forms_find_one_another(entry, text, q):
    entry(text)
    assert find(q) == [text]


@pytest.mark.parametrize(
    ("text", "q"),
    [
        ("Pohon kelapa", "pemohon"),
        ("Tidak ada data", "pengadaan"),
        ("Laporan keuangan", "laporan kepegawaian"),
        ("Laporan", "apor"),
        ("Laporan 100%", "1_0"),
    ],
)
def test_other_words_are_not_found(entry, text, q):
    entry(text)
    assert find(q) == []


def test_every_word_must_match(entry):
    entry("Laporan keuangan 2024")
    entry("Laporan keuangan 2025")
    assert find("keuangan 2025") == ["Laporan keuangan 2025"]


def test_query_without_words_filters_nothing(entry):
    entry("Apa saja")
    assert find(" — !? ") == ["Apa saja"]


def test_query_of_common_words_only_is_taken_literally(entry):
    entry("Yang dan atau")
    entry("Laporan")
    assert find("dan") == ["Yang dan atau"]


def test_long_query_is_cut():
    assert read_query("x" * 1_000_000) == ["x" * 200]
    assert len(read_query(" ".join(f"w{i}" for i in range(60)))) == 12
