"""Cut paper: sheets of coloured paper, laid one over another and lit from the top left.

A :class:`Scene` is measured in millimetres from its top left corner and drawn at twice its final
size. Shapes are masks (white where there is paper); ``lay`` puts a sheet of that shape on the
pile, with the shadow it throws, a light edge and a little grain::

    scene = Scene(132, 92, ground=INK, seed=2022)
    scene.lay(scene.polygon([(0, 60), (132, 50), (132, 92), (0, 92)]), DEEP)
    scene.lay(scene.disc(90, 30, 14), RED, lift=2)
    scene.save(Path("picture.jpg"))

The same seed and the same Pillow give the same bytes.
"""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]
Mask = Image.Image

INK: Colour = (20, 35, 63)
DEEP: Colour = (34, 58, 102)
MID: Colour = (61, 94, 147)
PALE: Colour = (159, 179, 207)
MIST: Colour = (215, 224, 234)
PAPER: Colour = (243, 238, 227)
SAND: Colour = (217, 205, 184)
RED: Colour = (200, 50, 31)
DARK_RED: Colour = (142, 30, 20)

DPI = 300
RESERVE = 1.25
"""A picture in the text is cropped to whole lines, so it has this much more than 300 dpi."""
PAGE_WIDTH = 210
SCALE = 2
"""Pictures are drawn this many times larger than they are saved, for smooth edges."""
LIGHT = (-0.6, -0.8)
"""The direction the light comes from."""


