"""What a letter is made of, and the sentences that several letters share.

A block is a kind and its content: "paragraf" and "judul" a text, "data" and "diktum" pairs of name
and text (or list of texts), "butir" a list of texts.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from permohonan.komisi import read_komisi
from permohonan.models import (
    Jawaban,
    Keberatan,
    PengaturanLayanan,
    Perkara,
    Surat,
    TeksSurat,
)
from permohonan.surat.kop import name_ppid
from permohonan.tenggat import AJUKAN_KEBERATAN, SENGKETA, count_tenggat
from situs.dasar_pengecualian import read_pengecualian
from situs.kalender import format_tanggal

Blok = tuple[str, Any]
Baris = tuple[str, str | list[str]]
UU = "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik"


@dataclass(frozen=True)
class Bahan:
    surat: Surat
    perkara: Perkara
    jawaban: Jawaban | None
    tambahan: dict[str, Any]
    teks: TeksSurat
    pengaturan: PengaturanLayanan
    libur: dict[date, str]

    @property
    def ppid(self) -> str:
        return name_ppid(self.surat.situs)


def keep_filled(*rows: Baris) -> list[Baris]:
    """Rows that say something; a form does not show what nobody gave."""
    return [(name, value) for name, value in rows if value]


def list_pemohon(row: Perkara) -> list[Baris]:
    """The header of the forms of Perki 1/2021: who asked."""
    return keep_filled(
        ("Nama", row.lembaga or row.nama),
        ("Alamat", row.alamat),
        ("Pekerjaan", row.pekerjaan),
        ("Telepon dan e-mail", ", ".join(filter(None, (row.telepon, row.email)))),
    )


def address_pemohon(row: Perkara) -> Blok:
    """Whom the letter goes to."""
    lines = ("Kepada Yth.", row.lembaga or row.nama, row.alamat)
    return ("paragraf", "\n".join(filter(None, lines)))


def list_dasar(jawaban: Jawaban) -> list[str]:
    """The letters of Pasal 17 with their words."""
    return [
        f"Pasal 17 huruf {dasar.huruf}: {dasar.judul}"
        + (f" ({dasar.rincian})" if dasar.rincian else "")
        for dasar in read_pengecualian()
        if dasar.huruf in jawaban.dasar
    ]


def describe_uji(jawaban: Jawaban) -> str:
    uji = jawaban.uji
    return f"{uji.nomor} tanggal {format_tanggal(uji.tanggal)}" if uji else ""


def write_hak_keberatan(bahan: Bahan) -> str:
    """Pasal 35 and Pasal 36 ayat (1): thirty working days."""
    tenggat = count_tenggat(AJUKAN_KEBERATAN, bahan.surat.tanggal, bahan.libur)
    atasan = bahan.surat.situs.atasan_ppid
    return (
        f"Bila Anda tidak menerima isi surat ini, Anda berhak mengajukan keberatan tertulis kepada "
        f"Atasan PPID{f' ({atasan})' if atasan else ''} dalam {tenggat.hari} hari kerja, yaitu "
        f"sampai {format_tanggal(tenggat.jatuh_tempo)} (Pasal 35 dan Pasal 36 ayat (1) UU 14/2008)."
    )


def write_hak_sengketa(bahan: Bahan) -> str:
    """Pasal 37 ayat (2): fourteen working days after the answer of Atasan PPID."""
    tenggat = count_tenggat(SENGKETA, bahan.surat.tanggal, bahan.libur)
    komisi = read_komisi(bahan.surat.situs)
    tujuan = f"{komisi.nama}, {komisi.alamat}," if komisi.alamat else komisi.nama
    return (
        f"Bila Anda tidak puas dengan tanggapan ini, Anda dapat mengajukan penyelesaian sengketa "
        f"kepada {tujuan} dalam {tenggat.hari} hari kerja sejak "
        f"menerima tanggapan ini; dihitung dari tanggal surat, sampai "
        f"{format_tanggal(tenggat.jatuh_tempo)} ({tenggat.dasar})."
    )


def asal_keberatan(row: Keberatan) -> str:
    return row.permohonan.nomor if row.permohonan else "–"
