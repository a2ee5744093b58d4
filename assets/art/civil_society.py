"""The pictures of the chapter on civil society."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from cutpaper import (
    DARK_RED,
    DEEP,
    INK,
    MID,
    MIST,
    PALE,
    PAPER,
    RED,
    SAND,
    Colour,
    Mask,
    Point,
    Scene,
    between,
    smooth,
)

ARM = 0.27
"""How far a doll's hand is from its middle, in heights of the doll."""
WOMAN: tuple[Point, ...] = (
    (0.030, 0.165), (0.034, 0.200), (0.095, 0.218), (0.160, 0.285), (ARM, 0.405), (ARM, 0.405),
    (ARM, 0.462), (ARM, 0.462), (0.165, 0.375), (0.088, 0.320), (0.066, 0.430), (0.105, 0.580),
    (0.165, 0.745), (0.165, 0.745), (0.072, 0.762), (0.072, 0.762), (0.062, 0.960),
    (0.085, 1.000), (0.085, 1.000), (0.018, 1.000), (0.018, 1.000), (0.016, 0.768),
    (0.016, 0.768), (0.000, 0.768),
)  # fmt: skip
MAN: tuple[Point, ...] = (
    (0.032, 0.160), (0.038, 0.198), (0.112, 0.215), (0.170, 0.285), (ARM, 0.405), (ARM, 0.405),
    (ARM, 0.462), (ARM, 0.462), (0.170, 0.385), (0.108, 0.335), (0.092, 0.480), (0.098, 0.600),
    (0.092, 0.960), (0.118, 1.000), (0.118, 1.000), (0.030, 1.000), (0.030, 1.000),
    (0.016, 0.590), (0.016, 0.590), (0.000, 0.580),
)  # fmt: skip
GIVER: tuple[Point, ...] = (
    (0.030, 0.165), (0.034, 0.200), (0.095, 0.216), (0.165, 0.262), (0.232, 0.205),
    (0.262, 0.190), (0.270, 0.225), (0.185, 0.330), (0.150, 0.345), (0.090, 0.315),
    *WOMAN[10:],
)  # fmt: skip
"""Half the outlines of dolls, from the neck down: (from the middle, from the crown)."""


# ---- people and flowers -----------------------------------------------------------------------


def half_doll(outline: Sequence[Point], bob: bool) -> list[Point]:
    """Return half a doll, from its crown round to its middle line again."""
    radius = 0.082
    last = 115 if bob else 155
    arc = [math.radians(angle) for angle in range(0, last + 1, 5)]
    head = [(radius * math.sin(a), radius - radius * math.cos(a)) for a in arc]
    if bob:
        head += [(0.090, 0.140), (0.092, 0.168)]
    return [*head, *smooth(outline, 8, closed=False)]


def person(scene: Scene, x: float, feet: float, height: float, woman: bool) -> Mask:
    """Return a standing figure with its arms at its sides."""
    width = height * (0.17 if woman else 0.14)
    neck, hip = feet - height * 0.79, feet - height * 0.30
    body = [
        (x - width * 0.25, neck), (x + width * 0.25, neck), (x + width * 0.85, neck + height * 0.06),
        (x + width * (1.15 if woman else 0.85), hip), (x + width * (1.2 if woman else 0.62), feet),
        (x - width * (1.2 if woman else 0.62), feet), (x - width * (1.15 if woman else 0.85), hip),
        (x - width * 0.85, neck + height * 0.06),
    ]  # fmt: skip
    head = scene.disc(x, feet - height * 0.89, height * 0.105)
    return scene.plus(scene.polygon(body), head)


def bloom(
    scene: Scene, centre: Point, radius: float, petals: int = 7, turn: float = 0.0
) -> Mask:
    """Return a flower from above: round petals about a centre."""
    points: list[Point] = []
    for step in range(180):
        angle = math.tau * step / 180
        reach = radius * (0.66 + 0.34 * abs(math.sin(petals * (angle + turn) / 2)) ** 0.6)
        points.append(
            (centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle))
        )
    return scene.polygon(points)


