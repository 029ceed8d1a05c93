"""Which class a piece of information belongs to, by plain questions: Pasal 9-11 and 17-19
UU 14/2008. The tree is data/klasifikasi.csv; the kinds of each class come from the tables that
hold them already, so that no list of the law is kept twice.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dip.enums import JenisKewajiban
from dip.kewajiban import name_dasar
from dip.models import Kewajiban
from situs.dasar_pengecualian import read_pengecualian

DATA = Path(__file__).parent / "data"
MULAI = "bahaya"
DIKECUALIKAN = "dikecualikan"
PISAH = "~"  # between answers in an address; no code holds it
# Pasal 18 ayat (2) UU 14/2008 asks once more where the ground protects a person.
TANYA_LAGI = {"g": "pribadi", "h": "pribadi"}
BUKAN_JENIS = {"SM-isi"}  # what an announcement must say, not a kind of it


@dataclass(frozen=True)
class Jawaban:
    kode: str
    jawaban: str
    keterangan: str
    lanjut: str  # the next question, or a class
    golongan: str = ""  # heading above answers of the same list


@dataclass(frozen=True)
class Tanya:
    kode: str
    pertanyaan: str
    bantuan: str
    jawaban: tuple[Jawaban, ...]

    def find(self, kode: str) -> Jawaban | None:
        return next((each for each in self.jawaban if each.kode == kode), None)


@dataclass(frozen=True)
class Hasil:
    kelas: str
    judul: str
    arti: str
    langkah: str
    dasar: tuple[str, ...]
    kewajiban: Kewajiban | None = None
    huruf: str = ""  # of Pasal 17
    rincian: str = ""


@dataclass(frozen=True)
class Langkah:
    """One question with the answer given."""

    tanya: Tanya
    jawaban: Jawaban


@dataclass(frozen=True)
class Jalan:
    """The answers so far, and what comes of them: a question or a result."""

    langkah: tuple[Langkah, ...]
    tanya: Tanya | None
    hasil: Hasil | None
    utuh: bool  # False: the address held an answer that no question offers

    @property
    def kode(self) -> list[str]:
        return [each.jawaban.kode for each in self.langkah]


def walk(kode: list[str]) -> Jalan:
    """From the first question along these answers, as far as they lead."""
    pohon = read_pohon()
    tanya, langkah = pohon[MULAI], []
    for each in kode:
        jawaban = tanya.find(each) if tanya else None
        if jawaban is None:
            return Jalan(tuple(langkah), tanya, _finish(langkah, pohon), utuh=False)
        langkah.append(Langkah(tanya, jawaban))
        tanya = pohon.get(jawaban.lanjut)
    return Jalan(tuple(langkah), tanya, _finish(langkah, pohon), utuh=True)


def _finish(langkah: list[Langkah], pohon: dict[str, Tanya]) -> Hasil | None:
    if not langkah or langkah[-1].jawaban.lanjut in pohon:
        return None
    kelas, chosen = langkah[-1].jawaban.lanjut, langkah[-1].jawaban.kode
    if kelas == DIKECUALIKAN:
        letters = [each.jawaban.kode for each in langkah if each.tanya.kode == "alasan"]
        return _build_dikecualikan(letters[-1])
    kewajiban = Kewajiban.objects.filter(kode=chosen).first()
    row = read_hasil()[kelas]
    own = name_dasar(kewajiban) if kewajiban else ""
    dasar = tuple(dict.fromkeys(filter(None, (row["dasar"], own))))
    rincian = kewajiban.nama if kewajiban else ""
    return Hasil(kelas, row["judul"], row["arti"], row["langkah"], dasar, kewajiban, "", rincian)


def _build_dikecualikan(huruf: str) -> Hasil:
    row = read_hasil()[DIKECUALIKAN]
    ground = next(each for each in read_pengecualian() if each.huruf == huruf)
    dasar = (f"Pasal 17 huruf {huruf} UU 14/2008", "Pasal 19 UU 14/2008")
    rincian = f"Huruf {huruf}: {ground.judul}. Jangka waktu: {ground.waktu}"
    return Hasil(
        DIKECUALIKAN, row["judul"], row["arti"], row["langkah"], dasar, None, huruf, rincian
    )


@cache
def read_hasil() -> dict[str, dict[str, str]]:
    return {row["kelas"]: row for row in _read_csv("klasifikasi-hasil.csv")}


@cache
def _read_baris() -> tuple[dict[str, str], ...]:
    return tuple(_read_csv("klasifikasi.csv"))


def _read_csv(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_pohon() -> dict[str, Tanya]:
    """Every question with its answers. One query: the kinds of the classes."""
    kinds = list(Kewajiban.objects.filter(induk=None).order_by("urutan"))
    found: dict[str, Tanya] = {}
    for row in _read_baris():
        known = found.get(row["tanya"])
        begun = known or Tanya(row["tanya"], row["pertanyaan"], row["bantuan"], ())
        answers = tuple(_list_jawaban(row, kinds))
        found[row["tanya"]] = Tanya(
            begun.kode, begun.pertanyaan, begun.bantuan, (*begun.jawaban, *answers)
        )
    return found


def _list_jawaban(row: dict[str, str], kinds: list[Kewajiban]) -> list[Jawaban]:
    """One answer, or one for each row of the list that "@name" stands for."""
    source, lanjut = row["kode"].removeprefix("@"), row["lanjut"]
    if source == row["kode"]:
        return [Jawaban(row["kode"], row["jawaban"], row["keterangan"], lanjut)]
    if source == "pengecualian":
        return [
            Jawaban(each.huruf, each.judul, each.rincian, TANYA_LAGI.get(each.huruf, lanjut))
            for each in read_pengecualian()
        ]
    label = JenisKewajiban(source).label
    return [
        Jawaban(each.kode, each.nama, each.uraian, lanjut, label)
        for each in kinds
        if each.jenis == source and each.kode not in BUKAN_JENIS
    ]
