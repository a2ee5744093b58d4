"""The pictures of the review: flat shapes on bands of sea and sky, at 300 dpi with the bleed.

python assets/art/make.py
"""

from __future__ import annotations

import math
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).resolve().parents[1] / "images" / "2025"
DPI, OVER = 300, 2
DEEP, SEA, FOAM, SAND, SUN, DARK = "#0d3b3e", "#1f6f6b", "#a9cfc4", "#f4eddf", "#d9622b", "#082629"
TRIM_WIDTH, BLEED = 215.9, 3.0


class Sheet:
    """A picture that is drawn in mm, larger than it is saved."""

    def __init__(self, height_mm: float, ground: str) -> None:
        self.width_mm, self.height_mm = TRIM_WIDTH + 2 * BLEED, height_mm
        self.px = DPI * OVER / 25.4
        size = (round(self.width_mm * self.px), round(height_mm * self.px))
        self.image = Image.new("RGB", size, ground)
        self.pen = ImageDraw.Draw(self.image)

    def polygon(self, points: list[tuple[float, float]], colour: str) -> None:
        """Fill a shape with corners in mm."""
        self.pen.polygon([(x * self.px, y * self.px) for x, y in points], fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Fill a rectangle in mm."""
        self.polygon([(x, y), (x + width, y), (x + width, y + height), (x, y + height)], colour)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle in mm."""
        corners = [(x - radius) * self.px, (y - radius) * self.px]
        corners += [(x + radius) * self.px, (y + radius) * self.px]
        self.pen.ellipse(corners, fill=colour)

    def line(self, points: list[tuple[float, float]], width: float, colour: str) -> None:
        """Draw a line with a width in mm."""
        self.pen.line(
            [(x * self.px, y * self.px) for x, y in points],
            fill=colour,
            width=round(width * self.px),
            joint="curve",
        )

    def waves(self, y: float, high: float, long: float, shift: float, colour: str) -> None:
        """Fill the sheet with water below a waving line."""
        steps = range(0, round(self.width_mm) + 2)
        top = [(x, y + high * math.sin(2 * math.pi * (x + shift) / long)) for x in steps]
        self.polygon([*top, (self.width_mm, self.height_mm), (0, self.height_mm)], colour)

    def save(self, name: str) -> None:
        """Save it with few colours, so that it stays a small file."""
        size = (self.image.width // OVER, self.image.height // OVER)
        small = self.image.resize(size, Image.Resampling.LANCZOS)
        few = small.quantize(40, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(HERE / name, optimize=True, dpi=(DPI, DPI))


def cover() -> Sheet:
    """Draw a lighthouse on a rock, with its beam over the sea."""
    sheet = Sheet(279.4 + 2 * BLEED, DEEP)
    sheet.polygon([(150, 130), (0, 92), (0, 150)], "#185052")
    sheet.disc(46, 214, 26, SUN)
    sheet.waves(214, 2.2, 74, 0, SEA)
    sheet.polygon([(108, 238), (128, 206), (146, 200), (170, 203), (196, 222), (210, 240)], DARK)
    sheet.polygon([(143, 202), (148, 137), (160, 137), (165, 202)], SAND)
    sheet.polygon([(145.2, 174), (147, 152), (161, 152), (162.8, 174)], SUN)
    sheet.box(144, 133, 20, 4, DARK)
    sheet.box(149, 123, 10, 10, FOAM)
    sheet.polygon([(147, 123), (154, 115), (161, 123)], DARK)
    sheet.waves(232, 3, 92, 30, FOAM)
    sheet.waves(242, 3, 110, 62, SEA)
    sheet.waves(258, 3.5, 130, 10, DARK)
    return sheet


def cargo() -> Sheet:
    """Draw a gantry crane that lifts a container off a ship."""
    sheet = Sheet(168, FOAM)
    sheet.disc(170, 44, 20, SAND)
    sheet.box(0, 118, 90, 60, DARK)
    for x in (18, 62):
        sheet.box(x, 34, 5, 86, DEEP)
    sheet.box(8, 30, 152, 6, DEEP)
    sheet.line([(64, 6), (156, 31)], 1.6, DEEP)
    sheet.line([(64, 6), (14, 31)], 1.6, DEEP)
    sheet.box(61.5, 4, 6, 28, DEEP)
    sheet.line([(128, 36), (128, 58)], 0.8, DARK)
    sheet.line([(140, 36), (140, 58)], 0.8, DARK)
    sheet.box(120, 58, 28, 12, SUN)
    for row, colours in enumerate(((SEA, SAND, SEA), (SAND, SUN, SEA), (SEA, SEA, SAND))):
        for column, colour in enumerate(colours):
            sheet.box(112 + 29 * column, 112 - 13 * row, 28, 12, colour)
    sheet.box(112, 86, 28, 12, FOAM)
    sheet.polygon([(96, 124), (222, 124), (222, 152), (106, 152)], DEEP)
    sheet.waves(140, 2, 70, 0, SEA)
    sheet.waves(152, 2.4, 96, 40, DEEP)
    return sheet


def fishing() -> Sheet:
    """Draw a trawler that comes home at dusk, gulls above it."""
    sheet = Sheet(168, SAND)
    sheet.disc(58, 100, 30, SUN)
    sheet.waves(104, 1.6, 80, 20, FOAM)
    sheet.polygon([(92, 112), (196, 106), (184, 138), (108, 138)], DEEP)
    sheet.polygon([(94, 115), (195, 109.5), (193.6, 113.5), (95.5, 119)], SUN)
    sheet.box(120, 82, 30, 29, SEA)
    sheet.box(124, 87, 9, 8, SAND)
    sheet.box(137, 87, 9, 8, SAND)
    sheet.box(130, 66, 3, 16, DARK)
    sheet.box(168, 48, 2.4, 62, DARK)
    sheet.line([(169, 50), (194, 106)], 0.7, DARK)
    sheet.line([(169, 50), (134, 82)], 0.7, DARK)
    sheet.line([(169, 62), (204, 84)], 1.4, DARK)
    for x, y in ((84, 42), (104, 58), (70, 62)):
        sheet.line([(x - 6, y - 3), (x, y), (x + 6, y - 3)], 1.2, DARK)
    sheet.waves(130, 2.4, 72, 0, SEA)
    sheet.waves(146, 2.6, 100, 50, DEEP)
    return sheet


if __name__ == "__main__":
    HERE.mkdir(parents=True, exist_ok=True)
    cover().save("cover.png")
    cargo().save("cargo-opener.png")
    fishing().save("fishing-opener.png")
