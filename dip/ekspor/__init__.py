"""The Daftar Informasi Publik as a file: workbook, CSV, JSON, PDF.

A caller hands over `queryset.values(*COLUMNS).iterator(chunk_size=2000)`; nothing here asks the
database, and every format but the PDF keeps its memory flat however many rows come.
"""

from dip.ekspor.data import FIELDS as COLUMNS
from dip.ekspor.data import build_meta, stream_json
from dip.ekspor.kop import build_kop, nama_berkas
from dip.ekspor.pdf import MAX_ROWS, TerlaluBanyakBaris, write_pdf
from dip.ekspor.teks import stream_csv
from dip.ekspor.xlsx import write_xlsx
from situs.kop import Kop

__all__ = [
    "COLUMNS",
    "MAX_ROWS",
    "Kop",
    "TerlaluBanyakBaris",
    "build_kop",
    "build_meta",
    "nama_berkas",
    "stream_csv",
    "stream_json",
    "write_pdf",
    "write_xlsx",
]
