"""The acts of officers and of Atasan PPID on an objection: Pasal 35-37 UU 14/2008."""

from typing import Any

from django.utils import timezone

from permohonan import forms_keberatan as forms
from permohonan.admin_langkah import Langkah, is_open
from permohonan.admin_langkah_pemohon import LANGKAH_PEMOHON
from permohonan.alasan import may_musyawarah, say_musyawarah
from permohonan.enums import JenisSurat
from permohonan.forms_langkah import CabutForm, CatatanForm, TugaskanForm
from permohonan.hak import may_dispute
from permohonan.models import Keberatan, Sengketa
from permohonan.peran import ATASAN, PEMBACA
from permohonan.queries import read_sengketa
from permohonan.services_keberatan import (
    ISIAN,
    Tanggapan,
    answer_keberatan,
    attach_tanggapan,
    fill_tanggapan,
    record_musyawarah,
    record_pelaksanaan,
    record_sengketa,
)
from permohonan.services_kerja import assign, write_note
from permohonan.services_pemohon import record_sikap, withdraw
from permohonan.surat.pratinjau import write_pratinjau
from situs.kalender import format_tanggal
from situs.models import Pengguna

Isi = dict[str, Any]


def is_answered(row: Keberatan) -> bool:
    return row.ditanggapi_pada is not None


def build_tanggapan(data: Isi) -> Tanggapan:
    return Tanggapan(**{name: data[name] for name in ISIAN})


def preview_tanggapan(row: Keberatan, data: Isi) -> bytes:
    fill_tanggapan(row, build_tanggapan(data))
    return write_pratinjau(JenisSurat.TANGGAPAN, row, row.ditanggapi_pada)


def say_tanggapan(row: Keberatan) -> str:
    return (
        f"Tanggapan tertulis paling lambat {format_tanggal(row.jatuh_tempo)} (Pasal 36 ayat (2) UU "
        f"14/2008). {say_musyawarah(row.alasan)} Sesudah dikirim, tanggapan tidak diubah: suratnya "
        "dibuat dan pemohon diberi tahu."
    )


def save_sengketa(row: Keberatan, data: Isi, user: Pengguna) -> None:
    sengketa = read_sengketa(row) or Sengketa()
    sengketa.keberatan = row  # as the person knew it; its version is compared
    for name in forms.SengketaForm.Meta.fields:
        setattr(sengketa, name, data[name])
    record_sengketa(sengketa, user)


LANGKAH = {
    "tanggapi": Langkah(
        "Tanggapi keberatan",
        say_tanggapan,
        forms.TanggapiForm,
        lambda row, data, user: answer_keberatan(row, build_tanggapan(data), user, data["berkas"]),
        "{nomor} ditanggapi. Surat tanggapan dibuat dan pemohon diberi tahu.",
        ATASAN,
        pratinjau=preview_tanggapan,
    ),
    "lampirkan": Langkah(
        "Lampirkan surat bertanda tangan",
        "Cetak surat tanggapan, tanda tangani, lalu unggah pindaiannya. Pemohon diberi tahu.",
        forms.LampirkanForm,
        lambda row, data, user: attach_tanggapan(row, data["berkas"], user),
        "Surat tanggapan {nomor} dilampirkan dan pemohon diberi tahu.",
        PEMBACA,
        is_answered,
    ),
    "pelaksanaan": Langkah(
        "Catat pelaksanaan perintah",
        "Untuk perintah Atasan PPID yang sudah dilaksanakan PPID.",
        forms.PelaksanaanForm,
        lambda row, data, user: record_pelaksanaan(row, data["pada"], data["catatan"], user),
        "Pelaksanaan perintah {nomor} tercatat.",
        boleh=lambda row: bool(row.perintah) and row.dilaksanakan_pada is None,
    ),
    "sikap": Langkah(
        "Catat tanggapan pemohon",
        "Apa kata pemohon tentang tanggapan Atasan PPID. Masuk register keberatan.",
        forms.SikapForm,
        lambda row, data, user: record_sikap(row, data["sikap"], data["catatan"], pengguna=user),
        "Tanggapan pemohon atas {nomor} tercatat.",
        PEMBACA,
        is_answered,
    ),
    "sengketa": Langkah(
        "Catat sengketa",
        "Sengketa di Komisi Informasi sejauh Anda ketahui (Pasal 37 UU 14/2008). Perbarui tahapnya "
        "di sini setiap kali berubah; angkanya masuk laporan layanan.",
        forms.SengketaForm,
        save_sengketa,
        "Sengketa atas {nomor} tercatat.",
        PEMBACA,
        lambda row: may_dispute(row, timezone.localdate()),
    ),
    "musyawarah": Langkah(
        "Catat musyawarah",
        lambda row: (
            f"{say_musyawarah(row.alasan)} Keberatan tetap terbuka: pemohon mencabutnya, atau "
            "Atasan PPID menanggapi sesuai hasilnya. Pemohon diberi tahu."
        ),
        forms.MusyawarahForm,
        lambda row, data, user: record_musyawarah(row, data["pada"], data["hasil"], user),
        "Musyawarah {nomor} tercatat dan pemohon diberi tahu.",
        PEMBACA,
        lambda row: is_open(row) and may_musyawarah(row.alasan),
    ),
    "tugaskan": Langkah(
        "Tugaskan",
        "Siapa yang menyiapkan tanggapan atas keberatan ini.",
        TugaskanForm,
        lambda row, data, user: assign(row, data["petugas"], user),
        "Penanganan {nomor} ditugaskan.",
        PEMBACA,
    ),
    "catatan": Langkah(
        "Tulis catatan",
        "Catatan masuk riwayat dan tidak pernah tampil bagi pemohon.",
        CatatanForm,
        lambda row, data, user: write_note(row, data["catatan"], user),
        "Catatan {nomor} tersimpan.",
        PEMBACA,
        lambda row: True,
    ),
    "cabut": Langkah(
        "Catat pencabutan",
        "Hanya bila pemohon sendiri yang memintanya. Keberatan ditutup tanpa tanggapan.",
        CabutForm,
        lambda row, data, user: withdraw(row, data["alasan"], pengguna=user),
        "{nomor} dicabut atas permintaan pemohon.",
    ),
    **LANGKAH_PEMOHON,
}
