"""The public addresses: pages, lists, searches, feeds, files, data. Every one shows this host's
published rows only, whoever asks; `PUBLIC_ROUTES` says how each is tried.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse

from dip.models import BerkasInformasi, Informasi, PenetapanDIP, Pengecualian
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Gambar,
    Halaman,
    Konten,
    SertaMerta,
)
from halaman.pratinjau import make_token
from permohonan.models import LaporanLayanan
from situs.models import Situs
from tests.factories import IDENTITAS, INFORMASI, PEMOHON, make_draf, make_permohonan
from tests.isolation.isi import TERSEMBUNYI
from tests.isolation.world import Actor, World, enter, home_of, look, read_body, rows_of

SEARCHES = ("", "?q=RAHASIA", "?tahun=semua", f"?q={TERSEMBUNYI}", "?semua=ya&hal=2")
# Where a query changes what is listed; elsewhere the bare address is enough.
SEARCHED = {"cari", "dip:list", "dip:unduh-csv", "halaman:dokumen_list", "halaman:berita_list"}
SEARCHED |= {"halaman:dikecualikan", "halaman:agenda_list", "halaman:faq", "rss", "data-kumpulan"}
# Three foreign sites stand for all: a neighbour, the own PPID Utama, one of another kabupaten.
FOREIGN = ("maos", "ppid", "cilongok", "cipari")


@dataclass(frozen=True)
class Baris:
    """A row behind a public address."""

    situs: Situs
    arguments: tuple[str, ...]
    shown: bool


def is_shown(row: Model) -> bool:
    if isinstance(row, Konten):
        return row.is_published
    if isinstance(row, LaporanLayanan):
        return row.terbit_pada is not None
    if isinstance(row, BerkasInformasi):
        return row.informasi.status == "terbit"
    return row.status == "terbit" if isinstance(row, Informasi) else TERSEMBUNYI not in str(row)


def rows(model: type[Model], *names: str, **only: str) -> "Rows":
    return Rows(model, names, tuple(only.items()))


@dataclass(frozen=True)
class Rows:
    """Rows of a model; `names` are the attributes that stand in the address."""

    model: type[Model]
    names: tuple[str, ...]
    only: tuple[tuple[str, str], ...] = ()
    before: tuple[str, ...] = ()
    needs: str = ""  # an attribute without which there is nothing to open

    def read(self, daftar_situs: Iterable[Situs]) -> Iterator[Baris]:
        for row in rows_of(self.model, daftar_situs):
            fits = all(getattr(row, name) == value for name, value in self.only)
            if fits and (not self.needs or getattr(row, self.needs)):
                values = [_read(row, name) for name in self.names]
                yield Baris(home_of(row), (*self.before, *values), is_shown(row))


def _read(row: Model, path: str) -> str:
    for name in path.split("."):
        row = read_step(row, name)
    return str(row)


def read_step(row: object, name: str) -> object:
    """An attribute; of plain rows that are kept as data, an item."""
    if isinstance(row, dict):
        return row[name]
    return row[int(name)] if isinstance(row, list) else getattr(row, name)


@dataclass(frozen=True)
class Fixed:
    """The same few addresses at every site."""

    arguments: tuple[tuple[str, ...], ...] = ((),)


JENIS = ("berkala", "serta-merta", "setiap-saat", "standar-layanan")
DATA = ("dip", "penetapan", "dokumen", "kelengkapan", "agenda")
SUARA = ("halaman", Halaman), ("serta-merta", SertaMerta)
PAGE = Fixed()
# Public addresses -> how they are tried; a list where one address has several kinds of rows.
PUBLIC_ROUTES = {
    **dict.fromkeys(("beranda", "robots", "sitemap", "cari", "kecamatan", "peta_situs"), PAGE),
    **dict.fromkeys(("aksesibilitas", "aksesibilitas_pengaturan", "warna"), PAGE),
    **dict.fromkeys(("rss", "agenda_kalender", "data"), PAGE),
    **dict.fromkeys(
        ("permohonan:status", "permohonan:tindakan", "permohonan:salinan"), "own check"
    ),
    **dict.fromkeys(("permohonan:cek-surat", "permohonan:cek-berkas"), "own check"),
    **dict.fromkeys(("permohonan:cek-bukti", "permohonan:cek-ics"), "own check"),
    **dict.fromkeys(
        ("permohonan:laporan", "permohonan:laporan-xlsx", "permohonan:laporan-csv"), PAGE
    ),
    "permohonan:sengketa": PAGE,
    **dict.fromkeys(("permohonan:cek", "permohonan:mulai", "permohonan:baru"), PAGE),
    **dict.fromkeys(("permohonan:formulir-permohonan", "permohonan:formulir-keberatan"), PAGE),
    **dict.fromkeys(("permohonan:keberatan-mulai", "permohonan:keberatan-baru"), PAGE),
    **dict.fromkeys(("permohonan:keberatan-langkah", "permohonan:keberatan-periksa"), "own check"),
    **dict.fromkeys(("permohonan:keberatan-dari", "permohonan:keberatan-terima"), "own check"),
    "permohonan:keberatan-terima-bukti": "own check",
    "permohonan:keberatan-terima-ics": "own check",
    **dict.fromkeys(("permohonan:langkah", "permohonan:periksa", "permohonan:terima"), "own check"),
    **dict.fromkeys(("permohonan:terima-bukti", "permohonan:terima-ics"), "own check"),
    "permohonan:laporan-pdf": rows(LaporanLayanan, "tahun"),
    **dict.fromkeys(("pengaduan:mulai", "pengaduan:baru", "pengaduan:tindak-lanjut"), PAGE),
    "pengaduan:hasil": PAGE,
    "data-kamus": Fixed((("csv",), ("json",))),
    "data-katalog": Fixed((("ttl",), ("jsonld",))),
    "data-kumpulan": Fixed(tuple((kode, form) for kode in DATA for form in ("csv", "json"))),
    **dict.fromkeys(("dip:list", "dip:unduh-xlsx", "dip:unduh-csv"), PAGE),
    **dict.fromkeys(("dip:unduh-json", "dip:unduh-pdf"), PAGE),
    "dip:detail": rows(Informasi, "kode"),
    "dip:berkas": rows(BerkasInformasi, "informasi.kode", "kode"),
    "dip:penetapan-list": PAGE,
    **dict.fromkeys(
        ("dip:penetapan", "dip:penetapan-beda", "dip:penetapan-xlsx", "dip:penetapan-pdf"),
        rows(PenetapanDIP, "tahun", "versi"),
    ),
    "dip:penetapan-json": rows(PenetapanDIP, "tahun", "versi"),
    "dip:penetapan-entri": rows(PenetapanDIP, "tahun", "versi", "baris.0.kode"),
    **dict.fromkeys(("halaman:profil_indeks", "halaman:struktur", "halaman:pimpinan"), PAGE),
    **dict.fromkeys(("halaman:layanan_indeks", "halaman:dokumen_list", "halaman:faq"), PAGE),
    **dict.fromkeys(("halaman:berita_list", "halaman:agenda_list", "halaman:galeri"), PAGE),
    **dict.fromkeys(("halaman:informasi_indeks", "halaman:tanggapan"), PAGE),
    "halaman:informasi": Fixed(tuple((jenis,) for jenis in JENIS)),
    **dict.fromkeys(("halaman:dikecualikan_xlsx", "halaman:dikecualikan_pdf"), PAGE),
    "halaman:dikecualikan": PAGE,
    "halaman:pengecualian": rows(Pengecualian, "kode"),
    "halaman:profil": rows(Halaman, "slug", bagian="profil"),
    "halaman:layanan": rows(Halaman, "slug", bagian="layanan"),
    "halaman:halaman": rows(Halaman, "slug", bagian="halaman"),
    "halaman:dokumen": rows(Dokumen, "kode"),
    "halaman:dokumen_berkas": rows(Dokumen, "kode"),
    "halaman:berita": rows(Berita, "slug"),
    "halaman:agenda": rows(Agenda, "kode"),
    "halaman:agenda_ics": rows(Agenda, "kode"),
    "halaman:album": rows(Album, "kode"),
    "halaman:serta_merta": rows(SertaMerta, "kode"),
    "halaman:gambar": rows(Gambar, "kode"),
    "halaman:gambar_kecil": rows(Gambar, "kode"),
    "halaman:suara": [
        Rows(model, ("kode",), before=(name,), needs="audio") for name, model in SUARA
    ],
    "halaman:pratinjau": "own check",
}
# What an officer of the site may open although it is not public: files, and pictures.
FOR_OFFICERS = {"dip:detail", "dip:berkas", "halaman:dokumen_berkas", "halaman:gambar"}
FOR_OFFICERS |= {"halaman:gambar_kecil", "halaman:suara"}


def read_pages() -> Iterator[str]:
    """Addresses that every site has, with the queries that a list takes."""
    for name, way in PUBLIC_ROUTES.items():
        for arguments in way.arguments if isinstance(way, Fixed) else ():
            for query in SEARCHES if name in SEARCHED else ("",):
                yield reverse(name, args=arguments) + query


def read_rows(daftar_situs: Iterable[Situs]) -> Iterator[tuple[str, str, Baris]]:
    """(route, address, row) for every row that has an address."""
    for name, way in PUBLIC_ROUTES.items():
        for each in way if isinstance(way, list) else [way]:
            for baris in each.read(daftar_situs) if isinstance(each, Rows) else ():
                yield name, reverse(name, args=baris.arguments), baris


def check_public(world: World, actor: Actor) -> None:
    """Pages, lists, searches and feeds: no word of another site, and none that is not published,
    whoever is logged in. Rows of another site look like rows that never were."""
    client = enter(actor)
    for url in read_pages():
        text = look(actor, client.get(url), url, public=True)
        if f"q={TERSEMBUNYI}" not in url:  # the box shows what was asked
            assert TERSEMBUNYI not in text, f"{actor.name}: {url}"
    foreign = [s for s in world.daftar_situs if s.slug in FOREIGN and s != actor.host]
    own = {url for _, url, _ in read_rows([actor.host])}  # a slug may name a page here too
    for _, url, baris in _thin_out(read_rows(foreign)):
        if url in own:
            continue
        response = client.get(url)
        look(actor, response, url, public=True)
        if baris.situs in actor.hidden:
            assert response.status_code == 404, f"{actor.name}: {url}"


def _thin_out(found: Iterable[tuple[str, str, Baris]]) -> Iterator[tuple[str, str, Baris]]:
    """One published and one hidden row of each address and site."""
    seen = set()
    for name, url, baris in found:
        kind = (name, baris.situs, baris.shown)
        if kind not in seen:
            seen.add(kind)
            yield name, url, baris


def check_drafts(world: World, actor: Actor) -> None:
    """A draft, a row whose time has not come or is over, and their files answer 404; the files
    open for officers of the site. What is published is there for everybody."""
    client = enter(actor)
    for name, url, baris in read_rows([actor.host]):
        if actor.at_home and name in FOR_OFFICERS:
            continue
        response = client.get(url)
        text = read_body(response)  # to the end, so that an opened file is closed
        assert TERSEMBUNYI not in text, f"{actor.name}: {url}"
        wanted = 200 if baris.shown else 404
        assert response.status_code == wanted, f"{actor.name}: {url}"


def check_previews(world: World, actor: Actor) -> None:
    """The token of a draft opens it on the host of its own site only."""
    client = enter(actor)
    for row in rows_of(Berita, world.daftar_situs):
        url = reverse("halaman:pratinjau", args=[make_token(row)])
        response = client.get(url)
        look(actor, response, url, public=True)
        if row.situs != actor.host:
            assert response.status_code == 404, f"{actor.name}: {url}"
        elif not row.is_published:
            assert response.status_code == 200, f"{actor.name}: {url}"
            assert "no-store" in response["Cache-Control"]


def check_formulir(world: World, actor: Actor) -> None:
    """The key of a form or of a receipt opens it on the host of its own site only."""
    client = enter(actor)
    for situs in world.daftar_situs:
        at_home = situs == actor.host
        draf, sent = make_draf(situs, PEMOHON, IDENTITAS, INFORMASI), make_permohonan(situs)
        for name, kunci, *more in (
            ("permohonan:langkah", draf, "identitas"),
            ("permohonan:periksa", draf),
            ("permohonan:terima", sent.kunci),
            ("permohonan:terima-bukti", sent.kunci),
            ("permohonan:terima-ics", sent.kunci),
        ):
            url = reverse(name, args=[kunci, *more])
            response = client.get(url)
            look(actor, response, url, public=True)
            assert response.status_code == (200 if at_home else 404), f"{actor.name}: {url}"
            assert "no-store" in response["Cache-Control"]
