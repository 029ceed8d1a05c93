"""The requirement tree is the law's list, item by item; the loader keeps what points to it."""

import pytest
from django.core.management import call_command

from dip.enums import JenisKewajiban
from dip.kewajiban import DATA, load_kewajiban, name_dasar, read_baris
from dip.models import Informasi, Kewajiban
from dip.pencocokan import find_kode, read_aturan
from tests.dip.impor_bantu import load_entri
from tests.factories import make_informasi

# Code -> a word of the law that its name must carry; the order is the order of the rule.
BERKALA = {
    "B-a": "Profil badan publik",
    "B-a.1": "alamat lengkap",
    "B-a.2": "Tugas dan fungsi",
    "B-a.3": "Ruang lingkup kegiatan, maksud, dan tujuan",
    "B-a.4": "Visi dan misi",
    "B-a.5": "Struktur organisasi",
    "B-a.6": "Gambaran umum setiap satuan kerja",
    "B-a.7": "Profil singkat pejabat struktural",
    "B-a.8": "LHKPN",
    "B-b": "program dan kegiatan yang sedang dijalankan",
    "B-b.1": "Nama program",
    "B-b.2": "Penanggung jawab dan pelaksana",
    "B-b.3": "Target dan capaian",
    "B-b.4": "Jadwal",
    "B-b.5": "Anggaran",
    "B-b.6": "Agenda penting",
    "B-b.7": "hak masyarakat",
    "B-b.8": "Penerimaan calon pegawai",
    "B-b.9": "Penerimaan calon peserta didik",
    "B-c": "Ringkasan kinerja",
    "B-d": "Ringkasan laporan keuangan",
    "B-d.1": "realisasi anggaran",
    "B-d.2": "Neraca",
    "B-d.3": "arus kas atau catatan atas laporan keuangan",
    "B-d.4": "Daftar aset dan investasi",
    "B-e": "laporan akses informasi publik",
    "B-e.1": "Jumlah permintaan",
    "B-e.2": "Waktu",
    "B-e.3": "dikabulkan sebagian atau seluruhnya dan yang ditolak",
    "B-e.4": "Alasan penolakan",
    "B-f": "Peraturan, keputusan, dan kebijakan",
    "B-f.1": "rancangan",
    "B-f.2": "disahkan",
    "B-g": "Prosedur memperoleh informasi publik",
    "B-g.1": "Hak dan tata cara memperoleh",
    "B-g.2": "keberatan",
    "B-g.3": "sengketa",
    "B-h": "pengaduan penyalahgunaan wewenang",
    "B-h.1": "pejabat badan publik",
    "B-h.2": "mendapat izin atau perjanjian kerja",
    "B-i": "Pengadaan barang dan jasa",
    "B-i.1": "perencanaan",
    "B-i.2": "pemilihan",
    "B-i.3": "pelaksanaan",
    "B-j": "Ketenagakerjaan",
    "B-k": "peringatan dini dan evakuasi",
}
SERTA_MERTA = {
    "SM-1": "Bencana alam",
    "SM-2": "Bencana nonalam",
    "SM-3": "Bencana sosial",
    "SM-4": "penyakit yang berpotensi menular",
    "SM-5": "Racun pada bahan makanan",
    "SM-6": "gangguan terhadap utilitas publik",
    "SM-isi": "Isi setiap pengumuman",
    "SM-isi.a": "Potensi bahaya",
    "SM-isi.b": "Pihak yang berpotensi terkena",
    "SM-isi.c": "evakuasi",
    "SM-isi.d": "menghindari",
    "SM-isi.e": "bantuan",
    "SM-isi.f": "wajib mengumumkan",
    "SM-isi.g": "Tata cara pengumuman",
    "SM-isi.h": "Upaya",
}
SETIAP_SAAT = {
    "SS-a": "Daftar Informasi Publik",
    "SS-b": "Peraturan, keputusan, dan kebijakan",
    "SS-b.1": "naskah akademis",
    "SS-b.2": "Masukan",
    "SS-b.3": "Risalah rapat",
    "SS-b.4": "Rancangan",
    "SS-b.5": "Tahap perumusan",
    "SS-b.6": "diterbitkan",
    "SS-c": "Organisasi, administrasi, kepegawaian, dan keuangan",
    "SS-c.1": "Pedoman pengelolaan",
    "SS-c.2": "Profil lengkap pimpinan dan pegawai",
    "SS-c.3": "Anggaran dan laporan keuangan",
    "SS-c.4": "Data statistik",
    "SS-d": "Surat perjanjian dengan pihak ketiga",
    "SS-e": "Surat menyurat",
    "SS-f": "Perizinan",
    "SS-f.1": "Persyaratan",
    "SS-f.2": "diterbitkan",
    "SS-f.3": "penaatan izin",
    "SS-g": "perbendaharaan atau inventaris",
    "SS-h": "Rencana strategis dan rencana kerja",
    "SS-i": "Agenda kerja pimpinan",
    "SS-j": "pelayanan informasi publik",
    "SS-j.1": "Sarana",
    "SS-j.2": "Sumber daya manusia",
    "SS-j.3": "Anggaran",
    "SS-j.4": "Laporan layanan",
    "SS-k": "pengawasan internal",
    "SS-k.1": "Jumlah, jenis, dan gambaran umum",
    "SS-k.2": "penindakan",
    "SS-l": "dilaporkan masyarakat",
    "SS-l.1": "Jumlah, jenis, dan gambaran umum",
    "SS-l.2": "penindakan",
    "SS-m": "penelitian",
    "SS-n": "kajian akademik",
    "SS-o": "pertemuan terbuka",
    "SS-p": "wajib diumumkan secara berkala",
    "SS-q": "keberatan atau penyelesaian sengketa",
    "SS-r": "Standar pengumuman",
}
STANDAR = {
    "ST-a": "pengumuman",
    "ST-b": "permintaan informasi",
    "ST-c": "keberatan",
    "ST-d": "penetapan dan pemutakhiran Daftar Informasi Publik",
    "ST-e": "pendokumentasian",
    "ST-f": "maklumat",
    "ST-g": "pengujian konsekuensi",
    "MK": "Maklumat pelayanan",
    "MK.a": "Dasar hukum",
    "MK.b": "Sistem, mekanisme, dan prosedur",
    "MK.c": "Jangka waktu",
    "MK.d": "Biaya atau tarif",
    "MK.e": "Jaminan",
    "MK.f": "Evaluasi kinerja",
}


