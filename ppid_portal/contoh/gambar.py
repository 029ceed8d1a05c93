"""Simple landscapes in the colours of the site; drawn once for each palette and shared."""

import io
import math
import re
from functools import cache

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageColor, ImageDraw

from halaman.gambar import check_gambar, store_gambar
from halaman.models import Gambar
from ppid_portal.contoh.ramuan import Ramuan
from situs.berkas import SafeFile

LEBAR, TINGGI = 960, 540
HALUS = 2  # drawn larger, then made smaller: smooth edges
ALT = {
    "laut": "Gambar contoh: laut, perahu, dan matahari di atas cakrawala",
    "sawah": "Gambar contoh: sawah berpetak di kaki bukit",
    "bukit": "Gambar contoh: perbukitan berlapis dan matahari",
    "kota": "Gambar contoh: deretan gedung di tepi jalan",
    "kantor": "Gambar contoh: gedung kantor beratap joglo dengan tiang bendera",
    "musyawarah": "Gambar contoh: orang duduk melingkar bermusyawarah",
}
_WARNA = re.compile(r'data-palet="(\w+)"\] \{(.*?)\}', re.DOTALL)
_NILAI = re.compile(r"--terang-(aksen(?:-\w+)?): (#\w{6})")
Rgb = tuple[int, int, int]
Pictures = dict[str, Gambar]


def save_gambar(ramuan: Ramuan) -> Pictures:
    """Scene -> picture of this site."""
    scenes = dict.fromkeys((ramuan.pemandangan, "kantor", "musyawarah"))
    situs = ramuan.situs
    return {scene: store_gambar(_copy(situs.palet, scene), situs, ALT[scene]) for scene in scenes}


def _copy(palet: str, scene: str) -> SafeFile:
    aman = check_scene(palet, scene)
    aman.isi.seek(0)
    return aman


@cache
def check_scene(palet: str, scene: str) -> SafeFile:
    return check_gambar(SimpleUploadedFile("contoh.jpg", draw_scene(palet, scene)))


@cache
def read_warna() -> dict[str, dict[str, Rgb]]:
    """The accent colours of each palette, from the tokens of the style."""
    css = (settings.BASE_DIR / "static" / "css" / "variables.css").read_text(encoding="utf-8")
    return {
        name: {key: ImageColor.getrgb(value) for key, value in _NILAI.findall(rules)}
        for name, rules in _WARNA.findall(css)
    }


def draw_scene(palet: str, scene: str) -> bytes:
    warna = read_warna().get(palet) or next(iter(read_warna().values()))
    canvas = Canvas(warna["aksen"], warna["aksen-kuat"], warna["aksen-lembut"])
    SCENES[scene](canvas)
    output = io.BytesIO()
    small = canvas.image.resize((LEBAR, TINGGI), Image.Resampling.LANCZOS)
    small.save(output, "JPEG", quality=85)
    return output.getvalue()


class Canvas:
    """A sky with a sun; all measures are parts of the width and height."""

    def __init__(self, aksen: Rgb, kuat: Rgb, lembut: Rgb) -> None:
        self.aksen, self.kuat, self.lembut = aksen, kuat, lembut
        self.size = (LEBAR * HALUS, TINGGI * HALUS)
        self.image = Image.new("RGB", self.size, lembut)
        self.draw = ImageDraw.Draw(self.image)
        self.circle(0.78, 0.28, 0.07, (250, 205, 120))

    def mix(self, part: float) -> Rgb:
        """Between the light tint (0) and the strong accent (1)."""
        pairs = zip(self.lembut, self.kuat, strict=True)
        return tuple(round(a + (b - a) * part) for a, b in pairs)

    def point(self, x: float, y: float) -> tuple[float, float]:
        return x * self.size[0], y * self.size[1]

    def shape(self, points: list[tuple[float, float]], colour: Rgb) -> None:
        self.draw.polygon([self.point(*each) for each in points], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Rgb) -> None:
        self.draw.rectangle([self.point(left, top), self.point(right, bottom)], fill=colour)

    def circle(self, x: float, y: float, radius: float, colour: Rgb) -> None:
        centre, reach = self.point(x, y), radius * self.size[0]
        corners = [centre[0] - reach, centre[1] - reach, centre[0] + reach, centre[1] + reach]
        self.draw.ellipse(corners, fill=colour)

    def hills(self, base: float, height: float, waves: float, shift: float, part: float) -> None:
        steps = [n / 80 for n in range(81)]
        curve = [(x, base - height * math.sin(waves * x * math.pi + shift)) for x in steps]
        self.shape([(0, 1), *curve, (1, 1)], self.mix(part))


