"""What makes the demo content of one site its own: facts, how much it has, its words."""

import csv
import random
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.utils import timezone
from django.utils.html import escape

from halaman.isian import fill_placeholders
from situs.models import Situs

DATA = Path(__file__).parent / "data"
MARK = " (contoh)"
UNTUK_SEMUA = "semua"


@cache
def read_csv(name: str) -> tuple[dict[str, str], ...]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def read_html(name: str) -> str:
    return (DATA / "halaman" / f"{name}.html").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Ramuan:
    situs: Situs
    bagian: int  # per cent of what there could be; 0 is a site that has just been opened
    kata: dict[str, str]
    pemandangan: str

    def takes(self, row: dict[str, str]) -> bool:
        """Whether this site has the piece: the higher its `tingkat`, the fewer have it."""
        kind = "utama" if self.situs.utama else "kecamatan"
        if row["untuk"] not in (kind, UNTUK_SEMUA):
            return False
        drift = self.draw(row.get("nama") or row["kunci"], 21) - 10  # no two sites miss the same
        return self.bagian > 0 and int(row["tingkat"]) + drift <= self.bagian

    def draw(self, key: str, limit: int) -> int:
        """A number below the limit that is the same on every run."""
        digest = blake2b(f"{self.situs.slug}:{key}".encode(), digest_size=4).digest()
        return int.from_bytes(digest) % limit

    def fill(self, text: str, *, html: bool = False) -> str:
        for name, value in self.kata.items():
            text = text.replace(f"{{{name}}}", escape(value) if html else value)
        return fill_placeholders(text, self.situs, html=html)

    def shuffle(self, rows: list) -> list:
        """The rows in an order of this site's own."""
        random.Random(self.situs.slug).shuffle(rows)
        return rows


def build_ramuan(situs: Situs) -> Ramuan:
    facts = next((row for row in read_csv("kecamatan") if row["slug"] == situs.slug), None)
    facts = facts or read_csv("kecamatan")[1] | {"bagian": "50"}
    tahun = timezone.localdate().year
    ramuan = Ramuan(situs, int(facts["bagian"]), {}, facts["pemandangan"])
    desa = 8 + ramuan.draw("desa", 10)
    permohonan = 6 + ramuan.draw("permohonan", 20)
    ramuan.kata.update(
        nama=situs.pemerintah if situs.utama else situs.nama,
        letak=facts["letak"],
        usaha=facts["usaha"],
        rawan=facts["rawan"],
        tahun=str(tahun),
        tahun_lalu=str(tahun - 1),
        tahun_depan=str(tahun + 1),
        desa=str(desa),
        sebagian=str(desa // 2),
        penduduk=f"{40 + ramuan.draw('penduduk', 60)}.{ramuan.draw('jiwa', 1000):03d}",
        luas=f"{30 + ramuan.draw('luas', 90)},{ramuan.draw('koma', 10)}",
        permohonan=str(permohonan),
        dikabulkan=str(permohonan - 2),
        pelaksana=str(6 + ramuan.draw("pelaksana", 8)),
    )
    return ramuan
