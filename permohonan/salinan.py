"""The whole file of a case for the person it is about: Pasal 7 and 32 UU 27/2022 (their data and
who looked at it). Never notes of officers, their names, or another case."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime

from permohonan.alasan import read_alasan
from permohonan.isi_jawaban import list_jawaban, list_tanggapan
from permohonan.models import BerkasLayanan, Keberatan, Perkara, Surat
from permohonan.riwayat import list_untuk_pemohon
from permohonan.surat.bahan import Baris
from situs.kalender import format_tanggal

IDENTITAS = ("jenis_pemohon", "nama", "lembaga", "nomor_pengesahan", "nik", "alamat", "telepon")
IDENTITAS += ("email", "pekerjaan", "kuasa", "kuasa_nama", "kuasa_alamat", "kuasa_kontak")
IDENTITAS += ("bantuan_khusus",)
PERKARA = ("nomor", "kanal", "diterima", "status", "jatuh_tempo", "selesai_pada")
PERMOHONAN = ("rincian", "tujuan", "cara_memperoleh", "cara_pengiriman", "diperpanjang_pada")
PERMOHONAN += ("alasan_perpanjangan", "uraian_perpanjangan", "hasil")
KEBERATAN = ("alasan", "informasi", "tujuan", "kasus_posisi", "putusan", "alasan_putusan")
KEBERATAN += ("perintah", "hari_pelaksanaan", "ditanggapi_pada", "dilaksanakan_pada")
KEBERATAN += ("sikap", "sikap_catatan")


def build_salinan(row: Perkara, nama_berkas: dict[int, str], nama_surat: dict[int, str]) -> dict:
    """For machines. The two tables say where the archive holds a file and a letter."""
    return {
        "badan_publik": row.situs.nama,
        "jenis": row._meta.model_name,
        "perkara": _read(row, PERKARA),
        "pemohon": _read(row, IDENTITAS),
        "data_pribadi_dihapus_pada": _plain(row.dianonimkan_pada),
        "isi": _read(row, _list_isi(row)),
        "jawaban": [dict(each) for each in list_isi_jawaban(row)],
        "riwayat": [
            {
                "waktu": _plain(each.waktu),
                "peristiwa": each.get_jenis_display(),
                "oleh": each.get_pelaku_display(),
                "keterangan": each.keterangan,
            }
            for each in list_untuk_pemohon(row)
        ],
        "surat": [_describe_surat(each, nama_surat) for each in list_surat(row)],
        "berkas": [_describe_berkas(each, nama_berkas) for each in list_berkas(row)],
        # Pasal 32: when somebody looked at which part of the identity.
        "pembukaan_identitas": [
            {"waktu": _plain(each.waktu), "yang_dibuka": each.bagian}
            for each in row.akses_identitas.order_by("waktu", "pk")
        ],
    }


def list_bagian(row: Perkara) -> list[tuple[str, list[Baris]]]:
    """For people: headings with rows of name and value."""
    bagian = [
        ("Perkara", _show(row, PERKARA)),
        ("Pemohon", _show(row, IDENTITAS)),
        ("Isi", _show(row, _list_isi(row))),
        *[("Jawaban", each) for each in list_isi_jawaban(row)],
    ]
    return [(judul, baris) for judul, baris in bagian if baris]


def list_isi_jawaban(row: Perkara) -> list[list[Baris]]:
    if isinstance(row, Keberatan):
        return [list_tanggapan(row)] if row.ditanggapi_pada else []
    return [list_jawaban(each) for each in row.jawaban.select_related("uji")]


def list_surat(row: Perkara) -> list[Surat]:
    return list(row.surat.order_by("tanggal", "pk"))


def list_berkas(row: Perkara) -> list[BerkasLayanan]:
    """Those that were sent, and those that were given."""
    return list(row.berkas.order_by("pk"))


def _list_isi(row: Perkara) -> tuple[str, ...]:
    return KEBERATAN if isinstance(row, Keberatan) else PERMOHONAN


def _read(row: Perkara, names: Iterable[str]) -> dict[str, Any]:
    return {name: _plain(getattr(row, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value


def _show(row: Perkara, names: Iterable[str]) -> list[Baris]:
    """What is filled in, in words, under the names of the form."""
    rows = []
    for name in names:
        field, value = row._meta.get_field(name), getattr(row, name)
        if value not in ("", None, [], False):
            label = str(field.verbose_name)
            rows.append((label[:1].upper() + label[1:], _say(row, name, value)))
    return rows


def _say(row: Perkara, name: str, value: Any) -> str:
    if isinstance(value, date):
        return format_tanggal(value)
    if isinstance(value, list):
        return "; ".join(read_alasan()[kode].teks for kode in value)  # Keberatan.alasan
    if value is True:
        return "Ya"
    display = getattr(row, f"get_{name}_display", None)
    return str(display()) if display else str(value)


def _describe_surat(surat: Surat, nama: dict[int, str]) -> dict[str, Any]:
    return {
        "jenis": surat.get_jenis_display(),
        "nomor": surat.nomor,
        "tanggal": _plain(surat.tanggal),
        "berkas": nama[surat.pk],
    }


def _describe_berkas(berkas: BerkasLayanan, nama: dict[int, str]) -> dict[str, Any]:
    return {
        "nama": berkas.nama_asli,
        "jenis": berkas.get_jenis_display(),
        "ukuran_byte": berkas.ukuran,
        "sha256": berkas.sidik,
        "berkas": nama.get(berkas.pk, ""),
        "dihapus_pada": _plain(berkas.dihapus_pada),
    }