def leaf(scene: Scene, root: Point, length: float, degrees: float) -> Mask:
    """Return a leaf that points away from its root, clockwise from the right."""
    angle = math.radians(degrees)
    along = (math.cos(angle) * length, math.sin(angle) * length)
    across = (-along[1] * 0.24, along[0] * 0.24)
    tip = (root[0] + along[0], root[1] + along[1])
    middle = (root[0] + along[0] * 0.5, root[1] + along[1] * 0.5)
    one = (middle[0] + across[0], middle[1] + across[1])
    two = (middle[0] - across[0], middle[1] - across[1])
    return scene.polygon(smooth([root, root, one, tip, tip, two, root, root], 12, closed=False))


# ---- opener -----------------------------------------------------------------------------------

HORIZON = 212.0


def civil_society_opener(seed: int) -> Scene:
    """A chain of paper dolls unfolds hand in hand before a low red sun, the far ones in shadow."""
    scene = Scene(216, 303, ground=INK, seed=seed)
    lay_evening(scene)
    folds = chain_folds()
    for number in reversed(range(len(folds) // 2)):
        lay_doll(scene, number, folds[2 * number : 2 * number + 3])
    lay_bouquet(scene, (29.5, 161.5), 13)
    scene.vignette(0.18)
    return scene


def lay_evening(scene: Scene) -> None:
    """Lay the sky in bands that grow lighter to the horizon, the sun and the ground."""
    scene.lay(scene.hill([(0, 128), (60, 134), (130, 116), (216, 122)]), between(INK, DEEP, 0.4))
    scene.lay(scene.hill([(0, 158), (70, 152), (140, 142), (216, 150)]), between(INK, DEEP, 0.9))
    sun = scene.disc(158, 190, 43)
    scene.lay(sun, RED, lift=2.0)
    scene.lay(
        scene.hill([(0, 184), (50, 190), (110, 205), (170, 207), (216, 200)]),
        between(DEEP, MID, 0.55),
        lift=1.6,
    )
    scene.lay(scene.hill([(0, 214), (80, 218), (150, 222), (216, 214)]), DEEP, lift=1.6)
    scene.lay(
        scene.hill([(0, 246), (70, 240), (140, 246), (216, 262)]), between(DEEP, INK, 0.45), lift=2
    )
    scene.lay(scene.hill([(0, 286), (70, 276), (140, 280), (216, 290)]), INK, lift=2.4)


def chain_folds() -> list[tuple[float, float]]:
    """Return the folds of the chain, hand and middle in turn: (x in mm, height there)."""
    height = 140.0
    x = 60 - ARM * height * 0.86
    folds = [(x, height * 0.99)]
    for _ in range(6):
        x += ARM * height * 0.86
        folds.append((x, height * 1.03))
        height *= 0.885
        x += ARM * height * 0.66
        folds.append((x, height * 0.95))
        height *= 0.905
    return folds


def lay_doll(scene: Scene, number: int, folds: Sequence[tuple[float, float]]) -> None:
    """Lay one doll of the chain: two halves that meet at the fold in its middle."""
    woman = number % 2 == 0
    outline = half_doll(WOMAN if woman else MAN, woman)
    free = half_doll(GIVER, bob=True) if number == 0 else outline
    left = scene.polygon(folded(free, folds[1], folds[0]))
    right = scene.polygon(folded(outline, folds[1], folds[2]))
    tones = ((PAPER, 0.0), (PAPER, 0.12), (PAPER, 0.32), (PAPER, 0.86), (PAPER, 0.95), (PAPER, 1))
    paper, dusk = tones[number]
    lit = between(paper, INK, dusk)
    dim = between(between(SAND, PALE, 0.55), INK, min(1, dusk + 0.04))
    scene.lay(scene.plus(left, right), lit, lift=max(0.7, 2.6 - number * 0.4))
    scene.lay(right, dim, lift=0)


def folded(
    outline: Sequence[Point], middle: tuple[float, float], hand: tuple[float, float]
) -> list[Point]:
    """Return half a doll drawn between two folds, each with its own height."""
    points: list[Point] = []
    for across, down in outline:
        part = across / ARM
        height = middle[1] + (hand[1] - middle[1]) * part
        x = middle[0] + (hand[0] - middle[0]) * part
        points.append((x, HORIZON + (down - 0.52) * height))
    return points


def lay_bouquet(scene: Scene, hand: Point, radius: float) -> None:
    """Lay a bunch of pale flowers that is held at a hand."""
    heads = [(-1.25, -1.9, 0.52), (-0.35, -2.55, 0.62), (0.75, -2.2, 0.55), (-0.2, -1.55, 0.6)]
    stems = [
        scene.strip([(hand[0] + dx * radius, hand[1] + dy * radius), hand,
                     (hand[0] - dx * radius * 0.35, hand[1] + radius * 0.95)], 1.3)
        for dx, dy, _ in heads
    ]  # fmt: skip
    scene.lay(scene.plus(*stems), PALE, lift=0.8)
    leaves = [leaf(scene, hand, radius * 1.9, angle) for angle in (-158, -38)]
    scene.lay(scene.plus(*leaves), MID, lift=0.8)
    for number, (dx, dy, size) in enumerate(heads):
        centre = (hand[0] + dx * radius, hand[1] + dy * radius)
        colour = (MIST, PAPER, SAND, PAPER)[number]
        scene.lay(bloom(scene, centre, size * radius, 6, number), colour, lift=1.2)
        scene.lay(scene.disc(*centre, size * radius * 0.26), between(SAND, MID, 0.4), lift=0.4)


# ---- embassy-flowers --------------------------------------------------------------------------


def embassy_flowers(seed: int) -> Scene:
    """Heaps of paper flowers lie before a closed gate; the heart of one is red."""
    scene = Scene(132, 92, ground=between(MID, PALE, 0.35), seed=seed)
    lay_gate(scene)
    scene.lay(scene.hill([(0, 74), (50, 66), (132, 70)]), INK, lift=1.2)
    draw = scene.random
    for row in range(5):
        count = 11 - row
        for place in range(count):
            x = (place + 0.5 + draw.uniform(-0.25, 0.25)) * 140 / count - 4
            heap = 11 * math.exp(-(((x - 44) / 30) ** 2)) + 4 * math.exp(-(((x - 112) / 18) ** 2))
            y = 66 + row * 6.6 - heap * (1 - row * 0.17) + draw.uniform(-1.6, 1.6)
            lay_flower(scene, (x, y), 4.6 + row * 1.15 + draw.uniform(-0.6, 0.8), row)
    lay_red_heart(scene, (47, 61))
    return scene


def lay_gate(scene: Scene) -> None:
    """Lay the bars of a closed gate between two piers, and a building pale behind it."""
    scene.lay(scene.box(26, 12, 76, 90), between(PALE, MIST, 0.4), lift=1.2)
    scene.lay(scene.polygon([(20, 13), (64, -6), (108, 13)]), PALE, lift=1.2)
    windows = [scene.box(35 + 18 * place, 24, 8, 17) for place in range(4)]
    scene.lay(scene.plus(*windows), between(PALE, MID, 0.35), lift=0)
    bars = [scene.box(16 + 6.6 * place, 17, 1.7, 70) for place in range(16)]
    tips = [
        scene.polygon([(16.85 + 6.6 * place - 1.9, 17), (16.85 + 6.6 * place, 11.5),
                       (16.85 + 6.6 * place + 1.9, 17)])
        for place in range(16)
    ]  # fmt: skip
    rails = [scene.box(10, y, 112, 2.2) for y in (21, 46)]
    scene.lay(scene.plus(*bars, *tips, *rails), INK, lift=1.3)
    piers = [scene.box(x, 8, 17, 92) for x in (-2, 117)]
    caps = [scene.box(x, 5, 21, 4.5) for x in (-4, 115)]
    scene.lay(scene.plus(*piers), DEEP, lift=1.8)
    scene.lay(scene.plus(*caps), between(DEEP, MID, 0.4), lift=1.2)


def lay_flower(scene: Scene, centre: Point, radius: float, row: int) -> None:
    """Lay one flower of the heap; the rows behind are darker."""
    draw = scene.random
    if draw.random() < 0.45:
        green = between(MID, INK, draw.uniform(0.1, 0.6))
        scene.lay(leaf(scene, centre, radius * 2.1, draw.uniform(0, 360)), green, lift=0.6)
    colour = draw.choice((PAPER, PAPER, MIST, SAND, PALE, between(PALE, MID, 0.5)))
    shade = between(colour, DEEP, 0.36 - row * 0.09)
    scene.lay(bloom(scene, centre, radius, draw.choice((5, 6, 8)), draw.uniform(0, 6)), shade)
    heart = between(between(MID, SAND, draw.choice((0.0, 0.6))), INK, 0.15)
    scene.lay(scene.disc(*centre, radius * 0.27), heart, lift=0.35)


def lay_red_heart(scene: Scene, centre: Point) -> None:
    """Lay the one large flower whose heart is the red disc."""
    for degrees in (-160, -25, 70):
        scene.lay(leaf(scene, centre, 23, degrees), MID, lift=0.8)
    scene.lay(bloom(scene, centre, 16, 9), MIST, lift=1.6)
    scene.lay(bloom(scene, centre, 12.6, 9, 0.35), PAPER, lift=0.9)
    scene.lay(scene.disc(*centre, 6.6), RED, lift=0.9)


# ---- nobel-lecture ----------------------------------------------------------------------------


def nobel_lecture(seed: int) -> Scene:
    """A woman reads at a lectern; over the empty chair beside it hangs a red disc, as a head."""
    scene = Scene(132, 92, ground=DEEP, seed=seed)
    scene.lay(scene.polygon([(58, -2), (140, -2), (140, 96), (78, 96)]), between(DEEP, MID, 0.35))
    scene.lay(scene.polygon([(66, -2), (84, -2), (124, 78), (70, 78)]), between(MID, PALE, 0.25))
    scene.lay(scene.hill([(0, 76), (132, 76)]), INK, lift=1.6)
    scene.lay(scene.ellipse(97, 80.5, 27, 4.2), between(MID, DEEP, 0.25), lift=0)
    lay_chair(scene, 96, 80)
    scene.lay(scene.disc(96, 30.5, 9.2), RED, lift=1.8)
    lay_speaker(scene, 39, 84)
    curtain = [(-2, -2), (17, -2), (13, 30), (18, 60), (12, 96), (-2, 96)]
    scene.lay(scene.curve(curtain), INK, lift=2)
    scene.lay(scene.curve([(-4, -4), (9, -4), (6, 40), (10, 100), (-4, 100)]),
              between(INK, DEEP, 0.5), lift=1.4)  # fmt: skip
    return scene


def lay_chair(scene: Scene, x: float, floor: float) -> None:
    """Lay an empty chair that looks at us: back, seat and legs."""
    back = scene.minus(scene.box(x - 10.5, floor - 38, 21, 24, 4),
                       scene.box(x - 6.5, floor - 33.5, 13, 12, 2))  # fmt: skip
    rear = [scene.box(x + side * 8.6 - 1, floor - 16, 2, 14) for side in (-1, 1)]
    scene.lay(scene.plus(back, *rear), between(PAPER, SAND, 0.6), lift=1.2)
    legs = [
        scene.polygon([(x + side * 12.5, floor - 15), (x + side * 9.6, floor - 15),
                       (x + side * 11.2, floor + 2), (x + side * 12.8, floor + 2)])
        for side in (-1, 1)
    ]  # fmt: skip
    scene.lay(scene.plus(*legs), PAPER, lift=0.9)
    seat = [(x - 10, floor - 18.5), (x + 10, floor - 18.5), (x + 13.5, floor - 13.5),
            (x - 13.5, floor - 13.5)]  # fmt: skip
    scene.lay(scene.plus(scene.polygon(seat), scene.box(x - 13.5, floor - 13.6, 27, 2.6, 0.6)),
              PAPER, lift=1.2)  # fmt: skip


def lay_speaker(scene: Scene, x: float, floor: float) -> None:
    """Lay a woman behind a lectern, with a sheet of paper in front of her."""
    hair = scene.curve([(x - 7.4, 24), (x, 15.5), (x + 7.2, 23), (x + 8, 35), (x, 37), (x - 8, 35)])
    scene.lay(hair, INK, lift=1)
    body = [(x - 3, 34), (x + 3, 34), (x + 4, 37), (x + 12, 40.5), (x + 15, 62), (x + 12, floor),
            (x - 12, floor), (x - 15, 62), (x - 12, 40.5), (x - 4, 37)]  # fmt: skip
    scene.lay(scene.polygon(body), PALE, lift=1.4)
    scene.lay(scene.ellipse(x, 26.5, 5.4, 6.6), PAPER, lift=0.7)
    fringe = scene.within(scene.ellipse(x, 25.6, 5.9, 6.9), scene.box(x - 8, 15, 16, 7.4))
    scene.lay(fringe, INK, lift=0.3)
    stand = [(x - 12, 56), (x + 12, 56), (x + 9, floor + 14), (x - 9, floor + 14)]
    scene.lay(scene.polygon(stand), SAND, lift=1.8)
    desk = [(x - 16, 58), (x - 13, 51), (x + 13, 51), (x + 16, 58)]
    scene.lay(scene.polygon(desk), between(SAND, PAPER, 0.5), lift=1.4)
    page = [(x - 8, 55.4), (x - 6.5, 49.8), (x + 6.5, 49.8), (x + 8, 55.4)]
    scene.lay(scene.polygon(page), PAPER, lift=0.7)


# ---- round-table ------------------------------------------------------------------------------


def round_table(seed: int) -> Scene:
    """A round table from above with chairs of unequal size; the disc lies before the largest."""
    scene = Scene(132, 92, ground=DEEP, seed=seed)
    scene.lay(scene.ellipse(74, 47, 62, 52), between(DEEP, MID, 0.4), lift=1)
    chairs = [(182, 25.0, PAPER), (243, 12.5, PALE), (287, 10.5, MIST), (326, 8.8, PALE),
              (2, 7.4, SAND), (34, 6.2, PALE), (62, 5.2, MIST), (86, 4.4, SAND),
              (118, 12.5, PALE)]  # fmt: skip
    for degrees, size, colour in chairs:
        lay_chair_above(scene, (76, 46), degrees, size, colour)
    scene.lay(scene.disc(76, 46, 26), between(SAND, MID, 0.25), lift=2.4)
    scene.lay(scene.disc(76, 46, 24.6), PAPER, lift=0.6)
    scene.lay(scene.disc(62, 46, 7.6), RED, lift=1.2)
    return scene


def lay_chair_above(
    scene: Scene, table: Point, degrees: float, size: float, colour: Colour
) -> None:
    """Lay a chair seen from above at an angle clockwise from the right of the table."""
    reach = 26 + size * 0.42
    turn = math.radians(degrees)
    x, y = table[0] + reach * math.cos(turn), table[1] + reach * math.sin(turn)
    seat = scene.box(x - size / 2, y - size / 2, size, size, size * 0.2)
    back = scene.box(x + size * 0.36, y - size * 0.58, size * 0.24, size * 1.16, size * 0.12)
    arms = [
        scene.box(x - size * 0.3, y + side * size * 0.5 - size * 0.08, size * 0.8, size * 0.16,
                  size * 0.07)
        for side in (-1, 1)
    ]  # fmt: skip
    lift = 0.5 + size * 0.05
    scene.lay(scene.rotated(seat, -degrees, (x, y)), colour, lift=lift)
    top = scene.plus(back, *arms) if size > 11 else back
    scene.lay(scene.rotated(top, -degrees, (x, y)), between(colour, MID, 0.3), lift=lift * 0.6)


# ---- telephone-window -------------------------------------------------------------------------


def telephone_window(seed: int) -> Scene:
    """A large telephone is a lit window with small figures behind it; its badge is red."""
    scene = Scene(132, 92, ground=INK, seed=seed)
    lay_night_town(scene)
    turn, pivot = 7.0, (52.0, 46.0)
    light = [(76, 26), (150, 40), (150, 112), (66, 82)]
    scene.lay(scene.polygon(light), between(DEEP, MID, 0.6), lift=0)

    def tilt(mask: Mask) -> Mask:
        return scene.rotated(mask, turn, pivot)

    scene.lay(tilt(scene.box(27, 4, 50, 88, 6.5)), between(INK, DEEP, 0.35), lift=3)
    screen = tilt(scene.box(31, 12, 42, 71, 2.5))
    scene.lay(screen, PAPER, lift=0.6)
    return scene


def lay_night_town(scene: Scene) -> None:
    """Lay dark houses without a light."""
    roofs = [(-4, 30, 22), (84, 22, 20), (106, 34, 30)]
    houses = [scene.box(x, y, width, 90) for x, y, width in roofs]
    scene.lay(scene.plus(*houses), between(INK, DEEP, 0.4), lift=1)


PICTURES: dict[str, Callable[[int], Scene]] = {
    "civil-society-opener": civil_society_opener,
    "embassy-flowers": embassy_flowers,
    "nobel-lecture": nobel_lecture,
    "round-table": round_table,
    "telephone-window": telephone_window,
}
