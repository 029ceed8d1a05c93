"""The one place that says what the law requires of a site, what is there, and how fresh it is.

read_kelengkapan is one list of one site with its entries; read_ringkas and read_rekap are the
figures of one and of many sites. All judge by the same facts, so they cannot disagree.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from dip.enums import JenisKewajiban
from dip.models import Kewajiban
from dip.tautan_mati import TautanMati
from halaman.enums import Keadaan
from halaman.kelengkapan_entri import Entri, read_entri
from halaman.kelengkapan_fakta import (
    Fakta,
    group_children,
    read_fakta,
    read_pohon,
    shares_templat,
)
from halaman.models import TargetKewajiban
from situs.models import Situs

# Serta-merta is announced when something happens; without an event nothing is missing.
DIHITUNG = (JenisKewajiban.BERKALA, JenisKewajiban.SETIAP_SAAT, JenisKewajiban.STANDAR)
# What Perki 1/2021 asks of bodies that run schools; a kecamatan runs none.
BUKAN_KECAMATAN = {"B-b.9": "Kecamatan tidak menyelenggarakan pendidikan."}


@dataclass(frozen=True)
class Penilaian:
    keadaan: str
    diperbarui: date | None = None
    diperiksa: bool = False  # the last renewal was a check: the words had not to change
    jatuh_tempo: date | None = None
    ditargetkan: date | None = None
    alasan: str = ""


@dataclass(frozen=True)
class Butir:
    """One required item at one site."""

    kewajiban: Kewajiban
    nilai: Penilaian
    entri: list[Entri] = field(default_factory=list)
    lainnya: int = 0  # entries that are not shown
    lewat_kelompok: bool = False  # met by what stands at the group, and by nothing of its own

    @property
    def keadaan(self) -> str:
        return self.nilai.keadaan

    @property
    def sebutan(self) -> str:
        return Keadaan(self.nilai.keadaan).label

    @property
    def anchor(self) -> str:
        return self.kewajiban.kode.lower().replace(".", "-")


@dataclass(frozen=True)
class Kelompok:
    """One kind of information with its items; a kind without parts is its own only item."""

    kewajiban: Kewajiban
    butir: list[Butir]
    entri: list[Entri] = field(default_factory=list)  # meets the kind as a whole

    @property
    def anchor(self) -> str:
        return self.kewajiban.kode.lower()

    @property
    def tunggal(self) -> bool:
        return self.butir[0].kewajiban == self.kewajiban

    @property
    def ringkas(self) -> "Ringkas":
        return count_butir(item.nilai for item in self.butir)


@dataclass(frozen=True)
class Ringkas:
    berlaku: int
    tersedia: int
    perlu: int  # there, but renewed too long ago
    belum: int

    @property
    def kalimat(self) -> str:
        return f"{self.tersedia} dari {self.berlaku} butir tersedia"

    @property
    def persen(self) -> int:
        return 100 * self.tersedia // self.berlaku if self.berlaku else 0

    def __add__(self, other: "Ringkas") -> "Ringkas":
        return Ringkas(
            self.berlaku + other.berlaku,
            self.tersedia + other.tersedia,
            self.perlu + other.perlu,
            self.belum + other.belum,
        )


@dataclass(frozen=True)
class Rekap:
    """The figures of one site: list of the law -> figure, and all of them together."""

    per_jenis: dict[str, Ringkas]

    @property
    def total(self) -> Ringkas:
        return sum(self.per_jenis.values(), Ringkas(0, 0, 0, 0))


@dataclass(frozen=True)
class Tinjauan:
    """Any number of sites, read once: the tree, the facts and the judgements of each site."""

    pohon: list[Kewajiban]
    fakta: dict[int, Fakta]
    nilai: dict[int, dict[str, Penilaian]]

    def count_rekap(self) -> dict[int, Rekap]:
        return {situs: _count(self.pohon, nilai) for situs, nilai in self.nilai.items()}


def read_kelengkapan(
    situs: Situs, *jenis: str, tahun: int | None = None, mati: TautanMati | None = None
) -> list[Kelompok]:
    """One or more lists of the law, item by item, with what meets each."""
    pohon = read_pohon()
    fakta = read_fakta([situs], pohon)[situs.pk]
    entri = read_entri(situs, jenis, fakta, tahun, mati)
    children = group_children(pohon)
    nilai = judge_all(pohon, fakta, situs)
    return [
        _build_kelompok(top, children[top.pk] or [top], nilai, entri)
        for top in children[None]
        if top.jenis in jenis
    ]


def read_ringkas(situs: Situs) -> Rekap:
    return read_rekap([situs])[situs.pk]


def read_rekap(daftar: Iterable[Situs]) -> dict[int, Rekap]:
    """Site -> figures; the number of queries does not grow with the sites."""
    return read_tinjauan(daftar).count_rekap()


def read_tinjauan(daftar: Iterable[Situs]) -> Tinjauan:
    daftar = list(daftar)
    pohon = read_pohon()
    fakta = read_fakta(daftar, pohon)
    nilai = {situs.pk: judge_all(pohon, fakta[situs.pk], situs) for situs in daftar}
    return Tinjauan(pohon, fakta, nilai)


def judge_all(pohon: list[Kewajiban], fakta: Fakta, situs: Situs) -> dict[str, Penilaian]:
    """Code -> judgement, for every item that has no parts."""
    leaves = [row for row in list_butir(pohon) if row.kode != "SS-p"]
    nilai = {row.kode: judge(row, fakta, situs) for row in leaves}
    nilai["SS-p"] = _judge_berkala_lengkap(leaves, nilai)
    return nilai


def list_butir(pohon: list[Kewajiban]) -> list[Kewajiban]:
    groups = {row.induk_id for row in pohon}
    return [row for row in pohon if row.pk not in groups]


def judge(kewajiban: Kewajiban, fakta: Fakta, situs: Situs) -> Penilaian:
    kode, target = kewajiban.kode, fakta.target.get(kewajiban.kode)
    if kode in fakta.ada:
        return _judge_usia(kewajiban, fakta.ada[kode], fakta.diperiksa.get(kode))
    if target and target.tidak_berlaku:
        return Penilaian(Keadaan.TIDAK_BERLAKU, alasan=target.alasan)
    if kode in BUKAN_KECAMATAN and not situs.utama:
        return Penilaian(Keadaan.TIDAK_BERLAKU, alasan=BUKAN_KECAMATAN[kode])
    return _judge_belum(target)


def _judge_usia(
    kewajiban: Kewajiban, diperbarui: datetime | None, diperiksa: datetime | None
) -> Penilaian:
    is_check = bool(diperiksa and (not diperbarui or diperiksa >= diperbarui))
    last = diperiksa if is_check else diperbarui
    if not last:
        return Penilaian(Keadaan.ADA)
    day = timezone.localdate(last)
    due = add_months(day, kewajiban.periode_bulan) if kewajiban.periode_bulan else None
    late = due is not None and due < timezone.localdate()
    return Penilaian(Keadaan.PERLU if late else Keadaan.ADA, day, is_check, due)


def _judge_belum(target: TargetKewajiban | None) -> Penilaian:
    if not target:
        return Penilaian(Keadaan.BELUM)
    return Penilaian(Keadaan.BELUM, ditargetkan=target.ditargetkan, alasan=target.alasan)


def _judge_berkala_lengkap(leaves: list[Kewajiban], nilai: dict[str, Penilaian]) -> Penilaian:
    """Huruf p: what must be announced regularly must also be there in full."""
    berkala = [nilai[row.kode] for row in leaves if row.jenis == JenisKewajiban.BERKALA]
    missing = any(item.keadaan == Keadaan.BELUM for item in berkala)
    return Penilaian(Keadaan.BELUM if missing or not berkala else Keadaan.ADA)


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _build_kelompok(
    top: Kewajiban,
    rows: list[Kewajiban],
    nilai: dict[str, Penilaian],
    entri: dict[str, tuple[list[Entri], int]],
) -> Kelompok:
    butir = [_build_butir(row, nilai[row.kode], entri) for row in rows]
    own = [] if rows == [top] else entri.get(top.kode, ([], 0))[0]
    return Kelompok(top, butir, own)


def _build_butir(
    row: Kewajiban, nilai: Penilaian, entri: dict[str, tuple[list[Entri], int]]
) -> Butir:
    shown, more = entri.get(row.kode, ([], 0))
    above = entri.get(row.induk.kode, ([], 0))[0] if shares_templat(row) else []
    return Butir(row, nilai, [*shown, *above], more, bool(above and not shown))


def _count(pohon: list[Kewajiban], nilai: dict[str, Penilaian]) -> Rekap:
    per_jenis: dict[str, list[Penilaian]] = {jenis: [] for jenis in DIHITUNG}
    for row in list_butir(pohon):
        if row.jenis in per_jenis:
            per_jenis[row.jenis].append(nilai[row.kode])
    return Rekap({jenis: count_butir(found) for jenis, found in per_jenis.items()})


def count_butir(nilai: Iterable[Penilaian]) -> Ringkas:
    states = [item.keadaan for item in nilai]
    perlu, belum = states.count(Keadaan.PERLU), states.count(Keadaan.BELUM)
    berlaku = len(states) - states.count(Keadaan.TIDAK_BERLAKU)
    return Ringkas(berlaku, berlaku - belum, perlu, belum)
