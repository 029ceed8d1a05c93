"""What the list of the DIP shows, worked out before the template so that its rows stay flat."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.urls import reverse

from dip.enums import Bentuk, Kategori
from dip.models import BerkasInformasi
from dip.queries import CUPLIKAN
from dip.saringan import PER_HALAMAN, SEMUA_TAHUN, Saringan, Urut
from dip.tautan_mati import TautanMati
from dip.tenggat_pengecualian import describe_eks
from situs.berkas import label_jenis
from situs.templatetags.publik import angka, nama_host, potong_tautan, ukuran

BREAK = "\u200b"  # a host name may be broken after its dots
BENTUK_RINGKAS = {
    Bentuk.CETAK: "cetak",
    Bentuk.REKAM: "rekam",
    Bentuk.ONLINE: "online",
    Bentuk.MEDSOS: "media sosial",
}


@dataclass(frozen=True)
class Jumlah:
    """Published entries of a site, counted once for the whole page."""

    rows: list[dict]  # of queries.count_per_tahun_kategori

    @property
    def daftar_tahun(self) -> list[int]:
        return list(dict.fromkeys(row["tahun"] for row in self.rows))

    @property
    def tahun_terbaru(self) -> int | None:
        return self.daftar_tahun[0] if self.rows else None

    def count(self, tahun: int | None, kategori: str | None = None) -> int:
        return sum(
            row["jumlah"]
            for row in self.rows
            if (tahun is None or row["tahun"] == tahun)
            and (kategori is None or row["kategori"] == kategori)
        )

    def per_kategori(self, tahun: int | None) -> list[dict]:
        """One line per class of information, also where there is nothing yet."""
        return [
            {"nilai": nilai, "label": label, "jumlah": self.count(tahun, nilai)}
            for nilai, label in Kategori.choices
        ]

    @property
    def diperbarui(self):
        return max((row["diperbarui"] for row in self.rows), default=None)


def present_rows(rows: list[dict], offset: int, mati: TautanMati) -> list[dict]:
    """Add to each row the short texts that its cells show."""
    base = reverse("dip:list")
    for place, row in enumerate(rows, offset):
        row["nomor"] = row["urutan"] or place
        row["url"] = f"{base}{row['kode']}/"
        row["cuplikan"] = cut(row["cuplikan"], CUPLIKAN)
        row["waktu_tempat"] = ", ".join(filter(None, (row["tempat"], row["waktu"])))
        row["bentuk"] = name_bentuk(row["bentuk"]) or row["bentuk_teks"]
        row["eks"] = describe_eks(
            row["eks_pengecualian__status"], row["eks_pengecualian__berakhir"]
        )
        row["tautan"] = first_address(row["media"])
        row["tautan_mati"] = mati.since(row["tautan"])
        lost = mati.list_berkas(row["kode"])
        row["berkas_mati"] = mati.earliest(lost)
        row["wujud"] = "berkas" if len(lost) >= row["jumlah_berkas"] else f"{len(lost)} berkas"
        row["nama_tautan"] = nama_host(row["tautan"])[:60].replace(".", f".{BREAK}")
    return rows


def cut(text: str, length: int) -> str:
    """Whole words only, with an ellipsis where something is missing."""
    return text if len(text) <= length else f"{text[:length].rpartition(' ')[0] or text[:length]}…"


def name_bentuk(bentuk: list[str]) -> str:
    text = ", ".join(BENTUK_RINGKAS.get(code, code) for code in bentuk)
    return text[:1].upper() + text[1:]


def name_berkas(berkas: BerkasInformasi) -> str:
    """Its title, else the name of the file as it came, without the suffix."""
    return berkas.judul or berkas.nama_asli.rpartition(".")[0] or berkas.nama_asli


def present_berkas(daftar_berkas: list[BerkasInformasi], mati: TautanMati) -> list[dict]:
    return [
        {
            "nama": name_berkas(berkas),
            "jenis": label_jenis(berkas.jenis),
            "ukuran": ukuran(berkas.ukuran),
            "url": berkas.get_absolute_url(),
            "tanggal": berkas.dibuat_pada,
            "mati_sejak": mati.since(berkas.get_absolute_url()),
        }
        for berkas in daftar_berkas
    ]


def present_media(text: str, mati: TautanMati) -> list[tuple[str, str, datetime | None]]:
    """(text, address, since when it cannot be opened) parts of what an officer wrote."""
    return [(words, address, mati.since(address)) for words, address in potong_tautan(text)]


def first_address(text: str) -> str:
    return next((address for _, address in potong_tautan(text) if address), "")


def build_page(paginator: Paginator, saringan: Saringan) -> tuple[Page, list[tuple[str, str]]]:
    """The page and its numbered links; ("…", "") stands for a gap."""
    page = paginator.page(saringan.hal)
    numbers = paginator.get_elided_page_range(saringan.hal, on_each_side=1, on_ends=1)
    return page, [
        (str(number), saringan.query(hal=number) or "?" if isinstance(number, int) else "")
        for number in numbers
    ]


def describe_saringan(saringan: Saringan) -> str:
    """The filter in one line, for the head of a workbook; "" when there is none."""
    return "; ".join(text for text, _ in list_active(saringan))


def name_list(saringan: Saringan) -> str:
    """Title of the window: tabs with two searches, or two pages of one, can be told apart."""
    parts = [describe_saringan(saringan), f"halaman {saringan.hal}" if saringan.hal > 1 else ""]
    narrowed = cut(", ".join(filter(None, parts)), 90)
    return f"Daftar Informasi Publik: {narrowed}" if narrowed else "Daftar Informasi Publik"


def list_active(saringan: Saringan) -> list[tuple[str, str]]:
    """(words, address of the same list without this filter), one per active filter."""
    labels = {
        "q": f"kata kunci “{saringan.q}”",
        "kategori": f"kategori {dict(Kategori.choices).get(saringan.kategori, '')}",
        "unit": f"unit {saringan.unit}",
        "bentuk": f"bentuk {dict(Bentuk.choices).get(saringan.bentuk, '')}",
        "berkas": "hanya yang ada berkas",
    }
    active = [
        (text, saringan.without(name).query() or "?")
        for name, text in labels.items()
        if getattr(saringan, name)
    ]
    if saringan.tahun != saringan.tahun_utama and saringan.tahun:
        other = replace(saringan, tahun=saringan.tahun_utama, hal=1)
        active.append((f"tahun {saringan.tahun}", other.query() or "?"))
    return active


def describe_count(saringan: Saringan, total: int, found: int) -> str:
    """ "128 informasi, 12 cocok dengan “APBD”" """
    scope = f"tahun {saringan.tahun}" if saringan.tahun else "dari semua tahun"
    text = f"{angka(total)} informasi {scope}"
    if not saringan.is_narrowed:
        return text
    only_q = saringan.q and not replace(saringan, q="").is_narrowed
    wanted = f"“{saringan.q}”" if only_q else "saringan Anda"
    return f"{text}, {angka(found)} cocok dengan {wanted}"


def build_choices(jumlah: Jumlah, saringan: Saringan) -> dict[str, list[tuple[object, str]]]:
    """Options of the form."""
    kategori = jumlah.per_kategori(saringan.tahun)
    tahun = sorted({*jumlah.daftar_tahun, saringan.tahun} - {None}, reverse=True)
    return {
        "kategori": [(k["nilai"], f"{k['label']} ({angka(k['jumlah'])})") for k in kategori],
        "tahun": [*((t, str(t)) for t in tahun), (SEMUA_TAHUN, "Semua tahun")],
        "bentuk": Bentuk.choices,
        "urut": Urut.choices,
        "per": [(n, f"{n} baris") for n in PER_HALAMAN],
    }
