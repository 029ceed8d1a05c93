from django import template

from ppid_portal import __version__

register = template.Library()


@register.simple_tag
def versi() -> str:
    return __version__
