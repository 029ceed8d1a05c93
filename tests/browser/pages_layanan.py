"""Requests and objections: the status page, and what the officers see."""

from collections.abc import Callable
from datetime import timedelta

import time_machine
from django.utils import timezone
from playwright.sync_api import Page

from permohonan.admin_langkah_keberatan import LANGKAH as LANGKAH_KEBERATAN
from permohonan.admin_langkah_permohonan import LANGKAH
from permohonan.enums import Hasil
from permohonan.models import Keberatan, LaporanLayanan, Permohonan
from permohonan.tautan import make_tanda, make_tanda_status
from tests.browser.layanan import KUNCI, STATUS, find_status
from tests.browser.pages import OFFICERS, Halaman, everywhere
from tests.browser.world import World

TAHUN = timezone.localdate().year - 1  # of the yearly report
LANGKAH_TERBUKA = [name for name in LANGKAH if name != "serahkan"]
KEBERATAN = "/admin/permohonan/keberatan/"
TERBUKA_ATASAN = {"tanggapi", "musyawarah", "tugaskan", "catatan"}
SESUDAH = {"lampirkan", "pelaksanaan", "sikap", "sengketa"}
NOMOR_SALAH, KODE_SALAH = "999/PPID-CIPARI/XI/2026", "BBBB-CCCC-DDDD-FFFF-GGGG"


def see_nothing(page: Page) -> None:
    page.fill("input[name=nomor]", NOMOR_SALAH)
    page.fill("input[name=kode]", KODE_SALAH)
    page.click("main .formulir [type=submit]")


def send_empty(page: Page) -> None:
    page.click("main .formulir [type=submit]")


def case(act: str = "change", query: str = "") -> Callable[[World], str]:
    def address(world: World) -> str:
        row = Permohonan.objects.for_situs(world.situs["cipari"]).first()
        return f"/admin/permohonan/permohonan/{row.pk}/{act}/{query}"

    return address


def objection(act: str = "change", nomor: int = 0) -> Callable[[World], str]:
    """An act on an open objection, or on one that was answered (1)."""

    def address(world: World) -> str:
        rows = Keberatan.objects.for_situs(world.situs["cipari"])
        row = rows.exclude(ditanggapi_pada=None).first() if nomor else rows.open().first()
        return f"{KEBERATAN}{row.pk}/{act}/"

    return address


def send_act(page: Page) -> None:
    page.click("main .submit-row [type=submit]")


def report(tahun: int, act: str) -> Callable[[World], str]:
    def address(world: World) -> str:
        row = LaporanLayanan.objects.for_situs(world.situs["cipari"]).get(tahun=tahun)
        return f"/admin/permohonan/laporanlayanan/{row.pk}/{act}/"

    return address


def expired(world: World) -> str:
    """A link of an hour that began long ago."""
    row = Permohonan.objects.for_situs(world.situs["cipari"]).first()
    with time_machine.travel(timezone.now() - timedelta(hours=2)):
        return f"/cek/tanda-bukti/{make_tanda(row)}.pdf"


def status(nama: str, rest: str = "") -> Callable[[World], str]:
    """The status page of a case, or one of the pages that it leads to."""

    def address(world: World) -> str:
        return f"/cek/perkara/{make_tanda_status(find_status(world.situs['cipari'], nama))}/{rest}"

    return address


def empty_and_send(*names: str) -> Callable[[Page], None]:
    def send(page: Page) -> None:
        for name in names:
            page.fill(f"main [name={name}]", "")
        send_empty(page)

    return send


def isi(kode: str, nama: str = "isi") -> str:
    return f"/permohonan/isi/{KUNCI[nama]}/{kode}/"


