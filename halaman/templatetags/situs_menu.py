"""{% menu_situs %}: the menu of the site, with the place of this page in it."""

import logging

from django import template
from django.db import Error
from django.template.context import Context

from dip.tautan_mati import read_mati
from halaman.menu import Butir, build_default, mark_current, mark_mati, read_menu
from situs.models import Situs

logger = logging.getLogger(__name__)
register = template.Library()


@register.inclusion_tag("includes/_menu.html", takes_context=True)
def menu_situs(context: Context) -> dict:
    """Error pages have no request, and perhaps no database: then they show the usual menu."""
    request = context.get("request")
    if request is None:
        return {"menu": read_or_default(context["situs"])}
    menu = mark_mati(read_menu(request.situs), read_mati(request))
    return {"menu": mark_current(menu, request.path)}


def read_or_default(situs: Situs) -> list[Butir]:
    try:
        return read_menu(situs)
    except Error:
        logger.warning("The menu cannot be read", exc_info=True)
        return build_default(situs)
