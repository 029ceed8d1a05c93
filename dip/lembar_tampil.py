"""The sheet as it is shown: for the script as plain lists, for the plain form as rows of fields."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dip.enums import Status
from dip.lembar import (
    BERBARIS,
    KOLOM,
    LABEL,
    ROW_FIELDS,
    SARAN,
    Lembar,
    fingerprint,
    list_notes,
    read_cells,
)
from dip.lembar_simpan import Jawaban, Keadaan, Lain
from dip.models import Informasi
from situs.kode import make_kode

STATUS_LABELS = dict(Status.choices)
BENTUK_SERING = ("Cetak", "Rekam", "Cetak, rekam", "Cetak, rekam, online", "Online", "Media sosial")
MAX_SARAN = 30


# --- For the script ------------------------------------------------------------------------------
def dump_rows(lembar: Lembar) -> list[list[Any]]:
    """Every row of the year as [kode, versi, nomor, pk, status, may be changed, note, *cells]."""
    return [dump_row(lembar, row) for row in lembar.rows().values(*ROW_FIELDS).iterator()]


def dump_row(lembar: Lembar, row: dict[str, Any]) -> list[Any]:
    return [
        *(row["kode"], row["versi"], row["urutan"], row["pk"], STATUS_LABELS[row["status"]]),
        *(lembar.may_change(row["status"]), list_notes(row), *read_cells(row).values()),
    ]


def dump_jawaban(lembar: Lembar, jawaban: Jawaban) -> dict[str, Any]:
    informasi = jawaban.informasi
    values = {name: getattr(informasi, name) for name in ROW_FIELDS} if informasi else None
    return {
        "kode": jawaban.kiriman.kode,
        "keadaan": jawaban.keadaan,
        "baris": dump_row(lembar, values) if values else None,
        "galat": jawaban.galat,
        "bentrok": {name: vars(lain) for name, lain in jawaban.bentrok.items()},
        "pesan": jawaban.pesan,
    }


def list_kolom() -> list[dict[str, Any]]:
    return [
        {"nama": name, "label": LABEL[name], "jenis": kind_of(name), "saran": name in SARAN}
        for name in KOLOM
    ]


def kind_of(name: str) -> str:
    if name == "kategori":
        return "pilihan"
    return "panjang" if name in BERBARIS else "pendek"


# --- For the plain form --------------------------------------------------------------------------
@dataclass
class Sel:
    nama: str
    label: str
    isi: str
    jenis: str
    saran: bool
    galat: str = ""
    lain: Lain | None = None
    catatan: str = ""

    @property
    def ditandai(self) -> bool:
        return bool(self.galat or self.lain or self.catatan)


@dataclass
class Baris:
    awalan: str  # of the names of its fields
    kode: str
    versi: int
    sebutan: str
    status: str
    pk: int | None
    boleh: bool
    sidik: str
    sel: list[Sel] = field(default_factory=list)

    @property
    def bermasalah(self) -> list[Sel]:
        return [sel for sel in self.sel if sel.galat or sel.lain]


def build_rows(
    lembar: Lembar, rows: Iterable[dict[str, Any]], jawaban: dict[str, Jawaban], kosong: int
) -> list[Baris]:
    """The rows of a page and empty ones after them; what was not saved keeps what was typed."""
    built = [_build_row(lembar, row, n, jawaban.get(row["kode"])) for n, row in enumerate(rows)]
    if not lembar.boleh_tulis:
        return built
    shown = {row.kode for row in built}
    unsaved = [
        each
        for each in jawaban.values()
        if each.keadaan == Keadaan.GALAT
        and not each.kiriman.versi
        and each.kiriman.kode not in shown
    ]
    for number in range(max(kosong, len(unsaved))):
        known = unsaved[number] if number < len(unsaved) else None
        built.append(_build_empty(len(built), known))
    return built


def _build_row(lembar: Lembar, row: dict[str, Any], number: int, known: Jawaban | None) -> Baris:
    cells = read_cells(row)
    note = list_notes(row)
    baris = Baris(
        awalan=f"b{number}",
        kode=row["kode"],
        versi=row["versi"],
        sebutan=str(row["urutan"]),
        status=STATUS_LABELS[row["status"]],
        pk=row["pk"],
        boleh=lembar.may_change(row["status"]),
        sidik=join_sidik(cells),
    )
    baris.sel = [_build_cell(name, text, known) for name, text in cells.items()]
    baris.sel[KOLOM.index("ringkasan")].catatan = note
    return baris


def _build_empty(number: int, known: Jawaban | None) -> Baris:
    cells = dict.fromkeys(KOLOM, "")
    return Baris(
        awalan=f"b{number}",
        kode=known.kiriman.kode if known else make_kode(),
        versi=0,
        sebutan="Baru",
        status="",
        pk=None,
        boleh=True,
        sidik=join_sidik(cells),
        sel=[_build_cell(name, text, known) for name, text in cells.items()],
    )


def _build_cell(name: str, text: str, known: Jawaban | None) -> Sel:
    sel = Sel(name, LABEL[name], text, kind_of(name), name in SARAN)
    if known and known.keadaan in (Keadaan.GALAT, Keadaan.BENTROK):
        sel.isi = known.kiriman.isi.get(name, text)
        sel.galat, sel.lain = known.galat.get(name, ""), known.bentrok.get(name)
    return sel


def join_sidik(cells: dict[str, str]) -> str:
    return ".".join(fingerprint(text) for text in cells.values())


def list_saran(lembar: Lembar) -> dict[str, list[str]]:
    """Column -> values used in this year, the most frequent first."""
    names = [name for name in SARAN if name != "bentuk"]
    rows = list(lembar.rows().order_by().values_list(*names))
    saran = {
        name: [text for text, _ in Counter(filter(None, column)).most_common(MAX_SARAN)]
        for name, column in zip(names, zip(*rows, strict=True), strict=False)
    }
    return {**saran, "bentuk": list(BENTUK_SERING)}


def describe_lost(jawaban: Iterable[Jawaban]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Rows that are no longer there or closed: (name, reason, what was typed)."""
    return [
        (
            _name_of(each.informasi) or each.kiriman.isi.get("judul", "") or each.kiriman.kode,
            each.pesan,
            [(LABEL[name], text) for name, text in each.kiriman.isi.items()],
        )
        for each in jawaban
        if each.pesan
    ]


def _name_of(informasi: Informasi | None) -> str:
    return informasi.sebutan if informasi else ""
