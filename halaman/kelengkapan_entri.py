"""What is published for a required item: the lines a visitor can open, newest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from dip.enums import Kategori
from dip.models import Informasi
from dip.tautan_mati import TautanMati
from halaman.isian import fill_placeholders
from halaman.kelengkapan_fakta import (
    Fakta,
    has_isi,
    list_agenda_baru,
    list_lhkpn,
)
from halaman.models import Agenda, Berita, Dokumen, Halaman, Konten
from halaman.tampilan import describe_berkas
from situs.models import Situs

# An entry without a file: what is announced must be there to read, the rest lies at the office.
TANPA_ISI = {
    Kategori.BERKALA: "belum ada berkas atau tautan",
    Kategori.SETIAP_SAAT: "dapat dilihat di kantor",
}
PER_BUTIR = 5  # of each kind of content; more are reached through the year and the DIP
PER_BUTIR_TAHUN = 40
_URUT: dict[type, list] = {
    Dokumen: [F("tahun").desc(nulls_last=True), F("tanggal").desc(nulls_last=True), "-pk"],
    Agenda: ["-mulai", "-pk"],
    Berita: ["-tanggal", "-pk"],
    Informasi: ["-tahun", "urutan", "pk"],
}
_TAHUN: dict[type, str] = {
    Dokumen: "tahun",
    Informasi: "tahun",
    Agenda: "mulai__year",
    Berita: "tanggal__year",
}
_BERAT = ("isi", "indeks", "transkrip")  # long columns that a line does not show


@dataclass(frozen=True)
class Entri:
    judul: str
    url: str
    jenis: str = ""  # the kind of content, where the title does not say it
    keterangan: str = ""
    diperbarui: datetime | None = None
    dihitung: bool = True  # False: known, but there is nothing to read yet
    mati_sejak: datetime | None = None  # its link or file cannot be opened
    model: str = ""  # of the row behind it; nothing where the site answers by itself
    pk: int | None = None

    @property
    def catatan(self) -> str:
        return ", ".join(filter(None, [self.jenis, self.keterangan]))


# What the data of the site answers, and the page that shows it.
_ALAMAT = {
    "B-a.1": ("Alamat dan kontak", "halaman:profil_indeks"),
    "B-a.5": ("Struktur organisasi", "halaman:struktur"),
    "B-a.7": ("Profil pimpinan", "halaman:pimpinan"),
}
PerKode = dict[str, tuple[list[Entri], int]]


def read_entri(
    situs: Situs,
    jenis: Iterable[str],
    fakta: Fakta,
    tahun: int | None = None,
    mati: TautanMati | None = None,
) -> PerKode:
    """Code -> (entries to show, how many more there are)."""
    mati = mati or TautanMati(situs)
    found: dict[str, list[Entri]] = defaultdict(list)
    more: dict[str, int] = defaultdict(int)
    for entri, kode in _read_terhitung(situs, fakta.terhitung):
        found[kode].append(entri)
    limit = PER_BUTIR_TAHUN if tahun else PER_BUTIR
    for model, counts in fakta.jumlah.items():
        rows = model.objects.for_situs(situs).published().filter(kewajiban__jenis__in=jenis)
        present = _PRESENT.get(model, _present_konten)
        cut = max(counts.values()) > limit
        for row in _take_newest(rows, model, tahun, limit if cut else None):
            entri = replace(present(row, situs), mati_sejak=_since(row, mati))
            found[row.kode_kewajiban].append(entri)
            if cut and row.tempat_ke == limit:
                more[row.kode_kewajiban] += row.jumlah - limit
    return {kode: (entries, more[kode]) for kode, entries in found.items()}


def list_tahun(situs: Situs, jenis: str) -> list[int]:
    """Years of the documents and DIP entries of this list, newest first."""
    years = set()
    for model in (Dokumen, Informasi):
        rows = model.objects.for_situs(situs).published().filter(kewajiban__jenis=jenis)
        years |= set(rows.order_by().values_list("tahun", flat=True).distinct())
    return sorted((year for year in years if year), reverse=True)


def _take_newest(rows: QuerySet, model: type, tahun: int | None, limit: int | None) -> QuerySet:
    """The newest rows of each item; with a limit each carries its place and the count of all."""
    if tahun and model in _TAHUN:
        rows = rows.filter(**{_TAHUN[model]: tahun})
    names = {field.name for field in model._meta.concrete_fields}
    extra = {"punya_isi": has_isi()} if model is Informasi else {}
    rows = rows.annotate(kode_kewajiban=F("kewajiban__kode"), **extra)
    rows = rows.defer(*names.intersection(_BERAT))
    order = _URUT.get(model, ["-diperbarui_pada", "-pk"])
    if limit is None:
        return rows.order_by(*order)
    group = [F("kewajiban")]
    numbered = rows.order_by().annotate(
        tempat_ke=Window(RowNumber(), partition_by=group, order_by=order),
        jumlah=Window(Count("*"), partition_by=group),
    )
    return numbered.filter(tempat_ke__lte=limit).order_by("tempat_ke")


def _read_terhitung(situs: Situs, kode: set[str]) -> Iterator[tuple[Entri, str]]:
    """Lines for the items that the data of the site answers by itself."""
    for each in kode.intersection(_ALAMAT):
        judul, name = _ALAMAT[each]
        yield Entri(judul, reverse(name)), each
    if "B-a.8" in kode:
        for laporan in list_lhkpn(situs).select_related("pejabat")[:PER_BUTIR]:
            judul = f"{laporan} {laporan.pejabat.jabatan}"
            yield Entri(judul, laporan.pejabat.get_absolute_url()), "B-a.8"
    if "SS-i" in kode:
        words = f"{list_agenda_baru(situs).count()} acara"
        entri = Entri("Agenda kegiatan", reverse("halaman:agenda_list"), keterangan=words)
        yield from ((entri, each) for each in ("B-b.6", "SS-i"))
    if "SS-a" in kode:
        words = f"{Informasi.objects.for_situs(situs).published().count()} informasi"
        yield Entri("Daftar Informasi Publik", reverse("dip:list"), keterangan=words), "SS-a"
    berkala = reverse("halaman:informasi", args=["berkala"])
    yield Entri("Daftar informasi berkala", berkala), "SS-p"


def _present_konten(row: Konten, situs: Situs) -> Entri:
    judul = row.judul
    if isinstance(row, Halaman):
        judul = fill_placeholders(judul, situs, html=False)
    return Entri(
        judul=judul,
        url=row.get_absolute_url(),
        jenis="" if isinstance(row, Halaman) else row._meta.verbose_name.capitalize(),
        diperbarui=row.diperbarui_pada,
        model=row._meta.model_name,
        pk=row.pk,
    )


def _present_dokumen(row: Dokumen, situs: Situs) -> Entri:
    words = [str(row.tahun) if row.tahun else "", describe_berkas(row)]
    return _enrich(_present_konten(row, situs), row.get_jenis_display(), words)


def _present_agenda(row: Agenda, situs: Situs) -> Entri:
    return _enrich(
        _present_konten(row, situs), "Agenda", [date_format(localdate(row.mulai), "j F Y")]
    )


def _present_informasi(row: Informasi, situs: Situs) -> Entri:
    kept = TANPA_ISI.get(row.kategori, TANPA_ISI[Kategori.BERKALA])
    words = [f"DIP {row.tahun}", "" if row.punya_isi else kept]
    return Entri(
        judul=row.sebutan,
        url=row.get_absolute_url(),
        keterangan=", ".join(filter(None, words)),
        diperbarui=row.diperbarui_pada,
        dihitung=row.punya_isi,
        model="informasi",
        pk=row.pk,
    )


def _since(row: Any, mati: TautanMati) -> datetime | None:
    if isinstance(row, Informasi):
        return mati.since_entri(row.kode, row.media)
    return mati.since(row.alamat_isi) if isinstance(row, Dokumen) else None


def _enrich(entri: Entri, jenis: str, words: list[str]) -> Entri:
    return Entri(**{**vars(entri), "jenis": jenis, "keterangan": ", ".join(filter(None, words))})


_PRESENT: dict[type, Callable[[Any, Situs], Entri]] = {
    Dokumen: _present_dokumen,
    Agenda: _present_agenda,
    Informasi: _present_informasi,
}
