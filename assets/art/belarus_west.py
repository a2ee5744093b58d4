"""Pictures of the chapter on Belarus and the West: what is broken off, what is sent."""

from __future__ import annotations

from collections.abc import Callable

from cutpaper import DEEP, INK, MID, MIST, PALE, PAPER, RED, SAND, Mask, Scene, between


def arches(scene: Scene, left: float, right: float, deck: float, foot: float) -> Mask:
    """Return a stone bridge from one side to the other: a deck on round arches."""
    body = scene.box(left, deck, right - left, foot - deck)
    count = max(1, round((right - left) / 34))
    step = (right - left) / count
    holes = []
    for number in range(count):
        x = left + step * (number + 0.5)
        half = step * 0.36
        holes.append(scene.disc(x, deck + 12 + half, half))
        holes.append(scene.box(x - half, deck + 12 + half, 2 * half, foot))
    return scene.minus(body, *holes)


def opener(seed: int) -> Scene:
    """A great bridge broken in the middle, a red disc in the gap."""
    scene = Scene(216, 303, between(INK, DEEP, 0.4), seed)
    scene.lay(scene.hill([(-5, 150), (60, 138), (130, 152), (220, 132)]), DEEP, lift=2)
    scene.lay(scene.disc(112, 172, 25), RED, lift=2)
    scene.lay(scene.hill([(-5, 206), (110, 196), (220, 210)]), between(DEEP, MID, 0.6), lift=2)
    left, right = arches(scene, -26, 76, 176, 330), arches(scene, 150, 252, 176, 330)
    stub = scene.polygon([(75, 176), (91, 176), (85, 182), (88, 188), (75, 196)])
    other = scene.polygon([(151, 176), (133, 176), (140, 181), (136, 187), (151, 198)])
    scene.lay(scene.plus(left, stub), PALE, lift=3)
    scene.lay(scene.plus(right, other), PALE, lift=3)
    rails = scene.plus(scene.box(-8, 170, 84, 4), scene.box(150, 170, 80, 4))
    scene.lay(rails, MIST, lift=1)
    for points, tone in (
        ([(84, 236), (94, 230), (98, 242), (88, 248)], PALE),
        ([(128, 252), (138, 246), (142, 256), (132, 262)], PALE),
        ([(106, 262), (114, 258), (117, 266), (110, 270)], MIST),
    ):
        scene.lay(scene.polygon(points), tone, lift=3)
    scene.lay(scene.hill([(-5, 272), (60, 280), (110, 290), (160, 280), (220, 270)]), INK, lift=3)
    return scene


def parcel(scene: Scene, x: float, foot: float, wide: float, high: float) -> None:
    """Lay a parcel tied with string."""
    scene.lay(scene.box(x - wide / 2, foot - high, wide, high), SAND, lift=1.3)
    string = scene.plus(
        scene.box(x - 0.7, foot - high, 1.4, high),
        scene.box(x - wide / 2, foot - high / 2 - 0.6, wide, 1.2),
    )
    scene.lay(string, DEEP, lift=0.3)
    bow = scene.plus(
        scene.ring(x - 2.6, foot - high / 2, 2.6, 1), scene.ring(x + 2.6, foot - high / 2, 2.6, 1)
    )
    scene.lay(bow, DEEP, lift=0.5)


def sanctions_parcels(seed: int) -> Scene:
    """Six parcels tied with string in a stack, two untied ones apart."""
    scene = Scene(132, 92, between(DEEP, MID, 0.4), seed)
    scene.lay(scene.disc(50, 30, 22), RED, lift=1.5)
    scene.lay(scene.box(-5, 78, 142, 20), between(INK, DEEP, 0.4), lift=1.5)
    for x, foot in ((28, 80), (52, 80), (76, 80), (40, 62), (64, 62), (52, 44)):
        parcel(scene, x, foot, 24, 17.6)
    for x, foot in ((104, 80), (121, 84)):
        scene.lay(scene.box(x - 8, foot - 13, 16, 13), between(SAND, PAPER, 0.5), lift=1.2)
        flap = scene.polygon([(x - 8, foot - 13), (x - 13, foot - 19), (x - 2, foot - 13)])
        flap2 = scene.polygon([(x + 8, foot - 13), (x + 12, foot - 20), (x + 2, foot - 13)])
        scene.lay(scene.plus(flap, flap2), PAPER, lift=1)
        scene.lay(scene.box(x - 6.5, foot - 13, 13, 2), between(INK, DEEP, 0.2), lift=0)
    return scene


def lorry(scene: Scene, x: float, deck: float) -> Mask:
    """Return a lorry that heads left."""
    cab = scene.polygon(
        [(x, deck - 2), (x, deck - 6), (x + 2, deck - 9), (x + 5, deck - 9), (x + 5, deck - 2)]
    )
    load = scene.box(x + 5.8, deck - 11, 12, 9, radius=0.6)
    wheels = [scene.disc(x + dx, deck - 1.4, 1.6) for dx in (2.6, 8.5, 12, 15.4)]
    return scene.plus(cab, load, *wheels)


def bridgehead(seed: int) -> Scene:
    """A bridge with a column of lorries, seen from the water, the disc low behind."""
    scene = Scene(132, 92, between(DEEP, MID, 0.75), seed)
    scene.lay(scene.disc(96, 34, 15), RED, lift=1.5)
    scene.lay(
        scene.hill([(-5, 46), (40, 40), (90, 48), (140, 42)]), between(DEEP, MID, 0.35), lift=1.2
    )
    lorries = [lorry(scene, 6 + 25 * number, 46) for number in range(5)]
    scene.lay(scene.plus(*lorries), PAPER, lift=1)
    scene.lay(arches(scene, -6, 140, 45, 96), PALE, lift=2)
    scene.lay(scene.box(-6, 44, 146, 4), MIST, lift=1)
    for number, tone in enumerate((MID, DEEP, INK)):
        y = 70 + 8 * number
        crest = [(-6 + 11 * n, y + (1.6 if n % 2 else -1.6)) for n in range(14)]
        scene.lay(scene.hill(crest), tone, lift=1.4)
    return scene


PICTURES: dict[str, Callable[[int], Scene]] = {
    "belarus-west-opener": opener,
    "sanctions-parcels": sanctions_parcels,
    "bridgehead": bridgehead,
}
