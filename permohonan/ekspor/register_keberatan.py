"""The register of objections: the 11 columns of the form in its order, ours only to the right."""

from permohonan.alasan import read_alasan
from permohonan.ekspor.sel import format_hari, join_kontak, mask_pemohon, name_pemohon
from permohonan.enums import Status
from permohonan.models import Keberatan
from situs.kolom import Kolom

JUDUL = "REGISTER KEBERATAN"
FORMAT = "register-keberatan-1"  # stands in the workbook; a change of columns gets a new one


def _say_identitas(row: Keberatan, number: int) -> str:
    kuasa = filter(None, (row.kuasa_alamat, row.kuasa_kontak))
    parts = (name_pemohon(row), row.alamat, join_kontak(row), *kuasa)
    return "; ".join(filter(None, parts))


def _mask(row: Keberatan, number: int) -> str:
    return mask_pemohon(row)


def _say_alasan(row: Keberatan, number: int) -> str:
    known = read_alasan()
    return "; ".join(f"huruf {kode}: {known[kode].teks}" for kode in row.alasan)


def _say_keputusan(row: Keberatan, number: int) -> str:
    if not row.putusan:
        return "Dicabut pemohon" if row.status == Status.DICABUT else "Belum ditanggapi"
    parts = (row.get_putusan_display(), row.alasan_putusan, row.perintah)
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())


def _say_atasan(row: Keberatan, number: int) -> str:
    return ", ".join(filter(None, (row.atasan_nama, row.atasan_jabatan)))


def _say_sikap(row: Keberatan, number: int) -> str:
    return ". ".join(filter(None, (row.get_sikap_display(), row.sikap_catatan)))


def _name_permohonan(row: Keberatan, number: int) -> str:
    return row.permohonan.nomor if row.permohonan else ""


_AWAL = (
    Kolom("Nomor Registrasi", 24, lambda row, number: row.nomor),
    Kolom("Tanggal Diterima", 16, lambda row, number: format_hari(row.diterima)),
)
_IDENTITAS = "Identitas Pemohon/Kuasa"
_ISI = (
    Kolom("Nomor Pendaftaran Permohonan", 24, _name_permohonan),
    Kolom("Informasi yang Diminta", 32, lambda row, number: row.informasi),
    Kolom("Tujuan Penggunaan Informasi", 26, lambda row, number: row.tujuan),
    Kolom("Alasan Keberatan", 30, _say_alasan),
    Kolom("Keputusan Atasan PPID", 32, _say_keputusan),
    Kolom(
        "Hari dan Tanggal Pemberian Tanggapan",
        18,
        lambda row, number: format_hari(row.ditanggapi_pada),
    ),
    Kolom("Nama dan Posisi Atasan PPID", 24, _say_atasan),
    Kolom("Tanggapan Pemohon", 24, _say_sikap),
)
_TAMBAHAN = (Kolom("Situs", 24, lambda row, number: row.situs.nama),)
TERCETAK = len(_AWAL) + 1 + len(_ISI)
LENGKAP = (*_AWAL, Kolom(_IDENTITAS, 30, _say_identitas), *_ISI, *_TAMBAHAN)
TANPA_IDENTITAS = (*_AWAL, Kolom(_IDENTITAS, 30, _mask), *_ISI, *_TAMBAHAN)
