"""Personal data at rest: encrypted in the column, so that the database alone tells nothing.

The keys (`KUNCI_DATA`) are other ones than SECRET_KEY, which signs and may change at any time. The
first key encrypts, every key decrypts; `manage.py rotate_kunci` brings all rows to the first one.
"""

from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import models
from django.db.models.lookups import Exact, IsNull

TANPA_WAKTU = 0  # the time that stands in every token


class KunciTidakCocok(Exception):
    """No key opens this text."""

    def __init__(self) -> None:
        super().__init__(
            "Data terenkripsi ini tidak terbuka dengan satu pun kunci di KUNCI_DATA. Kembalikan "
            "kunci yang dipakai ketika data itu disimpan, di belakang kunci yang sekarang."
        )


def encrypt_text(text: str) -> str:
    return encrypt_bytes(text.encode()).decode()


def decrypt_text(token: str) -> str:
    """Raises KunciTidakCocok for a token of an unknown key and for what is no token at all."""
    return decrypt_bytes(token).decode()


def encrypt_bytes(data: bytes) -> bytes:
    """A Fernet token names the second in which it was made, readable without a key: an anonymous
    report must not carry it, so every token has the same one."""
    return _read_cipher().encrypt_at_time(data, TANPA_WAKTU)


def decrypt_bytes(token: bytes | str) -> bytes:
    """Raises KunciTidakCocok as `decrypt_text` does."""
    try:
        return _read_cipher().decrypt(token)
    except InvalidToken as error:
        raise KunciTidakCocok from error


def has_first_key(token: bytes | str) -> bool:
    try:
        _build_cipher(tuple(settings.KUNCI_DATA[:1])).decrypt(token)
    except InvalidToken:
        return False
    return True


def check_kunci_data() -> None:
    """Called at the start: without a good key the portal must not run."""
    _read_cipher()


def _read_cipher() -> MultiFernet:
    return _build_cipher(tuple(settings.KUNCI_DATA))


@cache
def _build_cipher(keys: tuple[str, ...]) -> MultiFernet:
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:  # says nothing about the key itself
        raise ImproperlyConfigured(
            "KUNCI_DATA kosong atau ada kuncinya yang bukan 32 bita dalam base64 (44 huruf). "
            ".env.example menyebut perintah untuk membuatnya."
        ) from error


class ExactKosong(Exact):
    """Ciphertext differs each time: the one text that can be asked for is the empty one."""

    def get_prep_lookup(self) -> str | None:
        if self.rhs not in ("", None):
            raise FieldError("Kolom terenkripsi hanya dapat dicari dengan isnull atau kosong.")
        return self.rhs


class TeksTerenkripsi(models.TextField):
    """Plain text in Python, ciphertext in the database; an empty text stays empty."""

    def get_prep_value(self, value: str | None) -> str | None:
        return encrypt_text(str(value)) if value not in ("", None) else value

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        return decrypt_text(value) if value else value

    def get_lookup(self, lookup_name: str) -> type:
        known = {"exact": ExactKosong, "isnull": IsNull}
        if lookup_name not in known:
            raise FieldError(f"Kolom terenkripsi tidak mengenal pencarian {lookup_name}.")
        return known[lookup_name]
