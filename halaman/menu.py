"""The site's menu: its own entries, or a usual one while it has none."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from django.urls import NoReverseMatch, reverse

from dip.tautan_mati import TautanMati
from halaman import queries
from halaman.models import ButirMenu
from situs.models import Situs

KELAS = (
    ("Informasi berkala", "berkala"),
    ("Informasi serta-merta", "serta-merta"),
    ("Informasi setiap saat", "setiap-saat"),
    ("Informasi dikecualikan", "dikecualikan"),
)


@dataclass
class Butir:
    judul: str
    alamat: str = ""  # "" is a heading of a group
    anak: list["Butir"] = field(default_factory=list)
    luar: bool = False  # leads to another site
    kini: str = ""  # value of aria-current
    ditulis: bool = False  # an officer typed the address
    mati_sejak: datetime | None = None  # it cannot be opened

    @property
    def tujuan(self) -> str:
        """Where the entry leads in the row on top: a group leads to the first of its own."""
        return self.alamat or next((each.tujuan for each in self.anak if each.tujuan), "")


def read_menu(situs: Situs) -> list[Butir]:
    rows = list(queries.list_menu(situs))
    return build_tree(rows, situs) if rows else build_default(situs)


def build_tree(rows: list[ButirMenu], situs: Situs) -> list[Butir]:
    """An entry below one that is not shown is not shown either, nor is an empty group."""
    nodes = {row.pk: _present(row, situs) for row in rows}
    roots = []
    for row in rows:
        if row.induk_id is None:
            roots.append(nodes[row.pk])
        elif row.induk_id in nodes:
            nodes[row.induk_id].anak.append(nodes[row.pk])
    return _drop_empty(roots)


def _drop_empty(nodes: list[Butir]) -> list[Butir]:
    for node in nodes:
        node.anak = _drop_empty(node.anak)
    return [node for node in nodes if node.tujuan]


def _present(row: ButirMenu, situs: Situs) -> Butir:
    if row.halaman:
        return Butir(row.judul, row.halaman.get_absolute_url())
    alamat = row.alamat.strip()
    parts = _split(alamat)
    if parts is None:
        return Butir(row.judul)
    return Butir(
        row.judul, alamat, luar=bool(parts.netloc) and parts.hostname != situs.host, ditulis=True
    )


def _split(alamat: str):
    """Only http(s) addresses and paths of this site lead anywhere."""
    try:
        parts = urlsplit(alamat)
    except ValueError:
        return None
    outside = parts.scheme in ("http", "https") and parts.netloc
    inside = not parts.scheme and not parts.netloc and alamat.startswith(("/", "#", "?"))
    return parts if outside or inside else None


def build_default(situs: Situs) -> list[Butir]:
    """Seven entries at most; only addresses that this installation has."""
    informasi = [_to(name, "halaman:informasi", jenis) for name, jenis in KELAS]
    profil = [
        _to("Struktur organisasi", "halaman:struktur"),
        _to("Pimpinan", "halaman:pimpinan"),
    ]
    kabar = [
        _to("Berita", "halaman:berita_list"),
        _to("Agenda", "halaman:agenda_list"),
        _to("Galeri", "halaman:galeri"),
    ]
    layanan = [
        _to("Minta informasi", "permohonan:mulai"),
        _to("Ajukan keberatan", "permohonan:keberatan-mulai"),
        _to("Cek status", "permohonan:cek"),
        _to("Pengaduan", "pengaduan:mulai"),
        _to("Laporan layanan", "permohonan:laporan"),
        _to("Tanya jawab", "halaman:faq"),
    ]
    informasi.append(_to("Dokumen", "halaman:dokumen_list"))
    beranda = reverse("beranda")
    akhir = _to("PPID kecamatan", "kecamatan") if situs.utama else None
    menu = [
        Butir("Beranda", beranda),
        _group("Informasi Publik", "halaman:informasi_indeks", informasi),
        _to("Daftar Informasi Publik", "dip:list"),
        _group("Layanan", "halaman:layanan_indeks", layanan),
        _group("Profil", "halaman:profil_indeks", profil),
        _group("Berita & Agenda", "halaman:berita_list", kabar),
        akhir or Butir("Kontak", f"{beranda}#kontak"),
    ]
    return [entry for entry in menu if entry]


def _to(judul: str, name: str, *args: str) -> Butir | None:
    try:
        return Butir(judul, reverse(name, args=args))
    except NoReverseMatch:
        return None


def _group(judul: str, name: str, anak: list[Butir | None]) -> Butir:
    head = _to(judul, name) or Butir(judul)
    head.anak = [entry for entry in anak if entry]
    return head


def mark_current(menu: list[Butir], path: str) -> list[Butir]:
    """aria-current: the page itself, and on the way there each entry that holds it.

    The longest address that begins the path wins, so /berita/ stands for /berita/musrenbang/.
    """
    for root in menu:
        root.kini = ""
    near = [node for node in walk(menu) if _covers(node, path)]
    best = max(near, key=lambda node: len(node.alamat), default=None)
    if best is None:
        return menu
    for root in menu:
        _mark(root, best, path)
    return menu


def _mark(node: Butir, best: Butir, path: str) -> bool:
    below = [_mark(child, best, path) for child in node.anak]
    if node.alamat == best.alamat:
        node.kini = "page" if node.alamat == path else "true"
    elif any(below):
        node.kini = "true"
    return bool(node.kini)


def _covers(node: Butir, path: str) -> bool:
    if node.luar or not node.alamat.startswith("/") or "#" in node.alamat:
        return False
    return node.alamat == path or (node.alamat != "/" and path.startswith(node.alamat))


def mark_mati(menu: list[Butir], mati: TautanMati) -> list[Butir]:
    """Only typed addresses can be dead; without one nothing is read."""
    for node in walk(menu):
        node.mati_sejak = mati.since(node.alamat) if node.ditulis else None
    return menu


def walk(menu: list[Butir]) -> Iterator[Butir]:
    for node in menu:
        yield node
        yield from walk(node.anak)
