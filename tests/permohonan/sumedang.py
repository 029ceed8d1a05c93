"""A real register, masked, brought into the portal as an officer would: by the services alone.

What the services refuse, an officer cannot enter either. The register's slips become a note at the
case: an answer before its request counts on the day of receipt, for example.
"""

import csv
import json
import re
from datetime import date
from pathlib import Path

from permohonan.enums import BentukDikuasai, CaraMemperoleh, Kanal
from permohonan.kode import make_kunci
from permohonan.models import Jawaban, Permohonan
from permohonan.services_daftar import register_permohonan
from permohonan.services_jawab import answer, deliver
from permohonan.services_kerja import ask_completion, write_note
from situs.models import Pengguna, Situs

FOLDER = Path(__file__).parents[1] / "data" / "permohonan" / "sumedang"
KANAL = {
    "Datang Langsung": Kanal.LANGSUNG,
    "Mengirim Pesan ke FB Humas Sumedang": Kanal.PESAN,
    "Via WA": Kanal.PESAN,
    "Melalui Whatsapp": Kanal.PESAN,
    "Via E-mail": Kanal.EMAIL,
    "Mengirim Surat": Kanal.SURAT,
    "Via Website PPID": Kanal.WEB,
    "Melalui Website": Kanal.WEB,
    "Website": Kanal.WEB,
}
BULAN = {"Desember": 12}


def read_rows() -> list[dict[str, str]]:
    path = FOLDER / "register_2022_2024_masked.tsv"
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def read_expected() -> dict:
    return json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def read_tanggal(text: str, tahun: int) -> date | None:
    """dd-mm-yyyy, dd/mm/yyyy, yyyy-mm-dd, a slip like 20--02-2023, or a day without its year."""
    parts = re.findall(r"\w+", text)
    if len(parts) == 2:
        return date(tahun, BULAN[parts[1]], int(parts[0]))
    if len(parts) != 3:
        return None
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    return date(int(year), int(month), int(day))


def is_marked(text: str) -> bool:
    """v, V, or words about what was done; never a dash."""
    return text.strip() not in ("", "-")


def find_tanggal(row: dict[str, str]) -> tuple[date, date, date | None, list[str]]:
    """Day of receipt, of the notice and of handing over, and what had to be assumed."""
    tahun, notes = int(row["tahun"]), []
    notice = read_tanggal(row["tgl_pemberitahuan"], tahun)
    given = read_tanggal(row["tgl_pemberian"], tahun)
    received = read_tanggal(row["tgl"], tahun)
    if received is None:
        received = notice
        notes.append("Tanggal diterima kosong dalam register; dipakai tanggal pemberitahuan.")
    if notice is None:
        notice = given
        notes.append("Tanggal pemberitahuan kosong dalam register; dipakai tanggal pemberian.")
    if notice < received:
        notes.append(f"Register menulis pemberitahuan {notice:%d-%m-%Y}, sebelum permohonan.")
        notice = received
    if given and given < notice:
        notes.append(f"Register menulis pemberian {given:%d-%m-%Y}, sebelum pemberitahuan.")
        given = notice
    return received, notice, given, notes


def find_cara(row: dict[str, str]) -> str:
    if is_marked(row["melihat"]) and not is_marked(row["meminta_salinan"]):
        return CaraMemperoleh.MELIHAT
    printed = is_marked(row["hardcopy"])
    return CaraMemperoleh.SALINAN_CETAK if printed else CaraMemperoleh.SALINAN_ELEKTRONIK


def find_bentuk(row: dict[str, str], notes: list[str]) -> list[str]:
    found = [each for each in BentukDikuasai.values if is_marked(row[each])]
    if not found:
        notes.append("Bentuk informasi tidak tercatat dalam register; dianggap hardcopy.")
    return found or [BentukDikuasai.HARDCOPY]


def enter_row(situs: Situs, row: dict[str, str], pengguna: Pengguna) -> Permohonan:
    received, notice, given, notes = find_tanggal(row)
    permohonan = Permohonan(
        situs=situs,
        kanal=KANAL[row["keterangan"]],
        diterima=received,
        nama=row["pemohon"],
        pekerjaan=row["pekerjaan"],
        rincian=row["informasi_diminta"],
        tujuan=row["tujuan"],
        cara_memperoleh=find_cara(row),
    )
    permohonan, _ = register_permohonan(permohonan, make_kunci(), pengguna=pengguna)
    if row["keputusan"] == "Diberikan":
        _give(permohonan, row, notice, given, notes, pengguna)
    else:
        # The register decides nothing and gives as a reason that the request is unclear. Closing
        # it as not completed needs a question to the requester and its time; so it stays open.
        ask_completion(permohonan, row["alasan_penolakan"], pengguna)
    for note in notes:
        write_note(permohonan, note, pengguna)
    return permohonan


def _give(
    permohonan: Permohonan,
    row: dict[str, str],
    notice: date,
    given: date | None,
    notes: list[str],
    pengguna: Pengguna,
) -> None:
    if is_marked(row["dikuasai_tidak"]):
        notes.append("Register menandai “tidak dikuasai”, tetapi informasinya diberikan.")
    jawaban = Jawaban(
        hasil="seluruhnya",
        tanggal=notice,
        materi=row["informasi_diminta"],
        bentuk=find_bentuk(row, notes),
    )
    answer(permohonan, jawaban, pengguna)
    permohonan.refresh_from_db()
    if given:
        deliver(permohonan, pengguna, pada=given)


def enter_register(situs: Situs, pengguna: Pengguna) -> list[dict[str, str]]:
    rows = read_rows()
    for row in rows:
        enter_row(situs, row, pengguna)
    return rows
