"""The health of links and the classification helper, and public pages with a dead link on them."""

from tests.browser.pages import OFFICERS, Halaman, everywhere
from tests.browser.pages_isi import public

LIST = "/admin/dip/pemeriksaantautan/"
TANYA = "/admin/dip/klasifikasi/"

PUBLIC_TAUTAN = [
    Halaman("dokumen-mati", "cipari", public("dokumen", tautan__contains="invalid")),
    Halaman("daftar-dokumen-mati", "cipari", "/dokumen/?jenis=peraturan", berjudul=False),
]

ADMIN_TAUTAN = [
    *[Halaman("tautan", situs, LIST, OFFICERS[situs]) for situs in OFFICERS],
    Halaman("tautan-mati", "cipari", f"{LIST}?keadaan=mati", "ani", berjudul=False),
    Halaman("tautan-kosong", "maos", f"{LIST}?q=zzzz", "budi"),
    *everywhere("klasifikasi", TANYA, masuk=True),
    *[
        Halaman(f"klasifikasi-{kode}", "cipari", f"{TANYA}?jawab={kode}", "ani", berjudul=False)
        for kode in ("tidak~tidak", "tidak~ya", "tidak~ya~h~tidak", "tidak~tidak~B-d", "aneh")
    ],
]
