"""The editor: which version, what it may do, how it stands in the page."""

import json
import re
from importlib.metadata import version
from pathlib import Path

import django_ckeditor_5
import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from halaman.models import Halaman
from halaman.penyunting import Penyunting, mark_figures
from halaman.teks import clean_html
from tests.factories import make_konten

ROOT = Path(__file__).parents[2]
# CKEditor 47.5.0 has two known holes: General HTML Support (GHSA-jrqm-vmqc-gm93, mended in 47.6.0)
# and style attributes (GHSA-rh54-vffm-5fvp, mended in 47.7.4 and 48.5.1). Neither can be reached
# here: both plugins are off, and the server keeps no style. When the package is newer, read what
# it bundles, look at the editor in a browser, and write the new versions here.
PAKET, CKEDITOR = "0.2.20", "47.5.0"
BERBAHAYA = {
    *("GeneralHtmlSupport", "SourceEditing", "HtmlEmbed", "FullPage", "MediaEmbed", "Markdown"),
    *("Font", "Highlight", "Style", "Alignment", "TableProperties", "TableCellProperties"),
}


def read_script():
    return (ROOT / "static/js/penyunting.js").read_text(encoding="utf-8")


def test_bundled_editor_is_the_one_that_was_looked_at():
    pinned = re.search(r"^django-ckeditor-5==(\S+)", (ROOT / "requirements.txt").read_text(), re.M)
    assert pinned[1] == version("django-ckeditor-5") == PAKET
    lock = json.loads((Path(django_ckeditor_5.__file__).parent / "package-lock.json").read_text())
    assert lock["packages"]["node_modules/ckeditor5"]["version"] == CKEDITOR


def test_what_could_carry_an_attack_is_switched_off():
    removed = set(re.findall(r'"(\w+)"', read_script().split("removePlugins")[1].split("]")[0]))
    assert removed >= BERBAHAYA


def test_upload_view_of_the_package_is_not_routed(cast, visit):
    client = visit(cast.cipari, cast.ani)
    for path in ("/ckeditor5/image_upload/", "/admin/image_upload/", "/image_upload/"):
        assert client.post(path).status_code == 404


@pytest.fixture
def page(cast, visit):
    row = make_konten(Halaman, cast.cipari, isi="<p>Satu &amp; dua</p>")
    url = reverse("admin:halaman_halaman_change", args=[row.pk])
    return visit(cast.cipari, cast.ani).get(url).text


def test_without_a_script_a_text_area_with_the_text_is_left(page):
    area = re.search(r'<textarea name="isi"[^>]*>\s*(.*?)</textarea>', page, re.S)
    assert area[1] == "&lt;p&gt;Satu &amp;amp; dua&lt;/p&gt;"
    assert 'for="id_isi"' in page and 'id="id_isi"' in area[0]


def test_widget_writes_no_script_and_no_style_into_the_page(page):
    widget = page.split('class="penyunting"')[1].split("</textarea>")[1].split("</div>")[0]
    assert "<script" not in widget and "style=" not in widget
    for name in ("bundle.js", "translations/id.js", "styles.css"):
        assert f"django_ckeditor_5/dist/{name}" in page


def test_editor_is_loaded_by_forms_with_rich_text_only(cast, visit):
    client = visit(cast.cipari, cast.ani)
    for name in ("agenda", "album", "dokumen"):
        assert "ckeditor" not in client.get(reverse(f"admin:halaman_{name}_add")).text


def test_files_of_the_editor_are_found():
    media = Penyunting().media
    for path in (*media._js, *media._css["all"]):
        assert finders.find(path), path


def test_captions_survive_the_next_edit():
    """The server keeps no class, but by the class the editor knows its own figures."""
    for kind, inside in (
        ("image", '<img src="/gambar/A1/" alt="a">'),
        ("table", "<table></table>"),
    ):
        stored = clean_html(
            f'<figure class="{kind}">{inside}<figcaption>Judul</figcaption></figure>'
        )
        assert "class" not in stored
        assert f'<figure class="{kind}"><{inside[1:4]}' in mark_figures(stored)
