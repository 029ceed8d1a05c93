"""Reads of the published DIP; nothing here can reach a draft or another site by accident."""

from datetime import datetime

from django.db.models import (
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Left, Lower, NullIf

from dip.enums import JenisPeristiwa
from dip.models import BerkasInformasi, Informasi, InformasiQuerySet, PeristiwaInformasi
from dip.pencarian import filter_words, rank_by_words
from dip.saringan import Saringan, Urut
from situs.models import Situs

CUPLIKAN = 280  # characters of the summary in a list
ROW_FIELDS = [
    "kode", "tahun", "urutan", "judul", "pejabat_penguasa", "penanggung_jawab", "waktu", "tempat",
    "bentuk", "bentuk_teks", "retensi", "kategori", "media",
    "eks_pengecualian__status", "eks_pengecualian__berakhir",
]  # fmt: skip
# What an outsider may know of the history, in words without the machinery behind it.
RIWAYAT_PUBLIK = {
    JenisPeristiwa.DITERBITKAN: "Diterbitkan",
    JenisPeristiwa.DIUBAH: "Isi diperbarui",
    JenisPeristiwa.DIUBAH_IMPOR: "Isi diperbarui",
    JenisPeristiwa.BERKAS_DITAMBAH: "Berkas ditambahkan",
    JenisPeristiwa.BERKAS_DIHAPUS: "Berkas dihapus",
}


def list_published(situs: Situs) -> InformasiQuerySet:
    return Informasi.objects.for_situs(situs).published()


def count_per_tahun_kategori(situs: Situs) -> list[dict]:
    """[{tahun, kategori, jumlah, diperbarui}], newest year first."""
    rows = list_published(situs).order_by("-tahun", "kategori").values("tahun", "kategori")
    return list(rows.annotate(jumlah=Count("pk"), diperbarui=Max("diperbarui_pada")))


def count_per_situs(situs: QuerySet[Situs], tahun: int) -> dict[int, dict]:
    """Published entries of a year and the last change, for each site that has any."""
    rows = Informasi.objects.for_situs(situs).published().order_by().values("situs")
    counted = rows.annotate(
        jumlah=Count("pk", filter=Q(tahun=tahun)), diperbarui=Max("diperbarui_pada")
    )
    return {row["situs"]: row for row in counted}


def filter_informasi(queryset: InformasiQuerySet, saringan: Saringan) -> InformasiQuerySet:
    wanted = {"kategori": saringan.kategori, "tahun": saringan.tahun}
    queryset = queryset.filter(**{name: value for name, value in wanted.items() if value})
    if saringan.unit:
        unit = Q(pejabat_penguasa=saringan.unit) | Q(penanggung_jawab=saringan.unit)
        queryset = queryset.filter(unit)
    if saringan.bentuk:
        queryset = queryset.filter(bentuk__contains=saringan.bentuk)
    if saringan.berkas:
        queryset = queryset.filter(Exists(_berkas_of_row()))
    return filter_words(queryset, saringan.q)


def order_informasi(queryset: InformasiQuerySet, urut: str) -> InformasiQuerySet:
    if urut == Urut.JUDUL:
        sebutan = Lower(Coalesce(NullIf("judul", Value("")), "ringkasan"))
        return queryset.order_by(sebutan, "pk")
    if urut == Urut.TERBARU:
        return queryset.order_by("-diperbarui_pada", "-pk")
    return queryset.order_by("-tahun", "urutan", "pk")


def list_units(situs: Situs, tahun: int | None) -> list[str]:
    """Names for the filter "unit": those who hold the information, as officers wrote them."""
    rows = list_published(situs)
    if tahun:
        rows = rows.for_tahun(tahun)
    names = rows.exclude(pejabat_penguasa="").order_by("pejabat_penguasa")
    return list(names.values_list("pejabat_penguasa", flat=True).distinct()[:200])


def read_rows(queryset: InformasiQuerySet) -> list[dict]:
    """Rows of a list as plain dictionaries: no model objects, no query per row."""
    berkas = _berkas_of_row().order_by().values("informasi").annotate(n=Count("pk")).values("n")
    return list(
        queryset.values(
            *ROW_FIELDS,
            cuplikan=Left("ringkasan", CUPLIKAN + 1),
            jumlah_berkas=Coalesce(Subquery(berkas, output_field=IntegerField()), 0),
        )
    )


def list_newest(situs: Situs, limit: int) -> list[Informasi]:
    rows = list_published(situs).order_by(F("terbit_pada").desc(nulls_last=True), "-pk")
    fields = ["kode", "judul", "ringkasan", "kategori", "tahun", "terbit_pada"]
    return list(rows.only(*fields)[:limit])


def list_alike(situs: Situs, teks: str, limit: int) -> list[Informasi]:
    """Published entries that share the most words with a free text, newest year first."""
    rows = rank_by_words(list_published(situs), teks)
    fields = ["kode", "judul", "ringkasan", "tahun"]
    return list(rows.order_by("-cocok", "-tahun", "-pk").only(*fields)[:limit])


def list_related(informasi: Informasi, limit: int) -> list[Informasi]:
    """Other entries of the same group and year."""
    if not informasi.kelompok:
        return []
    rows = _siblings(informasi).filter(kelompok=informasi.kelompok).exclude(pk=informasi.pk)
    return list(rows.only("kode", "judul", "ringkasan")[:limit])


def find_neighbours(informasi: Informasi) -> tuple[Informasi | None, Informasi | None]:
    """The entries before and after this one in the list of its year."""
    here = Q(urutan=informasi.urutan)
    before = Q(urutan__lt=informasi.urutan) | here & Q(pk__lt=informasi.pk)
    after = Q(urutan__gt=informasi.urutan) | here & Q(pk__gt=informasi.pk)
    rows = _siblings(informasi).only("kode", "judul", "ringkasan")
    return (
        rows.filter(before).order_by("-urutan", "-pk").first(),
        rows.filter(after).order_by("urutan", "pk").first(),
    )


def list_riwayat(informasi: Informasi, limit: int) -> list[tuple[datetime, str]]:
    """Changes since publication: one line per day and kind, without names of persons."""
    if not informasi.terbit_pada:
        return []
    events = PeristiwaInformasi.objects.for_situs(informasi.situs_id).filter(
        informasi=informasi, jenis__in=RIWAYAT_PUBLIK, waktu__gte=informasi.terbit_pada
    )
    lines = {}
    for jenis, waktu in events.order_by("-waktu").values_list("jenis", "waktu")[: 5 * limit]:
        lines.setdefault((waktu.date(), RIWAYAT_PUBLIK[jenis]), waktu)
    return [(waktu, label) for (_, label), waktu in lines.items()][:limit]


def _siblings(informasi: Informasi) -> InformasiQuerySet:
    rows = Informasi.objects.for_situs(informasi.situs_id).published().for_tahun(informasi.tahun)
    return rows.order_by("urutan", "pk")


def _berkas_of_row() -> QuerySet[BerkasInformasi]:
    return BerkasInformasi.objects.filter(informasi=OuterRef("pk"))
