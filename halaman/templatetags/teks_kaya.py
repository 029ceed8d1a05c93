from django import template

from halaman.teks import TeksKaya

register = template.Library()


@register.simple_tag
def kaya(teks: TeksKaya) -> TeksKaya:
    """Rich text as it may stand in a page: `{{ teks }}` would show its tags instead."""
    return teks
