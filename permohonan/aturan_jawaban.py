"""What a written notice must hold before it goes out: one function for each rule, with its field.

A refusal without a ground of Pasal 17 and a test of consequences is refused by the software.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from permohonan.enums import DENGAN_PENGECUALIAN, DIKABULKAN, Hasil, SebabTidakDikuasai
from permohonan.models import Jawaban, Permohonan
from permohonan.nomor import read_pengaturan
from situs.kalender import add_hari_kerja, format_tanggal

UU = "UU 14/2008"


@dataclass(frozen=True)
class Hambatan:
    field: str
    pesan: str


def list_hambatan(
    jawaban: Jawaban, permohonan: Permohonan, hari_ini: date, libur: dict[date, str]
) -> list[Hambatan]:
    """Everything that keeps this notice from going out, at once."""
    return [
        *_check_tanggal(jawaban, permohonan, hari_ini),
        *_check_pengecualian(jawaban),
        *_check_sebagian(jawaban),
        *_check_diberikan(jawaban, permohonan, hari_ini),
        *_check_tidak_dikuasai(jawaban),
        *_check_tidak_lengkap(jawaban, permohonan, hari_ini, libur),
        *_check_alasan(jawaban),
    ]


def _check_tanggal(jawaban: Jawaban, row: Permohonan, hari_ini: date) -> Iterator[Hambatan]:
    if not row.diterima <= jawaban.tanggal <= hari_ini:
        yield Hambatan(
            "tanggal",
            f"Isi tanggal antara {format_tanggal(row.diterima)} (tanggal permohonan diterima) dan "
            "hari ini.",
        )


def _check_pengecualian(jawaban: Jawaban) -> Iterator[Hambatan]:
    """Pasal 19 UU 14/2008: no exclusion without a test of consequences."""
    if jawaban.hasil not in DENGAN_PENGECUALIAN:
        return
    if not jawaban.dasar:
        yield Hambatan("dasar", f"Pilih alasan menurut Pasal 17 {UU}.")
    if jawaban.uji is None:
        yield Hambatan(
            "uji",
            "Pilih lembar uji konsekuensi. Tanpa pengujian, informasi tidak boleh dikecualikan "
            f"(Pasal 19 {UU}). Buat lembarnya lebih dahulu di menu Lembar uji konsekuensi.",
        )
    elif jawaban.uji.situs_id not in (jawaban.situs_id, jawaban.situs.induk_id):
        yield Hambatan("uji", "Lembar uji ini milik situs lain. Pilih yang lain.")
    elif jawaban.uji.tanggal > jawaban.tanggal:
        yield Hambatan("uji", "Uji konsekuensi dilakukan sebelum keputusan, bukan sesudahnya.")
    if "j" in jawaban.dasar and not jawaban.dasar_hukum.strip():
        yield Hambatan("dasar_hukum", "Sebut undang-undang yang melarangnya (Pasal 17 huruf j).")


def _check_sebagian(jawaban: Jawaban) -> Iterator[Hambatan]:
    """Pasal 22 ayat (7) huruf d and e."""
    if jawaban.hasil != Hasil.SEBAGIAN:
        return
    if not jawaban.penghitaman.strip():
        yield Hambatan("penghitaman", "Tulis bagian mana yang dihitamkan dan mengapa.")


def _check_diberikan(jawaban: Jawaban, row: Permohonan, hari_ini: date) -> Iterator[Hambatan]:
    if jawaban.hasil not in DIKABULKAN:
        return
    if not jawaban.materi.strip():
        yield Hambatan("materi", "Tulis informasi apa yang diberikan.")
    if not jawaban.bentuk:
        yield Hambatan("bentuk", "Pilih bentuk informasinya.")
    if jawaban.diberikan_pada and not row.diterima <= jawaban.diberikan_pada <= hari_ini:
        yield Hambatan(
            "diberikan_pada", "Isi tanggal antara tanggal permohonan diterima dan hari ini."
        )
    if jawaban.biaya and not jawaban.cara_bayar.strip():
        yield Hambatan("cara_bayar", f"Tulis cara pembayarannya (Pasal 22 ayat (7) huruf g {UU}).")


def _check_tidak_dikuasai(jawaban: Jawaban) -> Iterator[Hambatan]:
    """Pasal 22 ayat (7) huruf a and b."""
    if jawaban.hasil != Hasil.TIDAK_DIKUASAI:
        return
    if not jawaban.sebab_tidak_dikuasai:
        yield Hambatan("sebab_tidak_dikuasai", "Pilih sebabnya.")
    named = jawaban.badan_lain.strip()
    if jawaban.sebab_tidak_dikuasai == SebabTidakDikuasai.BADAN_LAIN and not named:
        yield Hambatan("badan_lain", "Tulis badan publik yang menguasainya.")


def _check_tidak_lengkap(
    jawaban: Jawaban, row: Permohonan, hari_ini: date, libur: dict[date, str]
) -> Iterator[Hambatan]:
    """Nobody is turned away for something that was not asked for, or not long enough ago."""
    if jawaban.hasil != Hasil.TIDAK_LENGKAP:
        return
    if row.diminta_lengkapi_pada is None:
        yield Hambatan("hasil", "Minta pemohon melengkapi lebih dahulu, lalu tunggu waktunya.")
        return
    if row.dilengkapi_pada:
        yield Hambatan("hasil", "Pemohon sudah melengkapi. Pilih keputusan yang lain.")
        return
    days = read_pengaturan(row.situs).hari_lengkapi
    last = add_hari_kerja(row.diminta_lengkapi_pada, days, libur)
    if hari_ini <= last:
        yield Hambatan("hasil", f"Pemohon masih dapat melengkapi sampai {format_tanggal(last)}.")


def _check_alasan(jawaban: Jawaban) -> Iterator[Hambatan]:
    if jawaban.hasil == Hasil.SELURUHNYA or jawaban.alasan.strip():
        return
    yield Hambatan("alasan", "Tulis alasannya dengan kalimat yang dipahami pemohon.")
