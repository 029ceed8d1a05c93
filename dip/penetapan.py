"""What the site knows of its determinations: the last one of a year, and what changed since."""

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max, Sum

from dip.beku import read_baris
from dip.models import Informasi, PenetapanDIP
from dip.models.penetapan import PenetapanQuerySet
from dip.perbedaan import compare
from situs.kalender import format_tanggal
from situs.models import Situs
from situs.templatetags.publik import angka

KEEP_SECONDS = 300  # the new title of a file leaves no other trace


@dataclass(frozen=True)
class Perubahan:
    """What changed since a determination, short enough to be kept."""

    diubah: dict[str, list[str]]  # kode -> headings
    ditambahkan: frozenset[str]  # kode
    dihapus: int

    @property
    def jumlah(self) -> int:
        return len(self.diubah) + len(self.ditambahkan) + self.dihapus


@dataclass(frozen=True)
class CatatanEntri:
    """How one living entry stands to the last SK."""

    baru: bool
    kolom: list[str]  # headings whose words differ
    alamat: str  # of the entry as it was frozen


@dataclass(frozen=True)
class Keadaan:
    """How the living list of a year stands to the last SK."""

    penetapan: PenetapanDIP  # without its rows
    perubahan: Perubahan

    @property
    def kalimat(self) -> str:
        return f"{describe_sk(self.penetapan)}; {describe_jumlah(self.perubahan.jumlah)}"

    @property
    def kalimat_jumlah(self) -> str:
        return describe_jumlah(self.perubahan.jumlah)

    def describe_entri(self, kode: str) -> CatatanEntri:
        alamat = f"{self.penetapan.get_absolute_url()}{kode}/"
        baru = kode in self.perubahan.ditambahkan
        return CatatanEntri(baru, self.perubahan.diubah.get(kode, []), alamat)


def list_penetapan(situs: Situs) -> PenetapanQuerySet:
    """Every determined version of a site, the newest first, without the rows."""
    return PenetapanDIP.objects.for_situs(situs).without_rows()


def find_terakhir(situs: Situs, tahun: int) -> PenetapanDIP | None:
    return list_penetapan(situs).filter(tahun=tahun).first()


def read_keadaan(situs: Situs, tahun: int | None) -> Keadaan | None:
    """None while no SK determined the list of that year."""
    penetapan = find_terakhir(situs, tahun) if tahun else None
    return Keadaan(penetapan, _read_perubahan(situs, penetapan)) if penetapan else None


def _read_perubahan(situs: Situs, penetapan: PenetapanDIP) -> Perubahan:
    """Compared again only after a write: each raises a `versi` or the time of the last change."""
    rows = Informasi.objects.for_situs(situs).published().for_tahun(penetapan.tahun)
    sums = rows.aggregate(Count("pk"), Sum("pk"), Sum("versi"), Max("diperbarui_pada"))
    state = "-".join(str(value).replace(" ", "T") for value in sums.values())
    key = f"penetapan:{penetapan.pk}:{penetapan.sidik[:16]}:{state}"
    return cache.get_or_set(key, lambda: _compare_now(situs, penetapan), KEEP_SECONDS)


def _compare_now(situs: Situs, penetapan: PenetapanDIP) -> Perubahan:
    hasil = compare(penetapan.baris, read_baris(situs, penetapan.tahun))
    return Perubahan(
        diubah={each.baris["kode"]: list(each.kolom) for each in hasil.diubah},
        ditambahkan=frozenset(row["kode"] for row in hasil.ditambahkan),
        dihapus=len(hasil.dihapus),
    )


def describe_sk(penetapan: PenetapanDIP) -> str:
    tanggal = format_tanggal(penetapan.tanggal)
    return (
        f"Ditetapkan dengan SK Nomor {penetapan.nomor} tanggal {tanggal} (versi {penetapan.versi})"
    )


def describe_jumlah(jumlah: int) -> str:
    return f"{angka(jumlah)} perubahan sejak itu" if jumlah else "belum berubah sejak itu"


def describe_tahun(situs: Situs, tahun: int | None) -> str:
    """The line for the head of an export of the living list; "" without an SK."""
    keadaan = read_keadaan(situs, tahun)
    return keadaan.kalimat if keadaan else ""
