"""The list of a year as a sheet: its columns, the words of a cell, and what a person had before
the eyes when changing one (`fingerprint`)."""

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from dip.enums import Kategori, Status
from dip.impor.nilai import bentuk_as_written
from dip.impor.teks import clean_text, join_lines
from dip.models import Informasi, InformasiQuerySet
from dip.peran import is_open
from dip.ringkasan import judge_ringkasan
from dip.riwayat import label_of
from dip.tampilan import name_bentuk
from situs.models import Pengguna, Situs

KOLOM = (
    *("judul", "ringkasan", "pejabat_penguasa", "penanggung_jawab", "waktu", "tempat"),
    *("bentuk", "retensi", "kategori", "kelompok", "media"),
)
BERBARIS = ("ringkasan", "media")  # cells that hold several lines
# Values used before are offered; "waktu" too: many rows of a list are of the same month.
SARAN = (
    *("pejabat_penguasa", "penanggung_jawab", "waktu", "tempat", "bentuk", "retensi"),
    "kelompok",
)
LABEL = {name: label_of(name) for name in KOLOM}
KATEGORI_LABELS = dict(Kategori.choices)
ROW_FIELDS = ("kode", "versi", "urutan", "pk", "status", *KOLOM, "bentuk_teks", "ringkasan_lemah")
SIDIK_BYTES = 6


@dataclass(frozen=True)
class Lembar:
    """One year of one site, and what this person may do there."""

    situs: Situs
    tahun: int
    pengguna: Pengguna
    boleh_tulis: bool
    boleh_terbit: bool  # a petugas prepares drafts only

    def rows(self) -> InformasiQuerySet:
        rows = Informasi.objects.for_situs(self.situs).for_tahun(self.tahun)
        return rows.exclude(status=Status.ARSIP).order_by("urutan", "pk")

    def may_change(self, status: str) -> bool:
        return self.boleh_tulis and is_open(status, penerbit=self.boleh_terbit)


def normalize(name: str, text: str) -> str:
    """Invisible characters out; lines stay where the column has lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cleaned = "\n".join(clean_text(line)[0] for line in lines).strip()
    return cleaned if name in BERBARIS else " ".join(join_lines(cleaned).split())


def read_cells(row: dict[str, Any] | Informasi) -> dict[str, str]:
    """Column -> the words of the cell, of a row read with ROW_FIELDS or of an entry."""
    values = row if isinstance(row, dict) else {name: getattr(row, name) for name in ROW_FIELDS}
    cells = {name: values[name] for name in KOLOM}
    written = bentuk_as_written(values["bentuk"], values["bentuk_teks"])
    cells["bentuk"] = written or name_bentuk(values["bentuk"])
    cells["kategori"] = KATEGORI_LABELS.get(values["kategori"], "")
    return {name: normalize(name, text) for name, text in cells.items()}


def fingerprint(text: str) -> str:
    """Of the words a cell showed: lets the form say what was seen without sending it twice."""
    return blake2b(text.encode("utf-8", "replace"), digest_size=SIDIK_BYTES).hexdigest()


def list_notes(row: dict[str, Any]) -> str:
    """Indicator 2 of Kominfo's form, as advice: the summary may be only a title."""
    if not row["ringkasan_lemah"]:
        return ""
    return " ".join(judge_ringkasan(row["judul"], row["ringkasan"]))
