from datetime import datetime

from django import template
from django.template.context import Context

from dip.tautan_mati import TAUTAN, build_note, read_mati

register = template.Library()


@register.filter
def tautan_mati(sejak: datetime | None, apa: str = TAUTAN) -> str:
    """{{ row.mati_sejak|tautan_mati:"berkas" }}"""
    return build_note(sejak, apa)


@register.simple_tag(takes_context=True)
def catat_mati(context: Context, alamat: str, apa: str = TAUTAN) -> str:
    """{% catat_mati situs.instagram %} for a link that no view has looked up."""
    request = context.get("request")
    found = alamat and hasattr(request, "situs")
    return build_note(read_mati(request).since(alamat), apa) if found else ""
