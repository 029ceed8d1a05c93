"""The key of a visitor's form: it makes a form that is sent twice one thing."""

import hashlib
import secrets

from situs.kode import ALPHABET

PANJANG_KUNCI = 31  # of 28 letters: 149 bits


def make_kunci() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(PANJANG_KUNCI))


def print_kunci(kunci: str) -> str:
    """What the database knows of a key."""
    return hashlib.sha256(f"kunci:{kunci}".encode()).hexdigest()
