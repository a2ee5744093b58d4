"""The cover: a hollow of paper contours, and at its heart the disc."""

from __future__ import annotations

import math
from collections.abc import Callable

from cutpaper import DEEP, INK, MID, MIST, PALE, PAPER, RED, Mask, Point, Scene, between

SHEETS = (
    INK, between(INK, DEEP, 0.7), between(DEEP, MID, 0.2), between(DEEP, MID, 0.6),
    between(MID, PALE, 0.1), between(MID, PALE, 0.55), PALE, MIST,
)  # fmt: skip
"""The sheets of the pile from the top one down; the paper at the bottom has no hole."""
HEART: Point = (137, 216)
RIM: Point = (112, 236)
"""The middles of the deepest hole and of the widest one."""


def contour(depth: float) -> list[Point]:
    """Return the outline of a hole, from the rim (depth 0) to the heart (depth 1)."""
    x, y = (far + (near - far) * depth**0.9 for near, far in zip(HEART, RIM, strict=True))
    across = 120 - 85 * depth**0.85
    down = 93 - 61 * depth**0.9
    points = []
    for number in range(96):
        angle = math.tau * number / 96
        swing = 0.085 * math.cos(3 * angle + 2.6 - 0.8 * depth)
        swing += 0.05 * math.cos(2 * angle + 1.2 - 2.8 * depth)
        swing += 0.032 * math.cos(5 * angle + 1.0 - 2.4 * depth)
        swing += 0.016 * math.cos(7 * angle + 4.5 * depth)
        reach = 1 + swing * (1.05 - 0.35 * depth)
        points.append((x + across * reach * math.cos(angle), y + down * reach * math.sin(angle)))
    return points


def sheet(scene: Scene) -> Mask:
    """Return a sheet as large as the picture and more."""
    return scene.box(-10, -10, scene.width + 20, scene.height + 20)


def cover(seed: int) -> Scene:
    """Show a stepped hollow opening in dark paper, lit to its bottom, a red disc in it."""
    scene = Scene(216, 303, PAPER, seed)
    scene.lay(sheet(scene), PAPER, lift=0)
    scene.lay(scene.disc(HEART[0] + 5, HEART[1] - 1, 16.5), RED, lift=2.2)
    last = len(SHEETS) - 1
    for step in range(last, -1, -1):
        hole = scene.curve(contour(step / last), steps=6)
        scene.lay(scene.minus(sheet(scene), hole), SHEETS[step], lift=2.9 - 0.08 * step)
    return scene


PICTURES: dict[str, Callable[[int], Scene]] = {"cover": cover}
