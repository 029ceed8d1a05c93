"""Ready texts for the pages that the law requires, filled with the data of the site.

What only the office knows is left as a slot "[isi: ...]"; a page with a slot cannot be published
(halaman.periksa_isi), so no template goes out as it is.
"""

import re
from functools import cache
from pathlib import Path

from halaman.isian import NAMA, fill_placeholders
from situs.models import Situs

FOLDER = Path(__file__).parent / "data" / "templat"
_PLACE = re.compile(r"\[\[([a-z_]+)\]\]")


@cache
def list_templat() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in FOLDER.glob("*.html")))


def read_templat(nama: str, situs: Situs) -> dict[str, str]:
    """judul, slug, bagian, ringkasan, isi. Raises ValueError for a name that is no template.

    At PPID Utama the placeholders of the text stay: its page may be shared with every kecamatan,
    and each shows its own data.
    """
    if nama not in list_templat():
        raise ValueError(f"Tidak ada templat bernama {nama}.")
    head, _, isi = (FOLDER / f"{nama}.html").read_text(encoding="utf-8").partition("---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    fields = {name: _fill(text, situs, html=False) for name, text in fields.items()}
    return fields | {"isi": isi.strip() if situs.utama else _fill(isi.strip(), situs, html=True)}


def _fill(text: str, situs: Situs, *, html: bool) -> str:
    """Data that the profile lacks becomes a slot that somebody has to fill."""

    def ask(match: re.Match) -> str:
        name = match[1]
        missing = name in NAMA and not getattr(situs, name)
        return f"[isi: {_LABEL.get(name, name)}]" if missing else match[0]

    return fill_placeholders(_PLACE.sub(ask, text), situs, html=html)


_LABEL = {
    name: str(Situs._meta.get_field(name).verbose_name) for name in NAMA if name not in ("sebutan",)
}
