"""Contrast of every palette, computed from variables.css itself (WCAG 2.2: 1.4.3 and 1.4.11)."""

import re
from pathlib import Path

import pytest

from situs.enums import Palet

CSS = (Path(__file__).parents[2] / "static/css/variables.css").read_text()
RULES = re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL))
SURFACES = ["kertas", "kertas-naik", "kertas-redup", "aksen-lembut"]
STATUS = ["info", "sukses", "waspada", "bahaya"]
TEXT_PAIRS = [
    *[
        (ink, paper)
        for ink in ("tinta", "tinta-lembut", "aksen", "aksen-kuat")
        for paper in SURFACES
    ],
    ("di-atas-aksen", "aksen"),
    ("di-atas-aksen", "aksen-kuat"),
    ("di-atas-pita", "pita"),
    *[(name, paper) for name in STATUS for paper in (f"{name}-lembut", "kertas", "kertas-naik")],
    *[("tinta", f"{name}-lembut") for name in STATUS],
]
CONTROL_PAIRS = [(line, paper) for line in ("garis-kuat", "fokus") for paper in SURFACES]


def read_tokens(selector: str) -> dict[str, str]:
    tokens = {}
    for selectors, body in RULES:
        if selector in [part.strip() for part in selectors.split(",")]:
            tokens |= dict(re.findall(r"--([\w-]+):\s*([^;]+);", body))
    return tokens


def resolve(palet: str, mode: str) -> dict[str, str]:
    tokens = read_tokens(":root") | read_tokens(f':root[data-palet="{palet}"]')
    if mode == "gelap":
        tokens |= read_tokens(':root[data-theme="dark"]')
    return {
        name: tokens[match[1]] if (match := re.fullmatch(r"var\(--([\w-]+)\)", value)) else value
        for name, value in tokens.items()
    }


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", ["terang", "gelap"])
@pytest.mark.parametrize("palet", Palet.values)
def test_every_palette_has_aa_contrast_in_both_modes(palet, mode):
    tokens = resolve(palet, mode)
    checks = [(pair, 4.5) for pair in TEXT_PAIRS] + [(pair, 3) for pair in CONTROL_PAIRS]
    too_low = {
        pair: round(contrast(tokens[pair[0]], tokens[pair[1]]), 2)
        for pair, least in checks
        if contrast(tokens[pair[0]], tokens[pair[1]]) < least
    }
    assert too_low == {}


def test_dark_by_device_and_dark_by_choice_are_the_same():
    by_device = read_tokens(':root:not([data-theme="light"])')
    assert by_device and by_device == read_tokens(':root[data-theme="dark"]')
