import secrets

# Crockford's alphabet without vowels: no 0/O, 1/I/L, and no words by accident.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXYZ"
LENGTH = 8


def make_kode() -> str:
    """A short public id without meaning: nobody can count or guess the entries of a site."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
