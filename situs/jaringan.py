"""What a safe address is: who asks the network on behalf of the portal asks here first.

The portal stands inside the network of the kabupaten. Whatever address an officer writes, it may
be asked only where every visitor could ask too: never this machine, its neighbours, or the cloud
it runs in (keamanan: A31).
"""

import ipaddress
import socket
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from django.utils.encoding import iri_to_uri

PORT = {"http": 80, "https": 443}
_PUBLIC_V6 = ipaddress.ip_network("2000::/3")
# Public by number, yet answered by the cloud in which a server stands, or by nobody at all.
_RESERVED = [
    ipaddress.ip_network(text) for text in ("168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24")
]

Resolver = Callable[[str, int], list[str]]


class AlamatDitolak(Exception):
    """The portal does not ask this address; the words say why."""


class AlamatRusak(Exception):
    """No browser can open this address; the words say why."""


class HostTidakDikenal(Exception):
    """No such name exists."""


@dataclass(frozen=True)
class Sasaran:
    """An address taken apart, ready to be asked."""

    alamat: str
    scheme: str
    host: str  # as the name system and TLS want it: lower case, ASCII
    port: int
    path: str  # with the query; nothing outside ASCII


def parse_sasaran(alamat: str) -> Sasaran:
    """Raises AlamatRusak or AlamatDitolak."""
    try:
        parts = urlsplit(alamat)
        host, port = parts.hostname or "", parts.port
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        raise AlamatRusak("Alamat ini salah tulis.") from None
    if parts.scheme not in PORT or not host or any(c.isspace() for c in host):
        raise AlamatRusak("Alamat ini salah tulis.")
    if parts.username is not None or parts.password is not None:
        raise AlamatDitolak("Alamat ini memuat nama pengguna atau kata sandi.")
    path = iri_to_uri(urlunsplit(("", "", parts.path or "/", parts.query, "")))
    path = "".join(c if c > " " else f"%{ord(c):02X}" for c in path)
    return Sasaran(
        alamat, parts.scheme, ascii_host.lower().rstrip("."), port or PORT[parts.scheme], path
    )


def resolve(host: str, port: int) -> list[str]:
    """Every address that the name leads to, numbers in odd spellings included."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None)):
            raise HostTidakDikenal("Nama situs ini tidak dikenal.") from None
        raise
    return list(dict.fromkeys(entry[4][0] for entry in found))


def is_public(text: str) -> bool:
    """Reachable from the whole internet, and nothing but itself."""
    try:
        ip = ipaddress.ip_address(text)
    except ValueError:  # with a zone: fe80::1%eth0
        return False
    if not ip.is_global or ip.is_multicast or ip.is_reserved or any(ip in net for net in _RESERVED):
        return False
    if ip.version == 4:
        return True
    # The rest of IPv6 wraps IPv4 addresses (mapped, NAT64, 6to4, Teredo) or is not routed.
    return ip in _PUBLIC_V6 and ip.sixtofour is None and ip.teredo is None


def choose_ip(
    sasaran: Sasaran, resolver: Resolver, izin: frozenset[tuple[str, int]] = frozenset()
) -> str:
    """The one address to connect to: it was checked, so nobody asks the name again.

    `izin` names (address, port) pairs that tests open on this machine. Raises AlamatDitolak when
    the port or one of the addresses is not public, HostTidakDikenal when there is none.
    """
    found = resolver(sasaran.host, sasaran.port)
    if not found:
        raise HostTidakDikenal("Nama situs ini tidak dikenal.")
    if all((ip, sasaran.port) in izin for ip in found):
        return found[0]
    if sasaran.port not in PORT.values():
        raise AlamatDitolak(f"Pintu {sasaran.port} tidak diperiksa, hanya 80 dan 443.")
    if not all(map(is_public, found)):
        raise AlamatDitolak("Alamat ini berada di jaringan dalam.")
    return sorted(found, key=lambda ip: ":" in ip)[0]  # IPv4 first: every server has it
