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


def cut(points: Sequence[Point], steps: int = 8) -> list[Point]:
    """Return a smooth line through points, with a corner wherever a point comes twice."""
    runs: list[list[Point]] = [[]]
    for number, point in enumerate(points):
        if number and point == points[number - 1]:
            runs.append([])
        runs[-1].append(point)
    return [spot for run in runs if run for spot in smooth(run, steps, closed=False)]


def cover(scene: Scene, colour: Colour) -> None:
    """Lay a sheet over the whole picture."""
    scene.lay(scene.box(-5, -5, scene.width + 10, scene.height + 10), colour, lift=0)


def half_doll(outline: Sequence[Point], bob: bool) -> list[Point]:
    """Return half a doll, from its crown round to its middle line again."""
    radius = 0.082
    last = 115 if bob else 155
    arc = [math.radians(angle) for angle in range(0, last + 1, 5)]
    head = [(radius * math.sin(a), radius - radius * math.cos(a)) for a in arc]
    if bob:
        head += [(0.090, 0.140), (0.092, 0.168)]
    return [*head, *cut(outline)]


def person(scene: Scene, x: float, feet: float, height: float, woman: bool) -> Mask:
    """Return a standing figure with its arms at its sides."""
    if woman:
        half = [(0.036, 0.81), (0.046, 0.77), (0.105, 0.72), (0.118, 0.52), (0.185, 0.10),
                (0.185, 0.10), (0.10, 0.0)]  # fmt: skip
    else:
        half = [(0.042, 0.81), (0.052, 0.77), (0.135, 0.72), (0.158, 0.60), (0.135, 0.30),
                (0.10, 0.0)]  # fmt: skip
    right = [(x + across * height, feet - up * height) for across, up in cut(half)]
    left = [(2 * x - spot, y) for spot, y in reversed(right)]
    head = scene.disc(x, feet - height * 0.885, height * (0.098 if woman else 0.092))
    return scene.plus(scene.polygon([*right, *left]), head)


def bloom(scene: Scene, centre: Point, radius: float, petals: int = 7, turn: float = 0.0) -> Mask:
    """Return a flower from above: round petals about a centre."""
    points: list[Point] = []
    for step in range(180):
        angle = math.tau * step / 180
        reach = radius * (0.66 + 0.34 * abs(math.sin(petals * (angle + turn) / 2)) ** 0.6)
        points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * math.sin(angle)))
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
    return scene.polygon(cut([root, one, tip, tip, two, root]))


# ---- opener -----------------------------------------------------------------------------------

HORIZON = 212.0
DOLL_TONES: tuple[tuple[Colour, Colour], ...] = (
    (PAPER, between(PAPER, PALE, 0.75)),
    (between(PAPER, MIST, 0.6), between(MIST, PALE, 0.9)),
    (between(MIST, PALE, 0.7), between(PALE, MID, 0.5)),
    (between(PALE, MID, 0.3), between(INK, DEEP, 0.75)),
    (between(INK, DEEP, 0.4), INK),
    (between(INK, DEEP, 0.3), INK),
    (between(INK, DEEP, 0.3), INK),
)
"""The lit and the turned half of each doll, from the first to those in shadow."""


