"""Shared pages: PPID Utama writes them once, every kecamatan shows them with its own data."""

import re
from collections.abc import Iterator

from dip.models import Kewajiban
from halaman.enums import JenisPeristiwa
from halaman.models import Halaman
from halaman.templat import read_templat
from ppid_portal.contoh.ramuan import Ramuan, read_csv
from ppid_portal.contoh.tulis import months_ago, publish_many

DISALIN = (
    *("judul", "slug", "bagian", "ringkasan", "isi", "urutan", "kewajiban_id"),
    "diperbarui_pada",
)
SESUDAH = 100  # the site's own pages come first
_SLOT = re.compile(r"\[isi: ([^\]]*)\]")


def save_bersama(resep: list[Ramuan], kewajiban: dict[str, Kewajiban]) -> None:
    """PPID Utama first: the kecamatan take what it offers by then."""
    utama = [ramuan for ramuan in resep if ramuan.situs.utama]
    publish_many(page for ramuan in utama for page in build_tawaran(ramuan, kewajiban))
    offered = Halaman.objects.filter(ditawarkan=True, slug__in=list_slug()).published()
    per_utama: dict[int, list[Halaman]] = {}
    for page in offered.select_related("situs", "kewajiban"):
        per_utama.setdefault(page.situs_id, []).append(page)
    taken = (
        page for ramuan in resep for page in adopt(ramuan, per_utama.get(ramuan.situs.induk_id, []))
    )
    publish_many(taken, JenisPeristiwa.DIADOPSI)


def list_slug() -> list[str]:
    return [row["nama"] for row in read_csv("bersama")]


def build_tawaran(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Iterator[Halaman]:
    for number, row in enumerate(read_csv("bersama"), SESUDAH):
        words = read_templat(row["nama"], ramuan.situs)
        yield Halaman(
            situs=ramuan.situs,
            **words | {"slug": row["nama"], "isi": fill_slots(words["isi"])},
            kewajiban=kewajiban.get(row["kewajiban"]),
            urutan=number,
            ditawarkan=True,
            diperbarui_pada=months_ago(int(row["bulan"])),
        )


def adopt(ramuan: Ramuan, offered: list[Halaman]) -> Iterator[Halaman]:
    """Linked: the words stay those of PPID Utama, filled with the data of this site."""
    rows = {row["nama"]: row for row in read_csv("bersama")}
    for source in offered:
        if ramuan.takes(rows[source.slug]):
            words = {name: getattr(source, name) for name in DISALIN}
            yield Halaman(situs=ramuan.situs, sumber=source, tertaut=True, **words)


def fill_slots(html: str) -> str:
    """What only an office knows, made up; placeholders stay for each kecamatan to fill."""
    known = {row["slot"]: row["isi"] for row in read_csv("slot")}
    return _SLOT.sub(lambda slot: known.get(slot[1], "(contoh)"), html)
