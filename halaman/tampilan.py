"""What the pages of the content show, worked out before the template."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date

from dip.enums import JenisKewajiban
from dip.models import Kewajiban
from dip.tampilan import cut
from dip.tautan_mati import BERKAS, TAUTAN, TautanMati
from halaman.enums import JenisDokumen
from halaman.isian import fill_placeholders
from halaman.models import Agenda, Dokumen, Halaman, Pejabat, SertaMerta, UnitKerja
from halaman.saringan import Saringan
from halaman.teks import TeksKaya, to_plain
from situs.berkas import label_jenis
from situs.models import Situs
from situs.templatetags.publik import nama_host, ukuran

HARI = "l, j F Y"
TANPA_KELOMPOK = "Pertanyaan umum"
# The eight contents of an announcement, in the words that a reader in a hurry looks for.
JUDUL_ISI = {
    "potensi_bahaya": "Potensi bahaya dan besaran dampak",
    "pihak_terdampak": "Siapa yang mungkin terdampak",
    "evakuasi": "Cara dan tempat evakuasi",
    "cara_menghindari": "Cara menghindari bahaya",
    "cara_bantuan": "Cara mendapatkan bantuan",
    "pihak_mengumumkan": "Pihak yang wajib mengumumkan",
    "tata_cara_pengumuman": "Cara kami mengumumkan keadaan darurat",
    "upaya_penanggulangan": "Upaya penanggulangan",
}


@dataclass(frozen=True)
class Naskah:
    """The words of a page as this site shows them: its own, or those of PPID Utama."""

    judul: str
    ringkasan: str
    teks: TeksKaya
    transkrip: str
    tertaut: bool

    @property
    def deskripsi(self) -> str:
        return cut(self.ringkasan or to_plain(self.teks.html) or self.judul, 200)


def read_naskah(halaman: Halaman, situs: Situs, mati: TautanMati) -> Naskah:
    asal = halaman.asal
    return Naskah(
        judul=fill_placeholders(asal.judul, situs, html=False),
        ringkasan=fill_placeholders(asal.ringkasan, situs, html=False),
        teks=TeksKaya(fill_placeholders(asal.isi, situs), mati),
        transkrip=fill_placeholders(asal.transkrip, situs, html=False),
        tertaut=asal is not halaman,
    )


def present_halaman(rows: Iterable[Halaman], situs: Situs) -> list[dict]:
    """Lines of a list of pages."""
    return [
        {
            "judul": fill_placeholders(row.judul, situs, html=False),
            "ringkasan": fill_placeholders(row.ringkasan, situs, html=False),
            "alamat": row.get_absolute_url(),
        }
        for row in rows
    ]


def describe_kewajiban(kewajiban: Kewajiban) -> dict | None:
    """Where the list of the law names what this page meets; standards have no list of their own."""
    if kewajiban.jenis == JenisKewajiban.STANDAR:
        return None
    page = reverse("halaman:informasi", args=[kewajiban.jenis.replace("_", "-")])
    anchor = kewajiban.kode.lower().replace(".", "-")
    return {
        "nama": f"{kewajiban.get_jenis_display()}: {kewajiban.nama}",
        "alamat": f"{page}#{anchor}",
    }


def present_dokumen(rows: Iterable[Dokumen], mati: TautanMati) -> list[Dokumen]:
    """Add the short words in brackets: kind and size of the file, or where the link leads."""
    result = list(rows)
    for row in result:
        row.keterangan_berkas = describe_berkas(row)
        row.wujud = BERKAS if row.berkas else TAUTAN
        row.mati_sejak = mati.since(row.alamat_isi)
    return result


def describe_berkas(dokumen: Dokumen) -> str:
    if dokumen.berkas:
        size = ukuran(dokumen.ukuran).replace(" ", "\N{NO-BREAK SPACE}")
        return f"{label_jenis(dokumen.jenis_berkas)}, {size}"
    return f"di {nama_host(dokumen.tautan)}" if dokumen.tautan else ""


def build_daftar(rows: Any, saringan: Saringan, per: int) -> dict | None:
    """Context of one page of a list; None when the page lies beyond the end."""
    paginator = Paginator(rows, per)
    if saringan.hal > paginator.num_pages:
        return None
    page: Page = paginator.page(saringan.hal)
    numbers = paginator.get_elided_page_range(saringan.hal, on_each_side=1, on_ends=1)
    return {
        "page": page,
        "saringan": saringan,
        "halaman": [
            (str(number), saringan.query(hal=number) or "?" if isinstance(number, int) else "")
            for number in numbers
        ],
        "nomor_halaman": str(page.number),
        "sebelumnya": saringan.query(hal=saringan.hal - 1) or "?",
        "berikutnya": saringan.query(hal=saringan.hal + 1),
    }


def name_list(name: str, saringan: Saringan) -> str:
    """Title of the window, so that two pages of a list can be told apart.

    What a visitor typed stays out of it: nobody shall advertise in the name of the site.
    """
    bulan = saringan.awal_bulan
    parts = [
        JenisDokumen(saringan.jenis).label if saringan.jenis else "",
        str(saringan.tahun or ""),
        format_date(bulan, "F Y") if bulan else "",
        f"halaman {saringan.hal}" if saringan.hal > 1 else "",
    ]
    narrowed = ", ".join(filter(None, parts))
    return f"{name}: {narrowed}" if narrowed else name


@dataclass
class Cabang:
    unit: UnitKerja
    anak: list["Cabang"] = field(default_factory=list)


def build_bagan(rows: Iterable[UnitKerja]) -> list[Cabang]:
    """The organisation as a tree; a unit whose superior is not there stands at the top."""
    branches = {row.pk: Cabang(row) for row in rows}
    roots = []
    for branch in branches.values():
        above = branches.get(branch.unit.induk_id)
        (above.anak if above else roots).append(branch)
    return roots


def present_pimpinan(rows: Iterable[Pejabat], mati: TautanMati) -> list[Pejabat]:
    result = list(rows)
    for row in result:
        row.teks = TeksKaya(row.profil, mati)
        row.laporan = [_present_laporan(each, row, mati) for each in row.laporan_harta.all()]
    return result


def _present_laporan(laporan: Any, pejabat: Pejabat, mati: TautanMati) -> dict:
    dokumen = laporan.dokumen
    if not (dokumen and dokumen.situs_id == pejabat.situs_id and dokumen.is_published):
        dokumen = None
    return {
        "jenis": laporan.get_jenis_display(),
        "tahun": laporan.tahun,
        "tautan": laporan.tautan,
        "dokumen": dokumen,
        "keterangan": describe_berkas(dokumen) if dokumen else "",
        "mati_sejak": mati.since(dokumen.alamat_isi if dokumen else laporan.tautan),
    }


def list_delapan_isi(row: SertaMerta) -> list[tuple[str, str]]:
    """(heading, words) of what has been filled in."""
    return [(judul, text) for name, judul in JUDUL_ISI.items() if (text := getattr(row, name))]


def group_by_bulan(rows: Iterable[Agenda]) -> Iterator[tuple[date, list[Agenda]]]:
    """(first day of the month, its events), in the order given."""

    def month(row: Agenda) -> date:
        return timezone.localdate(row.mulai).replace(day=1)

    for bulan, group in groupby(rows, month):
        yield bulan, list(group)


def group_by_kelompok(rows: Iterable[Any], mati: TautanMati) -> list[tuple[str, list[Any]]]:
    groups: dict[str, list] = {}
    for row in rows:
        row.teks = TeksKaya(row.isi, mati)
        groups.setdefault(row.kelompok or TANPA_KELOMPOK, []).append(row)
    return list(groups.items())


def start_of_day(at: datetime | None = None) -> datetime:
    day = timezone.localdate(at)
    return timezone.make_aware(datetime.combine(day, time.min))


def describe_waktu(agenda: Agenda) -> str:
    """ "Senin, 23 November 2026 pukul 09.00–11.00 WIB" """
    mulai = timezone.localtime(agenda.mulai)
    selesai = timezone.localtime(agenda.selesai) if agenda.selesai else None
    same_day = selesai is None or selesai.date() == mulai.date()
    if agenda.seharian:
        until = "" if same_day else f" sampai {format_date(selesai, HARI)}"
        return f"{format_date(mulai, HARI)}{until}, sepanjang hari"
    begin = f"{format_date(mulai, HARI)} pukul {mulai:%H.%M}"
    if not selesai:
        return f"{begin} WIB"
    if same_day:
        return f"{begin}–{selesai:%H.%M} WIB"
    return f"{begin} WIB sampai {format_date(selesai, HARI)} pukul {selesai:%H.%M} WIB"


def describe_keadaan(agenda: Agenda) -> str:
    now = timezone.now()
    ends = agenda.selesai or agenda.mulai
    if agenda.seharian:
        ends = start_of_day(ends) + timedelta(days=1)
    if agenda.mulai > now:
        return "Akan datang"
    return "Sedang berlangsung" if ends > now else "Sudah selesai"


def present_agenda(rows: Iterable[Agenda]) -> list[Agenda]:
    result = list(rows)
    for row in result:
        row.waktu, row.keadaan_acara = describe_waktu(row), describe_keadaan(row)
    return result
