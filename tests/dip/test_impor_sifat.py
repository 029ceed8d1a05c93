"""What holds for every sheet: each row is accounted for, no input breaks the reader, it is fast."""

import gc
import io
import time
import zipfile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dip.impor import BerkasTakTerbaca, HasilBaca, read_daftar
from dip.impor.buku import read_buku
from tests.dip.impor_bantu import TAJUK, build_xlsx, entri_row, load_bytes, load_grid

QUIET = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
CELLS = (
    "||||1|a|A.|IV|2.|(1)|No|Profil|dan seterusnya|INFORMASI BERKALA|Informasi Setiap Saat"
    "|1. Informasi tentang Profil|Mengetahui|NIP 1970|Cipari, 2 Januari 2023|Camat|Jumlah"
    "|https://a.go.id/x|√|-|#REF!|2023|Softcopy|5 Tahun|dikecualikan|KEPUTUSAN CAMAT"
)
WORDS = st.sampled_from(CELLS.split("|"))


def assert_every_row_is_accounted_for(data: bytes, hasil: HasilBaca) -> None:
    cells = {lembar.nama: lembar.sel for lembar in read_buku(data, "a.xlsx").lembar}
    for lembar in hasil.lembar:
        if not lembar.terpakai:
            assert lembar.alasan
            continue
        filled = {r for r, row in enumerate(cells[lembar.nama], 1) if any(row)}
        assert filled == set(lembar.jejak)
        read = [e.baris for e in hasil.entri + hasil.dikecualikan if e.lembar == lembar.nama]
        assert {r for r, kind in lembar.jejak.items() if kind == "entri"} == set(read)
        refused = {g.baris for g in hasil.galat if g.lembar == lembar.nama}
        assert {r for r, kind in lembar.jejak.items() if kind == "galat"} <= refused


def test_every_row_of_the_real_lists_is_accounted_for():
    for name in ("sumedang_2024", "kaltim_2022", "kaltim_2023"):
        for data in (load_bytes(name, "derived.xlsx"), build_xlsx({"Daftar": load_grid(name)})):
            assert_every_row_is_accounted_for(data, read_daftar(data, "a.xlsx"))


@QUIET
@given(st.lists(st.lists(WORDS, min_size=7, max_size=8), min_size=1, max_size=25))
def test_every_row_of_a_random_sheet_is_accounted_for(rows):
    data = build_xlsx({"DIP": [["DAFTAR INFORMASI PUBLIK"], [], TAJUK, *rows]})
    hasil = read_daftar(data, "a.xlsx")
    assert_every_row_is_accounted_for(data, hasil)
    for entri in hasil.entri:
        assert entri.judul or entri.ringkasan
        assert entri.kategori != "dikecualikan"


TEXT = st.text(
    st.characters(codec="utf-8", categories=["L", "N", "P", "Zs", "S"]), min_size=1, max_size=60
)


@QUIET
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=15))
def test_full_rows_come_back_in_order(cells):
    rows = [
        [number, f"Isi {a.strip() or 'x'}.", f"P {b.strip() or 'x'}.", f"J {c.strip() or 'x'}.",
         "2023", "Softcopy", "5 Tahun"]
        for number, (a, b, c) in enumerate(cells, 1)
    ]  # fmt: skip
    hasil = read_daftar(build_xlsx({"DIP": [TAJUK, *rows]}), "a.xlsx")
    assert [e.nomor_asli for e in hasil.entri] == [str(row[0]) for row in rows]
    assert all(e.ringkasan.startswith("Isi ") and e.waktu == "2023" for e in hasil.entri)


def survive(data: bytes, name: str) -> None:
    try:
        read_daftar(data, name)
    except BerkasTakTerbaca as error:
        assert error.pesan.endswith((".", "?"))


BASE = build_xlsx({"DIP": [TAJUK, *[entri_row(number, f"Isi {number}") for number in range(1, 9)]]})


@QUIET
@given(st.lists(st.tuples(st.integers(0, len(BASE) - 1), st.integers(0, 255)), max_size=20))
def test_changed_bytes_give_a_result_or_a_refusal(changes):
    data = bytearray(BASE)
    for place, value in changes:
        data[place] = value
    survive(bytes(data), "a.xlsx")


def change_parts(changes: list[tuple[int, int]], part: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BASE)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            for place, value in changes if name == part else ():
                content[place % len(content)] = value
            new.writestr(name, bytes(content))
    return buffer.getvalue()


@QUIET
@given(
    st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=8),
    st.sampled_from(
        ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml",
         "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
    ),
)  # fmt: skip
def test_changed_xml_gives_a_result_or_a_refusal(changes, part):
    survive(change_parts(changes, part), "a.xlsx")


@QUIET
@given(st.integers(0, len(BASE)))
def test_cut_files_give_a_result_or_a_refusal(length):
    survive(BASE[:length], "a.xlsx")


@QUIET
@given(st.binary(max_size=3_000))
def test_any_bytes_as_csv_give_a_result_or_a_refusal(data):
    survive(data, "a.csv")


@QUIET
@given(st.text(st.sampled_from('No;Ringkasan,"\t\n\r1\0|sep='), max_size=400))
def test_any_text_as_csv_gives_a_result_or_a_refusal(text):
    survive(text.encode(), "a.csv")


def test_two_thousand_rows_take_less_than_openpyxl_needs_to_read_the_cells():
    header = [*TAJUK, "Judul", "Kategori", "Kelompok", "Tautan", "Kode (jangan diubah)"]
    rows = [
        [
            *entri_row(number, f"Memuat informasi nomor {number} tentang pelayanan kecamatan."),
            f"Judul {number}",
            "Berkala",
            f"Kelompok {number % 9}",
            f"https://cipari.go.id/{number}",
            f"CPR-{number}",
        ]
        for number in range(1, 2_001)
    ]
    data = build_xlsx({"DIP": [header, *rows]})
    ours, other = [], []
    gc.collect()
    gc.freeze()  # what earlier tests left in memory is not the reader's to walk through
    for _ in range(4):
        begin = time.process_time()
        hasil = read_daftar(data, "a.xlsx")
        ours.append(time.process_time() - begin)
        begin = time.process_time()
        book = load_workbook(io.BytesIO(data), read_only=True)
        assert sum(1 for _ in book.active.iter_rows(values_only=True)) == 2_001
        other.append(time.process_time() - begin)
    assert len(hasil.entri) == 2_000
    gc.unfreeze()
    assert min(ours) < min(other)
