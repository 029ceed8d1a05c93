import gzip
from pathlib import Path

from django.contrib.staticfiles import finders

from ppid_portal import gaya, skrip

BUDGET = 10 * 1024  # compressed, all scripts of a page


def test_script_of_the_sheet_stays_within_its_budget():
    assert len(gzip.compress(skrip.join_skrip().encode())) <= BUDGET


def test_every_source_is_in_the_script():
    assert {path.stem for path in skrip.SUMBER.glob("*.js")} == {*skrip.BAGIAN}
    text = skrip.join_skrip()
    for name in ("class Tsv", "class Baris", "class Pengirim", "class Kisi", "class Halaman"):
        assert name in text
    assert not [line for line in text.splitlines() if line.startswith(("//", " "))]


def test_finder_serves_the_joined_script(monkeypatch, tmp_path):
    monkeypatch.setattr(gaya, "HASIL", tmp_path)
    found = Path(finders.find(skrip.NAMA))
    assert found.read_text(encoding="utf-8") == skrip.join_skrip()
    [(path, _)] = skrip.SkripFinder().list(None)
    assert path == skrip.NAMA
