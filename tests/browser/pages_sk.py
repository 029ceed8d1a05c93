"""The determined versions of the DIP, public and in the admin."""

from collections.abc import Callable

from playwright.sync_api import Page

from dip.models import PenetapanDIP
from tests.browser.pages import Halaman, everywhere
from tests.browser.penetapan import BARU, LAMA
from tests.browser.world import TAHUN, World

ADD = "/admin/dip/penetapandip/add/"


def find(world: World, situs: str, nomor: str) -> PenetapanDIP:
    """The version with that SK; the demo content has some of its own."""
    rows = PenetapanDIP.objects.for_situs(world.situs[situs]).filter(tahun=TAHUN)
    return rows.get(nomor=nomor)


def sk(situs: str, path: str = "", nomor: str = LAMA) -> Callable[[World], str]:
    return lambda world: find(world, situs, nomor).get_absolute_url() + path


def between(situs: str) -> Callable[[World], str]:
    return lambda world: f"{sk(situs)(world)}perbedaan/?dengan={find(world, situs, BARU).versi}"


def frozen(situs: str, place: int = 0) -> Callable[[World], str]:
    """The page of one frozen entry; those with files come first."""

    def address(world: World) -> str:
        penetapan = find(world, situs, LAMA)
        rows = sorted(penetapan.baris, key=lambda row: not row["berkas"])
        return f"{penetapan.get_absolute_url()}{rows[place]['kode']}/"

    return address


def detail_new(world: World) -> str:
    return next(
        row.get_absolute_url()
        for row in type(world.rinci["cipari"]).objects.for_situs(world.situs["cipari"])
        if row.judul == "Informasi yang belum termasuk dalam SK"
    )


def change(world: World) -> str:
    return f"/admin/dip/penetapandip/{find(world, 'cipari', BARU).pk}/change/"


def press_determine(page: Page) -> None:
    page.fill("#id_nomor", "tanpa angka")
    page.locator(".submit-row .default").click()


PUBLIC_SK = [
    *everywhere("penetapan", "/dip/penetapan/"),
    *[
        Halaman(nama, situs, alamat)
        for situs in ("cipari", "ppid")
        for nama, alamat in (
            ("beku-lama", sk(situs)),
            ("beku-baru", sk(situs, nomor=BARU)),
            ("beda", sk(situs, "perbedaan/", BARU)),
            ("beda-versi", between(situs)),
        )
    ],
    Halaman("beku-akhir", "cipari", sk("cipari", "?hal=9")),
    Halaman("beda-lanjut", "cipari", sk("cipari", "perbedaan/?hal=2")),
    Halaman("beku-entri", "cipari", frozen("cipari")),
    Halaman("beku-entri-lain", "cipari", frozen("cipari", 30)),
    Halaman("rincian-baru", "cipari", detail_new),
]

ADMIN_SK = [
    *everywhere("penetapan", "/admin/dip/penetapandip/", masuk=True),
    *everywhere("tetapkan", ADD, masuk=True),
    Halaman("penetapan-satu", "cipari", change, "ani"),
    Halaman("tetapkan-galat", "cipari", ADD, "ani", berjudul=False, langkah=press_determine),
]
