"""What the law asks of an exclusion, rule by rule, each with its article. Pure: nothing is written.

A draft may break any of them (real lists are full of "Permanen"); what is proposed and decided
breaks none. An officer reads the message beside the field and in the list above the form.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from dip.enums import JenisJangka
from dip.models import Pengecualian, UjiKonsekuensi
from situs.dasar_pengecualian import DasarPengecualian, read_pengecualian
from situs.kalender import format_tanggal

# A law by name or number: "UU 27/2022", "Undang-Undang Kearsipan". Not "perundang-undangan".
_UU = re.compile(r"\b(?:uu|undang-undang)\s+\w", re.IGNORECASE)
# UU 14/2008 itself forbids nothing by letter j: it sends the reader to another law.
_UU_KIP = re.compile(
    r"\b(?:uu|undang-undang)\s+(?:(?:ri|republik indonesia)\s+)?"
    r"(?:(?:no\.?|nomor)\s*)?(?:14\s*(?:/|tahun)\s*2008|kip\b|keterbukaan informasi publik)",
    re.IGNORECASE,
)
_TANPA_AKHIR = re.compile(
    r"permanen|tidak ter?batas|tanpa batas|selama(?:-?lama)?nya", re.IGNORECASE
)


@dataclass(frozen=True)
class Temuan:
    """What is wrong, at which field, after which article."""

    field: str
    pesan: str
    pasal: str
    menahan: bool  # False: advice; it keeps nobody from proposing

    def __str__(self) -> str:
        return f"{self.pesan} ({self.pasal})"


Rule = Callable[[Pengecualian, date], Iterator[str]]


@dataclass(frozen=True)
class Aturan:
    field: str
    pasal: str
    find: Rule
    menahan: bool = True


def check_pengecualian(row: Pengecualian, pada: date) -> list[Temuan]:
    """Every rule that the entry breaks if it were determined on the day `pada`."""
    return [
        Temuan(rule.field, pesan, rule.pasal, rule.menahan)
        for rule in ATURAN
        for pesan in rule.find(row, pada)
    ]


def list_hambatan(row: Pengecualian, pada: date) -> list[Temuan]:
    """What keeps the entry from being proposed or determined."""
    return [temuan for temuan in check_pengecualian(row, pada) if temuan.menahan]


def list_dasar(row: Pengecualian) -> list[DasarPengecualian]:
    return [dasar for dasar in read_pengecualian() if dasar.huruf in row.dasar]


def describe_dasar(row: Pengecualian) -> str:
    """The letters of Pasal 17 and the officer's words, which often name the letters already."""
    if not row.dasar or "pasal 17" in row.dasar_hukum.lower():
        return row.dasar_hukum
    huruf = f"Pasal 17 {_letters(list_dasar(row))} UU 14/2008"
    return f"{huruf}; {row.dasar_hukum}" if row.dasar_hukum else huruf


def limit_berakhir(row: Pengecualian, pada: date) -> tuple[DasarPengecualian, date] | None:
    """The strictest ground with a longest term, and the last day that it allows."""
    mulai = row.ditetapkan_sejak or pada
    ends = [(d, _add_years(mulai, d.maks_tahun)) for d in list_dasar(row) if d.maks_tahun]
    return min(ends, key=lambda pair: pair[1], default=None)


def list_uji_kurang(uji: UjiKonsekuensi) -> list[str]:
    """The parts of a sheet that are still empty, by their names on the form."""
    parts = (
        *("tanggal", "tempat", "peserta", "langkah_dokumen", "langkah_informasi"),
        *("langkah_hukum", "langkah_kepatutan"),
    )
    empty = [name for name in parts if not str(getattr(uji, name) or "").strip()]
    return [str(UjiKonsekuensi._meta.get_field(name).verbose_name) for name in empty]


