from django import template

from halaman.tanggapan import sign_alamat
from situs.models import Situs

register = template.Library()


@register.simple_tag
def tanda_alamat(situs: Situs, alamat: str) -> str:
    return sign_alamat(situs, alamat)
