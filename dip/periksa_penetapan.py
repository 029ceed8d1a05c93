"""What an officer should know before the list is frozen: how much, how sound, what stays out."""

from collections import Counter
from dataclasses import dataclass

from dip.beku import Baris
from dip.ekspor.baris import HEADINGS
from dip.enums import Kategori
from dip.perbedaan import Perbedaan, compare, read_kata
from dip.ringkasan import judge_ringkasan
from dip.services_penetapan import Bahan

# Lampiran I huruf b-g Perki 1/2021; huruf a, the number, the list gives by itself.
UNSUR = HEADINGS[1:7]


@dataclass(frozen=True)
class Pemeriksaan:
    jumlah: int
    per_kategori: list[tuple[str, int]]
    kosong: list[tuple[str, int]]  # element of Lampiran I -> entries without it
    tak_lengkap: int  # entries that lack any
    ringkasan_lemah: int
    tanpa_bukti: int  # neither a file nor a link
    perbedaan: Perbedaan | None  # to the last determination


def check_bahan(bahan: Bahan) -> Pemeriksaan:
    per_kategori = Counter(row["kategori"] for row in bahan.baris)
    missing = [list_kosong(row) for row in bahan.baris]
    counted = Counter(name for names in missing for name in names)
    last = bahan.terakhir
    return Pemeriksaan(
        jumlah=len(bahan.baris),
        per_kategori=[
            (label, per_kategori[value])
            for value, label in [*Kategori.choices, ("", "Tanpa kategori")]
            if value or per_kategori[value]
        ],
        kosong=[(name, counted[name]) for name in UNSUR if counted[name]],
        tak_lengkap=sum(map(bool, missing)),
        ringkasan_lemah=sum(is_lemah(row) for row in bahan.baris),
        tanpa_bukti=sum(not row["berkas"] and not row["media"] for row in bahan.baris),
        perbedaan=compare(last.baris, bahan.baris) if last else None,
    )


def list_kosong(baris: Baris) -> list[str]:
    kata = read_kata(baris)
    return [name for name in UNSUR if not kata[name].strip()]


def is_lemah(baris: Baris) -> bool:
    return bool(baris["ringkasan"] and judge_ringkasan(baris["judul"], baris["ringkasan"]))
