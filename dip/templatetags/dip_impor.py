from django import template

from dip.impor import FIELDS

register = template.Library()


@register.filter
def label_kolom(field: str) -> str:
    """Field of the reader -> the words an officer knows for it."""
    return FIELDS.get(field, field)


@register.filter
def jumlah_dari(kunci: str, jumlah: dict[str, int]) -> int:
    return jumlah.get(kunci, 0)