PUBLIC_FORMULIR = [
    *everywhere("permohonan-mulai", "/permohonan/"),
    Halaman("permohonan-baru", "cipari", "/permohonan/baru/?rincian=APBDes"),
    Halaman("permohonan-baru-kosong", "cipari", "/permohonan/baru/", langkah=send_empty),
    Halaman("permohonan-pemohon", "cipari", isi("pemohon"), berjudul=False),
    Halaman("permohonan-identitas", "cipari", isi("identitas")),
    Halaman("permohonan-informasi", "cipari", isi("informasi")),
    Halaman("permohonan-periksa", "cipari", isi("periksa")),
    Halaman(
        "permohonan-identitas-salah",
        "cipari",
        isi("identitas", "identitas-salah"),
        langkah=empty_and_send("nama", "telepon", "email", "kuasa_nama"),
    ),
    Halaman(
        "permohonan-informasi-salah",
        "cipari",
        isi("informasi", "informasi-salah"),
        langkah=empty_and_send("rincian", "tujuan"),
    ),
    Halaman("permohonan-tergesa", "cipari", isi("periksa", "tergesa"), langkah=send_empty),
    Halaman("permohonan-hilang", "cipari", f"/permohonan/isi/{'H' * 31}/periksa/", status=404),
    Halaman("permohonan-terima", "cipari", f"/permohonan/terima/{KUNCI['terima']}/"),
    Halaman("permohonan-tutup", "cipari", f"/permohonan/terima/{'H' * 31}/", status=404),
]
PUBLIC_STATUS = [
    *[Halaman(f"status-{nama}", "cipari", status(nama)) for nama in STATUS],
    Halaman("lengkapi", "cipari", status("kurang", "lengkapi/")),
    Halaman("lengkapi-kosong", "cipari", status("terbuka", "lengkapi/"), langkah=send_empty),
    Halaman("kontak", "cipari", status("terbuka", "kontak/")),
    Halaman("kontak-kosong", "cipari", status("kurang", "kontak/"), langkah=send_empty),
    Halaman("cabut", "cipari", status("terbuka", "cabut/")),
    Halaman("salinan", "cipari", status("dijawab", "unduh/")),
    Halaman("salinan-kosong", "cipari", status("kurang", "unduh/"), langkah=send_empty),
    Halaman("tanggapan", "cipari", status("ditanggapi", "tanggapan/")),
]
PUBLIC_LAYANAN = [
    *PUBLIC_FORMULIR,
    *PUBLIC_STATUS,
    *everywhere("cek", "/cek/"),
    *everywhere("laporan", "/laporan/"),
    *everywhere("sengketa", "/keberatan/sengketa/"),
    Halaman("laporan-semester", "cipari", "/laporan/?tahun=2026&semester=1"),
    Halaman("laporan-tahunan", "cipari", f"/laporan/?tahun={TAHUN}"),
    Halaman("cek-kosong", "cipari", "/cek/", langkah=send_empty),
    Halaman("cek-salah", "cipari", "/cek/", langkah=see_nothing, berjudul=False),
    Halaman("tautan-berakhir", "cipari", expired, status=410),
]
ADMIN_KEBERATAN = [
    Halaman("keberatan-lihat", "cipari", objection(), "ani"),
    Halaman("keberatan-baru", "cipari", f"{KEBERATAN}?tumpukan=baru", "ani", berjudul=False),
    Halaman("keberatan-catat", "cipari", f"{KEBERATAN}add/", "ani"),
    Halaman("keberatan-catat-salah", "cipari", f"{KEBERATAN}add/", "ani", langkah=send_act),
    Halaman("keberatan-identitas", "cipari", objection("identitas"), "camat"),
    Halaman("keberatan-selesai", "cipari", objection(nomor=1), "camat", berjudul=False),
    *[
        Halaman(f"keberatan-{act}", "cipari", objection(act), "camat")
        for act in LANGKAH_KEBERATAN
        if act in TERBUKA_ATASAN
    ],
    *[
        Halaman(f"keberatan-{act}", "cipari", objection(act, 1), "ani")
        for act in LANGKAH_KEBERATAN
        if act in SESUDAH
    ],
    Halaman("keberatan-tanggapi-salah", "cipari", objection("tanggapi"), "camat", langkah=send_act),
]
ADMIN_LAPORAN = [
    *everywhere("laporan-layanan", "/admin/permohonan/laporanlayanan/", masuk=True),
    Halaman("laporan-layanan-baru", "cipari", "/admin/permohonan/laporanlayanan/add/", "ani"),
    *[
        Halaman(f"laporan-layanan-{act}", "cipari", report(TAHUN, act), "ani")
        for act in ("change", "terbitkan", "history")
    ],
    Halaman("laporan-layanan-salah", "cipari", report(TAHUN, "terbitkan"), "ani", langkah=send_act),
    Halaman("laporan-layanan-belum", "cipari", report(TAHUN - 1, "terbitkan"), "ani"),
]
ADMIN_LAYANAN = [
    *ADMIN_LAPORAN,
    Halaman("surat-keluar", "cipari", "/admin/permohonan/surat/", "ani"),
    Halaman("teks-surat", "cipari", "/admin/permohonan/tekssurat/", "ani"),
    Halaman("teks-surat-baru", "cipari", "/admin/permohonan/tekssurat/add/", "ani"),
    *everywhere("permohonan", "/admin/permohonan/permohonan/", masuk=True),
    *[
        Halaman("keberatan", situs, "/admin/permohonan/keberatan/", OFFICERS[situs])
        for situs in OFFICERS
    ],
    Halaman("permohonan-lihat", "cipari", case(), "ani"),
    *[
        Halaman(f"permohonan-{act}", "cipari", case(act), "ani")
        for act in (*LANGKAH_TERBUKA, "jawab", "identitas")
    ],
    *[
        Halaman(f"permohonan-jawab-{hasil}", "cipari", case("jawab", f"?hasil={hasil}"), "ani")
        for hasil in Hasil.values
    ],
    Halaman("permohonan-catat", "cipari", "/admin/permohonan/permohonan/add/", "ani"),
    Halaman(
        "permohonan-catat-salah",
        "cipari",
        "/admin/permohonan/permohonan/add/",
        "ani",
        langkah=send_act,
    ),
    Halaman(
        "permohonan-baru",
        "cipari",
        "/admin/permohonan/permohonan/?tumpukan=baru",
        "ani",
        berjudul=False,
    ),
    Halaman("permohonan-pengaturan", "cipari", "/admin/permohonan/pengaturanlayanan/add/", "ani"),
    Halaman("permohonan-salah", "cipari", case("perpanjang"), "ani", langkah=send_act),
    *everywhere("register", "/admin/permohonan/permohonan/register/", masuk=True),
    Halaman("register-keberatan", "cipari", "/admin/permohonan/keberatan/register/", "ani"),
    *ADMIN_KEBERATAN,
]
