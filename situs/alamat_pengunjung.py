"""The network address of a visitor, where proxies of ours stand in front."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def read_alamat_pengunjung(request: HttpRequest) -> str | None:
    """What the outermost of our PROXY_COUNT proxies saw; what stands left of it anyone can write.

    django-axes asks here too (AXES_CLIENT_IP_CALLABLE).
    """
    direct = request.META.get("REMOTE_ADDR") or None
    chain = [each.strip() for each in request.headers.get("X-Forwarded-For", "").split(",")]
    if not 0 < settings.PROXY_COUNT <= len(chain):
        return direct
    try:
        return str(ip_address(chain[-settings.PROXY_COUNT]))
    except ValueError:
        return direct


def read_jaringan_pengunjung(request: HttpRequest) -> str | None:
    """One household is one: its 64 bits of IPv6 are its own to choose addresses from."""
    alamat = read_alamat_pengunjung(request)
    try:
        number = ip_address(alamat or "")
    except ValueError:
        return alamat
    if not isinstance(number, IPv6Address):
        return alamat
    return str(number.ipv4_mapped or IPv6Address(int(number) >> 64 << 64))
