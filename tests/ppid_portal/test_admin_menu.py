"""The menu shows what a person may open, marks where they are, and nothing else."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from tests.factories import make_informasi

ISI = [
    *("Kelengkapan", "Pengumuman serta-merta", "Spanduk darurat", "Halaman", "Dokumen", "Berita"),
    *("Agenda", "Galeri", "Tanya jawab", "Pimpinan", "Struktur organisasi", "Menu", "Gambar"),
    *("Target kewajiban", "Tanggapan warga"),
]
DIP = [
    *("Daftar Informasi Publik", "Impor DIP", "Penetapan DIP", "Informasi dikecualikan"),
    *("Lembar uji konsekuensi", "Tautan"),
    "Bantuan klasifikasi",
]
LAYANAN = ["Permohonan", "Keberatan", "Surat keluar", "Teks surat", "Laporan layanan"]
PENGATURAN = ["Pengaturan layanan", "Penerima pengaduan", "Pengaturan pengaduan"]
MENU = {
    "kominfo": [
        *DIP[:5],
        "Surat penetapan klasifikasi",
        *DIP[5:],
        *LAYANAN,
        *PENGATURAN,
        *ISI,
        "Penilaian DIP",
        "Situs",
        "Pengguna",
    ],
    "ani": [*DIP, *LAYANAN, *PENGATURAN, *ISI, "Penilaian DIP", "Profil situs"],
    "petugas": [*DIP, *LAYANAN, *ISI, "Penilaian DIP"],
    "camat": [*(name for name in DIP if name != "Impor DIP"), *LAYANAN, *ISI, "Penilaian DIP"],
    "pengadu": ["Pengaduan"],
}


def read_menu(response) -> list:
    return [butir for kelompok in response.context["menu"] for butir in kelompok.butir]


@pytest.mark.parametrize("name", MENU)
def test_menu_by_peran_opens(cast: SimpleNamespace, visit: Callable, name: str) -> None:
    client = visit(cast.utama if name == "kominfo" else cast.cipari, getattr(cast, name))
    butir = read_menu(client.get("/admin/"))
    assert [item.nama for item in butir][: len(MENU[name]) or 1] == MENU[name]
    assert {client.get(item.tautan).status_code for item in butir} <= {200}


def test_menu_marks_where_one_is(cast: SimpleNamespace, visit: Callable) -> None:
    client = visit(cast.cipari, cast.ani)
    entry = make_informasi(cast.cipari)
    for path, mark in (("", "page"), (f"{entry.pk}/change/", "true")):
        butir = read_menu(client.get(f"/admin/dip/informasi/{path}"))
        marks = {item.nama: item.aktif for item in butir}
        expected = dict.fromkeys(
            [
                *(*DIP[1:], *LAYANAN, *PENGATURAN, *ISI),
                *("Penilaian DIP", "Profil situs", "Surat elektronik"),
            ],
            "",
        )
        assert marks == {"Daftar Informasi Publik": mark, **expected}


def test_profile_of_a_kecamatan_is_its_own(cast: SimpleNamespace, visit: Callable) -> None:
    butir = read_menu(visit(cast.maos, cast.budi).get("/admin/"))
    assert f"/admin/situs/situs/{cast.maos.pk}/change/" in {item.tautan for item in butir}


def test_a_visitor_has_no_menu(cast: SimpleNamespace, visit: Callable) -> None:
    assert b'id="menu"' not in visit(cast.cipari).get("/admin/login/").content
