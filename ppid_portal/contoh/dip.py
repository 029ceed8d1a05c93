"""The DIP of each site: this year and, where a site has much, last year as well."""

from collections.abc import Iterator
from dataclasses import replace

from django.core.files.base import ContentFile
from django.utils import timezone

from dip.enums import JenisPeristiwa, Status
from dip.models import BerkasInformasi, Informasi, Kewajiban, PeristiwaInformasi
from dip.pencocokan import propose_kode
from dip.services import build_event, derive
from ppid_portal.contoh.dokumen import draw_pdf
from ppid_portal.contoh.penilaian import leave_gaps
from ppid_portal.contoh.ramuan import MARK, Ramuan, read_csv
from ppid_portal.contoh.tulis import BATCH, months_ago

DUA_TAHUN = 60  # per cent; a site with that much also keeps the list of last year
DRAFTS = 2
WITH_FILE = 4


def build_dip(ramuan: Ramuan, kewajiban: dict[str, Kewajiban]) -> Iterator[Informasi]:
    tahun = int(ramuan.kata["tahun"])
    years = [tahun, tahun - 1] if ramuan.bagian >= DUA_TAHUN else [tahun]
    for year in years if ramuan.bagian else []:
        kata = ramuan.kata | {"tahun": str(year), "tahun_lalu": str(year - 1)}
        then = replace(ramuan, kata=kata)
        entries = [build_entry(then, row, kewajiban) for row in list_rows(ramuan)]
        leave_gaps(ramuan, entries)
        for number, entry in enumerate(entries, 1):
            entry.urutan = number
            hidden = year == tahun and number > len(entries) - DRAFTS
            entry.status = Status.DRAF if hidden else Status.TERBIT
            entry.terbit_pada = None if hidden else entry.dibuat_pada
            yield entry


def list_rows(ramuan: Ramuan) -> list[dict[str, str]]:
    return [*read_csv("dip"), *(row for row in read_csv("dip-tambahan") if ramuan.takes(row))]


def build_entry(ramuan: Ramuan, row: dict[str, str], kewajiban: dict) -> Informasi:
    tahun = int(ramuan.kata["tahun"])
    words = {name: text for name, text in row.items() if name not in NOT_OF_THE_ENTRY}
    isian = {name: ramuan.fill(reword(ramuan, text)) for name, text in words.items()}
    isian |= {"bentuk": isian["bentuk"].split(","), "judul": isian["judul"] + MARK}
    months = ramuan.draw(row["judul"], 9) + 12 * (timezone.localdate().year - tahun)
    when = months_ago(months, 1 + ramuan.draw(row["ringkasan"], 28))
    entry = Informasi(situs=ramuan.situs, tahun=tahun, tempat=ramuan.situs.kabupaten, **isian)
    entry.dibuat_pada = entry.diperbarui_pada = when
    entry.kewajiban = kewajiban.get(row.get("kewajiban") or propose_kode(entry))
    derive(entry)
    return entry


def reword(ramuan: Ramuan, text: str) -> str:
    """The lists are written for a kecamatan; PPID Utama is an office of the kabupaten."""
    if not ramuan.situs.utama:
        return text
    if text == "Camat":
        return "Kepala Dinas Komunikasi dan Informatika"
    for row in read_csv("kata-utama"):
        text = text.replace(row["kecamatan"], row["dinas"])
    return text


NOT_OF_THE_ENTRY = ("kunci", "tingkat", "untuk", "kewajiban")


def save_dip(entries: list[Informasi]) -> None:
    Informasi._base_manager.bulk_create(entries, batch_size=BATCH)
    shown = [entry for entry in entries if entry.status == Status.TERBIT]
    files = [build_berkas(entry) for entry in shown if entry.urutan <= WITH_FILE]
    BerkasInformasi._base_manager.bulk_create(files, batch_size=BATCH)
    events = [build_event(entry, JenisPeristiwa.DIBUAT, None) for entry in entries]
    events += [build_event(entry, JenisPeristiwa.DITERBITKAN, None) for entry in shown]
    for event in events:
        event.waktu = event.informasi.diperbarui_pada
    PeristiwaInformasi._base_manager.bulk_create(events, batch_size=BATCH)


def build_berkas(entry: Informasi) -> BerkasInformasi:
    judul = entry.judul.removesuffix(MARK).replace(entry.situs.nama, "kecamatan")
    aman = draw_pdf(judul, entry.kelompok)
    return BerkasInformasi(
        informasi=entry,
        isi=ContentFile(aman.isi.read(), name=aman.isi.name),
        nama_asli=aman.nama_asli,
        jenis=aman.jenis,
        ukuran=aman.ukuran,
        sidik=aman.sidik,
        dibuat_pada=entry.diperbarui_pada,
    )
