"""Reads a Daftar Informasi Publik out of the spreadsheets officers have. No Django in here."""

from dip.impor.baca import read_daftar
from dip.impor.hasil import (
    FIELDS,
    BerkasTakTerbaca,
    EntriTerbaca,
    Galat,
    HasilBaca,
    LembarTerbaca,
    Pertanyaan,
)

__all__ = [
    "FIELDS",
    "BerkasTakTerbaca",
    "EntriTerbaca",
    "Galat",
    "HasilBaca",
    "LembarTerbaca",
    "Pertanyaan",
    "read_daftar",
]
