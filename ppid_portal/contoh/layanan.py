"""Requests in every state, each written by the services that the form or an officer calls.

Nobody gets a mail: the requesters have no address, and a site whose officers have one is left
alone. The services write their events now; the demo moves them to the day they tell of.
"""

from datetime import date

from django.utils import timezone

from dip.models import UjiKonsekuensi
from permohonan.enums import (
    DENGAN_PENGECUALIAN,
    DIKABULKAN,
    AlasanPerpanjangan,
    BentukDikuasai,
    Hasil,
    JenisPeristiwa,
    Kanal,
    SebabTidakDikuasai,
)
from permohonan.kode import make_kunci
from permohonan.models import Jawaban, Permohonan
from permohonan.peran import PEMUTUS, PENERIMA
from permohonan.services_daftar import register_permohonan
from permohonan.services_jawab import answer
from permohonan.services_kerja import ask_completion, extend, start
from permohonan.services_pemohon import withdraw
from ppid_portal.contoh.keberatan import save_keberatan
from ppid_portal.contoh.perkara import backdate, cheap_kode, describe_pemohon, move_day
from ppid_portal.contoh.ramuan import Ramuan, read_csv
from situs.libur import read_libur
from situs.models import Pengguna, Situs
from situs.surel import list_alamat

RAMAI = 80  # per cent; a site with less has not been asked anything yet
BADAN_LAIN = {
    "izin": "Dinas yang mengurus penanaman modal dan perizinan",
    "statistik": "Badan Pusat Statistik",
}


def save_layanan(resep: list[Ramuan]) -> None:
    libur = read_libur()
    with cheap_kode():
        for ramuan in resep:
            petugas = find_petugas(ramuan.situs) if ramuan.bagian >= RAMAI else None
            if petugas:
                rows = save_permohonan(ramuan, petugas, libur)
                save_keberatan(ramuan, rows, petugas, libur)


def find_petugas(situs: Situs) -> Pengguna | None:
    """Who decides here; nobody where officers would get mail about invented cases."""
    if list_alamat(situs, *PENERIMA):
        return None
    people = Pengguna.objects.filter(keanggotaan__situs=situs, keanggotaan__peran__in=PEMUTUS)
    return people.order_by("pk").first()


def save_permohonan(
    ramuan: Ramuan, petugas: Pengguna, libur: dict[date, str]
) -> dict[str, Permohonan]:
    """Key of the row -> its request, in the order in which they came."""
    uji = UjiKonsekuensi.objects.for_situs(ramuan.situs).first()
    rows = {}
    for row in read_csv("layanan"):
        if ramuan.takes(row):
            permohonan = register(ramuan, row, petugas, libur)
            work(permohonan, fill_kata(ramuan, row), uji, petugas, libur)
            permohonan.refresh_from_db()
            rows[row["kunci"]] = permohonan
    return rows


def fill_kata(ramuan: Ramuan, row: dict[str, str]) -> dict[str, str]:
    return {name: ramuan.fill(text) for name, text in row.items()}


def register(
    ramuan: Ramuan, row: dict[str, str], petugas: Pengguna, libur: dict[date, str]
) -> Permohonan:
    hari = int(row["hari"])
    hari += ramuan.draw(row["kunci"], 1 + hari // 20)  # what is old is not of one day everywhere
    diterima = move_day(timezone.localdate(), -hari, libur)
    permohonan = Permohonan(
        situs=ramuan.situs,
        kanal=row["kanal"],
        diterima=diterima,
        rincian=ramuan.fill(row["rincian"]),
        tujuan=row["tujuan"],
        cara_memperoleh=row["cara_memperoleh"],
        cara_pengiriman=row["cara_pengiriman"],
        **describe_pemohon(ramuan, row),
    )
    by = None if row["kanal"] == Kanal.WEB else petugas
    permohonan, _ = register_permohonan(permohonan, make_kunci(), pengguna=by)
    backdate(permohonan, JenisPeristiwa.DITERIMA, diterima)
    return permohonan


def work(
    permohonan: Permohonan,
    row: dict[str, str],
    uji: UjiKonsekuensi | None,
    petugas: Pengguna,
    libur: dict[date, str],
) -> None:
    """As far as the row says that it went."""
    jalan, hari = row["jalan"], move_day(permohonan.diterima, row["setelah"], libur)
    if jalan == "baru":
        return
    start(permohonan, petugas)
    backdate(permohonan, JenisPeristiwa.DIPROSES, move_day(permohonan.diterima, 1, libur))
    permohonan.refresh_from_db()
    if jalan == "perpanjang":
        extend(permohonan, AlasanPerpanjangan.BELUM_DIKUASAI, row["alasan"], petugas)
    elif jalan == "lengkapi":
        ask_completion(permohonan, row["alasan"], petugas)
    elif jalan == "cabut":
        withdraw(permohonan, row["alasan"], pengguna=petugas)
    elif jalan in Hasil.values:
        answer(permohonan, build_jawaban(row, hari, uji), petugas)
        backdate(permohonan, JenisPeristiwa.DIJAWAB, hari)


def build_jawaban(row: dict[str, str], hari: date, uji: UjiKonsekuensi | None) -> Jawaban:
    jawaban = Jawaban(hasil=row["jalan"], tanggal=hari)
    for name in ("materi", "alasan", "penghitaman"):
        setattr(jawaban, name, row[name])
    if jawaban.hasil in DENGAN_PENGECUALIAN:
        jawaban.dasar, jawaban.uji = ["h"], uji
    if jawaban.hasil in DIKABULKAN:
        printed = row["cara_memperoleh"] == "hardcopy"
        jawaban.bentuk = [BentukDikuasai.HARDCOPY if printed else BentukDikuasai.SOFTCOPY]
        jawaban.diberikan_pada = hari
    if jawaban.hasil == Hasil.TIDAK_DIKUASAI:
        jawaban.sebab_tidak_dikuasai = SebabTidakDikuasai.BADAN_LAIN
        jawaban.badan_lain = BADAN_LAIN[row["kunci"]]
    return jawaban
