from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst


class ChoiceSetField(models.CharField):
    """Several choices in one column, e.g. "cetak,online"; in Python a list in choice order."""

    def __init__(self, *args, **kwargs) -> None:
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("choices", None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: object) -> list[str]:
        return self.to_python(value)

    def to_python(self, value: str | Iterable[str] | None) -> list[str]:
        if isinstance(value, str):
            value = value.split(",")
        given = {item for item in value or [] if item}
        known = [code for code, _ in self.choices]
        return [code for code in known if code in given] + sorted(given - set(known))

    def get_prep_value(self, value: str | Iterable[str] | None) -> str:
        return value if isinstance(value, str) else ",".join(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: list[str], model_instance: models.Model | None) -> None:
        if unknown := set(value) - {code for code, _ in self.choices}:
            raise ValidationError(f"Pilihan tidak dikenal: {', '.join(sorted(unknown))}.")
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value: list[str]) -> None:
        super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs) -> forms.Field:
        texts = {"label": capfirst(self.verbose_name), "help_text": self.help_text}
        texts |= {name: kwargs[name] for name in texts.keys() & kwargs.keys()}
        return forms.MultipleChoiceField(
            choices=self.choices,
            required=not self.blank,
            widget=forms.CheckboxSelectMultiple,
            initial=[],
            **texts,
        )
