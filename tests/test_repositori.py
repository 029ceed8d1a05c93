"""What must never lie in the repository: identity cards, dumps, marks of a merge, a real NIK."""

import re
import subprocess
from pathlib import Path

import pytest

from permohonan.nik import is_plausible

ROOT = Path(__file__).parents[1]
# Parts of an installation, of this machine, or made by a command; none of them is committed.
DI_LUAR = {".git", ".venv", "data", "staticfiles", "node_modules", "__pycache__", ".env"}
TUANGAN = {".sql", ".dump", ".bak", ".sqlite3", ".db", ".pem", ".key"}
POTRET = {".jpg", ".jpeg", ".png", ".webp", ".pdf", ".heic"}
GAMBAR_KITA = ("docs/gambar/", "static/", "tests/data/")  # looked at, each with its source
BUATAN = {"3301010101010001"}  # of nobody: born on 1 January 1901
_NIK = re.compile(rb"(?<!\d)\d{16}(?!\d)")


def list_files() -> list[Path]:
    """What git keeps; in an unpacked archive everything that is not made by a command."""
    try:
        names = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        ).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        return [p for p in ROOT.rglob("*") if p.is_file() and not DI_LUAR & set(p.parts)]
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


FILES = list_files()


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_dump_of_a_database_and_no_key_is_committed():
    """MDN, SMD: dumps with personal data and password hashes lay in git."""
    assert len(FILES) > 300
    assert [name(p) for p in FILES if p.suffix.lower() in TUANGAN or p.name == ".env"] == []


def test_no_upload_is_committed():
    """PKP: about 44 identity files were committed."""
    pictures = [name(p) for p in FILES if p.suffix.lower() in POTRET]
    assert [each for each in pictures if not each.startswith(GAMBAR_KITA)] == []


def test_no_mark_of_an_unresolved_merge_is_committed():
    """BMN shipped them."""
    marks = (b"\n<<<<<<< ", b"\n>>>>>>> ", b"\n=======\n")
    hit = [name(p) for p in FILES if any(mark in p.read_bytes() for mark in marks)]
    assert hit == []


@pytest.mark.parametrize(
    "folder", ["tests", "docs", "static", "templates", "permohonan", "scripts"]
)
def test_no_number_that_could_be_a_real_nik_is_committed(folder):
    found = {}
    for path in FILES:
        if name(path).startswith(f"{folder}/"):
            for number in set(_NIK.findall(path.read_bytes())):
                if is_plausible(number.decode()) and number.decode() not in BUATAN:
                    found.setdefault(name(path), []).append(number.decode())
    assert found == {}
