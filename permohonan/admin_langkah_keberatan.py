"""The acts of officers and of Atasan PPID on an objection."""

from permohonan import forms_langkah as forms
from permohonan.admin_langkah import Langkah
from permohonan.peran import PEMBACA
from permohonan.services_kerja import assign, write_note
from permohonan.services_pemohon import withdraw

LANGKAH = {
    "tugaskan": Langkah(
        "Tugaskan",
        "Siapa yang menyiapkan tanggapan atas keberatan ini.",
        forms.TugaskanForm,
        lambda row, data, user: assign(row, data["petugas"], user),
        "Penanganan {nomor} ditugaskan.",
        PEMBACA,
    ),
    "catatan": Langkah(
        "Tulis catatan",
        "Catatan masuk riwayat dan tidak pernah tampil bagi pemohon.",
        forms.CatatanForm,
        lambda row, data, user: write_note(row, data["catatan"], user),
        "Catatan {nomor} tersimpan.",
        PEMBACA,
        lambda row: True,
    ),
    "cabut": Langkah(
        "Catat pencabutan",
        "Hanya bila pemohon sendiri yang memintanya. Keberatan ditutup tanpa tanggapan.",
        forms.CabutForm,
        lambda row, data, user: withdraw(row, data["alasan"], pengguna=user),
        "{nomor} dicabut atas permintaan pemohon.",
    ),
}
