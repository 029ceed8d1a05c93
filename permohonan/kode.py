"""The key of a form and the secret code that comes from it.

The key stands in the address of the form (150 bits). The database holds its print only. The code
that the requester keeps is made from the key, so a receipt that is loaded again shows the same code
although it is stored nowhere.
"""

import hashlib

from django.contrib.auth.hashers import check_password, make_password

from situs.kode import ALPHABET
from situs.kunci_formulir import PANJANG_KUNCI, make_kunci, print_kunci

__all__ = [
    "PANJANG_KUNCI",
    "check_kode",
    "derive_kode",
    "hash_kode",
    "make_kunci",
    "normalize_kode",
    "print_kunci",
]

PANJANG_KODE = 20  # of 28 letters: 96 bits
GRUP = 4


def derive_kode(kunci: str) -> str:
    """The secret code of the request that was sent with this key: five groups of four."""
    number = int.from_bytes(hashlib.sha256(f"kode:{kunci}".encode()).digest(), "big")
    letters = []
    for _ in range(PANJANG_KODE):
        number, index = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[index])
    text = "".join(letters)
    return "-".join(text[start : start + GRUP] for start in range(0, PANJANG_KODE, GRUP))


def normalize_kode(text: str) -> str:
    """As it is hashed: without spaces and dashes, in capitals."""
    return "".join(char for char in text.upper() if char.isalnum())[:40]


def hash_kode(kode: str) -> str:
    return make_password(normalize_kode(kode))


def check_kode(kode: str, kode_sandi: str | None) -> bool:
    """Takes the same time for a number that does not exist (`kode_sandi` None)."""
    if kode_sandi is None:
        make_password(normalize_kode(kode))
        return False
    return check_password(normalize_kode(kode), kode_sandi)
