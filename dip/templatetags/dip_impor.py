from django import template

from dip.enums import JenisImpor
from dip.impor import FIELDS, FIELDS_DIK

register = template.Library()


@register.filter
def label_kolom(field: str, jenis: str = JenisImpor.DIP) -> str:
    """Field of the reader -> the words an officer knows for it."""
    return (FIELDS_DIK if jenis == JenisImpor.DIK else FIELDS).get(field, field)


@register.filter
def jumlah_dari(kunci: str, jumlah: dict[str, int]) -> int:
    return jumlah.get(kunci, 0)
