"""The assessment of the DIP: a site with gaps, an empty one, and the matrix."""

from collections.abc import Callable

from tests.browser.pages import Halaman, everywhere
from tests.browser.world import TAHUN, World


def of_site(slug: str) -> Callable[[World], str]:
    return lambda world: f"/admin/penilaian-dip/?situs={world.situs[slug].pk}&tahun={TAHUN}"


ADMIN_PENILAIAN = [
    *everywhere("penilaian", f"/admin/penilaian-dip/?tahun={TAHUN}", masuk=True),
    Halaman("penilaian-kecamatan", "ppid", of_site("cipari"), "kominfo"),
    Halaman("penilaian-diurut", "ppid", "/admin/penilaian-dip/?urut=-5", "kominfo", berjudul=False),
]
