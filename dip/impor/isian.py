"""What the values of a column tell about its meaning, beside its header."""

from collections.abc import Container
from dataclasses import dataclass, field

from dip.impor.baris import is_number, is_numbering_row
from dip.impor.hasil import HANYA_DIK
from dip.impor.kamus import Arti
from dip.impor.kisi import Kisi
from dip.impor.nilai import parse_bentuk, parse_kategori
from dip.impor.tajuk import Kolom
from dip.impor.teks import contains_alamat, join_lines, word_set

_SAMPLE_ROWS = 400
_TICKS = word_set(
    "√ ✓ ✔ v x 1 ya y ada yes true * ü þ \uf0fc \uf0fe \uf052 ■ ● • ☑ ☒ ✅ 🗸 o tersedia vv"
)
_NOT_OF_DIK = {"waktu", "tempat", "waktu_tempat", "media"}
_NO_TICKS = frozenset(
    {"-", "–", "—", "0", "tidak", "tidak ada", "no", "n", "false", "✗", "✘", "❌", "null"}
)


@dataclass
class Isian:
    """Counts over the values of one column."""

    jumlah: int = 0
    centang: int = 0
    nomor: int = 0
    kategori: int = 0
    alamat: int = 0
    beda: int = 0
    contoh: list[str] = field(default_factory=list)


def is_tick(text: str) -> bool:
    return text.strip(" .()[]").casefold() in _TICKS


def is_no_tick(text: str) -> bool:
    return text.strip().casefold() in _NO_TICKS


def count_values(kisi: Kisi, begin: int) -> list[Isian]:
    counts = [Isian() for _ in range(kisi.lebar)]
    seen: list[set[str]] = [set() for _ in range(kisi.lebar)]
    for r in range(begin, min(kisi.tinggi, begin + _SAMPLE_ROWS)):
        filled = kisi.filled(r)
        if r < begin + 2 and is_numbering_row([kisi.text(r, c) for c in filled]):
            continue
        alone = len(filled) < 2
        for c in filled:
            text = kisi.text(r, c)
            if not (alone and kisi.lebar > 2):
                _count(counts[c], text, seen[c])
    for count, values in zip(counts, seen, strict=True):
        count.beda = len(values)
        if count.beda == 1 and len(count.contoh[0]) <= 2:
            count.centang = count.jumlah  # one sign throughout: "?" is a lost tick mark
    return counts


def _count(count: Isian, text: str, seen: set[str]) -> None:
    count.jumlah += 1
    count.centang += is_tick(text) or is_no_tick(text)
    count.nomor += len(text) <= 8 and is_number(text)
    count.kategori += len(text) < 60 and bool(parse_kategori(text))
    count.alamat += contains_alamat(text)
    seen.add(text)
    if len(count.contoh) < 3 and text not in count.contoh:
        count.contoh.append(join_lines(text)[:80])


def judge_by_values(kolom: Kolom, count: Isian, bidang: Container[str]) -> Arti:
    """`bidang`: the fields of the list that is read."""
    arti = _judge(kolom, count)
    if "dasar_hukum" in bidang:
        return _judge_dik(kolom, arti)
    return Arti() if arti.field == "dik" or arti.field in HANYA_DIK else arti


def _judge_dik(kolom: Kolom, arti: Arti) -> Arti:
    """Headers that tell no more than what kind of list this is."""
    header = kolom.tajuk.lower()
    if arti.field == "dik" and "alasan" in header:
        return Arti("konsekuensi_dibuka", 0.5)
    if arti.field in _NOT_OF_DIK:
        return Arti()
    unclear = arti.field == "dik" or (not arti.field and kolom.arti.field == "kategori_centang")
    if not unclear:
        return arti
    return Arti("judul", 0.8) if "informasi" in header else Arti()


def _judge(kolom: Kolom, count: Isian) -> Arti:
    arti = kolom.arti
    half = count.jumlah / 2
    if _names_classes(kolom, count):
        return Arti("kategori", 0.7)
    if arti.field == "bentuk_centang" and not kolom.induk and count.jumlah and count.alamat > half:
        return Arti("media", arti.yakin)
    if arti.field == "keterangan":
        return Arti("media", 0.8) if count.jumlah and count.alamat > half else Arti()
    if arti.field == "kategori" and count.jumlah and count.kategori < count.jumlah / 3:
        return arti if max(map(len, count.contoh)) <= 4 else Arti("informasi", 0.7)
    if arti.field == "bentuk" and count.jumlah and count.centang > half:
        codes = tuple(parse_bentuk(kolom.tajuk))
        return Arti("bentuk_centang", 0.8, codes) if codes else Arti("bentuk", 0.7)
    if arti.field == "kategori_centang" and count.jumlah and count.centang < half:
        return Arti()
    if arti.field == "judul" and count.jumlah and count.alamat > half:
        return Arti("media", 0.8)
    if arti.field == "bentuk" and count.jumlah and count.alamat > half:
        return Arti("media", 0.7)
    if arti.field == "nomor_asli" and count.jumlah and count.nomor < count.jumlah / 4:
        return arti if count.beda > half else Arti()
    return arti


def _names_classes(kolom: Kolom, count: Isian) -> bool:
    """A column of unclear name ("Diumumkan") that holds nothing but "Berkala", "Setiap saat"."""
    unclear = not kolom.arti.field or (
        kolom.arti.field == "waktu" and "umum" in kolom.tajuk.lower()
    )
    return bool(unclear and kolom.tajuk and count.jumlah and count.kategori > 0.8 * count.jumlah)
