"""What differs between two states of the DIP of a year. Pure: rows in, differences out.

Rows are those of dip/beku.py. An entry is the same by its kode, its words are those of the columns
that the workbook shows, and its files count by their print. A number alone that moved is told
apart: renumbering a list changes none of its information.
"""

from dataclasses import dataclass, field

from dip.beku import Baris
from dip.ekspor.baris import HEADINGS, KODE, NOMOR, build_row
from situs.berkas import label_jenis
from situs.templatetags.publik import ukuran

BERKAS = "Berkas"
SIDIK_TAMPIL = 12  # characters of a print that a reader can compare
_KOLOM = [(place, name) for place, name in enumerate(HEADINGS) if place not in (NOMOR, KODE)]


@dataclass(frozen=True)
class Ubahan:
    """One entry with other words: heading -> (before, after)."""

    baris: Baris  # as it is in the newer state
    kolom: dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Perbedaan:
    diubah: list[Ubahan] = field(default_factory=list)
    ditambahkan: list[Baris] = field(default_factory=list)
    dihapus: list[Baris] = field(default_factory=list)
    pindah: list[tuple[Baris, Baris]] = field(default_factory=list)  # only the number differs

    @property
    def jumlah(self) -> int:
        return len(self.diubah) + len(self.ditambahkan) + len(self.dihapus)


def compare(lama: list[Baris], baru: list[Baris]) -> Perbedaan:
    before, after = ({row["kode"]: row for row in rows} for rows in (lama, baru))
    hasil = Perbedaan(
        ditambahkan=[row for row in baru if row["kode"] not in before],
        dihapus=[row for row in lama if row["kode"] not in after],
    )
    for row in baru:
        if known := before.get(row["kode"]):
            if kolom := find_changes(known, row):
                hasil.diubah.append(Ubahan(row, kolom))
            elif known["urutan"] != row["urutan"]:
                hasil.pindah.append((known, row))
    return hasil


def find_changes(lama: Baris, baru: Baris) -> dict[str, tuple[str, str]]:
    before, after = read_kata(lama), read_kata(baru)
    return {
        name: (before[name], after[name])
        for name in before
        if before[name].split() != after[name].split()
    }


def read_kata(baris: Baris) -> dict[str, str]:
    """Heading -> words, as the workbook has them; the files in one cell, one line each."""
    cells = build_row(baris, 0)
    kata = {name: str(cells[place]) for place, name in _KOLOM}
    return kata | {BERKAS: "\n".join(map(describe_berkas, baris["berkas"]))}


def describe_berkas(berkas: Baris) -> str:
    sidik = f"sidik {berkas['sidik'][:SIDIK_TAMPIL]}"
    ciri = ", ".join((label_jenis(berkas["jenis"]), ukuran(berkas["ukuran"]), sidik))
    return f"{berkas['nama']} ({ciri})"


def name_baris(baris: Baris) -> str:
    """As Informasi.sebutan does for a living entry."""
    return baris["judul"] or baris["ringkasan"][:120] or f"Informasi {baris['kode']}"
