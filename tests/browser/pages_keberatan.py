"""The form of an objection, from its start page to the receipt."""

from playwright.sync_api import Page

from permohonan.tautan import make_tanda_status
from tests.browser.layanan import KUNCI_KEBERATAN, find_status
from tests.browser.pages import Halaman, everywhere
from tests.browser.world import World


def send(page: Page) -> None:
    page.click("main .formulir [type=submit]")


def send_wrong(page: Page) -> None:
    page.check("main [name=tentang][value=ya]")
    page.fill("main [name=nomor]", "999/PPID-CIPARI/XI/2026")
    page.fill("main [name=kode]", "BBBB-CCCC-DDDD-FFFF-GGGG")
    send(page)


def send_without_kuasa(page: Page) -> None:
    for name in ("nama", "kuasa_nama", "telepon", "email"):
        page.fill(f"main [name={name}]", "")
    send(page)


def isi(kode: str, nama: str = "isi") -> str:
    return f"/keberatan/isi/{KUNCI_KEBERATAN[nama]}/{kode}/"


def dari(world: World) -> str:
    return f"/keberatan/dari/{make_tanda_status(find_status(world.situs['cipari'], 'terbuka'))}/"


PUBLIC_KEBERATAN = [
    *everywhere("keberatan-mulai", "/keberatan/"),
    Halaman("keberatan-baru", "cipari", "/keberatan/baru/"),
    Halaman("keberatan-baru-kosong", "cipari", "/keberatan/baru/", langkah=send),
    Halaman(
        "keberatan-baru-salah", "cipari", "/keberatan/baru/", langkah=send_wrong, berjudul=False
    ),
    Halaman("keberatan-dari", "cipari", dari),
    Halaman("keberatan-alasan", "cipari", isi("alasan")),
    Halaman("keberatan-alasan-sendiri", "cipari", isi("alasan", "sendiri"), berjudul=False),
    Halaman("keberatan-pemohon", "cipari", isi("pemohon")),
    Halaman("keberatan-identitas", "cipari", isi("identitas")),
    Halaman("keberatan-periksa", "cipari", isi("periksa")),
    Halaman("keberatan-alasan-salah", "cipari", isi("alasan", "alasan-salah"), langkah=send),
    Halaman(
        "keberatan-identitas-salah",
        "cipari",
        isi("identitas", "identitas-salah"),
        langkah=send_without_kuasa,
    ),
    Halaman("keberatan-tergesa", "cipari", isi("periksa", "tergesa"), langkah=send),
    Halaman(
        "keberatan-hilang",
        "cipari",
        f"/keberatan/isi/{'H' * 31}/periksa/",
        status=404,
        berjudul=False,
    ),
    Halaman("keberatan-terima", "cipari", f"/keberatan/terima/{KUNCI_KEBERATAN['terima']}/"),
    Halaman(
        "keberatan-tutup",
        "cipari",
        f"/keberatan/terima/{'H' * 31}/",
        status=404,
        berjudul=False,
    ),
]
