"""What the pages of the determined versions show, worked out before their templates."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from dip.beku import Baris, read_baris
from dip.ekspor.baris import HEADINGS, JUDUL, MEDIA
from dip.models import BerkasInformasi, Informasi, PenetapanDIP
from dip.perbedaan import BERKAS, Perbedaan, Ubahan, compare, name_baris, read_kata
from dip.tampilan import cut, present_rows
from dip.tautan_mati import TautanMati
from situs.banding_kata import HAPUS, SAMA, TAMBAH, Beda, Potongan, diff_words
from situs.berkas import label_jenis
from situs.models import Situs
from situs.templatetags.publik import ukuran

# A page of differences holds as many entries as fit its weight, and at least one.
BERAT_HALAMAN = 40_000  # characters of text and of what stands around it
BERAT_BUTIR, BERAT_KOLOM, BERAT_POTONGAN = 500, 350, 110
MAX_POTONGAN, MAX_TEKS = 40, 2_400  # of one cell; above either the old text stands before the new
DIBANDING = 4_000  # characters of a cell that are compared word by word
SISI = 120  # characters kept on each side of a long passage that is the same
TERPANJANG = 600  # characters shown of a passage that was added or removed
RINGKASAN_TAMPIL = 280
# What only a living row tells; a frozen one keeps its words instead.
_HIDUP = {"eks_pengecualian__status": None, "eks_pengecualian__berakhir": None}
TERPISAH = (HEADINGS[JUDUL], HEADINGS[MEDIA], BERKAS)


def group_tahun(rows: Iterable[PenetapanDIP]) -> list[tuple[str, list[PenetapanDIP]]]:
    """Rows come newest first; a year is a name here, not a number to be dotted."""
    return [(str(tahun), list(group)) for tahun, group in groupby(rows, lambda row: row.tahun)]


def present_baris(
    penetapan: PenetapanDIP, rows: list[Baris], offset: int, mati: TautanMati
) -> list[dict]:
    """Frozen rows for the table of the living list; each leads to its own frozen page."""
    shown = present_rows(
        [
            row | _HIDUP | {"cuplikan": row["ringkasan"], "jumlah_berkas": len(row["berkas"])}
            for row in rows
        ],
        offset,
        mati,
    )
    for row in shown:
        row["url"] = link_entri(penetapan, row["kode"])
        row["eks"] = row["semula_dikecualikan"]
    return shown


def link_entri(penetapan: PenetapanDIP, kode: str) -> str:
    return reverse("dip:penetapan-entri", args=[penetapan.tahun, penetapan.versi, kode])


def build_halaman(paginator: Paginator, hal: int, query: str = "") -> dict[str, Any]:
    """What includes/_halaman.html asks for."""
    numbers = paginator.get_elided_page_range(hal, on_each_side=1, on_ends=1)
    return {
        "page": paginator.page(hal),
        "halaman": [
            (str(number), f"?{query}hal={number}" if isinstance(number, int) else "")
            for number in numbers
        ],
        "nomor_halaman": str(hal),
        "sebelumnya": f"?{query}hal={hal - 1}",
        "berikutnya": f"?{query}hal={hal + 1}",
    }


# --- One frozen entry -----------------------------------------------------------------------------
def list_rincian(baris: Baris) -> list[tuple[str, str]]:
    """Heading and words of every column that has words; title, links and files stand apart."""
    kata = read_kata(baris)
    return [("Nomor", str(baris["urutan"] or "–"))] + [
        (name, words) for name, words in kata.items() if words and name not in TERPISAH
    ]


def list_berkas(
    baris: Baris, hidup: Informasi | None, berkas: Iterable[BerkasInformasi], mati: TautanMati
) -> list[dict]:
    """The files as they were frozen; `url` only where the same bytes can still be opened."""
    known = {each.kode: each.sidik for each in berkas}
    shown = []
    for each in baris["berkas"]:
        url = reverse("dip:berkas", args=[baris["kode"], each["kode"]])
        there = hidup and known.get(each["kode"]) == each["sidik"]
        words = {"jenis": label_jenis(each["jenis"]), "ukuran": ukuran(each["ukuran"])}
        shown.append(each | words | {"url": url if there else "", "mati": mati.since(url)})
    return shown


# --- Differences ----------------------------------------------------------------------------------
def read_perbedaan(situs: Situs, lama: PenetapanDIP, baru: PenetapanDIP | None) -> Perbedaan:
    """`baru` None is the living list."""
    return compare(lama.baris, baru.baris if baru else read_baris(situs, lama.tahun))


def describe_perbedaan(lama: PenetapanDIP, baru: PenetapanDIP | None) -> str:
    tujuan = f"versi {baru.versi}" if baru else "daftar sekarang"
    return f"Perbedaan DIP {lama.tahun} versi {lama.versi} dengan {tujuan}"


Butir = tuple[str, Ubahan | Baris]


def pack_halaman(perbedaan: Perbedaan) -> list[list[Butir]]:
    """Every difference in the order of the page, cut into pages by weight."""
    pages: list[list[Butir]] = []
    room = 0
    for butir in _list_butir(perbedaan):
        weight = _weigh(butir[1])
        if weight > room:
            pages.append([])
            room = BERAT_HALAMAN
        pages[-1].append(butir)
        room -= weight
    return pages


def _list_butir(perbedaan: Perbedaan) -> Iterator[Butir]:
    yield from (("Diubah", each) for each in perbedaan.diubah)
    yield from (("Ditambahkan", each) for each in perbedaan.ditambahkan)
    yield from (("Dihapus", each) for each in perbedaan.dihapus)


def _weigh(butir: Ubahan | Baris) -> int:
    if isinstance(butir, Ubahan):
        return BERAT_BUTIR + sum(map(_weigh_kolom, butir.kolom.values()))
    return BERAT_BUTIR + min(len(butir["ringkasan"]), RINGKASAN_TAMPIL)


def _weigh_kolom(pair: tuple[str, str]) -> int:
    """As much as it can come to: how many words differ is not known before they are compared."""
    size = sum(map(len, pair))
    pieces = min(size // 20, MAX_POTONGAN)
    return BERAT_KOLOM + min(size, MAX_TEKS) + BERAT_POTONGAN * pieces


def build_butir(
    page: list[Butir], lama: PenetapanDIP, baru: PenetapanDIP | None
) -> list[tuple[str, list[dict]]]:
    """(kind, entries) of one page."""
    return [
        (jenis, [_build_satu(jenis, each, lama, baru) for _, each in group])
        for jenis, group in groupby(page, lambda butir: butir[0])
    ]


def _build_satu(
    jenis: str, butir: Ubahan | Baris, lama: PenetapanDIP, baru: PenetapanDIP | None
) -> dict[str, Any]:
    baris = butir.baris if isinstance(butir, Ubahan) else butir
    shown = {
        "kode": baris["kode"],
        "sebutan": name_baris(baris),
        "nomor": baris["urutan"],
        "url": _link_baris(jenis, baris["kode"], lama, baru),
    }
    if isinstance(butir, Ubahan):
        return shown | {"kolom": [build_beda(*each) for each in butir.kolom.items()]}
    return shown | {"cuplikan": cut(baris["ringkasan"], RINGKASAN_TAMPIL)}


def _link_baris(jenis: str, kode: str, lama: PenetapanDIP, baru: PenetapanDIP | None) -> str:
    if jenis == "Dihapus":
        return link_entri(lama, kode)
    return link_entri(baru, kode) if baru else reverse("dip:detail", args=[kode])


def build_beda(nama: str, pair: tuple[str, str]) -> Beda:
    """Word by word where most words stayed; else the old text whole, then the new one."""
    before, after = _focus(*pair)
    whole = diff_words(before, after)
    same = sum(len(each.teks) for each in whole if each.jenis == SAMA and each.teks.strip())
    shown = [_shorten(each) for each in whole]
    unclear = 2 * same < min(len(before), len(after)) or len(shown) > MAX_POTONGAN
    if unclear or sum(len(each.teks) for each in shown) > MAX_TEKS:
        shown = [_shorten(Potongan(HAPUS, before)), _shorten(Potongan(TAMBAH, after))]
    return Beda(nama, [each for each in shown if each.teks])


def _focus(before: str, after: str) -> tuple[str, str]:
    """Where two long texts begin to differ, and as much as can be compared word by word."""
    if max(len(before), len(after)) <= DIBANDING:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    same = next((n for n, (a, b) in pairs if a != b), min(len(before), len(after)))
    start = before.rfind(" ", 0, max(same - SISI, 0)) + 1
    lead = "… " if start else ""
    return tuple(lead + text[start : start + DIBANDING] for text in (before, after))


def _shorten(potongan: Potongan) -> Potongan:
    teks = potongan.teks
    if potongan.jenis == SAMA and len(teks) > 3 * SISI:
        head = teks[:SISI].rpartition(" ")[0] or teks[:SISI]
        tail = teks[-SISI:].partition(" ")[2] or teks[-SISI:]
        return Potongan(SAMA, f"{head} … {tail}")
    if potongan.jenis != SAMA and len(teks) > TERPANJANG:
        return Potongan(potongan.jenis, f"{cut(teks, TERPANJANG)} (dipotong)")
    return potongan
