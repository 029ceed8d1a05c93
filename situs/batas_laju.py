"""How often one visitor may do one thing: counted in the cache, without writing down who it was.

The counter is named by a digest with a secret that lives in the cache for a day and is then gone
for good: nobody can lead it back to an address, not even with the database and the key. Each
process counts for itself unless CACHE_URL names a shared cache.
"""

import secrets
from dataclasses import dataclass
from hashlib import blake2b
from math import ceil

from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

from situs.alamat_pengunjung import read_jaringan_pengunjung

SATU_HARI = 24 * 60 * 60


@dataclass(frozen=True)
class BatasLaju:
    """At most `paling_banyak` in `per_detik` seconds from the first; at midnight all begin anew.

    `siapa` is a request (its network address at its site) or a key of the caller's own.
    """

    nama: str  # of the form
    paling_banyak: int
    per_detik: int

    def count(self, siapa: HttpRequest | str) -> bool:
        """Count one more; False when it is one too many."""
        key = self._name_counter(siapa)
        if cache.add(key, 0, self.per_detik):
            cache.set(f"{key}-sampai", _now() + self.per_detik, self.per_detik)
        try:
            return cache.incr(key) <= self.paling_banyak
        except ValueError:  # forgotten between the two calls
            return True

    def is_open(self, siapa: HttpRequest | str) -> bool:
        """Whether one more would be let through; counts nothing."""
        return cache.get(self._name_counter(siapa), 0) < self.paling_banyak

    def seconds_left(self, siapa: HttpRequest | str) -> int:
        """How long to wait for the next one; 0 when none is needed."""
        if self.is_open(siapa):
            return 0
        until = cache.get(f"{self._name_counter(siapa)}-sampai", _now())
        return max(1, ceil(until - _now()))

    def _name_counter(self, siapa: HttpRequest | str) -> str:
        who = (
            [siapa] if isinstance(siapa, str) else [siapa.situs.pk, read_jaringan_pengunjung(siapa)]
        )
        words = repr([self.nama, *who]).encode()
        digest = blake2b(words, key=bytes.fromhex(_read_secret()), digest_size=16)
        return f"laju-{digest.hexdigest()}"


def _read_secret() -> str:
    key = f"laju-rahasia-{timezone.localdate()}"
    return cache.get_or_set(key, secrets.token_hex, SATU_HARI)


def _now() -> float:
    return timezone.now().timestamp()
