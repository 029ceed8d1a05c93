"""One good and one bad text for each rule."""

import pytest

from halaman.models import Halaman
from halaman.periksa_isi import Berat, periksa_html, periksa_konten

KATA = "Kecamatan melayani warga setiap hari kerja. " * 6
GAMBAR = '<img src="/gambar/ABC123/" alt="Warga mengisi formulir di loket">'

BURUK = {
    "alt": '<p>Denah kantor</p><img src="/gambar/ABC123/" alt=" ">',
    "gambar_luar": '<img src="https://jahat.example/x.png" alt="Denah">',
    "belum_diisi": "<p>Nomor: [isi: nomor SK PPID]</p>",
    "istilah": "<p>PPID  Pembantu di kecamatan</p>",
    "teks_tautan": '<p>Formulir <a href="/dip/">Klik di sini!</a></p>',
    "alamat_mentah": '<p><a href="https://lapor.go.id">https://lapor.go.id</a></p>',
    "h1": "<h1>Profil</h1><p>Isi</p>",
    "lompat_judul": "<h2>Profil</h2><h4>Sejarah</h4>",
    "judul_palsu": "<p><strong>Visi dan misi</strong></p><p>Isi.</p>",
    "tajuk_tabel": "<table><tbody><tr><td>Januari</td><td>10</td></tr></tbody></table>",
    "hanya_pdf": '<p>Unduh <a href="/dokumen/ABC123/">Renja 2026 (PDF)</a></p>',
    "hanya_gambar": GAMBAR,
    "paragraf_panjang": f"<p>{KATA * 4}</p>",
    "kapital": "<p>PEMERINTAH KABUPATEN CILACAP KECAMATAN CIPARI memberitahukan</p>",
}
BAIK = {
    "alt": GAMBAR,
    "gambar_luar": GAMBAR,
    "belum_diisi": "<p>Isi: nomor SK PPID [1]</p>",
    "istilah": "<p>PPID Pelaksana di kecamatan; pembantu PPID.</p>",
    "teks_tautan": '<p><a href="/dip/">Daftar Informasi Publik</a></p>',
    "alamat_mentah": '<p><a href="https://lapor.go.id">SP4N-LAPOR!</a></p>',
    "h1": "<h2>Profil</h2>",
    "lompat_judul": "<h2>Profil</h2><h3>Sejarah</h3><h4>Awal</h4><h2>Tugas</h2>",
    "judul_palsu": "<p><strong>Catatan:</strong> tutup.</p><p><strong>Bawa KTP.</strong></p>",
    "tajuk_tabel": "<table><thead><tr><th>Bulan</th></tr></thead></table>",
    "hanya_pdf": f'<p>{KATA}</p><p><a href="/dokumen/ABC123/">Renja 2026 (PDF)</a></p>',
    "hanya_gambar": f"<p>{KATA}</p>{GAMBAR}",
    "paragraf_panjang": f"<p>{KATA}</p>" * 4,
    "kapital": "<p>PPID, DIP, SOP, DIK, dan SK diatur Perki</p>",
}


def rules_of(html):
    return {found.aturan for found in periksa_html(html)}


@pytest.mark.parametrize("aturan", BURUK)
def test_rule_finds_what_it_is_for(aturan):
    assert aturan in rules_of(BURUK[aturan])


@pytest.mark.parametrize("aturan", BAIK)
def test_rule_leaves_good_text_alone(aturan):
    assert aturan not in rules_of(BAIK[aturan])


def test_every_rule_is_tried_both_ways():
    assert BURUK.keys() == BAIK.keys()


def test_good_text_has_no_finding():
    html = f"<h2>Layanan</h2><p>{KATA}</p><h3>Syarat</h3><ul><li>KTP</li></ul>{GAMBAR}"
    assert periksa_html(html) == []
    assert periksa_html("") == []


def test_missing_alt_names_the_picture_by_the_words_before_it():
    html = f"<p>Loket</p>{GAMBAR}<p>Denah kantor kecamatan</p><img src='/gambar/B/'>"
    (found,) = [each for each in periksa_html(html) if each.aturan == "alt"]
    assert found.berat == Berat.TAHAN
    assert "Gambar ke-2" in found.pesan and "Denah kantor kecamatan" in found.pesan


def test_title_and_summary_are_read_too():
    row = Halaman(judul="PROFIL KECAMATAN CIPARI", ringkasan="PPID Pembantu", isi="<p>Isi</p>")
    found = {each.aturan: each.pesan for each in periksa_konten(row)}
    assert "PROFIL KECAMATAN CIPARI" in found["kapital"]
    assert "ringkasan" in found["istilah"]


@pytest.mark.parametrize(
    ("isi", "empty"),
    [("", True), ("<p> </p><h2></h2>", True), ("<p>a</p>", False), (GAMBAR, False)],
)
def test_page_without_words_is_not_ready(isi, empty):
    rules = {found.aturan for found in periksa_konten(Halaman(judul="Profil", isi=isi))}
    assert ("kosong" in rules) == empty
    assert "kosong" not in {each.aturan for each in periksa_konten(Halaman(isi=isi, tertaut=True))}


def test_broken_html_is_read_without_error():
    assert isinstance(periksa_html("<p><b>Buka <a href=x><img <table><td>"), list)
