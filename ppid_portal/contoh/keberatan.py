"""Objections of the demo: open and answered, granted and refused."""

from datetime import date

from permohonan.enums import JenisPeristiwa, Kanal
from permohonan.kode import make_kunci
from permohonan.models import Keberatan, Permohonan
from permohonan.services_daftar import register_keberatan
from permohonan.services_keberatan import Tanggapan, answer_keberatan, record_pelaksanaan
from ppid_portal.contoh.perkara import backdate, move_day
from ppid_portal.contoh.profil import invent_nama
from ppid_portal.contoh.ramuan import Ramuan, read_csv
from situs.models import Pengguna

PEMOHON = ("jenis_pemohon", "nama", "lembaga", "pekerjaan", "alamat", "telepon")


def save_keberatan(
    ramuan: Ramuan, asal: dict[str, Permohonan], petugas: Pengguna, libur: dict[date, str]
) -> None:
    for row in read_csv("keberatan"):
        if permohonan := asal.get(row["permohonan"]):
            keberatan = register(permohonan, row, libur)
            if row["putusan"]:
                answer(ramuan, keberatan, row, petugas, libur)


def register(permohonan: Permohonan, row: dict[str, str], libur: dict[date, str]) -> Keberatan:
    """After the answer, or after the last day when there was none."""
    found = permohonan.selesai_pada or permohonan.jatuh_tempo
    diterima = move_day(found, row["setelah"], libur)
    keberatan = Keberatan(
        situs=permohonan.situs,
        permohonan=permohonan,
        kanal=Kanal.WEB,
        diterima=diterima,
        alasan=[row["alasan"]],
        informasi=permohonan.rincian,
        tujuan=permohonan.tujuan,
        kasus_posisi=row["kasus_posisi"],
        **{name: getattr(permohonan, name) for name in PEMOHON},
    )
    keberatan, _ = register_keberatan(keberatan, make_kunci())
    backdate(keberatan, JenisPeristiwa.DITERIMA, diterima)
    backdate(permohonan, JenisPeristiwa.KEBERATAN, diterima)
    return keberatan


def answer(
    ramuan: Ramuan,
    keberatan: Keberatan,
    row: dict[str, str],
    petugas: Pengguna,
    libur: dict[date, str],
) -> None:
    hari = move_day(keberatan.diterima, row["jawab_setelah"], libur)
    given = int(row["hari_pelaksanaan"]) if row["hari_pelaksanaan"] else None
    tanggapan = Tanggapan(
        putusan=row["putusan"],
        alasan_putusan=row["alasan_putusan"],
        perintah=row["perintah"],
        hari_pelaksanaan=given,
        ditanggapi_pada=hari,
        atasan_nama=invent_nama(ramuan, "atasan"),
        atasan_jabatan="Sekretaris Daerah selaku Atasan PPID",
    )
    keberatan = answer_keberatan(keberatan, tanggapan, petugas)
    backdate(keberatan, JenisPeristiwa.DITANGGAPI, hari)
    backdate(keberatan.permohonan, JenisPeristiwa.DITANGGAPI, hari)
    if given:
        done = move_day(hari, given - 1, libur)
        record_pelaksanaan(keberatan, done, "", petugas)
        backdate(keberatan, JenisPeristiwa.DIBERIKAN, done)