@pytest.fixture
def pohon(db) -> None:
    load_kewajiban(read_baris())


@pytest.mark.parametrize(
    ("jenis", "expected"),
    [
        (JenisKewajiban.BERKALA, BERKALA),
        (JenisKewajiban.SERTA_MERTA, SERTA_MERTA),
        (JenisKewajiban.SETIAP_SAAT, SETIAP_SAAT),
        (JenisKewajiban.STANDAR, STANDAR),
    ],
)
def test_tree_is_the_list_of_the_law_item_by_item(pohon, jenis, expected):
    rows = list(Kewajiban.objects.filter(jenis=jenis).select_related("induk"))
    assert [row.kode for row in rows] == list(expected)
    for row in rows:
        assert expected[row.kode] in row.nama, row
        induk = row.kode.rpartition(".")[0]
        assert (row.induk.kode if row.induk else "") == induk


def test_counts_of_the_law(pohon):
    def tops(jenis: str) -> int:
        return Kewajiban.objects.filter(jenis=jenis, induk=None).count()

    assert tops("berkala") == 11  # a-k
    assert tops("serta_merta") == 6 + 1  # kinds, and the contents of each announcement
    assert tops("setiap_saat") == 16 + 2  # a-p, then two whose order nobody has confirmed
    assert tops("standar") == 7 + 1  # standards, and the maklumat
    assert Kewajiban.objects.filter(induk__kode="SM-isi").count() == 8
    assert Kewajiban.objects.filter(induk__kode="MK").count() == 6


def test_pasal_9_ayat_3_uu_14_2008_berkala_every_six_months(pohon):
    berkala = Kewajiban.objects.filter(jenis=JenisKewajiban.BERKALA)
    assert set(berkala.values_list("periode_bulan", flat=True)) == {6}


def test_unproven_article_is_named_without_its_number(pohon):
    for row in Kewajiban.objects.all():
        assert ("Pasal" in name_dasar(row)) == row.pasal_pasti, row
    assert name_dasar(Kewajiban.objects.get(kode="SS-q")) == "menurut Perki 1/2021"
    assert name_dasar(Kewajiban.objects.get(kode="SS-r")) == "menurut Perki 1/2021"
    sure = {
        "B-a": "Pasal 9 ayat (2) huruf a UU 14/2008",
        "B-e.1": "Pasal 12 huruf a UU 14/2008",
        "SS-p": "Pasal 21 ayat (1) huruf p Perki 1/2021",
        "ST-g": "Pasal 23 ayat (2) huruf g Perki 1/2021",
        "MK": "Pasal 47 dan 48 Perki 1/2021",
    }
    for kode, pasal in sure.items():
        assert name_dasar(Kewajiban.objects.get(kode=kode)) == pasal