def between(one: Colour, other: Colour, part: float) -> Colour:
    """Return the colour that lies ``part`` (0 to 1) of the way from one to the other."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


class Scene:
    """A pile of paper, ``width`` by ``height`` mm."""

    def __init__(self, width: float, height: float, ground: Colour, seed: int) -> None:
        self.width, self.height = width, height
        dpi = DPI if width >= PAGE_WIDTH else DPI * RESERVE
        self.px_per_mm = dpi / 25.4 * SCALE
        self.size = (round(width * dpi / 25.4) * SCALE, round(height * dpi / 25.4) * SCALE)
        self.random = random.Random(seed)  # noqa: S311 - art, not secrets
        self.image = Image.new("RGB", self.size, ground)
        self._grain = self._make_grain()

    # ---- shapes -------------------------------------------------------------------------------

    def blank(self) -> Mask:
        """Return an empty mask."""
        return Image.new("L", self.size, 0)

    def polygon(self, points: Sequence[Point]) -> Mask:
        """Return a shape with straight edges through points in mm."""
        mask = self.blank()
        ImageDraw.Draw(mask).polygon([self._px(point) for point in points], fill=255)
        return mask

    def curve(self, points: Sequence[Point], steps: int = 24) -> Mask:
        """Return a closed shape with a smooth edge (Catmull-Rom) through points in mm."""
        return self.polygon(smooth(points, steps, closed=True))

    def hill(self, crest: Sequence[Point]) -> Mask:
        """Return everything below a smooth crest that runs from left to right through points."""
        line = smooth(crest, 24, closed=False)
        edge = 20.0
        return self.polygon(
            [
                (-edge, line[0][1]),
                *line,
                (self.width + edge, line[-1][1]),
                (self.width + edge, self.height + edge),
                (-edge, self.height + edge),
            ]
        )

    def box(self, left: float, top: float, width: float, height: float, radius: float = 0) -> Mask:
        """Return a rectangle, with corners rounded by ``radius`` mm."""
        mask = self.blank()
        corners = [self._px((left, top)), self._px((left + width, top + height))]
        ImageDraw.Draw(mask).rounded_rectangle(corners, radius * self.px_per_mm, fill=255)
        return mask

    def disc(self, x: float, y: float, radius: float) -> Mask:
        """Return a disc round a centre."""
        return self.ellipse(x, y, radius, radius)

    def ellipse(self, x: float, y: float, across: float, down: float) -> Mask:
        """Return an ellipse with half axes in mm."""
        mask = self.blank()
        corners = [self._px((x - across, y - down)), self._px((x + across, y + down))]
        ImageDraw.Draw(mask).ellipse(corners, fill=255)
        return mask

    def ring(self, x: float, y: float, radius: float, width: float) -> Mask:
        """Return a ring of paper ``width`` mm broad, inside ``radius``."""
        return self.minus(self.disc(x, y, radius), self.disc(x, y, radius - width))

    def strip(self, points: Sequence[Point], width: float) -> Mask:
        """Return a strip ``width`` mm broad along a line through points, with round ends."""
        mask = self.blank()
        draw = ImageDraw.Draw(mask)
        px = [self._px(point) for point in points]
        breadth = max(1, round(width * self.px_per_mm))
        draw.line(px, fill=255, width=breadth, joint="curve")
        for x, y in (px[0], px[-1]):
            half = breadth / 2
            draw.ellipse([x - half, y - half, x + half, y + half], fill=255)
        return mask

    def rotated(self, mask: Mask, degrees: float, centre: Point) -> Mask:
        """Return a shape turned anticlockwise round a centre in mm."""
        return mask.rotate(degrees, Image.Resampling.BICUBIC, center=self._px(centre))

    @staticmethod
    def plus(*masks: Mask) -> Mask:
        """Return shapes joined to one sheet."""
        joined = masks[0]
        for mask in masks[1:]:
            joined = ImageChops.lighter(joined, mask)
        return joined

    @staticmethod
    def minus(mask: Mask, *holes: Mask) -> Mask:
        """Return a shape with holes cut out."""
        for hole in holes:
            mask = ImageChops.subtract(mask, hole)
        return mask

    @staticmethod
    def within(mask: Mask, other: Mask) -> Mask:
        """Return what two shapes have in common."""
        return ImageChops.darker(mask, other)

    # ---- paper --------------------------------------------------------------------------------

    def lay(
        self, mask: Mask, colour: Colour, lift: float = 1.0, inside: Mask | None = None
    ) -> None:
        """Lay a sheet of a shape on the pile.

        ``lift`` is how high over the pile it lies, in mm: the shadow grows with it (0: none).
        With ``inside``, sheet and shadow show only within that shape.
        """
        if inside is not None:
            mask = self.within(mask, inside)
        if lift > 0:
            self._shade(mask, lift, inside)
        sheet = Image.composite(
            Image.new("RGB", self.size, between(colour, (255, 255, 255), 0.04)),
            Image.new("RGB", self.size, between(colour, (0, 0, 0), 0.04)),
            self._grain,
        )
        self.image.paste(sheet, mask=mask)
        if lift > 0:
            self._catch_light(mask, colour)

    def vignette(self, strength: float = 0.25) -> None:
        """Darken the picture gently towards its bottom right, away from the light."""
        shade = Image.linear_gradient("L").rotate(30, expand=True).resize(self.size)
        dark = self.image.point(lambda value: round(value * (1 - strength)))
        self.image = Image.composite(dark, self.image, shade)

    def save(self, path: Path, quality: int = 84) -> None:
        """Save the picture as JPEG at 300 dpi: written beside, then renamed."""
        small = self.image.resize(
            (self.size[0] // SCALE, self.size[1] // SCALE), Image.Resampling.LANCZOS
        )
        temporary = path.with_name(f".{path.name}.part")
        small.save(
            temporary,
            "JPEG",
            quality=quality,
            dpi=(DPI, DPI),
            optimize=True,
            progressive=True,
            subsampling="4:2:0",
        )
        temporary.replace(path)

    def _px(self, point: Point) -> Point:
        return point[0] * self.px_per_mm, point[1] * self.px_per_mm

    def _shade(self, mask: Mask, lift: float, inside: Mask | None) -> None:
        """Throw a sheet's shadow, worked out at a quarter of the size: it is soft."""
        small = mask.resize((self.size[0] // 4, self.size[1] // 4), Image.Resampling.BOX)
        reach = lift * self.px_per_mm / 4
        offset = (round(-LIGHT[0] * reach * 0.9), round(-LIGHT[1] * reach * 0.9))
        shadow = Image.new("L", small.size, 0)
        shadow.paste(small, offset)
        shadow = shadow.filter(ImageFilter.GaussianBlur(reach * 0.75))
        shadow = shadow.point(lambda value: round(value * 0.42)).resize(self.size)
        if inside is not None:
            shadow = self.within(shadow, inside)
        self.image.paste(Image.new("RGB", self.size, (6, 10, 22)), mask=shadow)

    def _catch_light(self, mask: Mask, colour: Colour) -> None:
        moved = mask.copy()
        moved.paste(mask, (3, 4))
        edge = ImageChops.subtract(mask, moved)
        self.image.paste(
            Image.new("RGB", self.size, between(colour, (255, 255, 255), 0.3)),
            mask=edge.point(lambda value: round(value * 0.5)),
        )

    def _make_grain(self) -> Mask:
        """Return the mottling of paper: soft noise, the same for the same seed."""
        size = (self.size[0] // 24, self.size[1] // 24)
        noise = Image.frombytes("L", size, self.random.randbytes(size[0] * size[1]))
        return noise.resize(self.size, Image.Resampling.BICUBIC)


def smooth(points: Sequence[Point], steps: int, *, closed: bool) -> list[Point]:
    """Return a smooth line (Catmull-Rom spline) through points, ``steps`` points a segment."""
    count = len(points)
    line: list[Point] = []
    for index in range(count if closed else count - 1):
        if closed:
            four = [points[(index + k - 1) % count] for k in range(4)]
        else:
            four = [points[min(max(index + k - 1, 0), count - 1)] for k in range(4)]
        line += [_spline(four, step / steps) for step in range(steps)]
    return line if closed else [*line, points[-1]]


def _spline(four: Sequence[Point], t: float) -> Point:
    def along(a: float, b: float, c: float, d: float) -> float:
        return 0.5 * (
            2 * b
            + (c - a) * t
            + (2 * a - 5 * b + 4 * c - d) * t**2
            + (3 * b - a - 3 * c + d) * t**3
        )

    return (
        along(*(point[0] for point in four)),
        along(*(point[1] for point in four)),
    )


def circle(x: float, y: float, radius: float, count: int, start: float = 0) -> list[Point]:
    """Return ``count`` points spread evenly on a circle, from ``start`` degrees clockwise."""
    angles = (math.radians(start + 360 * index / count) for index in range(count))
    return [(x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles]
