"""What the law asks for and how it stands at each site, judged by halaman/kelengkapan.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone

from dip.enums import JenisKewajiban
from dip.kewajiban import name_dasar
from dip.models import Kewajiban
from halaman.kelengkapan import DIHITUNG, Penilaian, judge_all, list_butir
from halaman.kelengkapan_fakta import read_fakta, read_pohon
from ppid_portal.data_terbuka.cakupan import Cakupan
from ppid_portal.data_terbuka.kamus import list_names
from ppid_portal.data_terbuka.kumpulan import Ringkas, build_etag, to_plain
from situs.models import Situs

Row = dict[str, Any]


@dataclass(frozen=True)
class KumpulanKelengkapan:
    """A data set that is computed: a few dozen rows for each site."""

    kode: str = "kelengkapan"
    judul: str = "Kelengkapan informasi wajib"
    uraian: str = "Butir yang wajib diumumkan atau disediakan, dan apakah sudah tersedia."
    kata_kunci: tuple[str, ...] = ("keterbukaan informasi", "kelengkapan", "PPID")

    @property
    def kolom(self) -> list[str]:
        return list_names(self.kode)

    def list_values(self, cakupan: Cakupan) -> list[Row]:
        if self.kode not in cakupan.hitungan:
            cakupan.hitungan[self.kode] = read_rows(list(cakupan.per_pk.values()))
        return cakupan.hitungan[self.kode]

    def build_rows(self, values: list[Row], cakupan: Cakupan) -> Iterator[Row]:
        yield from ({name: to_plain(row[name]) for name in self.kolom} for row in values)

    def summarise(self, cakupan: Cakupan) -> Ringkas:
        rows = self.list_values(cakupan)
        last = max((row["diperbarui"] for row in rows if row["diperbarui"]), default=None)
        when = timezone.make_aware(datetime.combine(last, time())) if last else None
        return Ringkas(self, len(rows), None, when, build_etag(rows))


def read_rows(daftar: list[Situs]) -> list[Row]:
    pohon = read_pohon()
    fakta = read_fakta(daftar, pohon)
    items = [describe(row) for row in list_butir(pohon) if row.jenis in DIHITUNG]
    rows = []
    for situs in daftar:
        nilai = judge_all(pohon, fakta[situs.pk], situs)
        rows += [build_row(item, nilai[item["kode"]], situs) for item in items]
    return rows


def describe(kewajiban: Kewajiban) -> Row:
    """What is the same at every site."""
    return {
        "kode": kewajiban.kode,
        "jenis": kewajiban.jenis,
        "kelompok": (kewajiban.induk or kewajiban).nama,
        "butir": kewajiban.nama,
        "dasar_hukum": name_dasar(kewajiban),
        "url": build_path(kewajiban),
    }


def build_row(item: Row, nilai: Penilaian, situs: Situs) -> Row:
    return item | {
        "situs": situs.nama,
        "kode_wilayah": situs.kode_wilayah,
        "keadaan": str(nilai.keadaan),
        "diperbarui": nilai.diperbarui,
        "jatuh_tempo": nilai.jatuh_tempo,
        "ditargetkan": nilai.ditargetkan,
        "alasan": nilai.alasan,
        "url": situs.build_url(item["url"]),
    }


def build_path(kewajiban: Kewajiban) -> str:
    if kewajiban.jenis == JenisKewajiban.STANDAR:
        return reverse("halaman:layanan_indeks")
    jenis = kewajiban.jenis.replace("_", "-")
    anchor = kewajiban.kode.lower().replace(".", "-")
    return f"{reverse('halaman:informasi', args=[jenis])}#{anchor}"
