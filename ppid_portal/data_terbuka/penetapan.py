"""The determined versions of the DIP: which SK, when, how much, and where its files are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, QuerySet
from django.urls import reverse

from dip.models import PenetapanDIP
from ppid_portal.data_terbuka.cakupan import Cakupan
from ppid_portal.data_terbuka.kamus import list_names
from ppid_portal.data_terbuka.kumpulan import Ringkas, build_etag, to_plain
from situs.models import Situs

Row = dict[str, Any]
_KOLOM = ("tahun", "versi", "catatan", "jumlah", "sidik", "xlsx_sidik", "pdf_sidik", "pdf")


@dataclass(frozen=True)
class KumpulanPenetapan:
    """A row never changes: the newest one tells whether anything is new."""

    kode: str = "penetapan"
    judul: str = "Penetapan DIP"
    uraian: str = "Setiap versi Daftar Informasi Publik yang ditetapkan dengan surat keputusan."
    kata_kunci: tuple[str, ...] = ("daftar informasi publik", "surat keputusan", "PPID")

    @property
    def kolom(self) -> list[str]:
        return list_names(self.kode)

    def list_values(self, cakupan: Cakupan) -> QuerySet:
        situs = cakupan.daftar_situs if cakupan.situs.utama else cakupan.situs
        rows = PenetapanDIP.objects.for_situs(situs)
        rows = rows.order_by("-situs__utama", "situs__urutan", "situs", "-tahun", "-versi")
        return rows.values("situs_id", "nomor", "tanggal", "dibuat_pada", *_KOLOM)

    def build_rows(self, values: QuerySet, cakupan: Cakupan) -> Iterator[Row]:
        for row in values.iterator(chunk_size=500):
            full = build_row(row, cakupan.per_pk[row["situs_id"]])
            yield {name: to_plain(full[name]) for name in self.kolom}

    def summarise(self, cakupan: Cakupan) -> Ringkas:
        sums = self.list_values(cakupan).aggregate(
            banyak=Count("pk"), awal=Min("dibuat_pada"), akhir=Max("dibuat_pada")
        )
        situs = [(each.kode_wilayah, each.nama, each.host) for each in cakupan.per_pk.values()]
        etag = build_etag((self.kolom, sorted(sums.items()), sorted(situs)))
        return Ringkas(self, sums["banyak"], sums["awal"], sums["akhir"], etag)


def build_row(row: Row, situs: Situs) -> Row:
    args = [row["tahun"], row["versi"]]

    def address(name: str) -> str:
        return situs.build_url(reverse(name, args=args))

    return row | {
        "kode": f"{situs.kode_wilayah}/{row['tahun']}/{row['versi']}",
        "situs": situs.nama,
        "kode_wilayah": situs.kode_wilayah,
        "nomor_sk": row["nomor"],
        "tanggal_sk": row["tanggal"],
        "dibekukan_pada": row["dibuat_pada"],
        "url": address("dip:penetapan"),
        "url_json": address("dip:penetapan-json"),
        "url_xlsx": address("dip:penetapan-xlsx"),
        "url_pdf": address("dip:penetapan-pdf") if row["pdf"] else "",
    }
