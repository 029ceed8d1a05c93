"""The feed of what is new: news, announcements and entries of the DIP, as valid RSS 2.0."""

import re

from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed

from dip.tampilan import cut
from ppid_portal.gabungan import (
    JENIS,
    Butir,
    build_butir,
    fill_text,
    join,
    list_published,
    read_short,
    read_texts,
)
from situs.models import Situs

JENIS_UMPAN = ("berita", "serta-merta", "dip")
TERBARU = 30
MAX_URAIAN = 400
_KENDALI = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")  # XML 1.0 has no place for them


def build_rss(situs: Situs, jenis: str = "") -> str:
    rows = read_rows(situs, [jenis] if jenis else JENIS_UMPAN)
    texts = read_texts(rows)
    path = reverse("rss") + (f"?jenis={jenis}" if jenis else "")
    what = JENIS[jenis].jamak if jenis else "Berita, pengumuman, dan informasi baru"
    feed = Rss201rev2Feed(
        title=f"{what} – {situs.nama}",
        link=situs.build_url(),
        description=f"{what} dari {situs.nama}, Kabupaten {situs.kabupaten}.",
        language="id",
        feed_url=situs.build_url(path),
        ttl="60",
    )
    for row in rows:
        _add(feed, situs, build_butir(row, situs), fill_text(texts, row, situs))
    return feed.writeString("utf-8")


def read_rows(situs: Situs, kinds: list[str] | tuple[str, ...]) -> list[dict]:
    rows = join(read_short(list_published(JENIS[kode], situs), JENIS[kode]) for kode in kinds)
    return list(rows.order_by("-saat", "-objek")[:TERBARU])


def _add(feed: Rss201rev2Feed, situs: Situs, butir: Butir, text: str) -> None:
    feed.add_item(
        title=_clean(butir.judul),
        link=situs.build_url(butir.url),
        description=_clean(cut(text, MAX_URAIAN)),
        # The address may change with the title; the identity may not.
        unique_id=f"urn:ppid:{situs.host}:{butir.jenis.kode}:{butir.objek}",
        unique_id_is_permalink=False,
        pubdate=butir.waktu,
        categories=[butir.jenis.label],
    )


def _clean(text: str) -> str:
    return _KENDALI.sub(" ", text)
