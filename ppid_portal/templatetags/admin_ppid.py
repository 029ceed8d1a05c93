"""Small things that the admin's templates cannot say by themselves."""

import re
from datetime import datetime, timedelta

from django import template
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.safestring import SafeString

register = template.Library()
_BOOLEAN_ICON = re.compile(r'<img src="[^"]*icon-(yes|no|unknown)[^"]*" alt="[^"]*">')
_ANSWERS = {"yes": "Ya", "no": "Tidak", "unknown": "Belum diketahui"}
_INLINE_STYLE = re.compile(r'<(ins|del) style="background:#[0-9a-f]{6};">')


@register.filter
def menit(duration: timedelta) -> int:
    return round(duration.total_seconds() / 60)


@register.filter
def waktu_sesudah(duration: timedelta) -> datetime:
    """The moment when a waiting time that begins now is over."""
    return timezone.now() + duration


@register.filter
def berlabel(field: BoundField, label: str) -> SafeString:
    """A widget in a table cell, where the column's heading is its only label to the eye."""
    return field.as_widget(attrs={"aria-label": label}) if label else field.as_widget()


@register.filter
def tanpa_fokus(field: BoundField) -> SafeString:
    """A field that does not take the focus at load: Tab begins at the skip link, on every page."""
    return field.as_widget(attrs={"autofocus": False})


@register.filter(is_safe=True)
def tanpa_gaya(diff: str) -> str:
    """The marked changes of django-import-export without the colours it writes into the page:
    the content security policy refuses them, and admin.css has its own for light and dark."""
    return _INLINE_STYLE.sub(r"<\1>", diff)


@register.filter(is_safe=True)
def ya_tidak(cell: str) -> str:
    """A word where Django draws a coloured icon whose alternative text is "True" or "False"."""
    return _BOOLEAN_ICON.sub(lambda icon: _ANSWERS[icon[1]], str(cell))
