"""What each indicator still lacks at one site: the entry or item, what is missing, and the form."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format

from dip.enums import JenisKewajiban, Status
from dip.models import Informasi
from dip.ringkasan import judge_ringkasan
from dip.unsur import ISIAN_UNSUR, Isian, lacks_any
from halaman.enums import Keadaan
from halaman.kelengkapan_kerja import Kerja, read_kerja
from saq import indikator as kode
from saq.penilaian import Bahan, Nilai, judge_all
from saq.queries import KODE_DIP, KODE_SOP, list_berakhir, list_entri

BATAS = 50  # lines of an indicator on the page; the workbook has them all
KOLOM = [isian.kolom for isian in ISIAN_UNSUR]


@dataclass(frozen=True)
class Titik:
    """One lost point."""

    nama: str
    kurang: str
    tautan: str = ""  # the form that mends it
    ajakan: str = ""


@dataclass(frozen=True)
class Rincian:
    """One indicator with what it lacks."""

    nilai: Nilai
    titik: list[Titik]
    sisa: int = 0  # lines that are not shown
    tautan_sisa: str = ""
    ringkas: list[tuple[str, int, str]] = field(default_factory=list)  # words, count, list


@dataclass(frozen=True)
class Pembaca:
    """Who reads, and where: whoever may not write is led to the entry, but not to a new form."""

    bahan: Bahan
    menulis: bool
    menerbitkan: bool
    di_sini: bool  # at the host of that site, where a new row would be its own
    di_utama: bool

    @property
    def ajakan(self) -> str:
        return "Perbaiki" if self.menulis else "Lihat"

    def link_daftar(self, **saringan: object) -> str:
        """The list of the DIP, narrowed to what an indicator counts."""
        situs, tahun = self.bahan.situs.pk, self.bahan.tahun
        narrowed = {"tahun": tahun, "status__exact": Status.TERBIT, **saringan}
        narrowed |= {"situs__id__exact": situs} if self.di_utama else {}
        return f"{reverse('admin:dip_informasi_changelist')}?{urlencode(narrowed)}"

    def link_form(self, name: str, pk: int, anchor: str = "") -> str:
        return reverse(f"admin:{name}_change", args=[pk]) + (f"#{anchor}" if anchor else "")

    def link_tambah(self, name: str, **query: object) -> str:
        """A form for a new row; nobody adds one for a site that he only reads."""
        if not (self.menulis and self.di_sini):
            return ""
        return f"{reverse(f'admin:{name}_add')}?{urlencode(query)}"


def read_rincian(bahan: Bahan, pembaca: Pembaca, batas: int | None = BATAS) -> list[Rincian]:
    kerja = _read_kerja(bahan)
    result = []
    for nilai in judge_all(bahan):
        lines = _list_titik(nilai, bahan, pembaca, kerja, batas)
        shown = list(islice(lines, batas))
        rest = max(nilai.dari - nilai.jumlah - len(shown), 0)
        result.append(Rincian(nilai, shown, rest, *_link_sisa(nilai, bahan, pembaca)))
    return result


def _list_titik(
    nilai: Nilai, bahan: Bahan, pembaca: Pembaca, kerja: dict[str, Kerja], batas: int | None
) -> Iterator[Titik]:
    match nilai.indikator.kode:
        case kode.UNSUR:
            return list_tanpa_unsur(bahan, pembaca, batas)
        case kode.RINGKASAN:
            return list_ringkasan_lemah(bahan, pembaca, batas)
        case kode.BERAKHIR:
            return list_belum_masuk(bahan, pembaca)
        case kode.SOP:
            return list_tanpa_bukti(bahan, pembaca, kerja)
    return list_tanpa_dokumen(bahan, pembaca, kerja)


def _link_sisa(nilai: Nilai, bahan: Bahan, pembaca: Pembaca) -> tuple:
    """Where the rest of the lines stands, and the gaps of the first indicator by element."""
    if nilai.indikator.kode == kode.UNSUR:
        gaps = [
            (f"Tanpa {isian.nama}", count, pembaca.link_daftar(unsur=isian.kolom))
            for isian in ISIAN_UNSUR
            if (count := bahan.entri.get(f"tanpa_{isian.kolom}", 0))
        ]
        return pembaca.link_daftar(unsur="kurang"), gaps
    if nilai.indikator.kode == kode.RINGKASAN:
        return (pembaca.link_daftar(ringkasan="judul"),)
    if nilai.indikator.kode == kode.BERAKHIR:
        return (reverse("admin:dip_pengecualian_changelist"),)
    return ()


def list_tanpa_unsur(bahan: Bahan, pembaca: Pembaca, batas: int | None) -> Iterator[Titik]:
    rows = list_entri(bahan.situs, bahan.tahun).filter(lacks_any()).order_by("urutan", "pk")
    for row in rows.only("kode", "judul", "bentuk_teks", *KOLOM)[:batas]:
        missing = [isian for isian in ISIAN_UNSUR if isian.is_missing(row)]
        words = f"Belum diisi: {', '.join(isian.nama for isian in missing)}."
        yield _lead(row, words, missing[0], pembaca)


def list_ringkasan_lemah(bahan: Bahan, pembaca: Pembaca, batas: int | None) -> Iterator[Titik]:
    isian = next(each for each in ISIAN_UNSUR if each.kolom == "ringkasan")
    rows = list_entri(bahan.situs, bahan.tahun).filter(ringkasan_lemah=True)
    for row in rows.order_by("urutan", "pk").only("kode", "judul", "ringkasan", "urutan")[:batas]:
        yield _lead(row, " ".join(judge_ringkasan(row.judul, row.ringkasan)), isian, pembaca)


def _lead(row: Informasi, words: str, isian: Isian, pembaca: Pembaca) -> Titik:
    name = f"{row.urutan}. {row.sebutan}" if row.urutan else row.sebutan
    link = pembaca.link_form("dip_informasi", row.pk, isian.anchor)
    return Titik(name, words, link, pembaca.ajakan)


def list_belum_masuk(bahan: Bahan, pembaca: Pembaca) -> Iterator[Titik]:
    """Pasal 52 Perki 1/2021: over, and still not in the published DIP."""
    rows = list_berakhir(bahan.situs, bahan.tahun).filter(masuk=False)
    for row in rows.select_related("informasi").order_by("berakhir", "pk"):
        over = f"Berakhir {date_format(row.berakhir, 'j F Y')}" if row.berakhir else "Berakhir"
        entri = getattr(row, "informasi", None)
        if entri:
            words = f"{over}; entri DIP-nya masih {entri.get_status_display().lower()}."
            link, invite = pembaca.link_form("dip_informasi", entri.pk), "Terbitkan"
        else:
            words = f"{over}, tetapi belum ada entri DIP-nya."
            link, invite = pembaca.link_form("dip_pengecualian", row.pk), "Buka"
        yield Titik(row.judul, words, link, invite if pembaca.menulis else "Lihat")


def list_tanpa_bukti(bahan: Bahan, pembaca: Pembaca, kerja: dict[str, Kerja]) -> Iterator[Titik]:
    if dead := bahan.tak_terjangkau.get(KODE_SOP):
        yield _lead_mati("SOP penyusunan DIP", dead.mati[0], pembaca)
    elif not bahan.ada_sop:
        words = "Belum ada halaman atau dokumen SOP yang terbit."
        yield _lead_butir("SOP penyusunan DIP", words, kerja.get(KODE_SOP), pembaca)
    if not bahan.bukti.ditetapkan:
        yield _lead_sk(bahan.tahun, pembaca)


def _lead_sk(tahun: int, pembaca: Pembaca) -> Titik:
    """Whoever publishes determines the DIP here; a petugas brings in the SK as a document."""
    name = f"SK penetapan DIP {tahun}"
    if pembaca.menerbitkan:
        words = "Belum ditetapkan. Isi nomor dan tanggal SK-nya; isi DIP dibekukan saat itu."
        return Titik(name, words, pembaca.link_tambah("dip_penetapandip", tahun=tahun), "Tetapkan")
    words = (
        "Belum ada SK penetapan: PPID menetapkannya di sini, atau unggah SK-nya sebagai dokumen."
    )
    link = pembaca.link_tambah("halaman_dokumen", kewajiban=KODE_DIP, jenis="sk", tahun=tahun)
    return Titik(name, words, link, "Unggah SK")


def list_tanpa_dokumen(bahan: Bahan, pembaca: Pembaca, kerja: dict[str, Kerja]) -> Iterator[Titik]:
    for each in bahan.list_berkala(Keadaan.BELUM):
        yield _lead_belum(kerja[each], pembaca)
    for each in bahan.list_berkala(Keadaan.ADA, Keadaan.PERLU):
        if dead := bahan.tak_terjangkau.get(each):
            yield _lead_mati(kerja[each].butir.kewajiban.nama, dead.mati[0], pembaca)


def _lead_belum(kerja: Kerja, pembaca: Pembaca) -> Titik:
    """An item of which there is nothing, or only an entry of the DIP without anything to read."""
    name = kerja.butir.kewajiban.nama
    entri, form = next(((entri, form) for entri, form in kerja.entri if form), (None, ""))
    if entri:
        words = f"Ada entri “{entri.judul}”, tetapi belum ada berkas atau tautannya."
        return Titik(name, words, f"{form}#id_media", pembaca.ajakan)
    return _lead_butir(name, kerja.kalimat or "Belum tersedia.", kerja, pembaca)


def _lead_butir(name: str, words: str, kerja: Kerja | None, pembaca: Pembaca) -> Titik:
    steps = kerja.langkah if kerja and pembaca.menulis and pembaca.di_sini else []
    return Titik(name, words, steps[0].url, steps[0].nama) if steps else Titik(name, words)


def _lead_mati(name: str, row: tuple[str, int, str], pembaca: Pembaca) -> Titik:
    model, pk, sebutan = row
    words = f"Berkas atau tautannya tidak dapat dibuka: {sebutan}."
    return Titik(name, words, pembaca.link_form(model, pk), pembaca.ajakan)


def _read_kerja(bahan: Bahan) -> dict[str, Kerja]:
    groups = read_kerja(bahan.situs)
    wanted = (*groups[JenisKewajiban.BERKALA], *groups[JenisKewajiban.STANDAR])
    return {each.butir.kewajiban.kode: each for part in wanted for each in part.kerja}
