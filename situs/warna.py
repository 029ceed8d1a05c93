"""A colour of the site's own: checked for contrast, and all other tones made from it.

Contrast is that of WCAG 2.2 (1.4.3): 4.5 : 1 for text. The papers are those of variables.css.
"""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

TEKS = 4.5
PUTIH, HITAM = "#ffffff", "#000000"
KERTAS_TERANG = ("#fdfcf9", "#ffffff", "#f4f1ea")  # kertas, kertas-naik, kertas-redup
KERTAS_GELAP = ("#161917", "#1e2220", "#232825")
TINTA_TERANG, TINTA_GELAP = "#1d211f", "#ecece6"
DI_ATAS_AKSEN_GELAP = "#14181a"
STEP = 0.02
_HEX = re.compile(r"#[0-9a-f]{6}")


@dataclass(frozen=True)
class Rona:
    """The tones of one mode, by the names of variables.css."""

    aksen: str
    aksen_kuat: str
    aksen_lembut: str
    pita: str


def validate_warna(warna: str) -> None:
    """Raises ValidationError that names the contrast found and a colour near it that passes."""
    if not _HEX.fullmatch(warna):
        raise ValidationError("Tulis warna sebagai tanda pagar dan enam angka, misalnya #17633f.")
    found = min(measure_contrast(warna, paper) for paper in (*KERTAS_TERANG, PUTIH))
    if found < TEKS:
        angka = f"{found:.1f}".replace(".", ",")
        raise ValidationError(
            f"Warna ini terlalu muda: kontrasnya {angka} : 1, padahal tulisan memerlukan paling "
            f"sedikit 4,5 : 1. Yang terdekat dan cukup gelap: {darken_enough(warna)}."
        )


def darken_enough(warna: str) -> str:
    return _mix_until(warna, HITAM, lambda tone: _reads_on(tone, KERTAS_TERANG))


def build_terang(warna: str) -> Rona:
    lembut = _mix_until(
        mix(warna, PUTIH, 0.88), PUTIH, lambda tone: measure_contrast(warna, tone) >= TEKS
    )
    kuat = mix(warna, HITAM, 0.25)
    return Rona(warna, kuat, lembut, kuat)


def build_gelap(warna: str) -> Rona:
    """Tones for dark paper: the same hue, light enough to be read."""
    lembut = mix(warna, KERTAS_GELAP[0], 0.75)
    papers = (*KERTAS_GELAP, lembut, DI_ATAS_AKSEN_GELAP)
    aksen = _mix_until(warna, PUTIH, lambda tone: _reads_on(tone, papers))
    return Rona(aksen, mix(aksen, PUTIH, 0.4), lembut, _darken_for_white(mix(warna, HITAM, 0.5)))


def write_css(warna: str) -> str:
    """Rules that win over the named palette, in both modes."""
    lines = [
        f"--{mode}-{name.replace('_', '-')}:{value};"
        for mode, rona in (("terang", build_terang(warna)), ("gelap", build_gelap(warna)))
        for name, value in vars(rona).items()
    ]
    return f":root[data-palet]{{{''.join(lines)}}}"


def measure_contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mix(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one: 0 is the one, 1 the other."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _mix_until(warna: str, towards: str, is_enough) -> str:
    share, tone = 0.0, warna
    while not is_enough(tone) and share < 1:
        share += STEP
        tone = mix(warna, towards, min(share, 1))
    return tone


def _darken_for_white(warna: str) -> str:
    return _mix_until(warna, HITAM, lambda tone: measure_contrast(tone, "#f3f3ef") >= TEKS)


def _reads_on(tone: str, papers: tuple[str, ...]) -> bool:
    return min(measure_contrast(tone, paper) for paper in papers) >= TEKS


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
