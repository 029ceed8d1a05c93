"""The acts of an officer on a request, short of answering it."""

from django.utils import timezone

from permohonan import forms_langkah as forms
from permohonan.admin_langkah import Langkah, is_open
from permohonan.admin_langkah_pemohon import LANGKAH_PEMOHON
from permohonan.enums import DIKABULKAN
from permohonan.forms_terusan import TerusanForm
from permohonan.models import Permohonan
from permohonan.peran import PEMUTUS
from permohonan.services_jawab import deliver
from permohonan.services_kerja import (
    ask_completion,
    assign,
    extend,
    forward,
    may_extend,
    write_note,
)
from permohonan.services_pemohon import complete, withdraw
from permohonan.services_terusan import forward_inside, list_tujuan
from permohonan.tenggat import count_jawaban
from situs.kalender import format_tanggal
from situs.libur import read_libur


def is_granted(row: Permohonan) -> bool:
    answer = row.jawaban.last()
    return answer is not None and answer.hasil in DIKABULKAN


def say_perpanjangan(row: Permohonan) -> str:
    libur = read_libur()
    last = count_jawaban(row.diterima, libur).jatuh_tempo
    longer = count_jawaban(row.diterima, libur, diperpanjang=True).jatuh_tempo
    return (
        f"Jawaban menjadi paling lambat {format_tanggal(longer)}. Perpanjangan hanya satu kali dan "
        f"harus tercatat paling lambat {format_tanggal(last)}, hari kerja ke-10 (Pasal 22 ayat (8) "
        "UU 14/2008). Pemohon menerima suratnya."
    )


LANGKAH = {
    "minta_lengkapi": Langkah(
        "Minta pemohon melengkapi",
        "Pemohon diberi tahu lewat e-mail dan halaman Cek status. Tenggat jawaban tetap berjalan.",
        forms.MintaLengkapiForm,
        lambda row, data, user: ask_completion(row, data["pesan"], user),
        "Pemohon diminta melengkapi {nomor}.",
    ),
    "dilengkapi": Langkah(
        "Catat kelengkapan",
        "Untuk keterangan atau berkas yang datang lewat loket, telepon, surat, atau e-mail.",
        forms.DilengkapiForm,
        lambda row, data, user: complete(row, data["teks"], data["berkas"], pengguna=user),
        "Kelengkapan {nomor} tercatat.",
    ),
    "tugaskan": Langkah(
        "Tugaskan",
        "Siapa yang menangani permohonan ini.",
        forms.TugaskanForm,
        lambda row, data, user: assign(row, data["petugas"], user),
        "Penanganan {nomor} ditugaskan.",
    ),
    "catatan": Langkah(
        "Tulis catatan",
        "Catatan masuk riwayat dan tidak pernah tampil bagi pemohon.",
        forms.CatatanForm,
        lambda row, data, user: write_note(row, data["catatan"], user),
        "Catatan {nomor} tersimpan.",
        boleh=lambda row: True,
    ),
    "perpanjang": Langkah(
        "Perpanjang waktu jawab",
        say_perpanjangan,
        forms.PerpanjangForm,
        lambda row, data, user: extend(row, data["alasan"], data["uraian"], user),
        "Waktu jawab {nomor} diperpanjang dan pemohon diberi tahu.",
        PEMUTUS,
        lambda row: may_extend(row, timezone.localdate(), read_libur()),
    ),
    "teruskan": Langkah(
        "Teruskan ke badan publik lain",
        "Surat penerusan dibuat. Permohonan tetap terbuka sampai Anda menjawabnya (Pasal 22 ayat "
        "(7) huruf b UU 14/2008).",
        forms.TeruskanForm,
        lambda row, data, user: forward(row, data["badan"], data["keterangan"], user),
        "{nomor} diteruskan dan pemohon diberi tahu.",
        PEMUTUS,
    ),
    "teruskan_situs": Langkah(
        "Teruskan ke PPID di kabupaten ini",
        "Permohonan terdaftar di sana dengan nomor dan tenggat sendiri; nama, kontak, dan isinya "
        "ikut, NIK dan berkas tidak. Pemohon diberi tahu nomor dan kodenya. Permohonan di sini "
        "tetap Anda jawab (Pasal 22 ayat (7) huruf b UU 14/2008).",
        TerusanForm,
        lambda row, data, user: forward_inside(
            row, data["tujuan"], data["keterangan"], data["kunci"], user
        ),
        "{nomor} diteruskan.",
        PEMUTUS,
        lambda row: is_open(row) and list_tujuan(row.situs).exists(),
        lanjut="serah_terusan",
    ),
    "serahkan": Langkah(
        "Catat penyerahan informasi",
        "Untuk informasi yang dikabulkan dan kini diberikan, dengan atau tanpa berkas di sini.",
        forms.SerahkanForm,
        lambda row, data, user: deliver(
            row,
            user,
            pada=data["pada"],
            keterangan=data["keterangan"],
            berkas=data["berkas"],
        ),
        "Penyerahan informasi {nomor} tercatat.",
        boleh=is_granted,
    ),
    "cabut": Langkah(
        "Catat pencabutan",
        "Hanya bila pemohon sendiri yang memintanya. Permohonan ditutup tanpa jawaban.",
        forms.CabutForm,
        lambda row, data, user: withdraw(row, data["alasan"], pengguna=user),
        "{nomor} dicabut atas permintaan pemohon.",
    ),
    **LANGKAH_PEMOHON,
}
