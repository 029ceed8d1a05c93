"""The pages of the content, public and in the admin, that are held to the gates."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.isi import admin_url, compare_url, first_of, preview_url
from tests.browser.pages import OFFICERS, Halaman, everywhere
from tests.browser.world import World

INDEXES = {
    "profil": "/profil/",
    "struktur": "/profil/struktur-organisasi/",
    "pimpinan": "/profil/pimpinan/",
    "layanan": "/layanan/",
    "dokumen": "/dokumen/",
    "berita": "/berita/",
    "agenda": "/agenda/",
    "galeri": "/galeri/",
    "faq": "/faq/",
    "informasi": "/informasi/",
    "serta-merta": "/informasi/serta-merta/",
    "dikecualikan": "/informasi/dikecualikan/",
    "cari": "/cari/?q=anggaran",
    "peta-situs": "/peta-situs/",
    "aksesibilitas": "/aksesibilitas/",
    "data": "/data/",
}
# The law's list of each class is one page; its length is the law's.
LISTS = {"berkala": "/informasi/berkala/", "setiap-saat": "/informasi/setiap-saat/"}


def public(kind: str, situs: str = "cipari", **wanted) -> Callable[[World], str]:
    return lambda world: first_of(kind, world.situs[situs], **wanted).get_absolute_url()


def staff(kind: str, step: str, situs: str = "cipari", **wanted) -> Callable[[World], str]:
    return lambda world: admin_url(kind, world.situs[situs], step, **wanted)


def press_save(page: Page) -> None:
    page.locator(".submit-row [name=_save], .submit-row [name=_terbitkan]").first.click()


def press_no(page: Page) -> None:
    page.locator("form.tanggapan button").nth(1).click()


PUBLIC_ISI = [
    *everywhere("pengaturan", "/aksesibilitas/pengaturan/", kuki=("csrf",)),
    *[each for nama, alamat in INDEXES.items() for each in everywhere(nama, alamat)],
    *[each for nama, alamat in LISTS.items() for each in everywhere(nama, alamat, berat=2)],
    Halaman("halaman-lengkap", "cipari", "/halaman/program-lengkap/"),
    Halaman("halaman-lengkap", "ppid", "/halaman/program-lengkap/"),
    Halaman("halaman-tertaut", "cipari", public("halaman", tertaut=True)),
    Halaman("layanan-satu", "ppid", public("halaman", "ppid", bagian="layanan")),
    *[
        Halaman(f"{kind}-satu", situs, public(kind, situs))
        for situs in ("cipari", "ppid")
        for kind in ("dokumen", "berita", "agenda", "album", "sertamerta")
    ],
    Halaman(
        "pratinjau", "cipari", lambda world: preview_url(world.situs["cipari"]), kuki=("pratinjau",)
    ),
    Halaman("dokumen-disaring", "cipari", "/dokumen/?jenis=sop&q=permohonan", berjudul=False),
    Halaman("faq-dicari", "cipari", "/faq/?q=biaya", berjudul=False),
    Halaman("cari-kosong", "cipari", "/cari/?q=zzzzzz"),
    Halaman("cari-tanpa-kata", "ppid", "/cari/"),
    Halaman("kecamatan", "ppid", "/kecamatan/"),
    Halaman("tanggapan", "cipari", "/faq/", langkah=press_no),
]

ADMIN_ISI = [
    # All that the law requires on one page: 83 items with their buttons.
    *everywhere("kelengkapan", "/admin/kelengkapan/", masuk=True, berat=2),
    *[
        Halaman(f"{kind}-daftar", situs, f"/admin/halaman/{kind}/", OFFICERS[situs])
        for situs in ("ppid", "cipari")
        for kind in ("halaman", "dokumen", "berita", "spandukdarurat", "sertamerta")
    ],
    *[
        Halaman(f"{kind}-daftar", "cipari", f"/admin/halaman/{kind}/", "ani")
        for kind in (
            *("agenda", "album", "tanya", "pejabat", "unitkerja", "butirmenu"),
            *("targetkewajiban", "tanggapan", "gambar"),
        )
    ],
    *[
        Halaman(f"{kind}-baru", "cipari", f"/admin/halaman/{kind}/add/", "ani")
        for kind in (
            *("dokumen", "agenda", "album", "unitkerja", "butirmenu", "targetkewajiban"),
            *("sertamerta", "spandukdarurat"),
        )
    ],
    *[
        Halaman(f"{kind}-ubah", "cipari", staff(kind, "change"), "ani")
        for kind in ("dokumen", "agenda", "album", "sertamerta", "gambar")
    ],
    Halaman("spanduk-baru", "ppid", "/admin/halaman/spandukdarurat/add/", "kominfo"),
    Halaman("spanduk-ubah", "ppid", staff("spandukdarurat", "change", "ppid"), "kominfo"),
    Halaman("tawaran", "cipari", "/admin/halaman/halaman/tawaran/", "ani"),
    Halaman("riwayat-isi", "cipari", staff("berita", "history", slug="draf"), "ani"),
    Halaman("bandingkan", "cipari", lambda world: compare_url(world.situs["cipari"]), "ani"),
    Halaman("isi-hapus", "cipari", staff("berita", "delete", slug="draf"), "ani"),
    Halaman("dokumen-galat", "cipari", "/admin/halaman/dokumen/add/", "ani", langkah=press_save),
    Halaman(
        "serta-merta-galat", "cipari", "/admin/halaman/sertamerta/add/", "ani", langkah=press_save
    ),
]

# With the rich-text editor: itself not ours, and heavier than the budget.
EDITOR = [
    *[
        Halaman(f"{kind}-baru", "cipari", f"/admin/halaman/{kind}/add/", "ani")
        for kind in ("halaman", "berita", "tanya", "pejabat")
    ],
    Halaman("halaman-ubah", "cipari", staff("halaman", "change", slug="program-lengkap"), "ani"),
    Halaman("halaman-tertaut", "cipari", staff("halaman", "change", tertaut=True), "ani"),
    Halaman("berita-ubah", "cipari", staff("berita", "change", slug="draf"), "ani"),
    Halaman("berita-galat", "cipari", "/admin/halaman/berita/add/", "ani", langkah=press_save),
]
