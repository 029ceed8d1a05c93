"""What the pages of an import show, of either list, worked out before the template."""

from typing import Any

from django.http import HttpRequest

from dip.enums import StatusImpor
from dip.models import Impor
from dip.services_impor import UNDO_DAYS, find_twin, may_undo
from situs.access import writable_situs

MAX_SHOWN = 200


def common_context(impor: Impor) -> dict[str, Any]:
    rencana = impor.rencana
    return {
        "impor": impor,
        "rencana": rencana,
        "hilang": rencana["hilang"][:MAX_SHOWN],
        "galat": rencana["galat"][:MAX_SHOWN],
        "terpakai": [sheet for sheet in rencana["lembar"] if sheet["terpakai"]],
        "dilewati": [sheet for sheet in rencana["lembar"] if not sheet["terpakai"]],
        "max_shown": MAX_SHOWN,
        "kembar": find_twin(impor),
        "ada_isi": bool(rencana["baru"] or rencana["diubah"]),
        "boleh_batal": may_undo(impor),
        "undo_days": UNDO_DAYS,
        "perlu_kolom": bool(rencana["pertanyaan"]),
        "bisa_kolom": may_name_columns(impor) and any(s["tajuk"] for s in rencana["lembar"]),
    }


def may_write(request: HttpRequest, impor: Impor) -> bool:
    return writable_situs(request).filter(pk=impor.situs_id).exists()


def may_name_columns(impor: Impor) -> bool:
    """Only while it is a preview and its file is still there."""
    return impor.status == StatusImpor.PRATINJAU and bool(impor.berkas)


def place_of(change: dict[str, Any], rencana: dict[str, Any]) -> dict[str, Any]:
    """Sheet and row of a change."""
    entri = rencana["entri"][change["entri"]]
    return {"lembar": entri["lembar"], "baris": entri["baris"]}


def sheet_to_ask(impor: Impor) -> dict[str, Any]:
    """The sheet whose columns are in doubt; else the first one that has columns."""
    sheets = [sheet for sheet in impor.rencana["lembar"] if sheet["tajuk"]]
    asked = {ask["lembar"] for ask in impor.rencana["pertanyaan"]}
    doubtful = [sheet for sheet in sheets if sheet["nama"] in asked]
    return (doubtful or [s for s in sheets if s["terpakai"]] or sheets)[0]


def suggest(impor: Impor, sheet: dict[str, Any]) -> dict[str, str]:
    """Column letter -> field, as the reader understood it or would guess."""
    found = {header: field for field, header in sheet["kolom"].items()}
    known = {letter: found.get(header, "") for letter, header in sheet["tajuk"]}
    guesses = {
        ask["kolom"]: ask["saran"] or ""
        for ask in impor.rencana["pertanyaan"]
        if ask["lembar"] == sheet["nama"]
    }
    return {letter: known[letter] or guesses.get(letter, "") for letter in known}
