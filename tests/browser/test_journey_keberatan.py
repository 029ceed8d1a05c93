"""An objection on a small screen without JavaScript: from the status page, and alone."""

from datetime import timedelta

from playwright.sync_api import Page, expect

from permohonan.models import Draf, Keberatan
from permohonan.penjaga import PALING_CEPAT
from tests.browser import gates
from tests.browser.test_journey_permohonan import CIPARI, KUASA, SEMPIT, expect_fault, fill, press
from tests.factories import make_permohonan

KASUS = "Sudah lewat waktunya dan belum ada jawaban."


def go(page: Page, name: str) -> None:
    page.get_by_role("main").get_by_role("link", name=name, exact=True).first.click()


def test_an_objection_from_the_status_page_types_nothing_twice(sites, new_context):
    row = make_permohonan(sites.situs["cipari"], rincian="Laporan anggaran 2025.")
    page = new_context(java_script_enabled=False, **SEMPIT).new_page()
    _look_up(page, row.nomor, row.kode)
    go(page, "Ajukan keberatan")
    press(page, "Mulai keberatan")
    expect(page.locator("[name=informasi]")).to_have_value("Laporan anggaran 2025.")
    press(page, "Lanjutkan")
    expect_fault(page, "Pilih sedikitnya satu alasan.")
    page.get_by_label("Permintaan saya tidak dijawab").check()
    page.locator("[name=kasus_posisi]").fill(KASUS)
    press(page, "Lanjutkan")
    expect(page.get_by_role("main")).to_contain_text("Sri Contoh")
    _add_kuasa(page)
    _send(page)
    keberatan = Keberatan.objects.latest("pk")
    assert (keberatan.permohonan, keberatan.alasan) == (row, ["c"])
    assert (keberatan.nama, keberatan.kuasa_nama) == (row.nama, "Budi Contoh")


def test_an_objection_with_number_and_code_in_the_form(sites, new_context):
    row = make_permohonan(sites.situs["cipari"])
    page = new_context(java_script_enabled=False, **SEMPIT).new_page()
    page.goto(f"{CIPARI}/permohonan/")
    go(page, "mengajukan keberatan")
    go(page, "Ajukan keberatan")
    press(page, "Lanjutkan")
    expect_fault(page, "Pilih apakah keberatan ini tentang permohonan.")
    page.get_by_label("Ya, tentang permohonan saya").check()
    page.locator("[name=nomor]").fill(row.nomor)
    page.locator("[name=kode]").fill("AAAA-BBBB-CCCC-DDDD-EEEE")
    press(page, "Lanjutkan")
    expect_fault(page, "tidak cocok")
    page.locator("[name=kode]").fill(row.kode)
    press(page, "Lanjutkan")
    page.get_by_label("Biayanya tidak wajar").check()
    page.locator("[name=kasus_posisi]").fill(KASUS)
    press(page, "Lanjutkan")
    _send(page)
    assert Keberatan.objects.latest("pk").permohonan == row


def test_an_objection_without_a_request_about_what_should_be_published(
    sites, new_context, tmp_path
):
    page = new_context(java_script_enabled=False, **SEMPIT).new_page()
    page.goto(f"{CIPARI}/keberatan/baru/")
    page.get_by_label("Tidak, tentang informasi berkala yang tidak tersedia").check()
    press(page, "Lanjutkan")
    fill(page, {"Informasi berkala yang tidak tersedia": "Laporan keuangan 2025"})
    fill(page, {"Kasus posisi": KASUS, "Tujuan penggunaan informasi": "Penelitian."})
    press(page, "Lanjutkan")
    page.get_by_label("Perorangan", exact=True).check()
    page.get_by_label("Ya, saya penerima kuasa").check()
    press(page, "Lanjutkan")
    fill(page, {"Nama lengkap": "Sri Contoh", "Nomor telepon": "0812-3456-7890"} | KUASA)
    page.locator("[name=alamat]").fill("Jalan Contoh Nomor 1")
    (tmp_path / "kuasa.pdf").write_bytes(b"%PDF-1.4\nisi\n%%EOF\n")
    page.locator("[name=surat_kuasa]").set_input_files(tmp_path / "kuasa.pdf")
    press(page, "Lanjutkan")
    expect(page.get_by_role("main")).to_contain_text("kuasa.pdf")
    kode = _send(page)
    row = Keberatan.objects.latest("pk")
    assert (row.permohonan, row.alasan, row.berkas.count()) == (None, ["b"], 1)
    _look_up(page, row.nomor, kode)


def _look_up(page: Page, nomor: str, kode: str) -> None:
    page.goto(f"{CIPARI}/cek/")
    page.locator("[name=nomor]").fill(nomor)
    page.locator("[name=kode]").fill(kode)
    press(page, "Lihat status")
    expect(page.get_by_role("heading", level=1)).to_have_text(nomor)


def _add_kuasa(page: Page) -> None:
    page.get_by_role("link", name="Ubah pemohon").click()
    page.get_by_label("Ya, saya penerima kuasa").check()
    press(page, "Lanjutkan")
    fill(page, KUASA)
    press(page, "Lanjutkan")
    expect(page.get_by_role("main")).to_contain_text("Budi Contoh")


def _send(page: Page) -> str:
    """The secret code on the receipt."""
    draf = Draf.objects.latest("pk")
    made = Draf.objects.filter(pk=draf.pk)
    made.update(dibuat_pada=draf.dibuat_pada + timedelta(hours=1))
    press(page, "Kirim keberatan")
    expect_fault(page, "Tunggu lima detik")
    made.update(dibuat_pada=draf.dibuat_pada - PALING_CEPAT)
    press(page, "Kirim keberatan")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tanda bukti keberatan")
    gates.check_no_overflow(page, 360)
    return page.locator("dt:has-text('Kode rahasia') + dd").inner_text()
