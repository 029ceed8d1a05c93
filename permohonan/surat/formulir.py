"""The blank forms to fill in by hand, for whoever comes or writes: the same answers as on the site.

Field sets: Pasal 22 ayat (2) UU 14/2008 and the forms of Perki 1/2021.
"""

from pathlib import Path
from typing import Any

from django.urls import reverse

from permohonan.alasan import list_alasan
from permohonan.enums import CaraMemperoleh, CaraPengiriman, JenisPemohon
from permohonan.komisi import read_komisi
from permohonan.models import PengaturanLayanan
from permohonan.nomor import read_pengaturan
from permohonan.surat.hak_pemohon import list_hak
from permohonan.surat.kop import describe_alamat, name_ppid
from situs.models import Situs
from situs.naskah import clean_tree, compile_pdf

TEMPLAT = Path(__file__).parent / "formulir.typ"
NIK = 16  # digits
PERMOHONAN, KEBERATAN = "permohonan", "keberatan"
Isian = dict[str, Any]


def write_formulir_permohonan(situs: Situs) -> bytes:
    pengaturan = read_pengaturan(situs)
    return _write(
        situs,
        PERMOHONAN,
        judul="FORMULIR PERMOHONAN INFORMASI PUBLIK",
        kepada=name_ppid(situs),
        petugas=["Nomor pendaftaran", "Tanggal diterima"],
        bagian=[
            ("A. Pemohon", _list_pemohon()),
            ("B. Penerima kuasa (diisi bila permohonan diajukan lewat kuasa)", _list_kuasa()),
            (
                "C. Informasi yang diminta",
                [
                    _line("Rincian informasi", 5, "Dokumen atau datanya, tahun, wilayah"),
                    _line("Tujuan penggunaan", 2),
                    _choice("Cara memperoleh", CaraMemperoleh.labels),
                    _choice("Cara mengirimkan salinan", CaraPengiriman.labels),
                ],
            ),
        ],
        bawa=_list_syarat(pengaturan),
        catatan=f"Lebih cepat lewat {situs.build_url(reverse('permohonan:mulai'))}, tanpa akun.",
    )


def write_formulir_keberatan(situs: Situs) -> bytes:
    atasan = situs.atasan_ppid
    return _write(
        situs,
        KEBERATAN,
        judul="FORMULIR KEBERATAN ATAS PELAYANAN INFORMASI PUBLIK",
        kepada=f"Atasan PPID ({atasan})" if atasan else "Atasan PPID",
        petugas=["Nomor registrasi keberatan", "Tanggal diterima", "Tanggapan diberikan pada"],
        bagian=[
            (
                "A. Permohonan yang dipersoalkan",
                [
                    _line("Nomor pendaftaran permohonan", 1, "Kosongkan untuk alasan huruf b"),
                    _line("Tujuan penggunaan informasi"),
                ],
            ),
            ("B. Pemohon", _list_pemohon()),
            ("C. Penerima kuasa (diisi bila keberatan diajukan lewat kuasa)", _list_kuasa()),
            (
                "D. Alasan keberatan (boleh lebih dari satu; Pasal 35 ayat (1) UU 14/2008)",
                [_choice("", [f"{kode}. {teks}" for kode, teks in list_alasan()])],
            ),
            ("E. Kasus posisi", [_line("Uraian kejadian", 8, "Apa yang terjadi, dan kapan")]),
        ],
        bawa=[
            "Salinan tanda bukti atau jawaban atas permohonan, bila ada.",
            "Bila lewat kuasa: surat kuasa khusus bermeterai (Pasal 39 Perki 1/2021).",
        ],
        catatan="Salinan formulir yang sudah diberi nomor adalah tanda bukti Anda.",
    )


def _list_pemohon() -> list[Isian]:
    return [
        _choice("Jenis pemohon", JenisPemohon.labels),
        _line("Nama lengkap", 1, "Bagi lembaga: nama wakilnya"),
        _line("Nama badan hukum atau kelompok"),
        {"jenis": "kotak", "nama": "NIK (perorangan)", "jumlah": NIK},
        _line("Nomor pengesahan badan hukum"),
        _line("Alamat", 2),
        _line("Telepon dan e-mail", 1, "Salah satu cukup"),
        _line("Pekerjaan", 1, "Boleh kosong"),
    ]


def _list_kuasa() -> list[Isian]:
    return [_line("Nama"), _line("Alamat"), _line("Telepon atau e-mail")]


def _line(nama: str, baris: int = 1, petunjuk: str = "") -> Isian:
    return {"jenis": "garis", "nama": nama, "baris": baris, "petunjuk": petunjuk}


def _choice(nama: str, pilihan: list[str]) -> Isian:
    return {"jenis": "pilihan", "nama": nama, "pilihan": pilihan}


def _list_syarat(pengaturan: PengaturanLayanan) -> list[str]:
    """UU 14/2008 asks for name and address; the rest only where the site's own standard does."""
    wajib = "dibawa" if pengaturan.identitas_wajib else "boleh ditunjukkan kemudian"
    return [
        *(["NIK atau nomor pengesahan badan hukum diisi."] if pengaturan.nik_wajib else []),
        f"Salinan bukti identitas (KTP, SIM, atau paspor): {wajib}.",
        "Badan hukum: salinan pengesahannya.",
        "Lewat kuasa atau mewakili kelompok: surat kuasa dan salinan identitas pemberi kuasa.",
    ]


def _write(situs: Situs, formulir: str, **data: Any) -> bytes:
    kop = {
        "pemerintah": situs.pemerintah.upper(),
        "nama": situs.nama.upper(),
        "alamat": describe_alamat(situs),
    }
    more = {
        "kop": kop,
        "tempat": situs.kabupaten,
        "hak": list_hak(formulir, read_komisi(situs).nama),
        "kirim": _list_kirim(situs),
        "jam": situs.jam_layanan,
    }
    return compile_pdf(TEMPLAT, clean_tree(data | more))


def _list_kirim(situs: Situs) -> list[str]:
    kabupaten = f"Kabupaten {situs.kabupaten} {situs.kode_pos}".strip()
    alamat = ", ".join(filter(None, (situs.nama, situs.alamat, kabupaten)))
    return [
        f"Datang atau kirim ke {alamat}",
        *([f"E-mail {situs.email} (foto atau pindaian formulir)"] if situs.email else []),
        *([f"WhatsApp {situs.whatsapp}"] if situs.whatsapp else []),
    ]