def test_loading_twice_changes_nothing(pohon):
    hasil = load_kewajiban(read_baris())
    assert (hasil.baru, hasil.diubah, hasil.sisa) == (0, 0, [])


def test_loading_keeps_rows_by_code_and_removes_nothing(pohon, cast):
    own = Kewajiban.objects.create(kode="X-1", jenis="berkala", nama="Lama")
    row = make_informasi(cast.cipari, kewajiban=own)
    before = dict(Kewajiban.objects.values_list("kode", "pk"))
    Kewajiban.objects.filter(kode="B-c").update(nama="Diubah")
    hasil = load_kewajiban(read_baris())
    assert (hasil.baru, hasil.diubah, hasil.sisa) == (0, 1, ["X-1"])
    assert dict(Kewajiban.objects.values_list("kode", "pk")) == before
    assert Informasi.objects.get(pk=row.pk).kewajiban == own


def test_command_tells_what_it_did(db, capsys):
    call_command("load_kewajiban")
    call_command("load_kewajiban")
    count = len(read_baris(DATA))
    output = capsys.readouterr().out.splitlines()
    assert output == [
        f"{count} kewajiban dimuat: {count} baru, 0 diubah.",
        f"{count} kewajiban dimuat: 0 baru, 0 diubah.",
    ]


def test_dry_run_writes_nothing(db):
    call_command("load_kewajiban", "--dry-run")
    assert not Kewajiban.objects.exists()


# --- Matching entries to duties -----------------------------------------------------------------


def test_every_rule_names_a_code_of_the_tree(pohon):
    known = set(Kewajiban.objects.values_list("kode", flat=True))
    assert {rule.kode for rule in read_aturan()} <= known


# What each of the groups of this list is in the law; the list numbers its groups itself.
KELOMPOK_KALTIM = {n: f"B-{huruf}" for n, huruf in zip("123456789", "abcdeghif", strict=True)}
# The 51 entries of this list, classed by hand; "-" is none of the duties.
SUMEDANG = """
    B-a B-a B-a B-a B-a B-a B-a B-a B-b B-b B-b B-b B-b SS-i B-b B-d B-d B-d B-d B-e B-e B-e B-e B-f
    B-g B-g B-g B-h B-i B-k SS-b SS-b SS-c B-b SS-d SS-h SS-h SS-f ST-b SS-j SS-j SS-a - SS-j - B-c
    B-c B-c - - SS-c
"""


@pytest.mark.parametrize("name", ["kaltim_2022", "kaltim_2023"])
def test_rules_find_the_kind_of_a_real_list_with_classes(name):
    """25 of 26 berkala entries get their kind; the other is a maklumat filed under profil."""
    rows = [row for row in load_entri(name) if row["kategori"] == "berkala"]
    wrong = [
        row["judul"]
        for row in rows
        if propose(row, "berkala") != KELOMPOK_KALTIM[row["kelompok"][0]]
    ]
    assert (len(rows) - len(wrong), len(rows)) == (25, 26)
    assert wrong == ["Maklumat Permohonan Informasi"]


def test_rules_find_the_kind_of_a_real_list_without_classes():
    """48 of 51: the agenda of the head, a work plan and one regulation go elsewhere."""
    found = [propose(row, "") or "-" for row in load_entri("sumedang_2024")]
    assert sum(a == b for a, b in zip(found, SUMEDANG.split(), strict=True)) == 48


def test_rules_never_leave_the_class_that_an_entry_has():
    for row in load_entri("kaltim_2022"):
        kategori = row["kategori"].replace("-", "_")
        kode = find_kode(kategori, row["judul"], row["ringkasan"])
        prefix = {"berkala": "B-", "setiap_saat": "SS-", "serta_merta": "SM-"}[kategori]
        assert not kode or kode.startswith((prefix, "ST-", "MK")), row["judul"]


def propose(row: dict[str, str], kategori: str) -> str:
    return find_kode(kategori, row["judul"], row["ringkasan"][:160]).partition(".")[0]
