"""The cover: a hollow of paper contours, and at its heart the disc."""

from __future__ import annotations

import math
from collections.abc import Callable

from cutpaper import DEEP, INK, MID, MIST, PALE, PAPER, RED, Point, Scene, between, circle

STEPS = (
    between(INK, DEEP, 0.35), DEEP, between(DEEP, MID, 0.5), MID, between(MID, PALE, 0.5),
    PALE, MIST, PAPER,
)  # fmt: skip


def contour(x: float, y: float, radius: float, step: int) -> list[Point]:
    """Return an uneven outline round a centre; the outlines of later steps are calmer."""
    points = []
    for index, (px, py) in enumerate(circle(x, y, radius, 22)):
        angle = 2 * math.pi * index / 22
        swing = 0.10 * math.sin(3 * angle + 0.6) + 0.06 * math.sin(5 * angle + 0.35 * step)
        swing += 0.03 * math.sin(9 * angle + step)
        points.append((x + (px - x) * (1.12 + swing), y + (py - y) * (0.86 + swing)))
    return points


def cover(seed: int) -> Scene:
    """A stepped hollow opening in dark paper, lit to its bottom, a red disc in it."""
    scene = Scene(216, 303, PAPER, seed)
    whole = scene.box(-10, -10, 240, 330)
    for step in range(len(STEPS) - 1, -1, -1):
        radius = 30 + 11.2 * (len(STEPS) - 1 - step)
        hole = scene.curve(contour(126 - 1.5 * step, 218 + 1.2 * step, radius, step))
        scene.lay(scene.minus(whole, hole), STEPS[step], lift=2.6)
    whole_top = scene.minus(whole, scene.curve(contour(112, 226, 118, 9)))
    scene.lay(whole_top, INK, lift=3.2)
    scene.lay(scene.disc(129, 214, 15), RED, lift=3)
    return scene


PICTURES: dict[str, Callable[[int], Scene]] = {"cover": cover}
