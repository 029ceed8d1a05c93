"""The Indonesian that this project ships for libraries that have none."""

import gettext
import re
from pathlib import Path

import import_export
from django.conf import settings

LOCALE = Path(settings.LOCALE_PATHS[0]) / "id" / "LC_MESSAGES"
LIBRARY = Path(import_export.__file__).parent
ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[0\])?) ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.M)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%s|%d|\{\w*\}")


def read_po(path: Path) -> dict[str, str]:
    """msgid -> msgstr (of the first plural form)."""
    entries, key = {}, ""
    for kind, quoted in ENTRY.findall(path.read_text()):
        text = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', quoted))
        text = text.replace('\\"', '"').replace("\\n", "\n")
        if kind == "msgid":
            key = text
        elif kind.startswith("msgstr"):
            entries.setdefault(key, text)
    return entries


def test_every_message_of_import_export_is_translated() -> None:
    wanted = set().union(*(read_po(path) for path in LIBRARY.glob("locale/*/*/django.po"))) - {""}
    ours = read_po(LOCALE / "django.po")
    used = {text for text in wanted if is_still_used(text)}
    assert len(used) >= 37
    assert {text for text in used if not ours.get(text)} == set()


def is_still_used(text: str) -> bool:
    """Old languages keep messages that the library itself has dropped."""
    return text in read_po(LIBRARY / "locale" / "de" / "LC_MESSAGES" / "django.po")


def test_the_compiled_catalog_is_the_written_one() -> None:
    with (LOCALE / "django.mo").open("rb") as compiled:
        catalog = gettext.GNUTranslations(compiled)
    written = {key: text for key, text in read_po(LOCALE / "django.po").items() if key}
    assert {
        key for key, text in written.items() if catalog.gettext(key) != text
    } - plurals() == set()
    assert {key for key in plurals() if catalog.ngettext(key, key, 2) != written[key]} == set()


def plurals() -> set[str]:
    text = (LOCALE / "django.po").read_text()
    return set(re.findall(r'^msgid "(.*)"\nmsgid_plural', text, re.M))


def test_placeholders_survive_translation() -> None:
    for key, text in read_po(LOCALE / "django.po").items():
        lost = set(PLACEHOLDER.findall(text)) - set(PLACEHOLDER.findall(key))
        assert not lost, key
