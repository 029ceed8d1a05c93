"""Small things that the admin's templates cannot say by themselves."""

from datetime import datetime, timedelta

from django import template
from django.forms.boundfield import BoundField
from django.utils import timezone
from django.utils.safestring import SafeString

register = template.Library()


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
