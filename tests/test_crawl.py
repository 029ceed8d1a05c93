"""A visitor who follows every link finds all that is published, and nothing that is not."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from dip.enums import Status as StatusInformasi
from dip.models import BerkasInformasi, Informasi
from halaman.enums import Bagian, Status
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Foto,
    Gambar,
    Halaman,
    Konten,
    Pejabat,
    SertaMerta,
    Tanya,
)
from halaman.models.darurat import DELAPAN_ISI
from halaman.services import save_konten
from situs.models import Situs
from tests.factories import make_informasi

TERSEMBUNYI = "SEMBUNYI"
MAX_PAGES = 900
_LINK = re.compile(r"""(?:href|src)=["']([^"'#]+)""")
_PLAIN = re.compile(r"https?://[^\s<>\"'\\,]+")  # feeds, JSON and the like
FOLLOWED = ("text/", "application/json", "application/xml", "application/rss", "application/ld")
NOT_OFFERED = ("/admin/",)
DOORS = ("/", "/robots.txt", "/sitemap.xml", "/rss.xml", "/agenda.ics", "/data/")


def state_of(name: str) -> dict:
    now, day = timezone.now(), timedelta(days=1)
    return {
        "terbit": {"status": Status.TERBIT},
        "draf": {"status": Status.DRAF},
        "arsip": {"status": Status.ARSIP},
        "terjadwal": {"status": Status.TERBIT, "terbit_mulai": now + day},
        "selesai": {"status": Status.TERBIT, "terbit_sampai": now - day},
    }[name]


def build_kinds(situs: Situs, name: str) -> list[Konten]:
    """One row of every kind, each marked by its state."""
    mark = f"Tampak {name}" if name == "terbit" else f"{TERSEMBUNYI} {name}"
    words = {"situs": situs, "kode": None, **state_of(name)}
    del words["kode"]
    judul = [f"{mark} {kind}" for kind in "abcdefghijk"]
    picture = make_picture(situs, mark)
    inside = f'<p>{mark}</p><img src="{picture.get_absolute_url()}" alt="{mark}">'
    file = {
        "berkas": ContentFile(b"%PDF-1.4 contoh", name="a.pdf"),
        "nama_asli": f"{mark}.pdf",
        "jenis_berkas": "pdf",
        "ukuran": 15,
        "sidik": "0" * 64,
    }
    sound = {
        "audio": ContentFile(b"ID3", name="a.mp3"),
        "audio_jenis": "mp3",
        "audio_ukuran": 3,
        "audio_sidik": "1" * 64,
        "transkrip": mark,
    }
    soon = timezone.now() + timedelta(days=3)
    rows = [
        Halaman(judul=judul[0], slug=f"a-{name}", bagian=Bagian.PROFIL, isi=inside, **sound),
        Halaman(judul=judul[1], slug=f"b-{name}", bagian=Bagian.LAYANAN, isi=f"<p>{mark}</p>"),
        Halaman(judul=judul[2], slug=f"c-{name}", bagian=Bagian.INFORMASI, isi=f"<p>{mark}</p>"),
        Dokumen(judul=judul[3], tahun=2026, ringkasan=mark, **file),
        Berita(judul=judul[4], slug=f"e-{name}", ringkasan=mark, gambar=make_picture(situs, mark)),
        Agenda(judul=judul[5], mulai=soon, tempat=mark),
        Album(judul=judul[6], ringkasan=mark),
        Tanya(judul=judul[7], isi=f"<p>{mark}</p>"),
        SertaMerta(
            judul=judul[8], ringkasan=mark, wilayah=mark, **dict.fromkeys(DELAPAN_ISI, mark)
        ),
        Pejabat(judul=judul[9], jabatan=mark, foto=make_picture(situs, mark)),
    ]
    for row in rows:
        for field, value in words.items():
            setattr(row, field, value)
        save_konten(row, None)
    album = next(row for row in rows if isinstance(row, Album))
    Foto.objects.create(album=album, gambar=make_picture(situs, mark), keterangan=mark)
    return rows


def make_picture(situs: Situs, alt: str) -> Gambar:
    isi, kecil = (ContentFile(b"RIFF....WEBP", name="g.webp") for _ in range(2))
    sizes = {"jenis": "webp", "ukuran": 12, "sidik": "2" * 64, "lebar": 8, "tinggi": 6}
    return Gambar.objects.create(situs=situs, isi=isi, kecil=kecil, alt=alt, **sizes)


def build_informasi(situs: Situs, status: str) -> Informasi:
    mark = "Tampak DIP" if status == StatusInformasi.TERBIT else f"{TERSEMBUNYI} DIP {status}"
    row = make_informasi(situs, judul=mark, ringkasan=mark, status=status)
    file = ContentFile(b"%PDF-1.4 contoh", name="b.pdf")
    BerkasInformasi.objects.create(
        informasi=row, isi=file, nama_asli="b.pdf", jenis="pdf", ukuran=15, sidik="3" * 64
    )
    return row


def addresses_of(row: Konten | Informasi) -> set[str]:
    """Every address under which this row, its file, sound and pictures can be asked for."""
    found = {row.get_absolute_url().partition("#")[0]}
    if isinstance(row, Informasi):
        found |= {each.get_absolute_url() for each in row.berkas.all()}
    if isinstance(row, Dokumen):
        found.add(f"/dokumen/{row.kode}/berkas/")
    if getattr(row, "audio", None):
        found.add(f"/suara/{row._meta.model_name}/{row.kode}/")
    pictures = [getattr(row, name, None) for name in ("gambar", "foto")]
    if isinstance(row, Album):
        pictures = [foto.gambar for foto in row.foto.all()]
    found |= {each.get_absolute_url() for each in pictures if isinstance(each, Gambar)}
    found |= set(re.findall(r"/gambar/[A-Z0-9]+/", getattr(row, "isi", "") or ""))
    return found


def crawl(client: Client, situs: Situs) -> dict[str, tuple[int, bytes]]:
    """Path -> (status, body) of everything that links lead to on this host."""
    waiting, seen = list(DOORS), {}
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(NOT_OFFERED):
            continue
        assert len(seen) < MAX_PAGES, "Tautan tidak berujung: " + ", ".join(list(seen)[-5:])
        response = client.get(path)
        body = b"".join(response) if response.streaming else response.content
        seen[path] = (response.status_code, body)
        if response.get("Location"):
            waiting += own_paths([response["Location"]], path, situs)
        elif response.get("Content-Type", "").startswith(FOLLOWED):
            text = unescape(body.decode("utf-8", "replace"))
            waiting += own_paths(_LINK.findall(text) + _PLAIN.findall(text), path, situs)
    return seen


def own_paths(links: list[str], base: str, situs: Situs) -> list[str]:
    found = []
    for link in links:
        parts = urlsplit(urljoin(situs.build_url(base), link))
        if parts.scheme in ("http", "https") and parts.netloc == situs.host:
            path = parts.path if parts.path.startswith("/static/") else parts._replace(fragment="")
            if not isinstance(path, str):
                found.append(path._replace(scheme="", netloc="").geturl() or "/")
    return found


@pytest.fixture
def planted(cast) -> dict[str, list]:
    return {
        situs.slug: [
            *[row for name in ("terbit", "draf", "arsip", "terjadwal", "selesai")
              for row in build_kinds(situs, name)],
            *[build_informasi(situs, status) for status in StatusInformasi.values],
        ]
        for situs in (cast.utama, cast.cipari)
    }  # fmt: skip


@pytest.mark.parametrize("slug", ["ppid", "cipari"])
def test_a_crawl_finds_all_that_is_published_and_nothing_else(
    cast, planted, visit: Callable[..., Client], slug
):
    situs = {"ppid": cast.utama, "cipari": cast.cipari}[slug]
    seen = crawl(visit(situs), situs)
    broken = {path: status for path, (status, _) in seen.items() if status >= 400}
    assert broken == {}
    leaks = [path for path, (_, body) in seen.items() if TERSEMBUNYI.encode() in body]
    assert leaks == []
    published = [row for row in planted[slug] if "Tampak" in row.judul]
    wanted = set().union(*(addresses_of(row) for row in published))
    found = {path.removesuffix("kecil/") for path in seen}  # either size of a picture will do
    assert wanted - found == set()


@pytest.mark.parametrize("slug", ["ppid", "cipari"])
def test_what_is_not_published_cannot_be_asked_for_by_its_address(cast, planted, visit, slug):
    situs = {"ppid": cast.utama, "cipari": cast.cipari}[slug]
    hidden = [row for row in planted[slug] if TERSEMBUNYI in row.judul]
    lists = {"/faq/", "/profil/pimpinan/"}  # those rows have no page of their own
    paths = set().union(*(addresses_of(row) for row in hidden)) - lists
    for client in (visit(situs), visit(cast.maos), visit(cast.maos, cast.budi)):
        answers = {path: client.get(path).status_code for path in paths}
        assert {path: code for path, code in answers.items() if code != 404} == {}


def test_nothing_of_one_site_stands_on_another(cast, planted, visit):
    other = crawl(visit(cast.maos), cast.maos)
    text = b"".join(body for _, body in other.values())
    assert b"Tampak terbit" not in text and TERSEMBUNYI.encode() not in text
    published = [row for row in planted["cipari"] if "Tampak" in row.judul]
    paths = set().union(*(addresses_of(row) for row in published))
    paths -= {"/faq/", "/profil/pimpinan/"}
    answers = {path: visit(cast.maos).get(path).status_code for path in paths}
    assert {path: code for path, code in answers.items() if code != 404} == {}
