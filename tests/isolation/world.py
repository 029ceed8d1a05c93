"""Two kabupaten with rows in every table; each row carries the mark of its site.

The mark is a string that occurs nowhere else: when it shows up in an answer to somebody who may
not read that site, there is a leak, whatever the page.
"""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import unquote

from django.apps import apps
from django.core.files.base import ContentFile
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from dip.enums import Status
from dip.models import BerkasInformasi, Informasi, PemetaanKolom
from dip.services import derive, note_berkas
from dip.services_impor import apply_impor, start_impor
from situs.enums import Peran
from situs.middleware import SESSION_SITUS
from situs.models import IzinBertindak, Keanggotaan, Pengguna, Situs, Surel
from tests.factories import make_informasi, make_pengguna, make_situs
from tests.isolation.aduan import plant_pengaduan
from tests.isolation.dik import plant_dik, plant_impor_dik, plant_penetapan, plant_tautan
from tests.isolation.isi import TERSEMBUNYI, plant_isi
from tests.isolation.layanan import plant_layanan

OWN_APPS = {"situs", "dip", "halaman", "permohonan", "pengaduan", "saq"}
CSV = "No;Judul;Ringkasan isi informasi;Pejabat yang menguasai;Kode\n1;{0};{0} isi;{0} unit;\n"


@dataclass(frozen=True)
class Actor:
    """Who stands at which door. `hidden` sites may not be read, `locked` ones not be written."""

    name: str
    host: Situs
    user: Pengguna | None
    hidden: frozenset[Situs]
    locked: frozenset[Situs]
    at_home: bool = True  # False: a stranger, who must get the log-in page everywhere


@dataclass
class World:
    utama: Situs
    cipari: Situs
    maos: Situs
    asing: Situs  # PPID Utama of another kabupaten
    asing_anak: Situs
    actors: dict[str, Actor] = field(default_factory=dict)

    @property
    def daftar_situs(self) -> list[Situs]:
        return [self.utama, self.cipari, self.maos, self.asing, self.asing_anak]


def mark(situs: Situs) -> str:
    return f"RAHASIA{situs.slug.replace('-', '').upper()}7F3C"


def build_world() -> World:
    utama = make_situs("ppid", utama=True)
    asing = make_situs("banyumas", utama=True, kode_wilayah="33.02")
    world = World(
        utama=utama,
        cipari=make_situs("cipari", induk=utama),
        maos=make_situs("maos", induk=utama),
        asing=asing,
        asing_anak=make_situs("cilongok", induk=asing, kode_wilayah="33.02.01"),
    )
    for situs in world.daftar_situs:
        plant(situs)
    world.actors = {actor.name: actor for actor in cast_actors(world)}
    return world


def plant(situs: Situs) -> None:
    """A row in every table of this site, its mark in every text."""
    text = mark(situs)
    # The name of PPID Utama stands on the pages of its kecamatan; the other words do not.
    nama = situs.nama if situs.utama else f"{situs.nama} {text}"
    Situs.objects.filter(pk=situs.pk).update(
        nama=nama, alamat=text, penanda_tangan_nama=text, atasan_ppid=text
    )
    situs.refresh_from_db()
    user = make_pengguna(f"petugas-{situs.slug}", situs, Peran.PPID_PELAKSANA)
    user.nama, user.email = f"Petugas {text}", f"{text.lower()}@contoh.go.id"
    user.save()
    for status in Status:
        plant_informasi(situs, status)
    plant_impor(situs, user)
    plant_isi(situs, user, text)
    plant_dik(situs, user, text)
    plant_impor_dik(situs, user, text)
    plant_penetapan(situs, user, text)
    plant_tautan(situs, text)
    plant_layanan(situs, user, text)
    plant_pengaduan(situs, text)
    Surel.objects.create(situs=situs, kunci=text, kepada=user.email, perihal=text)
    PemetaanKolom.objects.create(situs=situs, tanda=f"tanda-{text}", kolom={"judul": text})
    IzinBertindak.objects.create(
        situs=situs,
        pengguna=user,
        alasan=text,
        berlaku_sampai=timezone.now() - timedelta(days=1),
    )


def plant_informasi(situs: Situs, status: str) -> Informasi:
    text = mark(situs)
    words = text if status == Status.TERBIT else f"{text} {TERSEMBUNYI}"
    row = make_informasi(
        situs,
        judul=f"Dokumen {words} {status}",
        ringkasan=f"Memuat {text} lengkap.",
        pejabat_penguasa=f"Unit {text}",
        penanggung_jawab=f"Seksi {text}",
        tempat=text,
        kelompok=f"Kelompok {text}",
        media=f"https://contoh.go.id/{text}",
        nomor_asli=text,
        # Years that no other site has: a list of years would tell of them.
        tahun=2010 + situs.pk % 10,
        status=status,
        terbit_pada=None if status == Status.DRAF else timezone.now(),
    )
    derive(row)
    row.save()
    berkas = BerkasInformasi.objects.create(
        informasi=row,
        isi=ContentFile(text.encode(), name="x.csv"),
        judul=f"Berkas {words}",
        nama_asli=f"{text}.csv",
        jenis="csv",
        ukuran=len(text),
        sidik="0" * 64,
    )
    note_berkas(row, "berkas_ditambah", str(berkas), None)
    return row


def plant_impor(situs: Situs, user: Pengguna) -> None:
    text = mark(situs)
    for number in range(2):
        data = CSV.format(f"{text} impor {number}").encode()
        impor = start_impor(situs, 2010 + situs.pk % 10, data, f"{text}.csv", user, {})
    apply_impor(impor, user)


