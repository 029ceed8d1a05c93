"""Which pages are held to the gates, at which host, as whom."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.world import TAHUN, TERKUNCI, World, first_holiday

DOMAIN = "cilacapkab.go.id"
OFFICERS = {"ppid": "kominfo", "cipari": "ani", "maos": "budi"}
Address = str | Callable[[World], str]


@dataclass(frozen=True)
class Halaman:
    nama: str
    situs: str
    alamat: Address
    sebagai: str = ""  # username; nobody when empty
    status: int = 200
    berjudul: bool = True  # with a title of its own
    berat: int = 1  # times the budget of HTML
    kuki: tuple[str, ...] = ()  # of a page with a form, or of a preview; a reader gets none
    langkah: Callable[[Page], None] | None = None  # from that address to the page that is meant

    def __str__(self) -> str:
        return f"{self.situs}-{self.nama}"

    @property
    def host(self) -> str:
        return f"{self.situs}.{DOMAIN}"

    def url(self, world: World) -> str:
        path = self.alamat if isinstance(self.alamat, str) else self.alamat(world)
        return f"http://{self.host}{path}"


def everywhere(nama: str, alamat: Address, *, masuk: bool = False, **other) -> list[Halaman]:
    return [
        Halaman(nama, situs, alamat, OFFICERS[situs] if masuk else "", **other)
        for situs in OFFICERS
    ]


def detail(situs: str) -> Callable[[World], str]:
    return lambda world: world.rinci[situs].get_absolute_url()


PUBLIC = [
    *everywhere("beranda", "/"),
    *everywhere("dip", "/dip/"),
    *everywhere("tidak-ada", "/tidak-ada/", status=404),
    Halaman("rincian", "ppid", detail("ppid")),
    Halaman("rincian", "cipari", detail("cipari")),
    Halaman("rincian-sederhana", "cipari", lambda world: world.alamat_sederhana()),
    Halaman("halaman-terakhir", "cipari", "/dip/?hal=10"),
    # A visitor who asks for 100 rows instead of 25 asks for a longer page.
    Halaman("seratus-baris", "cipari", "/dip/?per=100", berjudul=False, berat=2),
    Halaman("dicari", "cipari", "/dip/?q=keuangan"),
    Halaman("disaring", "cipari", "/dip/?kategori=berkala&unit=Sekretaris+Kecamatan&bentuk=cetak"),
    Halaman("tanpa-hasil", "cipari", "/dip/?q=zzzz"),
    Halaman("host-asing", "tidakdikenal", "/", status=404),
]


def fill_login(username: str, password: str) -> Callable[[Page], None]:
    def fill(page: Page) -> None:
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", password)
        page.click("#login-form [type=submit]")

    return fill


def ask_reset(page: Page) -> None:
    page.fill("input[name=email]", "ani@contoh.go.id")
    page.click("main [type=submit]")


DOORS = [
    *everywhere("masuk", "/admin/login/"),
    Halaman("gagal-masuk", "cipari", "/admin/login/", langkah=fill_login("ani", "salah")),
    Halaman("terkunci", "cipari", "/admin/login/", langkah=fill_login(TERKUNCI, "salah")),
    *everywhere("lupa-sandi", "/admin/lupa-sandi/"),
    Halaman("lupa-sandi-terkirim", "cipari", "/admin/lupa-sandi/", langkah=ask_reset),
    Halaman("sandi-baru", "cipari", lambda world: world.alamat_sandi_baru()),
    Halaman("sandi-baru-basi", "cipari", "/admin/sandi-baru/MQ/basi/"),
    Halaman("sandi-baru-selesai", "cipari", "/admin/sandi-baru/selesai/"),
]


def impor(situs: str, state: str, step: str = "change") -> Callable[[World], str]:
    return lambda world: f"/admin/dip/impor/{world.impor[f'{situs}-{state}'].pk}/{step}/"


def entry(situs: str, step: str) -> Callable[[World], str]:
    return lambda world: f"/admin/dip/informasi/{world.rinci[situs].pk}/{step}/"


def situs_form(page_situs: str) -> Callable[[World], str]:
    return lambda world: f"/admin/situs/situs/{world.situs[page_situs].pk}/change/"


def choose_copy(page: Page) -> None:
    page.locator("input.action-select").first.check()
    page.select_option("select[name=action]", "salin_ke_tahun")
    page.locator("button[name=index]").click()


def press_save(page: Page) -> None:
    page.locator(".submit-row [name=_save]").click()


ADMIN = [
    *everywhere("beranda", "/admin/", masuk=True),
    *everywhere("dip", "/admin/dip/informasi/", masuk=True),
    *everywhere("dip-baru", "/admin/dip/informasi/add/", masuk=True),
    *everywhere("impor", "/admin/dip/impor/", masuk=True),
    *everywhere("unggah", "/admin/dip/impor/add/", masuk=True),
    *[Halaman("situs", situs, situs_form(situs), who) for situs, who in OFFICERS.items()],
    *[
        Halaman(nama, situs, impor(situs, "pratinjau", step), who)
        for situs, who in OFFICERS.items()
        for nama, step in (("pratinjau", "change"), ("arti-kolom", "kolom"))
    ],
    *[
        Halaman(nama, situs, entry(situs, step), OFFICERS[situs])
        for situs in ("ppid", "cipari")
        for nama, step in (("dip-ubah", "change"), ("dip-riwayat", "history"))
    ],
    *[
        Halaman("diterapkan", situs, impor(situs, "diterapkan"), OFFICERS[situs])
        for situs in ("ppid", "cipari")
    ],
    Halaman("dip-galat", "cipari", "/admin/dip/informasi/add/", "ani", langkah=press_save),
    Halaman("dip-dicari", "cipari", f"/admin/dip/informasi/?q=keuangan&tahun={TAHUN - 1}", "ani"),
    Halaman("dip-salin", "cipari", "/admin/dip/informasi/?q=pejabat", "ani", langkah=choose_copy),
    Halaman("dip-hapus", "cipari", lambda world: world.alamat_hapus(), "ani"),
    Halaman("ganti-sandi", "cipari", "/admin/password_change/", "ani"),
    Halaman("aplikasi", "cipari", "/admin/dip/", "ani"),
    Halaman("tidak-ada", "cipari", "/admin/tidak-ada/", "ani", status=404),
    Halaman("terlarang", "cipari", "/admin/situs/harilibur/", "ani", status=403),
    *everywhere("surel", "/admin/situs/surel/", masuk=True),
    Halaman("hari-libur", "ppid", "/admin/situs/harilibur/", "kominfo"),
    Halaman("daftar-situs", "ppid", "/admin/situs/situs/", "kominfo"),
    Halaman("situs-kecamatan", "ppid", situs_form("cipari"), "kominfo"),
    Halaman("dip-kecamatan", "ppid", entry("cipari", "change"), "kominfo"),
    Halaman(
        "hari-libur-ubah",
        "ppid",
        lambda world: f"/admin/situs/harilibur/{first_holiday()}/change/",
        "kominfo",
    ),
    Halaman("hari-libur-baru", "ppid", "/admin/situs/harilibur/add/", "kominfo"),
    Halaman("hari-libur-impor", "ppid", "/admin/situs/harilibur/import/", "kominfo"),
    Halaman("hari-libur-ekspor", "ppid", "/admin/situs/harilibur/export/", "kominfo"),
    Halaman("pengguna", "ppid", "/admin/situs/pengguna/", "kominfo"),
    Halaman("pengguna-baru", "ppid", "/admin/situs/pengguna/add/", "kominfo"),
    Halaman(
        "pengguna-ubah",
        "ppid",
        lambda world: f"/admin/situs/pengguna/{world.people['ani'].pk}/change/",
        "kominfo",
    ),
    Halaman(
        "pengguna-sandi",
        "ppid",
        lambda world: f"/admin/situs/pengguna/{world.people['ani'].pk}/password/",
        "kominfo",
    ),
    Halaman("izin", "ppid", "/admin/situs/izinbertindak/", "kominfo"),
    Halaman("izin-baru", "ppid", "/admin/situs/izinbertindak/add/", "kominfo"),
]
