"""A request, from the home page to its status, as people with an old telephone send it."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from permohonan.models import Draf, Permohonan
from permohonan.penjaga import PALING_CEPAT
from tests.browser import gates
from tests.browser.layanan import RINCIAN

CIPARI = "http://cipari.cilacapkab.go.id"
SEMPIT = {"viewport": {"width": 360, "height": 740}}
JENIS = {
    "Perorangan": {"NIK (opsional)": "3301 1203 0485 0001", "Nama lengkap": "Sri Contoh"},
    "Badan hukum": {
        "Nama badan hukum": "Yayasan Contoh",
        "Nomor pengesahan badan hukum (opsional)": "AHU-0001",
        "Nama lengkap yang mengajukan": "Sri Contoh",
    },
    "Kelompok orang": {
        "Nama kelompok": "Warga RT 2",
        "Nama lengkap wakil kelompok": "Sri Contoh",
    },
}
KUASA = {
    "Nama penerima kuasa": "Budi Contoh",
    "Alamat penerima kuasa": "Jalan Kuasa Nomor 2",
    "Telepon atau e-mail penerima kuasa": "0813",
}


def press(page: Page, name: str) -> None:
    gates.check_no_overflow(page, 360)
    page.get_by_role("main").get_by_role("button", name=name).click()


def fill(page: Page, answers: dict[str, str]) -> None:
    for label, text in answers.items():
        page.get_by_label(label, exact=True).fill(text)


def expect_fault(page: Page, message: str) -> None:
    expect(page.get_by_role("alert")).to_contain_text(message)
    assert page.title().startswith("Galat: ")


@pytest.mark.parametrize("jenis", JENIS)
def test_a_request_without_javascript_on_a_small_screen(sites, new_context, tmp_path, jenis):
    page = new_context(java_script_enabled=False, **SEMPIT).new_page()
    page.goto(f"{CIPARI}/")
    page.get_by_role("main").get_by_role("link", name="Minta informasi", exact=True).click()
    page.get_by_role("main").get_by_role("link", name="Ajukan permohonan").click()
    press(page, "Lanjutkan")
    expect_fault(page, "Pilih jenis pemohon.")
    page.get_by_label(jenis, exact=True).check()
    page.get_by_label("Ya, saya penerima kuasa").check()
    press(page, "Lanjutkan")
    fill(page, JENIS[jenis] | KUASA)
    press(page, "Lanjutkan")
    expect_fault(page, "Isi nomor telepon atau e-mail, salah satu cukup.")
    page.locator("[name=alamat]").fill("Jalan Contoh Nomor 1")
    fill(page, {"Nomor telepon": "0812-3456-7890"})
    (tmp_path / "ktp.pdf").write_bytes(b"%PDF-1.4\nisi\n%%EOF\n")
    page.locator("[name=identitas]").set_input_files(tmp_path / "ktp.pdf")
    press(page, "Lanjutkan")
    fill(page, {"Informasi yang Anda minta": RINCIAN, "Tujuan penggunaan": "Bahan skripsi."})
    page.get_by_label("Mendapat salinan cetak (hardcopy)").check()
    press(page, "Lanjutkan")
    expect_fault(page, "Pilih cara mengirimkan salinan.")
    page.get_by_label("Pos", exact=True).check()
    press(page, "Lanjutkan")
    expect(page.get_by_role("main")).to_contain_text("ktp.pdf")
    _change_name(page)
    _send(page)
    _look_up(page, jenis)


def _change_name(page: Page) -> None:
    page.get_by_role("link", name="Ubah identitas dan kontak").click()
    page.locator("[name=nama]").fill("Sri Contoh Baru")
    press(page, "Lanjutkan")
    expect(page.get_by_role("main")).to_contain_text("Sri Contoh Baru")


def _send(page: Page) -> None:
    draf = Draf.objects.get()
    Draf.objects.update(dibuat_pada=draf.dibuat_pada + timedelta(hours=1))
    press(page, "Kirim permohonan")
    expect_fault(page, "Tunggu lima detik")
    Draf.objects.update(dibuat_pada=draf.dibuat_pada - PALING_CEPAT)
    press(page, "Kirim permohonan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tanda bukti permohonan")
    gates.check_no_overflow(page, 360)


def _look_up(page: Page, jenis: str) -> None:
    row = Permohonan.objects.latest("pk")
    assert (row.get_jenis_pemohon_display(), row.nama) == (jenis, "Sri Contoh Baru")
    assert (row.kuasa, row.cara_pengiriman, row.berkas.count()) == (True, "pos", 1)
    kode = page.locator("dt:has-text('Kode rahasia') + dd").inner_text()
    page.get_by_role("link", name="cek status", exact=True).click()
    expect(page.locator("[name=nomor]")).to_have_value(row.nomor)
    page.locator("[name=kode]").fill(kode)
    press(page, "Lihat status")
    expect(page.get_by_role("heading", level=1)).to_have_text(row.nomor)
    _complete(page, row)
    _correct(page, row)
    _withdraw(page, row)


def _open_act(page: Page, name: str) -> None:
    gates.check_no_overflow(page, 360)
    page.get_by_role("main").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def _complete(page: Page, row: Permohonan) -> None:
    _open_act(page, "Tambah keterangan")
    press(page, "Kirim keterangan")
    expect_fault(page, "Tulis keterangannya atau pilih berkasnya.")
    page.get_by_label("Keterangan", exact=True).fill("Tahun 2025 saja.")
    press(page, "Kirim keterangan")
    expect(page.get_by_role("status")).to_have_text("Keterangan Anda sudah kami terima.")
    expect(page.locator(".linimasa")).to_contain_text("Tahun 2025 saja.")
    page.reload()
    assert row.peristiwa.filter(jenis="dilengkapi").count() == 1


def _correct(page: Page, row: Permohonan) -> None:
    _open_act(page, "Perbaiki kontak")
    page.get_by_label("E-mail baru").fill("sri.baru@contoh.id")
    press(page, "Simpan kontak")
    expect(page.get_by_role("status")).to_have_text("Kontak Anda sudah kami perbaiki.")
    row.refresh_from_db()
    assert (row.email, row.telepon) == ("sri.baru@contoh.id", "0812-3456-7890")


def _withdraw(page: Page, row: Permohonan) -> None:
    _open_act(page, "Cabut permohonan")
    press(page, "Ya, cabut")
    expect(page.get_by_role("main")).to_contain_text("Dicabut pemohon")
    expect(page.get_by_role("link", name="Cabut permohonan")).to_have_count(0)
    gates.check_no_overflow(page, 360)
