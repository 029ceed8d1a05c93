"""The register of requests: the 18 columns of the form in its order, ours only to the right.

Name, address and contact belong to the legal register. The variant to pass on leaves the address
and contact empty and shows initials, so that its columns stay the same.
"""

from permohonan.ekspor.sel import (
    format_hari,
    format_rupiah,
    join_kontak,
    mask_pemohon,
    name_pemohon,
)
from permohonan.enums import DIKABULKAN, CaraMemperoleh, Hasil, Status
from permohonan.models import Jawaban, Permohonan
from situs.kolom import Kolom

JUDUL = "REGISTER PERMOHONAN INFORMASI PUBLIK"
FORMAT = "register-permohonan-1"  # stands in the workbook; a change of columns gets a new one
STATUS, TANGGAL = "Status Informasi", "Hari dan Tanggal"
DIKUASAI = (*DIKABULKAN, Hasil.DITOLAK)  # what is refused by Pasal 17 is held


def read_jawaban(row: Permohonan) -> Jawaban | None:
    """The last notice: after an objection that was granted there are two."""
    return max(row.jawaban.all(), key=lambda each: each.pk, default=None)


def _say_dikuasai(row: Permohonan, number: int) -> str:
    if row.hasil in DIKUASAI:
        return "Ya"
    return "Tidak" if row.hasil == Hasil.TIDAK_DIKUASAI else ""


def _say_badan_lain(row: Permohonan, number: int) -> str:
    jawaban = read_jawaban(row)
    if jawaban is None or jawaban.hasil != Hasil.TIDAK_DIKUASAI:
        return ""
    return jawaban.badan_lain or jawaban.get_sebab_tidak_dikuasai_display()


def _say_bentuk(row: Permohonan, number: int) -> str:
    jawaban = read_jawaban(row)
    return ", ".join(jawaban.bentuk) if jawaban else ""


def _say_jenis(row: Permohonan, number: int) -> str:
    melihat = row.cara_memperoleh == CaraMemperoleh.MELIHAT
    return "Melihat/mengetahui" if melihat else "Meminta salinan"


def _say_keputusan(row: Permohonan, number: int) -> str:
    if row.hasil:
        return row.get_hasil_display()
    return "Dicabut pemohon" if row.status == Status.DICABUT else "Belum dijawab"


def _say_penolakan(row: Permohonan, number: int) -> str:
    jawaban = read_jawaban(row)
    if jawaban is None or jawaban.hasil == Hasil.SELURUHNYA:
        return ""
    pasal = f"Pasal 17 huruf {', '.join(jawaban.dasar)} UU 14/2008" if jawaban.dasar else ""
    return "; ".join(filter(None, (pasal, jawaban.dasar_hukum, jawaban.alasan)))


def _say_pemberitahuan(row: Permohonan, number: int) -> str:
    jawaban = read_jawaban(row)
    return format_hari(jawaban.tanggal) if jawaban else ""


def _say_pemberian(row: Permohonan, number: int) -> str:
    jawaban = read_jawaban(row)
    return format_hari(jawaban.diberikan_pada) if jawaban else ""


def _say_biaya(row: Permohonan, number: int) -> str:
    jawaban = read_jawaban(row)
    return format_rupiah(jawaban.biaya) if jawaban and jawaban.hasil in DIKABULKAN else ""


def _say_cara_bayar(row: Permohonan, number: int) -> str:
    jawaban = read_jawaban(row)
    return jawaban.cara_bayar if jawaban else ""


def _name(row: Permohonan, number: int) -> str:
    return name_pemohon(row)


def _mask(row: Permohonan, number: int) -> str:
    return mask_pemohon(row)


_AWAL = (
    Kolom("No", 6, lambda row, number: row.urut, tengah=True),
    Kolom("Tanggal", 16, lambda row, number: format_hari(row.diterima)),
)
_IDENTITAS = (
    Kolom("Nama", 22, _name),
    Kolom("Alamat", 24, lambda row, number: row.alamat),
    Kolom("Nomor Kontak", 20, lambda row, number: join_kontak(row)),
)
_SAMARAN = (
    Kolom("Nama", 22, _mask),
    Kolom("Alamat", 24, lambda row, number: ""),
    Kolom("Nomor Kontak", 20, lambda row, number: ""),
)
_ISI = (
    Kolom("Pekerjaan", 16, lambda row, number: row.pekerjaan),
    Kolom("Informasi yang Diminta", 36, lambda row, number: row.rincian),
    Kolom("Tujuan Penggunaan Informasi", 28, lambda row, number: row.tujuan),
    Kolom("Di Bawah Penguasaan", 12, _say_dikuasai, STATUS),
    Kolom("Badan Publik Lain", 20, _say_badan_lain, STATUS),
    Kolom("Bentuk Informasi yang Dikuasai", 14, _say_bentuk),
    Kolom("Jenis Permohonan", 14, _say_jenis),
    Kolom("Keputusan", 16, _say_keputusan),
    Kolom("Alasan Penolakan", 28, _say_penolakan),
    Kolom("Pemberitahuan Tertulis", 16, _say_pemberitahuan, TANGGAL),
    Kolom("Pemberian Informasi", 16, _say_pemberian, TANGGAL),
    Kolom("Biaya", 12, _say_biaya),
    Kolom("Cara Pembayaran", 16, _say_cara_bayar),
)
_TAMBAHAN = (
    Kolom("Nomor pendaftaran", 26, lambda row, number: row.nomor),
    Kolom("Diterima lewat", 18, lambda row, number: row.get_kanal_display()),
    Kolom("Situs", 24, lambda row, number: row.situs.nama),
)
TERCETAK = len(_AWAL) + len(_IDENTITAS) + len(_ISI)
LENGKAP = (*_AWAL, *_IDENTITAS, *_ISI, *_TAMBAHAN)
TANPA_IDENTITAS = (*_AWAL, *_SAMARAN, *_ISI, *_TAMBAHAN)