def draw_laut(canvas: Canvas) -> None:
    canvas.box(0, 0.55, 1, 1, canvas.mix(0.35))
    for row in range(5):
        top = 0.6 + 0.08 * row
        canvas.hills(top, 0.008, 9 + row, row, 0.4 + 0.1 * row)
    canvas.shape([(0.25, 0.66), (0.5, 0.66), (0.45, 0.74), (0.3, 0.74)], canvas.kuat)
    canvas.shape([(0.36, 0.34), (0.36, 0.64), (0.49, 0.64)], (255, 255, 255))
    canvas.shape([(0.345, 0.4), (0.345, 0.64), (0.27, 0.64)], canvas.aksen)


def draw_sawah(canvas: Canvas) -> None:
    canvas.hills(0.5, 0.09, 2.4, 0.4, 0.25)
    canvas.hills(0.56, 0.05, 3.1, 1.8, 0.4)
    for row in range(6):
        top = 0.62 + 0.07 * row
        canvas.hills(top, 0.012, 2, row / 2, 0.5 if row % 2 else 0.68)


def draw_bukit(canvas: Canvas) -> None:
    for row, part in enumerate((0.2, 0.38, 0.58, 0.8)):
        canvas.hills(0.5 + 0.13 * row, 0.12 - 0.015 * row, 2.2 + row * 0.7, row * 1.3, part)


def draw_kota(canvas: Canvas) -> None:
    canvas.box(0, 0.82, 1, 1, canvas.mix(0.8))
    for number in range(9):
        left, height = 0.04 + 0.105 * number, 0.18 + 0.07 * ((number * 5) % 4)
        canvas.box(left, 0.82 - height, left + 0.085, 0.82, canvas.mix(0.3 + 0.1 * (number % 4)))
        for row in range(int(height / 0.09)):
            top = 0.85 - height + 0.09 * row
            canvas.box(left + 0.015, top, left + 0.035, top + 0.04, canvas.lembut)
            canvas.box(left + 0.05, top, left + 0.07, top + 0.04, canvas.lembut)


def draw_kantor(canvas: Canvas) -> None:
    canvas.hills(0.6, 0.06, 2.2, 0.6, 0.22)
    canvas.box(0, 0.8, 1, 1, canvas.mix(0.5))
    canvas.shape(
        [(0.18, 0.5), (0.34, 0.4), (0.4, 0.26), (0.6, 0.26), (0.66, 0.4), (0.82, 0.5)], canvas.kuat
    )
    canvas.box(0.24, 0.5, 0.76, 0.82, (255, 255, 255))
    for column in range(6):
        left = 0.26 + 0.088 * column
        canvas.box(left, 0.5, left + 0.014, 0.82, canvas.aksen)
    canvas.box(0.46, 0.6, 0.54, 0.82, canvas.mix(0.6))
    canvas.box(0.895, 0.3, 0.9, 0.82, canvas.kuat)
    canvas.box(0.9, 0.3, 0.96, 0.34, (200, 40, 40))
    canvas.box(0.9, 0.34, 0.96, 0.38, (255, 255, 255))


def draw_musyawarah(canvas: Canvas) -> None:
    canvas.box(0, 0, 1, 1, canvas.lembut)
    canvas.box(0, 0.72, 1, 1, canvas.mix(0.25))
    for number in range(7):
        x = 0.14 + 0.12 * number
        y = 0.5 + 0.05 * abs(3 - number)
        part = 0.5 + 0.14 * (number % 3)
        canvas.circle(x, y + 0.24, 0.062, canvas.mix(part))
        canvas.circle(x, y, 0.034, canvas.mix(part + 0.1))
    canvas.box(0.2, 0.8, 0.8, 0.86, canvas.kuat)


SCENES = {
    "laut": draw_laut,
    "sawah": draw_sawah,
    "bukit": draw_bukit,
    "kota": draw_kota,
    "kantor": draw_kantor,
    "musyawarah": draw_musyawarah,
}
