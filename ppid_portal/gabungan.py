"""All public kinds of content seen as one: short rows of equal shape, joined by the database.

There is no second table of them, so nothing can leak from it or grow old in it: each kind is asked
by its own rule of publication (`published()`) at the moment of reading.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, F, Max, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Left, NullIf
from django.urls import reverse

from dip.models import Informasi
from halaman.isian import fill_placeholders
from halaman.models import (
    Agenda,
    Album,
    Berita,
    Dokumen,
    Halaman,
    Konten,
    Pejabat,
    SertaMerta,
    Tanya,
)
from halaman.teks import to_plain
from situs.models import Situs

KOLOM = ("macam", "objek", "pemilik", "sebutan", "kunci", "rak", "saat", "ubah")
SITUS = Situs | QuerySet[Situs]
Texts = dict[tuple[str, int], str]  # (kind, pk) -> words
MAX_TEKS = 20_000  # characters of a row that are read for a quotation or a summary


@dataclass(frozen=True)
class Jenis:
    """One kind: its model, its words, and what makes the address of a row."""

    kode: str
    label: str  # of one row
    jamak: str  # of many rows, as a filter or a heading
    model: type[Informasi] | type[Konten]
    kunci: str  # the field that stands in the address
    url: Callable[[str, str], str]  # (kunci, rak) -> address
    daftar: str = ""  # route of the page that lists them
    teks: tuple[str, ...] = ()  # fields to quote from, best first

    def build_url(self, kunci: str, rak: str) -> str:
        return self.url(kunci, rak)


def _route(name: str) -> Callable[[str, str], str]:
    return lambda kunci, rak: reverse(name, args=[kunci])


def _anchor(name: str) -> Callable[[str, str], str]:
    return lambda kunci, rak: f"{reverse(name)}#{kunci}"


def _shelf(kunci: str, rak: str) -> str:
    return reverse(f"halaman:{rak}", args=[kunci])


_URAIAN_SERTA_MERTA = ("ringkasan", "wilayah", "potensi_bahaya", "evakuasi", "cara_menghindari")

SEMUA = (
    Jenis("serta-merta", "Pengumuman serta-merta", "Serta-merta", SertaMerta, "kode",
          _route("halaman:serta_merta"), "", _URAIAN_SERTA_MERTA),
    Jenis("dip", "Daftar Informasi Publik", "Daftar Informasi Publik", Informasi, "kode",
          _route("dip:detail"), "dip:list", ("ringkasan", "kelompok", "pejabat_penguasa")),
    Jenis("halaman", "Halaman", "Halaman", Halaman, "slug", _shelf, "",
          ("ringkasan", "isi", "transkrip")),
    Jenis("dokumen", "Dokumen", "Dokumen", Dokumen, "kode", _route("halaman:dokumen"),
          "halaman:dokumen_list", ("ringkasan", "nomor")),
    Jenis("berita", "Berita", "Berita", Berita, "slug", _route("halaman:berita"),
          "halaman:berita_list", ("ringkasan", "isi", "tag")),
    Jenis("agenda", "Agenda", "Agenda", Agenda, "kode", _route("halaman:agenda"),
          "halaman:agenda_list", ("uraian", "tempat")),
    Jenis("galeri", "Galeri", "Galeri", Album, "kode", _route("halaman:album"),
          "halaman:galeri", ("ringkasan", "transkrip")),
    Jenis("tanya", "Tanya jawab", "Tanya jawab", Tanya, "kode", _anchor("halaman:faq"),
          "halaman:faq", ("isi",)),
    Jenis("pejabat", "Pimpinan", "Pimpinan", Pejabat, "kode", _anchor("halaman:pimpinan"),
          "halaman:pimpinan", ("jabatan", "profil")),
)  # fmt: skip
JENIS = {jenis.kode: jenis for jenis in SEMUA}


@dataclass(frozen=True)
class Butir:
    """A row of any kind, as a list shows it."""

    jenis: Jenis
    objek: int
    pemilik: int  # pk of its site
    judul: str
    url: str
    waktu: datetime  # when it became public
    diperbarui: datetime


def list_published(jenis: Jenis, situs: SITUS) -> QuerySet:
    """Every row that a visitor may see, without order."""
    return jenis.model.objects.for_situs(situs).published().order_by()


def read_short(rows: QuerySet, jenis: Jenis, **more: object) -> QuerySet:
    """The same few columns for every kind; `more` annotates further ones."""
    shelf = Cast("bagian", TextField()) if jenis.model is Halaman else Value("")
    columns = {
        "macam": Value(jenis.kode, output_field=TextField()),
        "objek": F("pk"),
        "pemilik": F("situs_id"),
        "sebutan": _title(jenis),
        "kunci": Cast(jenis.kunci, TextField()),
        "rak": Cast(shelf, TextField()),
        "saat": _moment(jenis),
        "ubah": F("diperbarui_pada"),
        **more,
    }
    return rows.annotate(**columns).values(*KOLOM, *more)


def join(rows: Iterable[QuerySet]) -> QuerySet:
    first, *others = rows
    return first.union(*others, all=True)


def read_last_change(situs: SITUS) -> dict[int, datetime]:
    """The last change of anything public, for each site that has something. One query."""
    rows = join(
        list_published(jenis, situs).values("situs_id").annotate(ubah=Max("diperbarui_pada"))
        for jenis in SEMUA
    )
    latest: dict[int, datetime] = {}
    for row in rows:
        known = latest.get(row["situs_id"], row["ubah"])
        latest[row["situs_id"]] = max(known, row["ubah"])
    return latest


def build_butir(row: dict, situs: Situs) -> Butir:
    jenis = JENIS[row["macam"]]
    title = row["sebutan"]
    if jenis.model is Halaman:  # a page taken over from PPID Utama names its site by a placeholder
        title = fill_placeholders(title, situs, html=False)
    url = jenis.build_url(row["kunci"], row["rak"])
    return Butir(jenis, row["objek"], row["pemilik"], title, url, row["saat"], row["ubah"])


def read_texts(rows: list[dict]) -> Texts:
    """The words of these rows, beyond their titles: one query per kind among them."""
    wanted: dict[str, list[int]] = {}
    for row in rows:
        wanted.setdefault(row["macam"], []).append(row["objek"])
    texts: Texts = {}
    for kode, numbers in wanted.items():
        jenis = JENIS[kode]
        objects = jenis.model.objects.filter(pk__in=numbers)
        if jenis.model is Halaman:
            objects = objects.select_related("sumber")
        for each in objects:
            texts[kode, each.pk] = _words_of(each, jenis)
    return texts


def _words_of(row: object, jenis: Jenis) -> str:
    source = row.asal if isinstance(row, Halaman) else row
    rich = () if isinstance(row, Informasi) else row.teks_kaya
    parts = [
        to_plain(value) if name in rich else value
        for name in jenis.teks
        if (value := getattr(source, name)[: 2 * MAX_TEKS])
    ]
    return " – ".join(part.strip() for part in parts if part.strip())[:MAX_TEKS]


def fill_text(texts: Texts, row: dict, situs: Situs) -> str:
    text = texts.get((row["macam"], row["objek"]), "")
    return fill_placeholders(text, situs, html=False) if row["macam"] == "halaman" else text


def _title(jenis: Jenis) -> Coalesce | Cast:
    if jenis.model is not Informasi:
        return Cast("judul", TextField())
    short = NullIf(Cast("judul", TextField()), Value("", output_field=TextField()))
    summary = NullIf(Cast(Left("ringkasan", 120), TextField()), Value("", output_field=TextField()))
    return Coalesce(short, summary, Cast("kode", TextField()), output_field=TextField())


def _moment(jenis: Jenis) -> Case | Coalesce:
    """When it became public: a schedule that began counts from its beginning."""
    known = Coalesce("terbit_pada", "diperbarui_pada")
    if jenis.model is Informasi:
        return known
    later = When(terbit_mulai__gt=known, then=F("terbit_mulai"))
    return Case(later, default=known)
