"""What the public templates need beyond Django's own tags."""

import re
from urllib.parse import quote, urlsplit

from django import template
from django.template.context import RequestContext
from django.utils.formats import number_format

from situs.data_terstruktur import JsonLd
from situs.models import Situs

register = template.Library()

_URL = re.compile(r"https?://[^\s<>\"'`]+", re.IGNORECASE)


@register.simple_tag
def json_ld(data: JsonLd) -> JsonLd:
    return data


@register.simple_tag(takes_context=True)
def alamat_lengkap(context: RequestContext, path: str = "") -> str:
    """Absolute address of a path on this site's host; of the page itself without its query."""
    request = context["request"]
    return request.situs.build_url(path or request.path)


@register.filter
def nama_ppid(situs: Situs) -> str:
    """PPID Pelaksana Kecamatan Cipari; PPID Utama Kabupaten Cilacap."""
    return f"{situs.sebutan} {situs.nama.removeprefix('PPID ')}"


@register.filter
def angka(value: int) -> str:
    """12.345"""
    return number_format(value, use_l10n=True, force_grouping=True)


@register.filter
def ukuran(size: int) -> str:
    """1,2 MB"""
    for unit, step in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= step:
            decimals = 1 if size < 10 * step and unit == "MB" else 0
            return f"{number_format(size / step, decimals)} {unit}"
    return f"{size} byte"


@register.filter
def nomor_telepon(text: str) -> str:
    """For tel: links; an office number keeps its area code."""
    digits = re.sub(r"\D", "", text)
    return f"+{digits}" if text.strip().startswith("+") else digits


@register.filter
def nomor_whatsapp(text: str) -> str:
    """For wa.me: digits only, with the country code."""
    digits = re.sub(r"\D", "", text)
    return f"62{digits[1:]}" if digits.startswith("0") else digits


@register.filter
def untuk_url(text: str) -> str:
    return quote(text, safe="")


@register.filter
def potong_tautan(text: str) -> list[tuple[str, str]]:
    """(text, address) parts of what an officer wrote; only http(s) addresses become links."""
    parts, end = [], 0
    for match in _URL.finditer(text):
        address = match[0].rstrip(".,;:!?)]}")
        parts += [(text[end : match.start()], ""), (address, address)]
        end = match.start() + len(address)
    parts.append((text[end:], ""))
    return [part for part in parts if part[0]]


@register.filter
def nama_host(address: str) -> str:
    try:
        return urlsplit(address).netloc.removeprefix("www.")
    except ValueError:
        return address
