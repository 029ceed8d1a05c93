"""Reads the Daftar Informasi Publik and the Daftar Informasi Dikecualikan out of the spreadsheets
officers have. No Django in here."""

from dip.impor.baca import read_daftar
from dip.impor.baca_dik import read_dik
from dip.impor.hasil import (
    FIELDS,
    FIELDS_DIK,
    BerkasTakTerbaca,
    EntriDik,
    EntriTerbaca,
    Galat,
    HasilBaca,
    HasilDik,
    LembarTerbaca,
    Pertanyaan,
)

__all__ = [
    "FIELDS",
    "FIELDS_DIK",
    "BerkasTakTerbaca",
    "EntriDik",
    "EntriTerbaca",
    "Galat",
    "HasilBaca",
    "HasilDik",
    "LembarTerbaca",
    "Pertanyaan",
    "read_daftar",
    "read_dik",
]
