"""Requests and objections for the browser's world."""

from datetime import timedelta

from django.utils import timezone

from permohonan.bagian_laporan import list_isian
from permohonan.kode import print_kunci
from permohonan.models import Draf, Keberatan, LaporanLayanan, Perkara, Permohonan
from permohonan.services_jawab import answer
from permohonan.services_keberatan import Tanggapan, answer_keberatan
from permohonan.services_kerja import ask_completion, extend
from permohonan.services_laporan import publish_laporan, save_laporan
from situs.models import Pengguna, Situs
from tests.factories import (
    ALASAN,
    IDENTITAS,
    INFORMASI,
    PEMOHON,
    build_jawaban,
    make_draf,
    make_draf_keberatan,
    make_keberatan,
    make_permohonan,
)

# Keys that stay the same from one opening to the next: forms, and a receipt.
KUNCI = {
    "isi": "B" * 31,
    "identitas-salah": "C" * 31,
    "informasi-salah": "D" * 31,
    "tergesa": "F" * 31,
    "terima": "G" * 31,
}

KUNCI_KEBERATAN = {
    "isi": "J" * 31,
    "sendiri": "K" * 31,
    "alasan-salah": "L" * 31,
    "identitas-salah": "M" * 31,
    "tergesa": "N" * 31,
    "terima": "P" * 31,
}
STATUS = ("terbuka", "kurang", "dijawab", "ditanggapi")
TANGGAPAN = Tanggapan(
    putusan="sebagian",
    alasan_putusan="Sebagian informasi memang terbuka.",
    perintah="Berikan laporan realisasi anggaran tahun 2025.",
    hari_pelaksanaan=5,
    ditanggapi_pada=timezone.localdate(),
    atasan_nama="Sekretaris Contoh",
    atasan_jabatan="Sekretaris Daerah",
)
KUASA = {"kuasa_nama": "Budi", "kuasa_alamat": "Jalan Kuasa", "kuasa_kontak": "0813"}
RINCIAN = "Laporan realisasi anggaran kecamatan, beserta rincian belanja tiap kegiatan. "


def add_layanan(situs: Situs) -> None:
    """Thirty requests, an objection and forms that are being filled in, at one site."""
    rows = [make_permohonan(situs, rincian=f"{RINCIAN * 3}{number}") for number in range(30)]
    objection = make_keberatan(rows[0], alasan=["a", "c", "g"])
    receipt = print_kunci(KUNCI_KEBERATAN["terima"])
    Keberatan.objects.filter(pk=objection.pk).update(sidik_kunci=receipt)
    sent = Permohonan.objects.filter(pk=rows[1].pk)
    sent.update(sidik_kunci=print_kunci(KUNCI["terima"]))
    _add_status(situs)
    _add_forms(situs)
    _add_forms_keberatan(situs, rows[0])
    _add_laporan(situs)


def _add_laporan(situs: Situs) -> None:
    """A yearly report that is out and was changed since, and one with parts still to be written."""
    petugas, tahun = Pengguna.objects.get(username="ani"), timezone.localdate().year - 1
    words = {isian.nama: isian.contoh for isian in list_isian()}
    row = save_laporan(LaporanLayanan(situs=situs, tahun=tahun, **words), petugas)
    publish_laporan(row, "", petugas)
    row.refresh_from_db()
    row.sdm = f"{row.sdm} Satu petugas pensiun pada Desember."
    save_laporan(row, petugas)
    save_laporan(LaporanLayanan(situs=situs, tahun=tahun - 1), petugas)


def _add_status(situs: Situs) -> None:
    """A case for each state of the status page; STATUS names its request by what was asked."""
    petugas = Pengguna.objects.get(username="ani")
    made = {nama: make_permohonan(situs, rincian=f"{RINCIAN}{nama}") for nama in STATUS}
    extend(made["kurang"], "uji_konsekuensi", "Dokumen masih dikumpulkan dari empat desa.", petugas)
    made["kurang"].refresh_from_db()
    ask_completion(made["kurang"], "Sebutkan tahun anggaran yang Anda maksud.", petugas)
    biaya = {"lembar": 12, "tarif": 250, "biaya_kirim": 9000, "cara_bayar": "Transfer bank"}
    answer(made["dijawab"], build_jawaban(made["dijawab"], "sebagian", **biaya), petugas)
    keberatan = make_keberatan(made["ditanggapi"], alasan=["c", "g"])
    answer_keberatan(keberatan, TANGGAPAN, petugas)


def find_status(situs: Situs, nama: str) -> Perkara:
    row = Permohonan.objects.for_situs(situs).get(rincian=f"{RINCIAN}{nama}")
    return row.keberatan.get() if nama == "ditanggapi" else row


def _add_forms(situs: Situs) -> None:
    identitas = IDENTITAS | KUASA | {"nik": "3301129912999012"}
    for nama in KUNCI:
        if nama != "terima":
            answers = PEMOHON | {"kuasa": "ya"}, identitas, INFORMASI | {"rincian": RINCIAN * 3}
            made = Draf.objects.filter(sidik_kunci=print_kunci(make_draf(situs, *answers)))
            made.update(sidik_kunci=print_kunci(KUNCI[nama]))
    _hurry(KUNCI["tergesa"])


def _hurry(kunci: str) -> None:
    later = timezone.now() + timedelta(days=1)  # is always too fast
    Draf.objects.filter(sidik_kunci=print_kunci(kunci)).update(dibuat_pada=later)


def _add_forms_keberatan(situs: Situs, row: Permohonan) -> None:
    answers = ALASAN | {"alasan": "c,g"}, PEMOHON | {"kuasa": "ya"}, IDENTITAS | KUASA
    for nama, kunci in KUNCI_KEBERATAN.items():
        if nama != "terima":
            about = None if nama == "sendiri" else row
            steps = () if nama == "alasan-salah" else answers
            made = print_kunci(make_draf_keberatan(situs, *steps, permohonan=about))
            Draf.objects.filter(sidik_kunci=made).update(sidik_kunci=print_kunci(kunci))
    _hurry(KUNCI_KEBERATAN["tergesa"])