def cast_actors(world: World) -> list[Actor]:
    every = frozenset(world.daftar_situs)
    not_cipari = every - {world.cipari}
    abroad = frozenset({world.asing, world.asing_anak})
    actors = [
        Actor(
            peran, world.cipari, make_pengguna(f"a-{peran}", world.cipari, peran), *[not_cipari] * 2
        )
        for peran in Peran.values
        if peran != Peran.PPID_UTAMA
    ]
    operator = make_pengguna("operator", is_superuser=True, is_staff=True)
    kominfo = make_pengguna("kominfo", world.utama, Peran.PPID_UTAMA)
    acting = make_pengguna("kominfo-bertindak", world.utama, Peran.PPID_UTAMA)
    IzinBertindak.objects.create(
        situs=world.cipari,
        pengguna=acting,
        alasan="Membantu petugas baru",
        berlaku_sampai=timezone.now() + timedelta(hours=8),
    )
    expired = make_pengguna("kominfo-lewat", world.utama, Peran.PPID_UTAMA)
    IzinBertindak.objects.create(
        situs=world.cipari, pengguna=expired, alasan="Dulu", berlaku_sampai=timezone.now()
    )
    clerk = make_pengguna("petugas-utama", world.utama, Peran.PETUGAS)
    not_utama = every - {world.utama}
    both = make_pengguna("rangkap", world.cipari, Peran.PPID_PELAKSANA)
    Keanggotaan.objects.create(pengguna=both, situs=world.maos, peran=Peran.PETUGAS)
    return [
        *actors,
        Actor("rangkap", world.cipari, both, not_cipari, not_cipari),
        Actor("operator", world.cipari, operator, not_cipari, not_cipari),
        Actor("operator di Utama", world.utama, operator, abroad, not_utama),
        Actor("kominfo", world.utama, kominfo, abroad, not_utama),
        Actor("kominfo bertindak", world.utama, acting, abroad, not_utama - {world.cipari}),
        Actor("kominfo izin lewat", world.utama, expired, abroad, not_utama),
        Actor("petugas utama", world.utama, clerk, not_utama, not_utama),
        Actor("anonim", world.cipari, None, every, every, at_home=False),
        Actor("anonim di Utama", world.utama, None, every, every, at_home=False),
        Actor("kominfo di kecamatan", world.cipari, kominfo, every, every, at_home=False),
        Actor(
            "tetangga",
            world.cipari,
            Pengguna.objects.get(username="petugas-maos"),
            every,
            every,
            at_home=False,
        ),
        Actor("tanpa tugas", world.cipari, make_pengguna("tanpa"), every, every, at_home=False),
    ]


def enter(actor: Actor) -> Client:
    """A browser of this actor at its host; the session is bound to that host."""
    client = Client(
        headers={"host": actor.host.host},
        raise_request_exception=False,
    )
    if actor.user:
        client.force_login(actor.user, backend="django.contrib.auth.backends.ModelBackend")
        session = client.session
        session[SESSION_SITUS] = actor.host.pk
        session.save()
    return client


def home_of(obj: Model) -> Situs | None:
    if isinstance(obj, Situs):
        return obj
    if isinstance(obj, Pengguna):
        first = obj.keanggotaan.select_related("situs").first()
        return first.situs if first else None
    for step in obj.situs_path.split("__"):
        obj = getattr(obj, step)
    return obj


def rows_of(model: type[Model], daftar_situs: Iterable[Situs]) -> list[Model]:
    rows = model._default_manager.order_by("pk")
    wanted = {situs.pk for situs in daftar_situs}
    if model is Pengguna:  # the planted officers; the actors among them log in and out
        rows = rows.filter(nama__contains="RAHASIA")
    elif hasattr(model, "situs_path"):
        rows = rows.select_related(model.situs_path)
    return [row for row in rows if (situs := home_of(row)) and situs.pk in wanted]


def site_models() -> list[type[Model]]:
    own = [model for model in apps.get_models() if model._meta.app_label in OWN_APPS]
    return [model for model in own if hasattr(model, "situs_path") or model in (Situs, Pengguna)]


# Of these PPID Utama keeps the rows of all its sites: that is its own task.
KEPT_BY_UTAMA = {Situs, Pengguna, Keanggotaan, IzinBertindak}


def freeze(actor: Actor) -> dict[str, list[tuple[str, ...]]]:
    """Every stored value that this actor may not change."""
    frozen = {}
    for model in site_models():
        sites = actor.hidden if model in KEPT_BY_UTAMA else actor.locked
        names = [f.attname for f in model._meta.concrete_fields if f.name != "last_login"]
        rows = rows_of(model, sites)
        frozen[model._meta.label] = [tuple(str(getattr(r, n)) for n in names) for r in rows]
    return frozen


def read_body(response: HttpResponse) -> str:
    """What a person would read, workbooks and PDF files unpacked."""
    data = response.getvalue() if response.streaming else response.content
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"\n".join(archive.read(name) for name in archive.namelist())
    elif data.startswith(b"%PDF"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return data.decode("utf-8", "replace")


def look(
    actor: Actor,
    response: HttpResponse,
    asked: str,
    *,
    public: bool = False,
    named: Iterable[Situs] = (),
) -> str:
    """No failure, and no word of a site that is hidden from this actor. Returns the text. Of the
    sites in `named` the bare name may stand there."""
    assert response.status_code < 500, f"{actor.name}: {asked} -> {response.status_code}"
    text = read_body(response)
    seen = (text + unquote(response.headers.get("Location", ""))).upper()
    for situs in named:
        seen = seen.replace(situs.nama.upper(), "")
    for situs in actor.hidden - {actor.host}:
        listed_there = public and situs.induk_id == actor.host.pk
        assert listed_there or mark(situs) not in seen, f"{actor.name}: {asked} -> {situs.slug}"
    return text
