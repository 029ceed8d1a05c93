"""The real register of Sumedang 2022-2024 (masked) goes in by the services and comes out again."""

from collections import Counter

import pytest
from django.core import mail

from permohonan.ekspor.register_permohonan import LENGKAP, TERCETAK
from permohonan.ekspor.sel import format_hari
from permohonan.laporan_situs import Periode, read_laporan
from permohonan.models import Permohonan
from permohonan.queries_register import list_register
from situs.kolom import build_cells
from situs.models import Situs
from tests.permohonan.sumedang import (
    enter_register,
    find_tanggal,
    is_marked,
    read_expected,
    read_rows,
)

KEPUTUSAN = {"Diberikan": "Dikabulkan seluruhnya", "-": "Belum dijawab"}


def export(situs: Situs, tahun: int) -> list[dict]:
    rows = list_register(Permohonan, Situs.objects.filter(pk=situs.pk), tahun)
    heading = [each.tajuk for each in LENGKAP]
    return [dict(zip(heading, cells, strict=True)) for cells in build_cells(rows, LENGKAP)]


def test_the_file_is_the_one_that_was_examined():
    rows, expected = read_rows(), read_expected()
    assert len(rows) == expected["rows"]
    assert Counter(row["tahun"] for row in rows) == expected["per_tahun"]
    assert Counter(row["keputusan"] for row in rows) == expected["keputusan"]
    assert Counter(row["keterangan"] for row in rows) == expected["keterangan"]


@pytest.fixture
def entered(cast, libur):
    return enter_register(cast.cipari, cast.ani)


def test_register_comes_out_as_it_went_in(cast, entered):
    expected = read_expected()
    found = {int(tahun): export(cast.cipari, int(tahun)) for tahun in expected["per_tahun"]}
    assert {str(tahun): len(rows) for tahun, rows in found.items()} == expected["per_tahun"]
    decisions = Counter(row["Keputusan"] for rows in found.values() for row in rows)
    assert decisions == {KEPUTUSAN[key]: number for key, number in expected["keputusan"].items()}
    for source in entered:
        row = found[int(source["tahun"])][int(source["no"]) - 1]
        received, notice, given, _ = find_tanggal(source)
        answered = source["keputusan"] == "Diberikan"
        copied = is_marked(source["meminta_salinan"])
        assert tuple(row.values())[:TERCETAK] == (
            *(int(source["no"]), format_hari(received), source["pemohon"], "", ""),
            *(source["pekerjaan"], source["informasi_diminta"], source["tujuan"]),
            *("Ya" if answered else "", "", row["Bentuk Informasi yang Dikuasai"]),
            "Meminta salinan" if copied or not answered else "Melihat/mengetahui",
            *(KEPUTUSAN[source["keputusan"]], ""),
            format_hari(notice) if answered else "",
            format_hari(given) if answered else "",
            *("Gratis" if answered else "", ""),
        )
        for form in ("softcopy", "hardcopy"):
            if is_marked(source[form]):
                assert form in row["Bentuk Informasi yang Dikuasai"]

    for tahun, rows in found.items():
        laporan = read_laporan(cast.cipari, Periode(tahun))
        assert laporan.layanan.diterima == len(rows)
        assert laporan.layanan.nasib["terbuka"] == (tahun == 2023)
        assert laporan.layanan.waktu.jumlah == len(rows) - (tahun == 2023)
    unclear = Permohonan.objects.get(status="diproses")
    assert (unclear.tahun, unclear.urut) == (2023, 7)
    assert unclear.peristiwa.filter(keterangan="Informasi yang diminta tidak jelas").exists()
    assert mail.outbox == []  # nobody left an address
