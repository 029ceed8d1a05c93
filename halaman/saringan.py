"""What a visitor asked of a list of content: taken when understood, never an error."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from urllib.parse import urlencode

from dip.pencarian import MAX_QUERY
from dip.saringan import MAX_HALAMAN, read_number, read_text
from halaman.enums import JenisDokumen

MAX_TAG = 60
_BULAN = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Saringan:
    q: str = ""
    jenis: str = ""
    tahun: int | None = None
    tag: str = ""
    bulan: str = ""  # 2026-11
    hal: int = 1

    @property
    def is_narrowed(self) -> bool:
        return bool(self.q or self.jenis or self.tahun or self.tag or self.bulan)

    @property
    def awal_bulan(self) -> date | None:
        return date.fromisoformat(f"{self.bulan}-01") if self.bulan else None

    def without(self, name: str) -> "Saringan":
        return replace(self, **{name: getattr(Saringan, name)}, hal=1)

    def query(self, **changes: object) -> str:
        """`?q=...` of this filter with some changes; "" when everything is as by default."""
        other = replace(self, **changes)
        params = {
            each.name: getattr(other, each.name)
            for each in fields(other)
            if getattr(other, each.name) != each.default
        }
        return f"?{urlencode(params)}" if params else ""


def read_saringan(params: Mapping[str, str], *names: str) -> Saringan:
    """Of the parameters only those that this list knows."""
    tahun = read_number(params, "tahun")
    jenis, bulan = params.get("jenis", ""), params.get("bulan", "")
    understood = {
        "q": read_text(params, "q", MAX_QUERY),
        "jenis": jenis if jenis in JenisDokumen.values else "",
        "tahun": tahun if tahun and 1945 <= tahun <= 2100 else None,
        "tag": read_text(params, "tag", MAX_TAG),
        "bulan": bulan if _BULAN.fullmatch(bulan) else "",
    }
    hal = min(read_number(params, "hal") or 1, MAX_HALAMAN)
    return Saringan(**{name: understood[name] for name in names}, hal=hal)


def split_tag(text: str) -> list[str]:
    return [word for part in text.split(",") if (word := " ".join(part.split()))]


def match_tag(tag: str) -> str:
    """A pattern for exactly this tag among those that commas part."""
    words = r"\s+".join(re.escape(word) for word in tag.split())
    return rf"(^|,)\s*{words}\s*(,|$)"
