"""Download, change nothing, upload: the import has nothing to do. One edited cell: one change."""

from io import BytesIO

import pytest

from dip.ekspor import COLUMNS, build_kop, stream_csv, write_xlsx
from dip.models import Informasi
from dip.services_impor import start_impor
from tests.dip.ekspor_bantu import WAKTU, load, make_values
from tests.dip.test_ekspor_putar_balik import NASTY
from tests.factories import make_informasi

TYPED = [
    *NASTY,
    make_values(30, media="https://x.id/a\r\nhttps://x.id/b\r\nPapan pengumuman"),
    make_values(31, ringkasan="Dua  spasi\r\n\r\n- butir satu\r\n- butir dua  "),
]
NOT_STORED = {"terbit_pada", "diperbarui_pada"}


@pytest.fixture
def entries(cast):
    return [
        make_informasi(
            cast.cipari, **{name: value for name, value in row.items() if name not in NOT_STORED}
        )
        for row in TYPED
    ]


def read_rows():
    return Informasi.objects.order_by("urutan", "pk").values(*COLUMNS).iterator(chunk_size=100)


def export_xlsx(situs) -> bytes:
    file = BytesIO()
    write_xlsx(read_rows(), build_kop(situs, 2026, "", WAKTU), file)
    return file.getvalue()


def plan(situs, data: bytes, name: str) -> dict:
    return start_impor(situs, 2026, data, name, None, {}).jumlah


def test_untouched_workbook_changes_nothing(cast, entries):
    jumlah = plan(cast.cipari, export_xlsx(cast.cipari), "dip.xlsx")
    assert jumlah == {
        **{"baru": 0, "diubah": 0, "hilang": 0, "dikecualikan": 0, "galat": 0},
        "sama": len(entries),
    }


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_untouched_csv_changes_nothing(cast, entries, pemisah):
    data = b"".join(stream_csv(read_rows(), pemisah=pemisah))
    jumlah = plan(cast.cipari, data, "dip.csv")
    assert (jumlah["baru"], jumlah["diubah"], jumlah["galat"]) == (0, 0, 0)
    assert jumlah["sama"] == len(entries)


def test_one_edited_cell_changes_exactly_that_one(cast, entries):
    book = load(export_xlsx(cast.cipari))
    book.active["G10"] = "10 tahun"
    file = BytesIO()
    book.save(file)
    impor = start_impor(cast.cipari, 2026, file.getvalue(), "dip.xlsx", None, {})
    assert (impor.jumlah["diubah"], impor.jumlah["sama"]) == (1, len(entries) - 1)
    assert impor.rencana["diubah"][0]["perubahan"] == {"retensi": ["5 tahun", "10 tahun"]}
