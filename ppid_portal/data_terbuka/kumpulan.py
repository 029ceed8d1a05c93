"""The data sets. Each row is built from published rows only, in one order, with a stable kode."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from django.db.models import Count, F, IntegerField, Max, Min, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from dip.models import BerkasInformasi, Informasi, PemeriksaanTautan
from dip.tautan_mati import TautanMati, read_mati_many
from halaman.models import Agenda, Dokumen
from ppid_portal.data_terbuka.cakupan import Cakupan
from ppid_portal.data_terbuka.kamus import list_names
from situs.models import PerSitusModel, Situs

CHUNK = 2_000
PLACE = "KODE"
MATI = "tautan_mati_sejak"
# Columns that are not a column of the table.
_DARI_SITUS = {"situs": "nama", "kode_wilayah": "kode_wilayah"}


@dataclass(frozen=True)
class Kumpulan:
    kode: str
    judul: str
    uraian: str
    kata_kunci: tuple[str, ...]
    model: type[PerSitusModel]
    urut: tuple[str, ...]
    alamat: str  # URL name of the page of a row
    hitungan: dict[str, Any]  # columns computed by the database
    alamat_lain: dict[str, tuple[str, str]]  # column -> (URL name, column that must be filled)
    baca_mati: Callable[[dict, TautanMati], datetime | None] | None = None

    @property
    def kolom(self) -> list[str]:
        return list_names(self.kode)

    def list_published(self, cakupan: Cakupan) -> QuerySet:
        situs = cakupan.daftar_situs if cakupan.situs.utama else cakupan.situs
        return self.model.objects.for_situs(situs).published()

    def list_values(self, cakupan: Cakupan) -> QuerySet:
        """Plain values in a fixed order; slice it for a page of them."""
        lain = {*_DARI_SITUS, *self.alamat_lain, "url", MATI}
        kolom = [name for name in self.kolom if name not in lain | set(self.hitungan)]
        rows = self.list_published(cakupan).order_by("-situs__utama", "situs__urutan", *self.urut)
        return rows.values("situs_id", *kolom, **self.hitungan)

    def build_rows(self, values: QuerySet, cakupan: Cakupan) -> Iterator[dict[str, Any]]:
        """Rows as JSON can hold them, read in pieces: memory does not grow with the list."""
        kolom, build_alamat = self.kolom, self._build_alamat()
        mati = read_mati_many(cakupan.per_pk) if self.baca_mati else {}
        for row in values.iterator(chunk_size=CHUNK):
            situs = cakupan.per_pk[row["situs_id"]]
            row |= {name: getattr(situs, field) for name, field in _DARI_SITUS.items()}
            row |= build_alamat(row, situs)
            if self.baca_mati:
                sejak = self.baca_mati(row, mati[situs.pk])
                row[MATI] = timezone.localdate(sejak) if sejak else None
            yield {name: to_plain(row[name]) for name in kolom}

    def summarise(self, cakupan: Cakupan) -> "Ringkas":
        """One query. Whatever changes the rows changes the ETag: each write raises a `versi`."""
        sums = self.list_published(cakupan).aggregate(
            jumlah=Count("pk"),
            terbit=Min("terbit_pada"),
            terbit_akhir=Max("terbit_pada"),
            diperbarui=Max("diperbarui_pada"),
            versi=Sum("versi"),
            nomor=Sum("pk"),
        )
        situs = [(each.kode_wilayah, each.nama, each.host) for each in cakupan.per_pk.values()]
        facts = (sorted(sums.items()), sorted(situs), self._sum_mati(cakupan))
        etag = build_etag((self.kolom, *facts))
        return Ringkas(self, sums["jumlah"], sums["terbit"], sums["diperbarui"], etag)

    def _sum_mati(self, cakupan: Cakupan) -> list[tuple[str, Any]]:
        """What cannot be opened changes the rows too, without a new `versi`."""
        if not self.baca_mati:
            return []
        rows = PemeriksaanTautan.objects.filter(situs__in=cakupan.per_pk).mati().order_by()
        found = rows.aggregate(jumlah=Count("pk"), nomor=Sum("pk"), sejak=Max("mati_sejak"))
        return sorted(found.items())

    def _build_alamat(self) -> Callable[[dict, Situs], dict[str, str]]:
        names = {"url": (self.alamat, "kode"), **self.alamat_lain}
        paths = {kolom: reverse(name, args=[PLACE]) for kolom, (name, _) in names.items()}

        def build(row: dict, situs: Situs) -> dict[str, str]:
            return {
                kolom: situs.build_url(path.replace(PLACE, row["kode"]))
                if row[names[kolom][1]]
                else ""
                for kolom, path in paths.items()
            }

        return build


@dataclass(frozen=True)
class Ringkas:
    """What is known of a data set without reading its rows."""

    kumpulan: Any  # Kumpulan, or another with the same questions
    jumlah: int
    terbit: datetime | None
    diperbarui: datetime | None
    etag: str


def build_etag(value: Any) -> str:
    """Weak: two answers with it differ in `dihasilkan` at most."""
    return f'W/"{blake2b(repr(value).encode(), digest_size=16).hexdigest()}"'


def _name_isi(row: dict[str, Any]) -> str:
    """Where a document can be read; Dokumen.alamat_isi of a plain row."""
    if row["jenis_berkas"]:
        return reverse("halaman:dokumen_berkas", args=[row["kode"]])
    return row["tautan"]


def to_plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value


def _count_berkas() -> Coalesce:
    rows = BerkasInformasi.objects.filter(informasi=OuterRef("pk")).order_by().values("informasi")
    counted = rows.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


DIP = Kumpulan(
    kode="dip",
    judul="Daftar Informasi Publik",
    uraian="Semua entri Daftar Informasi Publik yang sudah diterbitkan, dari semua tahun.",
    kata_kunci=("daftar informasi publik", "keterbukaan informasi", "PPID"),
    model=Informasi,
    urut=("-tahun", "urutan", "pk"),
    alamat="dip:detail",
    baca_mati=lambda row, mati: mati.since_entri(row["kode"], row["media"]),
    hitungan={
        "nomor": F("urutan"),
        "kode_kewajiban": F("kewajiban__kode"),
        "jumlah_berkas": _count_berkas(),
    },
    alamat_lain={},
)
DOKUMEN = Kumpulan(
    kode="dokumen",
    judul="Dokumen dan laporan",
    uraian="Keterangan setiap dokumen yang sudah diterbitkan, termasuk SK, SOP, dan laporan.",
    kata_kunci=("dokumen publik", "surat keputusan", "laporan", "PPID"),
    model=Dokumen,
    urut=("-tahun", "jenis", "judul", "pk"),
    alamat="halaman:dokumen",
    baca_mati=lambda row, mati: mati.since(_name_isi(row)),
    hitungan={"kode_kewajiban": F("kewajiban__kode")},
    alamat_lain={"url_berkas": ("halaman:dokumen_berkas", "jenis_berkas")},
)
AGENDA = Kumpulan(
    kode="agenda",
    judul="Agenda kegiatan",
    uraian="Kegiatan yang diumumkan, yang akan datang dan yang sudah lewat.",
    kata_kunci=("agenda", "kegiatan", "PPID"),
    model=Agenda,
    urut=("-mulai", "pk"),
    alamat="halaman:agenda",
    hitungan={},
    alamat_lain={},
)