def civil_society_opener(seed: int) -> Scene:
    """Show a chain of paper dolls, hand in hand before a low red sun, the far ones in shadow."""
    scene = Scene(216, 303, ground=INK, seed=seed)
    cover(scene, INK)
    lay_evening(scene)
    folds = chain_folds()
    for number in reversed(range(len(folds) // 2)):
        lay_doll(scene, number, folds[2 * number : 2 * number + 3])
    lay_bouquet(scene, (31, 166.5), 14)
    return scene


def lay_evening(scene: Scene) -> None:
    """Lay the sky in bands that grow lighter to the horizon, the sun and the ground."""
    scene.lay(scene.hill([(0, 128), (60, 134), (130, 116), (216, 122)]), between(INK, DEEP, 0.4))
    scene.lay(scene.hill([(0, 158), (70, 152), (140, 142), (216, 150)]), between(INK, DEEP, 0.9))
    sun = scene.disc(155, 190, 43)
    scene.lay(sun, RED, lift=2.0)
    scene.lay(
        scene.hill([(0, 184), (50, 190), (110, 205), (170, 207), (216, 200)]),
        between(DEEP, MID, 0.55),
        lift=1.6,
    )
    scene.lay(scene.hill([(0, 214), (80, 226), (150, 240), (216, 236)]), DEEP, lift=1.6)
    scene.lay(
        scene.hill([(0, 244), (70, 246), (140, 260), (216, 266)]), between(DEEP, INK, 0.45), lift=2
    )
    scene.lay(scene.hill([(0, 286), (70, 276), (140, 280), (216, 290)]), INK, lift=2.4)


def chain_folds() -> list[tuple[float, float]]:
    """Return the folds of the chain, hand and middle in turn: (x in mm, height there)."""
    height = 134.0
    x = 61 - ARM * height * 0.86
    folds = [(x, height)]
    for doll in range(7):
        x += ARM * height * (0.86 - 0.035 * doll)
        folds.append((x, height * 1.01))
        height *= 0.925
        x += ARM * height * (0.64 - 0.05 * doll)
        folds.append((x, height * 0.985))
        height *= 0.9
    return folds


def lay_doll(scene: Scene, number: int, folds: Sequence[tuple[float, float]]) -> None:
    """Lay one doll of the chain: two halves that meet at the fold in its middle."""
    woman = number % 2 == 0
    outline = half_doll(WOMAN if woman else MAN, woman)
    free = half_doll(GIVER, bob=True) if number == 0 else outline
    left = scene.polygon(folded(free, folds[1], folds[0]))
    right = scene.polygon(folded(outline, folds[1], folds[2]))
    lit, dim = DOLL_TONES[number]
    scene.lay(scene.plus(left, right), lit, lift=max(0.7, 2.4 - number * 0.4))
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
    leaves = [leaf(scene, hand, radius * 1.35, angle) for angle in (-165, -18)]
    scene.lay(scene.plus(*leaves), MID, lift=0.8)
    for number, (dx, dy, size) in enumerate(heads):
        centre = (hand[0] + dx * radius, hand[1] + dy * radius)
        colour = (MIST, PAPER, SAND, PAPER)[number]
        scene.lay(bloom(scene, centre, size * radius, 6, number), colour, lift=1.2)
        scene.lay(scene.disc(*centre, size * radius * 0.26), between(DEEP, MID, 0.5), lift=0.4)


# ---- embassy-flowers --------------------------------------------------------------------------


def embassy_flowers(seed: int) -> Scene:
    """Show heaps of paper flowers before a closed gate; the heart of one is red."""
    scene = Scene(132, 92, ground=MID, seed=seed)
    cover(scene, between(MID, PALE, 0.35))
    lay_gate(scene)
    scene.lay(scene.hill([(0, 72), (45, 58), (90, 72), (132, 74)]), INK, lift=1.2)
    draw = scene.random
    for row in range(5):
        if row == 3:
            lay_red_heart(scene, (35, 57))
        count = 11 - row
        for place in range(count):
            x = (place + 0.5 + draw.uniform(-0.25, 0.25)) * 140 / count - 4
            heap = 17 * math.exp(-(((x - 34) / 27) ** 2)) + 4 * math.exp(-(((x - 124) / 15) ** 2))
            y = 69 + row * 6.2 - heap * (1 - row * 0.2) + draw.uniform(-1.6, 1.6)
            lay_flower(scene, (x, y), 4.4 + row * 1.15 + draw.uniform(-0.6, 0.8), row)
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
    stiles = [scene.box(x, 15, 3.2, 70) for x in (62.6, 66.3)]
    scene.lay(scene.plus(*bars, *tips, *rails, *stiles), INK, lift=1.3)
    scene.lay(scene.box(60.5, 44, 11, 6.4, 1), between(DEEP, MID, 0.4), lift=0.8)
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
    dusk = between(PALE, MID, 0.45)
    near, far = (PAPER, PAPER, MIST, SAND, PALE, dusk), (PALE, dusk, between(MIST, PALE, 0.5))
    shade = between(draw.choice(near if row > 1 else far), MID, 0.3 if row == 0 else 0)
    scene.lay(bloom(scene, centre, radius, draw.choice((5, 6, 8)), draw.uniform(0, 6)), shade)
    heart = draw.choice((DEEP, MID, between(INK, DEEP, 0.5)))
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
    """Show a woman at a lectern; over the empty chair beside it hangs a red disc, as a head."""
    scene = Scene(132, 92, ground=DEEP, seed=seed)
    cover(scene, between(DEEP, MID, 0.75))
    scene.lay(scene.polygon([(62, -2), (140, -2), (140, 96), (62, 96)]), DEEP)
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
    hair = [(x - 8.4, 38), (x - 9, 27), (x - 5.6, 19), (x + 0.5, 16.8), (x + 6.4, 19.4),
            (x + 9, 27), (x + 8.4, 38)]  # fmt: skip
    scene.lay(scene.polygon(smooth(hair, 16, closed=False)), INK, lift=1.2)
    body = [(x - 2.6, 34), (x + 2.6, 34), (x + 3, 38), (x + 10.5, 41), (x + 14.5, 48), (x + 16, 58),
            (x - 16, 58), (x - 14.5, 48), (x - 10.5, 41), (x - 3, 38)]  # fmt: skip
    scene.lay(scene.polygon(cut([*body, body[0]])), PALE, lift=1.4)
    neck = [(x - 2.5, 31), (x + 2.5, 31), (x + 3.6, 38.6), (x, 43), (x - 3.6, 38.6)]
    scene.lay(scene.polygon(neck), SAND, lift=0)
    scene.lay(scene.disc(x, 27.2, 6), PAPER, lift=0.7)
    parting = scene.within(scene.disc(x, 26.6, 7), scene.disc(x + 8, 18, 9.5))
    scene.lay(parting, INK, lift=0.3)
    other = scene.within(scene.disc(x, 26.6, 7), scene.disc(x - 7, 19, 6))
    scene.lay(other, INK, lift=0)
    stand = [(x - 12, 56), (x + 12, 56), (x + 9, floor + 14), (x - 9, floor + 14)]
    scene.lay(scene.polygon(stand), SAND, lift=1.8)
    desk = [(x - 16, 58), (x - 13, 51), (x + 13, 51), (x + 16, 58)]
    scene.lay(scene.polygon(desk), between(SAND, PAPER, 0.5), lift=1.4)
    page = [(x - 8, 55.4), (x - 6.5, 49.8), (x + 6.5, 49.8), (x + 8, 55.4)]
    scene.lay(scene.polygon(page), PAPER, lift=0.7)


# ---- round-table ------------------------------------------------------------------------------


def round_table(seed: int) -> Scene:
    """Show a round table from above, its chairs unequal; the disc lies before the largest."""
    scene = Scene(132, 92, ground=DEEP, seed=seed)
    cover(scene, DEEP)
    scene.lay(scene.ellipse(74, 47, 62, 52), between(DEEP, MID, 0.4), lift=1)
    chairs = [(182, 25.0, PAPER), (243, 12.5, PALE), (287, 10.5, MIST), (326, 8.8, PALE),
              (2, 7.4, SAND), (34, 6.2, PALE), (62, 5.2, MIST), (86, 4.4, SAND),
              (118, 12.5, PALE)]  # fmt: skip
    for degrees, size, colour in chairs:
        lay_chair_above(scene, (76, 46), degrees, size, colour)
    scene.lay(scene.disc(76, 46, 26), SAND, lift=2.4)
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
    scene.lay(scene.rotated(top, -degrees, (x, y)), between(colour, MID, 0.3), lift=lift * 0.8)


# ---- telephone-window -------------------------------------------------------------------------


TILT = 5.0
"""How far the telephone leans to the left, in degrees."""


def phone_body(scene: Scene, inset: float) -> Mask:
    """Return the telephone's case, which runs out of the picture below."""
    left, top, right, radius = 24 + inset, 11 + inset, 74 - inset, 7 - inset
    points: list[Point] = [(left, 120)]
    for centre, start in ((left + radius, 180), (right - radius, 270)):
        for step in range(0, 91, 6):
            angle = math.radians(start + step)
            points.append(
                (centre + radius * math.cos(angle), top + radius + radius * math.sin(angle))
            )
    points.append((right, 120))
    cosine, sine = math.cos(math.radians(TILT)), math.sin(math.radians(TILT))
    return scene.polygon(
        [
            (48 + (x - 48) * cosine + (y - 46) * sine, 46 - (x - 48) * sine + (y - 46) * cosine)
            for x, y in points
        ]
    )


def telephone_window(seed: int) -> Scene:
    """Show a large telephone as a lit window with small figures behind it; its badge is red."""
    scene = Scene(132, 92, ground=INK, seed=seed)
    cover(scene, between(INK, DEEP, 0.55))
    lay_night_town(scene)

    def tilt(mask: Mask) -> Mask:
        return scene.rotated(mask, TILT, (48, 46))

    scene.lay(phone_body(scene, 0), INK, lift=3)
    scene.lay(phone_body(scene, 1.2), between(DEEP, MID, 0.8), lift=0)
    scene.lay(tilt(scene.box(42, 16.4, 14, 1.6, 0.8)), INK, lift=0)
    screen = tilt(scene.box(29, 21, 40, 63, 1.5))
    lay_lit_room(scene, screen, tilt)
    bars = (scene.box(48.2, 20, 1.6, 66), scene.box(28, 41, 42, 1.6))
    scene.lay(tilt(scene.plus(*bars)), between(DEEP, MID, 0.8), lift=1, inside=screen)
    scene.lay(scene.disc(70, 17, 7.6), RED, lift=1.8)
    return scene


def lay_night_town(scene: Scene) -> None:
    """Lay dark houses without a light, the ground and the light that falls on it."""
    roofs = ((86, 26, 17), (112, 36, 30), (-4, 34, 20))
    far = [scene.box(x, y, width, 90) for x, y, width in roofs]
    scene.lay(scene.plus(*far), between(INK, DEEP, 0.2), lift=1)
    near = [scene.box(x, y, width, 90) for x, y, width in ((98, 46, 18), (-4, 56, 30))]
    scene.lay(scene.plus(*near), INK, lift=1.4)
    scene.lay(scene.polygon([(-4, 70), (140, 62), (140, 96), (-4, 96)]), DEEP, lift=1.6)
    light = scene.polygon([(66, 67), (104, 65), (150, 100), (70, 100)])
    bars = (scene.strip([(84, 60), (112, 104)], 1.8), scene.strip([(60, 76), (140, 73)], 1.4))
    scene.lay(scene.minus(light, *bars), between(MID, PALE, 0.4), lift=0)


def lay_lit_room(scene: Scene, screen: Mask, tilt: Callable[[Mask], Mask]) -> None:
    """Lay a lit room behind a screen, with figures at three distances."""
    scene.lay(screen, PAPER, lift=0)
    scene.lay(tilt(scene.box(20, 56, 60, 40)), between(PAPER, SAND, 0.7), lift=0.5, inside=screen)
    rows = (
        (PALE, 0.5, ((33.6, 84, 26, True), (45.4, 84, 29, False), (66, 84, 26, True))),
        (between(MID, PALE, 0.35), 0.9, ((57, 91, 38, False),)),
        (INK, 1.4, ((39, 100, 42, True), (64.6, 104, 38, True))),
    )
    for colour, lift, people in rows:
        masks = [person(scene, x, feet, height, woman) for x, feet, height, woman in people]
        if len(people) == 1:
            masks.append(scene.strip([(53.4, 66.5), (51.9, 60), (52.6, 52.5)], 2.6))
        scene.lay(tilt(scene.plus(*masks)), colour, lift=lift, inside=screen)


# ---- railway-signal ---------------------------------------------------------------------------

SKYLINE = 168.0


def railway_signal(seed: int) -> Scene:
    """Show rails at night that run to a train standing before a red signal lamp."""
    scene = Scene(216, 303, ground=INK, seed=seed)
    cover(scene, INK)
    lay_glow(scene, (166, 84))
    lay_forest(scene)
    lay_track(scene)
    lay_train(scene)
    lay_signal(scene, (166, 84))
    return scene


def lay_glow(scene: Scene, lamp: Point) -> None:
    """Lay the glow about the lamp: sheets of sky, each lighter towards it."""
    for number, radius in enumerate((150, 116, 84, 55)):
        tone = between(INK, MID, 0.12 + 0.13 * number)
        scene.lay(scene.disc(*lamp, radius), tone, lift=1.2)


def lay_forest(scene: Scene) -> None:
    """Lay firs along the skyline in two rows, and the snow before them."""
    draw = scene.random
    for base, low, high, tone in ((176, 24, 44, between(INK, DEEP, 0.75)), (182, 16, 62, INK)):
        x, firs = -8.0, [scene.box(-5, base - 8, 230, 20)]
        while x < 226:
            far = abs(x - 88) / 110
            height = low + (high - low) * min(1, far**1.5) * draw.uniform(0.7, 1.1)
            half = height * 0.25
            firs.append(scene.polygon([(x - half, base), (x, base - height), (x + half, base)]))
            x += half * draw.uniform(0.9, 1.4)
        scene.lay(scene.plus(*firs), tone, lift=1.2)
    snow = [(0, 180), (60, 174), (120, 173), (216, 184)]
    scene.lay(scene.hill(snow), between(DEEP, MID, 0.65), lift=1)
    scene.lay(scene.hill([(0, 208), (70, 196), (150, 214), (216, 212)]),
              between(DEEP, MID, 0.3), lift=1.4)  # fmt: skip


def on_track(near: float, across: float) -> Point:
    """Return a point on the track: ``near`` is 1 at our feet, ``across`` -1 and 1 are the rails."""
    middle = 90 + 22 * (near - 0.36) - 78 * (near - 0.36) ** 2
    return middle + across * 46 * near, SKYLINE + 142 * near


def lay_track(scene: Scene) -> None:
    """Lay the bed of the track, its sleepers and the two rails."""

    def band(left: float, right: float) -> Mask:
        reach = [0.30 + 0.04 * step for step in range(20)]
        edge = [on_track(near, left) for near in reach]
        return scene.polygon([*edge, *(on_track(near, right) for near in reversed(reach))])

    scene.lay(band(-1.9, 1.9), between(INK, DEEP, 0.5), lift=1.2)
    near, sleepers = 1.04, []
    while near > 0.3:
        short = near * 0.958
        sleepers.append(
            scene.polygon([on_track(near, -1.5), on_track(near, 1.5), on_track(short, 1.5),
                           on_track(short, -1.5)])
        )  # fmt: skip
        near *= 0.905
    scene.lay(scene.plus(*sleepers), MID, lift=0.8)
    scene.lay(scene.plus(band(-1.07, -0.93), band(0.93, 1.07)), MIST, lift=1.2)


def lay_train(scene: Scene) -> None:
    """Lay a train that stands on the track and looks at us, its wagons in a row behind it."""
    x, floor = on_track(0.36, 0)
    side = [(x - 20, floor - 66), (x - 92, floor - 49), (x - 92, floor - 32), (x - 20, floor - 6)]
    scene.lay(scene.polygon(side), between(DEEP, MID, 0.9), lift=1.6)
    under = [(x - 20, floor - 12), (x - 92, floor - 35), (x - 92, floor - 30), (x - 20, floor)]
    scene.lay(scene.polygon(under), INK, lift=0.8)
    joints = [scene.strip([(x - at, floor - 70), (x - at, floor)], 1.1) for at in (45, 64, 78)]
    scene.lay(scene.within(scene.plus(*joints), scene.polygon(side)), INK, lift=0)
    front = [(x - 24, floor - 2), (x - 25, floor - 44), (x - 17, floor - 70), (x + 17, floor - 70),
             (x + 25, floor - 44), (x + 24, floor - 2)]  # fmt: skip
    scene.lay(scene.polygon(front), PALE, lift=2.4)
    panes = [
        scene.polygon([(x + s * 2, floor - 63), (x + s * 14.5, floor - 63),
                       (x + s * 19.5, floor - 45), (x + s * 2, floor - 45)])
        for s in (-1, 1)
    ]  # fmt: skip
    scene.lay(scene.plus(*panes), INK, lift=0)
    scene.lay(scene.box(x - 25, floor - 31, 50, 9), MID, lift=0.5)
    lamps = [scene.disc(x + s * 16, floor - 15, 4) for s in (-1, 1)]
    scene.lay(scene.plus(*lamps), DEEP, lift=0.5)
    plough = [(x - 25, floor - 6), (x + 25, floor - 6), (x + 19, floor + 5), (x - 19, floor + 5)]
    scene.lay(scene.polygon(plough), INK, lift=1.2)


def lay_signal(scene: Scene, lamp: Point) -> None:
    """Lay the signal: a mast, a dark shield and the red lamp under its hood."""
    x, y = lamp
    scene.lay(scene.box(x - 3, y, 6, 190), between(INK, DEEP, 0.25), lift=2.4)
    scene.lay(scene.polygon([(x - 13, 262), (x + 13, 262), (x + 17, 276), (x - 17, 276)]), INK,
              lift=2)  # fmt: skip
    scene.lay(scene.box(x - 30, y - 32, 60, 116, 30), INK, lift=3.2)
    scene.lay(scene.disc(x, y + 52, 17), between(INK, DEEP, 0.55), lift=0)
    scene.lay(scene.disc(x, y, 23), DARK_RED, lift=0)
    scene.lay(scene.disc(x, y, 21.5), RED, lift=1.2)


PICTURES: dict[str, Callable[[int], Scene]] = {
    "civil-society-opener": civil_society_opener,
    "embassy-flowers": embassy_flowers,
    "nobel-lecture": nobel_lecture,
    "railway-signal": railway_signal,
    "round-table": round_table,
    "telephone-window": telephone_window,
}
