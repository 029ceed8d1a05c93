"""What the requester can do on the status page: each a small page of its own, while the case
allows it. The services write; here stands when, with which form, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass

from permohonan import forms_pemohon as forms
from permohonan.models import Keberatan, Perkara, Permohonan
from permohonan.riwayat import find_permintaan
from permohonan.services_pemohon import change_contact, complete, record_sikap, withdraw
from situs.kalender import format_tanggal


@dataclass(frozen=True)
class Tindakan:
    name: Callable[[Perkara], str]  # its title for this case
    tombol: str
    kabar: str  # what the status page says afterwards
    form: type[forms.TindakanForm]
    boleh: Callable[[Perkara], bool]
    act: Callable[[Perkara, forms.TindakanForm], bool]
    explain: Callable[[Perkara], list[str]]


def may_complete(row: Perkara) -> bool:
    return isinstance(row, Permohonan) and row.terbuka


def may_correct(row: Perkara) -> bool:
    """As long as there is personal data, it can be corrected: Pasal 6 and 30 UU 27/2022."""
    return row.dianonimkan_pada is None


def is_open(row: Perkara) -> bool:
    return row.terbuka


def is_answered(row: Perkara) -> bool:
    return isinstance(row, Keberatan) and row.ditanggapi_pada is not None


def name_lengkapi(row: Perkara) -> str:
    return "Lengkapi permohonan" if find_permintaan(row) else "Tambah keterangan"


def name_cabut(row: Perkara) -> str:
    return "Cabut keberatan" if isinstance(row, Keberatan) else "Cabut permohonan"


def explain_lengkapi(row: Permohonan) -> list[str]:
    jalan = (
        f"Batas waktu jawaban kami tetap berjalan, sampai {format_tanggal(row.jatuh_tempo)}. "
        "Tulis keterangannya, pilih berkasnya, atau keduanya."
    )
    asked = find_permintaan(row)
    if asked:
        return [f"Yang kami tanyakan: {asked.keterangan}", jalan]
    return [f"Tambahkan apa pun yang membantu kami menjawab {row.nomor}.", jalan]


def explain_kontak(row: Perkara) -> list[str]:
    return [
        "Jawaban dan kabar kami kirim ke kontak yang tercatat. Data lama tampil disamarkan, supaya "
        "orang lain yang melihat layar Anda tidak membacanya.",
    ]


def explain_cabut(row: Perkara) -> list[str]:
    if isinstance(row, Keberatan):
        return [
            f"Keberatan {row.nomor} berakhir tanpa tanggapan Atasan PPID. Dengan itu berakhir juga "
            "jalan ke Komisi Informasi lewat keberatan ini.",
            "Pencabutan tidak dapat dibatalkan. Permohonan Anda sendiri tidak berubah.",
        ]
    return [
        f"Permohonan {row.nomor} berakhir tanpa jawaban. Dengan itu berakhir juga hak mengajukan "
        "keberatan atas permohonan ini.",
        "Pencabutan tidak dapat dibatalkan. Anda selalu dapat mengajukan permohonan baru.",
    ]


def explain_sikap(row: Keberatan) -> list[str]:
    return [
        f"Atasan PPID menanggapi {row.nomor} pada {format_tanggal(row.ditanggapi_pada)}: "
        f"{row.get_putusan_display().lower()}.",
        "Jawaban Anda kami catat dalam register keberatan. Hak Anda ke Komisi Informasi tidak "
        "bergantung pada jawaban ini.",
    ]


TINDAKAN = {
    "lengkapi": Tindakan(
        name_lengkapi,
        "Kirim keterangan",
        "Keterangan Anda sudah kami terima.",
        forms.LengkapiForm,
        may_complete,
        lambda row, form: complete(row, form.cleaned_data["teks"], form.cleaned_data["berkas"]),
        explain_lengkapi,
    ),
    "tanggapan": Tindakan(
        lambda row: "Sampaikan pendapat Anda",
        "Kirim pendapat",
        "Pendapat Anda sudah kami catat.",
        forms.SikapForm,
        is_answered,
        lambda row, form: record_sikap(row, **form.cleaned_data),
        explain_sikap,
    ),
    "kontak": Tindakan(
        lambda row: "Perbaiki kontak",
        "Simpan kontak",
        "Kontak Anda sudah kami perbaiki.",
        forms.KontakForm,
        may_correct,
        lambda row, form: change_contact(row, form.read_kontak()),
        explain_kontak,
    ),
    "cabut": Tindakan(
        name_cabut,
        "Ya, cabut",
        "Pencabutan Anda sudah kami catat.",
        forms.CabutForm,
        is_open,
        lambda row, form: withdraw(row, form.cleaned_data["alasan"]),
        explain_cabut,
    ),
}


def list_tindakan(row: Perkara) -> list[tuple[str, str]]:
    """Code and title of what may be done now."""
    return [(kode, each.name(row)) for kode, each in TINDAKAN.items() if each.boleh(row)]
