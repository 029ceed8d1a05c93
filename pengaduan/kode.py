"""The code by which a reporter comes back: sixteen digits, stored nowhere.

It is made from the key of the form, so that a form that is sent twice shows the same code. The
database keeps a slow hash of it, salted for each site, which is also what it is found by: there is
no number beside the code, so an unknown code and a wrong one are the same thing.
"""

import hashlib

PANJANG = 16
GRUP = 4
N, R, P = 2**14, 8, 1  # scrypt: 16 MiB and some fifty milliseconds for each try


def derive_kode(kunci: str) -> str:
    """The code of the report that was sent with this key: four groups of four digits."""
    digest = hashlib.sha256(f"pengaduan:{kunci}".encode()).digest()
    digits = f"{int.from_bytes(digest, 'big') % 10**PANJANG:0{PANJANG}d}"
    return "-".join(digits[start : start + GRUP] for start in range(0, PANJANG, GRUP))


def normalize_kode(text: str) -> str:
    """As it is hashed: the digits alone, however they were grouped."""
    return "".join(char for char in text[:100] if char.isascii() and char.isdigit())[:40]


def hash_kode(kode: str, garam: str) -> str:
    """Slow on purpose, and as slow for what cannot be a code."""
    digits, salt = normalize_kode(kode).encode(), bytes.fromhex(garam)
    return hashlib.scrypt(digits, salt=salt, n=N, r=R, p=P, dklen=32).hex()
