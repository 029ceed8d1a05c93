"""{% spanduk_darurat %}: the emergency banner, first of all on every page."""

import logging

from django import template
from django.db import Error
from django.template.context import Context
from django.utils import timezone

from halaman.spanduk import read_tayangan
from situs.cache import expire_at

TAUTAN_LAIN = 3
logger = logging.getLogger(__name__)
register = template.Library()


@register.inclusion_tag("includes/_spanduk.html", takes_context=True)
def spanduk_darurat(context: Context) -> dict:
    """Also on error pages, which have no request; without a database there is no banner."""
    request = context.get("request")
    situs = getattr(request, "situs", None) or context.get("situs")
    if not situs:
        return {}
    try:
        tayangan, edge = read_tayangan(situs, timezone.now())
    except Error:
        logger.warning("The banner cannot be read", exc_info=True)
        return {}
    if request and edge:
        expire_at(request, edge)
    shown = {"tayangan": tayangan[:1], "lain": tayangan[1 : 1 + TAUTAN_LAIN]}
    return shown | {"request": request}
