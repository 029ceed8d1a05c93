"""Pages of each site, the shared pages that PPID Utama offers to all, and the menu."""

from collections.abc import Iterator

from dip.models import Kewajiban
from halaman.models import ButirMenu, Halaman
from ppid_portal.contoh.ramuan import Ramuan, read_csv, read_html
from ppid_portal.contoh.tulis import months_ago

CATATAN = "<p>Isi halaman ini contoh.</p>"


def build_halaman(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Iterator[Halaman]:
    rows = (row for row in read_csv("halaman") if ramuan.takes(row))
    for number, row in enumerate(rows, 1):
        yield Halaman(
            situs=ramuan.situs,
            judul=row["judul"],
            slug=row["nama"],
            bagian=row["bagian"],
            ringkasan=ramuan.fill(row["ringkasan"]),
            isi=write_isi(ramuan, row["nama"]),
            kewajiban=kewajiban.get(row["kewajiban"]),
            urutan=number,
            diperbarui_pada=months_ago(int(row["bulan"]), ramuan.draw(row["nama"], 28)),
        )


def write_isi(ramuan: Ramuan, nama: str) -> str:
    """A page that could be taken for real says at its end that it is not."""
    html = ramuan.fill(read_html(nama), html=True)
    return html if "contoh" in html else html + CATATAN


DENGAN_MENU = ("cipari", "kroya")  # the others show the usual menu


def save_menu(ramuan: Ramuan, pages: list[Halaman]) -> None:
    """A menu of three levels, its entries below those that were made before them."""
    if ramuan.situs.slug not in DENGAN_MENU:
        return
    per_slug, made = {page.slug: page for page in pages}, {}
    for number, row in enumerate(read_csv("menu"), 1):
        page = per_slug.get(row["halaman"])
        if row["halaman"] and not page:
            continue
        made[row["kunci"]] = ButirMenu.objects.create(
            situs=ramuan.situs,
            judul=row["judul"],
            induk=made.get(row["induk"]),
            halaman=page,
            alamat=row["alamat"],
            urutan=number,
        )
