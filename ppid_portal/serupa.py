"""What the DIP already answers, shown to somebody who is about to ask for it."""

from dip.queries import list_alike
from situs.models import Situs

PALING_BANYAK = 5


def find_serupa(situs: Situs, teks: str) -> list[tuple[str, str]]:
    """Title and address of published entries that share most of the words."""
    rows = list_alike(situs, teks, PALING_BANYAK)
    return [(row.judul or row.ringkasan, row.get_absolute_url()) for row in rows]