def _add_years(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _letters(rows: list[DasarPengecualian]) -> str:
    huruf = [row.huruf for row in rows]
    return f"huruf {' dan '.join(filter(None, (', '.join(huruf[:-1]), huruf[-1])))}"


# --- The rules ------------------------------------------------------------------------------------
def _needs(name: str, pesan: str) -> Rule:
    def find(row: Pengecualian, pada: date) -> Iterator[str]:
        if not getattr(row, name):
            yield pesan

    return find


def _names_law(row: Pengecualian, pada: date) -> Iterator[str]:
    wanted = [dasar for dasar in list_dasar(row) if dasar.sebut_uu]
    if wanted and not _UU.search(_UU_KIP.sub("", row.dasar_hukum)):
        yield (
            f"Sebutkan undang-undang yang melarangnya, selain UU 14/2008, karena Anda memilih "
            f"{_letters(wanted)}. Misalnya: UU 27/2022 Pasal 36."
        )


def _is_bounded(row: Pengecualian, pada: date) -> Iterator[str]:
    bounded = [dasar for dasar in list_dasar(row) if not dasar.permanen]
    if not bounded:
        return
    if row.jangka_jenis == JenisJangka.TIDAK_TERBATAS:
        yield (
            f"Pengecualian dengan {_letters(bounded)} tidak boleh tanpa batas. Pilih tanggal atau "
            "peristiwa."
        )
    elif _TANPA_AKHIR.search(row.jangka_teks):
        yield (
            f"Di sini tertulis “{row.jangka_teks}”, padahal pengecualian dengan "
            f"{_letters(bounded)} tidak boleh tanpa batas. Tulis batasnya."
        )


def _is_short_enough(row: Pengecualian, pada: date) -> Iterator[str]:
    limit = limit_berakhir(row, pada)
    if limit and row.berakhir and row.berakhir > limit[1]:
        dasar, last = limit
        yield (
            f"Jangka waktu huruf {dasar.huruf} paling lama {dasar.maks_tahun} tahun sejak "
            f"ditetapkan. Isi tanggal sampai {format_tanggal(last)}."
        )


def _ends_later(row: Pengecualian, pada: date) -> Iterator[str]:
    if row.jangka_jenis == JenisJangka.TANGGAL and not row.berakhir:
        yield "Isi tanggal berakhirnya."
    elif row.berakhir and row.berakhir <= pada:
        yield f"Tanggal berakhir harus sesudah {format_tanggal(pada)}."


def _ends_never(row: Pengecualian, pada: date) -> Iterator[str]:
    if row.jangka_jenis == JenisJangka.TIDAK_TERBATAS and row.berakhir:
        yield "Kosongkan tanggal ini, atau ganti jenis jangka waktunya: tanpa batas tidak berakhir."


def _names_event(row: Pengecualian, pada: date) -> Iterator[str]:
    if row.jangka_jenis == JenisJangka.PERISTIWA and not row.jangka_teks.strip():
        yield "Tulis peristiwanya. Misalnya: “Sampai Renja ditetapkan.”"


def _personal_stays_closed(row: Pengecualian, pada: date) -> Iterator[str]:
    personal = [dasar for dasar in list_dasar(row) if dasar.pribadi]
    if not personal or not (row.persetujuan_tertulis or row.jabatan_publik):
        return
    why = "orangnya sudah menyetujui tertulis" if row.persetujuan_tertulis else "menyangkut jabatan"
    yield (
        f"Informasi ini tidak dikecualikan dengan {_letters(personal)}, karena {why}. Hapus alasan "
        "itu, atau hapus centang di bawah bila keliru."
    )


def _has_uji(row: Pengecualian, pada: date) -> Iterator[str]:
    if row.uji is None:
        yield "Pilih lembar uji konsekuensi. Belum ada? Buat dahulu di menu Lembar uji konsekuensi."
        return
    if kurang := list_uji_kurang(row.uji):
        yield f"Lembar uji {row.uji.nomor} belum lengkap: {', '.join(kurang)}."
    if row.uji.tanggal > pada:
        tanggal = format_tanggal(row.uji.tanggal)
        yield f"Lembar uji {row.uji.nomor} bertanggal {tanggal}, sesudah {format_tanggal(pada)}."


def _rarely_endless(row: Pengecualian, pada: date) -> Iterator[str]:
    rows = [dasar for dasar in list_dasar(row) if dasar.permanen and not dasar.pribadi]
    if rows and row.jangka_jenis == JenisJangka.TIDAK_TERBATAS:
        yield (
            f"Tanpa batas dengan {_letters(rows)} hanya bila peraturannya menyebut begitu. "
            "Tulis pasalnya di dasar hukum."
        )


def _event_has_limit(row: Pengecualian, pada: date) -> Iterator[str]:
    limit = limit_berakhir(row, pada)
    if limit and row.jangka_jenis == JenisJangka.PERISTIWA and not row.berakhir:
        dasar, last = limit
        yield (
            f"Isi juga tanggal paling lambatnya: huruf {dasar.huruf} paling lama "
            f"{dasar.maks_tahun} tahun, jadi sampai {format_tanggal(last)}."
        )


def _head_decides(row: Pengecualian, pada: date) -> Iterator[str]:
    if rows := [dasar for dasar in list_dasar(row) if dasar.pimpinan]:
        yield f"Jangka waktu {_letters(rows)} ditetapkan pimpinan tertinggi badan publik."


def _will_be_listed(row: Pengecualian, pada: date) -> Iterator[str]:
    if row.berakhir and not (row.pejabat_penguasa and row.penanggung_jawab):
        yield (
            "Isi unit yang menguasai dan penanggung jawabnya. DIP memerlukannya setelah jangka "
            "waktu ini berakhir."
        )


UU, PP, PERKI = "UU 14/2008", "PP 61/2010", "Perki 1/2021"
ATURAN: tuple[Aturan, ...] = (
    Aturan("dasar", f"Pasal 17 {UU}", _needs("dasar", "Pilih paling sedikit satu alasan.")),
    Aturan("dasar", f"Pasal 18 ayat (2) {UU}", _personal_stays_closed),
    Aturan(
        "dasar_hukum",
        f"Pasal 49 {PERKI}",
        _needs("dasar_hukum", "Tulis undang-undang dan pasal yang menjadi dasarnya."),
    ),
    Aturan("dasar_hukum", f"Pasal 17 huruf j {UU}", _names_law),
    Aturan(
        "konsekuensi_dibuka",
        f"Pasal 2 ayat (4) {UU}",
        _needs("konsekuensi_dibuka", "Tulis akibatnya bila informasi ini dibuka."),
    ),
    Aturan(
        "konsekuensi_ditutup",
        f"Pasal 2 ayat (4) {UU}",
        _needs("konsekuensi_ditutup", "Tulis kepentingan yang dilindungi bila ditutup."),
    ),
    Aturan("uji", f"Pasal 19 {UU}", _has_uji),
    Aturan(
        "jangka_jenis",
        f"Pasal 4 ayat (2) huruf d {PP}",
        _needs("jangka_jenis", "Pilih jenis jangka waktunya."),
    ),
    Aturan("jangka_jenis", f"Pasal 20 ayat (1) {UU}", _is_bounded),
    Aturan("berakhir", f"Pasal 4 ayat (2) huruf d {PP}", _ends_later),
    Aturan("berakhir", f"Pasal 4 ayat (2) huruf d {PP}", _ends_never),
    Aturan("berakhir", f"Pasal 5 {PP}", _is_short_enough),
    Aturan("berakhir", f"Pasal 5 {PP}", _event_has_limit),
    Aturan("jangka_teks", f"Pasal 4 ayat (2) huruf d {PP}", _names_event),
    Aturan("jangka_jenis", f"Pasal 8 dan Pasal 9 {PP}", _rarely_endless, menahan=False),
    Aturan("jangka_jenis", f"Pasal 7 ayat (5) {PP}", _head_decides, menahan=False),
    Aturan("pejabat_penguasa", f"Pasal 52 {PERKI}", _will_be_listed, menahan=False),
)
