import gzip
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from ppid_portal import gaya

BUDGET = 15 * 1024  # byte, packed: rancangan 6.3


def test_one_stylesheet_holds_every_layer_in_order():
    text = gaya.join_gaya()
    marks = [":root{--huruf", "body{margin: 0", "@media print"]
    places = [text.find(mark) for mark in marks]
    assert -1 not in places and places == sorted(places)
    assert "/*" not in text and "\n" not in text


def test_every_public_source_is_in_the_joined_file():
    """A file that nobody joined would silently style nothing."""
    own = {path.stem for path in gaya.SUMBER.glob("*.css") if not path.stem.startswith("admin")}
    assert own == {*gaya.LAPISAN, gaya.CETAK}


def test_the_joined_file_stays_in_the_budget():
    assert len(gzip.compress(gaya.join_gaya().encode())) <= BUDGET


def test_squeezing_keeps_what_a_rule_needs():
    css = "/**/ a b { color : red ;\n width: calc(1px + 2px); } @media (min-width: 1px) { c{d:e} }"
    assert gaya.squeeze(css) == (
        "a b{color : red;width: calc(1px + 2px);}@media (min-width: 1px){c{d:e}}"
    )


def test_the_file_is_found_and_collected_like_any_other(tmp_path, monkeypatch):
    monkeypatch.setattr(gaya, "HASIL", tmp_path)
    found = Path(finders.find(gaya.NAMA))
    assert found.read_text(encoding="utf-8") == gaya.join_gaya()
    (path, storage), *rest = gaya.GayaFinder().list(None)
    assert (path, rest) == (gaya.NAMA, []) and isinstance(storage, FileSystemStorage)
    assert storage.exists(path)


def test_a_changed_source_renews_the_file(tmp_path, monkeypatch):
    monkeypatch.setattr(gaya, "HASIL", tmp_path)
    target = gaya.write_gaya()
    target.write_text("basi", encoding="utf-8")
    assert gaya.write_gaya().read_text(encoding="utf-8") == gaya.join_gaya()
    assert [p.name for p in target.parent.iterdir()] == [target.name]
