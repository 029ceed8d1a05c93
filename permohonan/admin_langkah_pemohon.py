"""What officers do for the requester of any kind of case."""

from permohonan import forms_bantuan as forms
from permohonan.admin_langkah import Langkah
from permohonan.models import Perkara
from permohonan.services_kode import renew_kode
from permohonan.services_pemohon import change_contact


def is_known(row: Perkara) -> bool:
    return row.dianonimkan_pada is None


LANGKAH_PEMOHON = {
    "kontak": Langkah(
        "Perbaiki kontak",
        "Untuk pemohon yang memberi tahu alamat, telepon, atau e-mail yang benar. Riwayat menyebut "
        "apa yang berubah, bukan isinya.",
        forms.KontakForm,
        lambda row, data, user: change_contact(
            row, data["kontak"], catatan=data["cara"], pengguna=user
        ),
        "Kontak pemohon {nomor} diperbaiki.",
        boleh=is_known,
    ),
    "kode_baru": Langkah(
        "Buat kode baru",
        "Untuk pemohon yang kehilangan kodenya. Kode lama berhenti berlaku saat itu juga. Kode "
        "baru tampil sesudah ini selama 24 jam dan dikirim ke e-mail pemohon, bila ada.",
        forms.KodeBaruForm,
        lambda row, data, user: renew_kode(row, data["kunci"], data["cara"], user),
        "Kode baru {nomor} berlaku.",
        boleh=is_known,
        lanjut="serah_kode",
    ),
}
