"""The choice of a duty, the same in every form."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator

from dip.models import Kewajiban


class KewajibanIterator(ModelChoiceIterator):
    """Asks the table when a form is drawn, not when the class is read."""

    def __iter__(self) -> Iterator[tuple]:
        yield ("", self.field.empty_label)
        yield from group_kewajiban(self.queryset)


class KewajibanChoice(forms.ModelChoiceField):
    """The duties of the law as an indented list, grouped by their list."""

    iterator = KewajibanIterator

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            Kewajiban.objects.all(), required=False, empty_label="Tidak terkait", **kwargs
        )


def group_kewajiban(rows: Iterable[Kewajiban]) -> list[tuple[str, list[tuple[int, str]]]]:
    rows = list(rows)
    induk = {row.pk: row.induk_id for row in rows}
    groups: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        indent = "\u00a0" * 4 * _depth(row.pk, induk)
        groups.setdefault(row.get_jenis_display(), []).append((row.pk, f"{indent}{row}"))
    return list(groups.items())


def _depth(pk: int, induk: dict[int, int | None]) -> int:
    depth = 0
    while induk.get(pk) in induk:
        pk, depth = induk[pk], depth + 1
    return depth
