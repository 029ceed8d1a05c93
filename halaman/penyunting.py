"""The rich-text editor: CKEditor 5 of django-ckeditor-5, without what this portal must not have.

The settings are in static/js/penyunting.js. Without JavaScript a text area with HTML is left.
The package's own widget and upload view are not used: the widget writes a script into the page,
which the content security policy refuses, and the view knows no site.
"""

import re
from typing import Any

from django import forms
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

_BUNDLE = "django_ckeditor_5/dist"
_FIGURE = re.compile(r"<figure>(?=\s*<(table|img)\b)")


def mark_figures(html: str) -> str:
    """The classes by which the editor knows its own figures; without them it drops the caption.

    The server does not keep any class, so they are put back for every edit.
    """
    return _FIGURE.sub(lambda tag: f'<figure class="{_CLASS[tag[1]]}">', html)


_CLASS = {"table": "table", "img": "image"}


class Penyunting(forms.Textarea):
    template_name = "admin/halaman/penyunting.html"

    class Media:
        css = {"all": [f"{_BUNDLE}/styles.css"]}
        # Our script first: it lays out the settings that the bundle then reads.
        js = [
            "js/penyunting.js",
            f"{_BUNDLE}/bundle.js",
            f"{_BUNDLE}/translations/id.js",
        ]

    def __init__(self, attrs: dict[str, Any] | None = None, situs: int | None = None) -> None:
        """`situs`: whose page this is, when an officer of PPID Utama writes for a kecamatan."""
        self.situs = situs
        super().__init__({"rows": 16, "class": "django_ckeditor_5", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        text = super().format_value(value)
        return mark_figures(text) if text else text

    def get_context(self, name: str, value: Any, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        query = f"?situs={self.situs}" if self.situs else ""
        return {**context, "unggah": reverse("admin:halaman_gambar_unggah") + query}

    def render(
        self, name: str, value: Any, attrs: dict | None = None, renderer: Any = None
    ) -> SafeString:
        # By the project's templates: a form renderer looks into those of the apps only.
        return render_to_string(self.template_name, self.get_context(name, value, attrs))
