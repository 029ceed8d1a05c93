"""Bytes of any accepted kind as sheets of plain text cells."""

import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from dip.impor.csv_teks import read_csv
from dip.impor.hasil import BerkasTakTerbaca
from dip.impor.ods import check_ods
from dip.impor.penjaga import (
    BROKEN,
    LOCKED,
    MAX_BLANK_ROWS,
    MAX_COLUMNS,
    MAX_ROWS,
    detect_jenis,
    too_many_rows,
)
from dip.impor.teks import clean_text, column_letter
from dip.impor.waktu import format_tanggal
from dip.impor.xls import check_xls
from dip.impor.xlsx import prepare_xlsx
from dip.impor.xlsx_lembar import FaktaLembar

_EXACT_DIGITS = 10**15
Cell = tuple[int, int]


@dataclass
class LembarMentah:
    """Cells count from 0, row by row, from A1. `salah` holds a sentence for a bad cell."""

    nama: str
    tersembunyi: bool = False
    jenis: str = "lembar"
    sel: list[list[str]] = field(default_factory=list)
    gabungan: list[tuple[int, int, int, int]] = field(default_factory=list)
    salah: dict[Cell, str] = field(default_factory=dict)
    tautan: dict[Cell, str] = field(default_factory=dict)
    catatan: list[str] = field(default_factory=list)


@dataclass
class Buku:
    lembar: list[LembarMentah]
    tanggal_1904: bool = False
    catatan: list[str] = field(default_factory=list)


def read_buku(data: bytes, nama_berkas: str) -> Buku:
    jenis = detect_jenis(data, nama_berkas)
    if jenis == "csv":
        rows, notes = read_csv(data)
        return Buku([_build_lembar("CSV", rows, FaktaLembar())], catatan=notes)
    fakta: dict[str, FaktaLembar] = {}
    tanggal_1904 = False
    if jenis == "xlsx":
        siap = prepare_xlsx(data)
        data, fakta, tanggal_1904 = siap.data, siap.fakta, siap.tanggal_1904
    elif jenis == "ods":
        data, fakta = check_ods(data)
    else:
        check_xls(data)
    buku = Buku(_read_workbook(data, fakta), tanggal_1904)
    if nama_berkas.lower().endswith((".csv", ".txt")):
        buku.catatan.append("Nama berkas berakhiran .csv, tetapi isinya buku kerja; dibaca begitu.")
    return buku


def _read_workbook(data: bytes, fakta: dict[str, FaktaLembar]) -> list[LembarMentah]:
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_read_sheet(workbook, meta, fakta) for meta in workbook.sheets_metadata]
    except PasswordError as error:
        raise BerkasTakTerbaca(LOCKED) from error
    except (BerkasTakTerbaca, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:  # the library's panics do not derive from Exception
        raise BerkasTakTerbaca(BROKEN) from error


def _read_sheet(workbook, meta, fakta: dict[str, FaktaLembar]) -> LembarMentah:
    if meta.typ != SheetTypeEnum.WorkSheet:
        return LembarMentah(meta.name, jenis="grafik")
    sheet = workbook.get_sheet_by_name(meta.name)
    rows = sheet.to_python(skip_empty_area=False)
    lembar = _build_lembar(meta.name, rows, fakta.get(meta.name, FaktaLembar()))
    lembar.tersembunyi = meta.visible != SheetVisibleEnum.Visible
    lembar.gabungan = [
        (first[0], first[1], last[0], last[1])
        for first, last in sorted(sheet.merged_cell_ranges or [])
    ] or lembar.gabungan
    return lembar


def _build_lembar(nama: str, rows: Iterable[list], fakta: FaktaLembar) -> LembarMentah:
    lembar = LembarMentah(nama, tautan=fakta.tautan, catatan=list(fakta.catatan))
    lembar.gabungan = list(getattr(fakta, "gabungan", []))
    dirty: list[str] = []
    blank = 0
    for r, values in enumerate(rows):
        cells = []
        for c, value in enumerate(values[:MAX_COLUMNS]):
            if value == "":
                cells.append("")
                continue
            text, removed = _cell_text(value, fakta.format.get((r, c), ""))
            cells.append(text)
            if removed:
                dirty.append(f"{column_letter(c)}{r + 1}")
            if type(value) is float and abs(value) >= _EXACT_DIGITS:
                lembar.salah[r, c] = _long_number(text)
        lembar.sel.append(cells)
        blank = 0 if any(cells) else blank + 1
        if blank > MAX_BLANK_ROWS:
            break
    _add_fakta(lembar, fakta)
    _check_rows(lembar)
    if dirty:
        lembar.catatan.append(
            f"Lembar '{nama}': karakter tak terlihat dibuang dari {len(dirty)} sel"
            f" (mis. {', '.join(dirty[:3])})."
        )
    return lembar


def _add_fakta(lembar: LembarMentah, fakta: FaktaLembar) -> None:
    for (r, c), text in fakta.salah.items():
        _put(lembar.sel, r, c, text)
    for cell in fakta.rumus_kosong:
        if cell[1] < MAX_COLUMNS and cell[0] < len(lembar.sel):
            lembar.salah[cell] = (
                "sel berisi rumus tanpa nilai. Buka berkas di Excel, hitung ulang, lalu simpan;"
                " atau ganti rumus itu dengan nilainya."
            )
    if fakta.tersembunyi:
        lembar.catatan.append(
            f"Lembar '{lembar.nama}': {len(fakta.tersembunyi)} baris yang disembunyikan ikut"
            " dibaca."
        )


def _put(cells: list[list[str]], r: int, c: int, text: str) -> None:
    if c >= MAX_COLUMNS or r > len(cells) + MAX_BLANK_ROWS:
        return
    while len(cells) <= r:
        cells.append([])
    cells[r].extend([""] * (c + 1 - len(cells[r])))
    cells[r][c] = text


def _check_rows(lembar: LembarMentah) -> None:
    filled = sum(1 for row in lembar.sel if any(row))
    if filled > MAX_ROWS:
        raise too_many_rows(f"Lembar '{lembar.nama}'", filled)


def _long_number(text: str) -> str:
    return (
        f"angka {len(text.lstrip('-'))} digit '{text}' disimpan Excel sebagai bilangan sehingga"
        " digit akhirnya bisa berubah. Ubah selnya menjadi teks, lalu ketik ulang."
    )


def _cell_text(value: object, kind: str) -> tuple[str, bool]:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE", False
    if isinstance(value, int | float):
        return _number_text(value, kind), False
    if isinstance(value, datetime):
        day = _date_text(value.date(), kind)
        clock = "" if value.time() == time(0) else f" {value:%H:%M}"
        return day + clock, False
    if isinstance(value, date):
        return _date_text(value, kind), False
    if isinstance(value, timedelta):
        return str(value), False
    return (f"{value:%H:%M}" if isinstance(value, time) else str(value)), False


def _date_text(value: date, kind: str) -> str:
    return format_tanggal(value, kind if kind in ("bulan", "tahun") else "hari")


def _number_text(value: float, kind: str) -> str:
    """What the eye sees: 1.0 -> "1", 0.5 as percent -> "50%", 7 as 000 -> "007"."""
    if kind == "persen":
        return f"{value * 100:.10g}%".replace(".", ",")
    if value != value or value in (float("inf"), float("-inf")):
        return str(value)
    if value == int(value):
        text = f"{value:.0f}"
        return text.zfill(len(kind)) if kind.startswith("0") else text
    return f"{value:.15g}".replace(".", ",")
