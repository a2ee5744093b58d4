"""Pictures of the chapter on Belarus and Russia: trains, gears, folders, cranes."""

from __future__ import annotations

from collections.abc import Callable

from cutpaper import (
    DEEP,
    INK,
    MID,
    MIST,
    PALE,
    PAPER,
    RED,
    SAND,
    Mask,
    Point,
    Scene,
    between,
    circle,
)

KM = (800, 1650, 2150, 9950)


def wagons(scene: Scene, left: float, ground: float, count: int, size: float) -> Mask:
    """Return a goods train: ``count`` wagons of ``size`` mm each, the engine at the right."""
    parts = []
    for number in range(count):
        x = left + number * size
        high = size * (0.62 if number == count - 1 else 0.46)
        parts.append(scene.box(x + size * 0.06, ground - size * 0.14 - high, size * 0.88, high))
        parts += [scene.disc(x + size * d, ground - size * 0.09, size * 0.09) for d in (0.25, 0.75)]
    parts.append(scene.box(left, ground - size * 0.22, size * count, size * 0.08))
    return scene.plus(*parts)


def opener(seed: int) -> Scene:
    """A goods train on a viaduct heads for a huge red disc."""
    scene = Scene(216, 303, between(INK, DEEP, 0.35), seed)
    scene.lay(scene.disc(158, 196, 62), RED, lift=2.5)
    scene.lay(scene.hill([(-5, 196), (60, 178), (130, 206), (220, 188)]), DEEP, lift=2)
    scene.lay(
        scene.hill([(-5, 226), (80, 210), (150, 232), (220, 214)]), between(DEEP, MID, 0.5), lift=2
    )
    viaduct = scene.box(-8, 224, 240, 90)
    holes = [
        scene.plus(scene.disc(5 + 30 * n, 248, 11), scene.box(-6 + 30 * n, 248, 22, 80))
        for n in range(8)
    ]
    scene.lay(scene.minus(viaduct, *holes), PALE, lift=3)
    scene.lay(scene.box(-8, 221, 240, 5), MIST, lift=1)
    scene.lay(wagons(scene, -12, 222, 8, 22), PAPER, lift=1.6)
    scene.lay(scene.hill([(-5, 274), (70, 284), (140, 270), (220, 286)]), MID, lift=3)
    scene.lay(scene.hill([(-5, 294), (100, 288), (220, 300)]), INK, lift=3)
    return scene


def seated(scene: Scene, x: float, table: float, height: float) -> Mask:
    """Return a person at a table, seen from the front."""
    body = scene.polygon(
        [(x - height * 0.3, table), (x - height * 0.26, table - height * 0.45),
         (x + height * 0.26, table - height * 0.45), (x + height * 0.3, table)]
    )  # fmt: skip
    shoulders = scene.ellipse(x, table - height * 0.45, height * 0.26, height * 0.12)
    return scene.plus(body, shoulders, scene.disc(x, table - height * 0.8, height * 0.17))


def long_table(seed: int) -> Scene:
    """Two small figures sit at the far ends of a very long table."""
    scene = Scene(132, 92, between(DEEP, MID, 0.3), seed)
    for n in range(5):
        scene.lay(scene.box(9 + 26 * n, 8, 12, 44, radius=6), between(DEEP, MID, 0.7), lift=1)
    scene.lay(scene.box(-5, 60, 142, 40), between(INK, DEEP, 0.5), lift=1.2)
    scene.lay(scene.disc(66, 27, 11), RED, lift=1.5)
    for x, tone in ((18, PAPER), (114, PALE)):
        scene.lay(scene.box(x - 7, 34, 14, 26, radius=3), INK, lift=1)
        scene.lay(seated(scene, x, 58, 22), tone, lift=1)
    top = scene.polygon([(12, 56), (120, 56), (130, 62), (2, 62)])
    scene.lay(top, MIST, lift=2)
    scene.lay(scene.box(2, 62, 128, 3), SAND, lift=1)
    legs = [scene.box(x, 65, 6, 22) for x in (12, 63, 114)]
    scene.lay(scene.plus(*legs), SAND, lift=1.5)
    return scene


def gear(scene: Scene, x: float, y: float, radius: float, teeth: int, turn: float) -> Mask:
    """Return a gear wheel with a hole for its axle."""
    points: list[Point] = []
    for number in range(teeth):
        start = turn + 360 * number / teeth
        step = 360 / teeth
        for part, out in ((0.0, 1.0), (0.28, 1.0), (0.42, 0.82), (0.86, 0.82)):
            points += circle(x, y, radius * out, 1, start + step * part)
    return scene.minus(scene.polygon(points), scene.disc(x, y, radius * 0.2))


def import_gears(seed: int) -> Scene:
    """Interlocking gears, and one paper wheel whose teeth do not fit the rest."""
    scene = Scene(132, 92, MIST, seed)
    scene.lay(gear(scene, 30, 34, 24, 14, 4), DEEP, lift=1.6)
    scene.lay(gear(scene, 22, 76, 21, 12, 0), MID, lift=1.6)
    scene.lay(gear(scene, 69, 58, 22, 13, 8), between(MID, PALE, 0.5), lift=1.6)
    scene.lay(gear(scene, 108, 36, 25, 7, 12), PAPER, lift=2.6)
    scene.lay(scene.disc(108, 36, 8), RED, lift=1)
    return scene


def port_distances(seed: int) -> Scene:
    """Four trains to scale on parallel tracks, each ending at the water's edge."""
    scene = Scene(132, 92, MIST, seed)
    start = 17
    for number, km in enumerate(KM):
        ground = 24 + 19.5 * number
        length = 82 * km / KM[-1]
        quay = start + length + 3
        sea = scene.box(quay, ground - 15, 140, 18.5)
        scene.lay(sea, between(MID, PALE, 0.55), lift=0.8)
        scene.lay(scene.box(-5, ground, quay + 5, 3.5), PALE, lift=0.8)
        count = max(1, round(length / 6.6))
        train = wagons(scene, start, ground, count, length / count)
        scene.lay(train, DEEP if number < len(KM) - 1 else INK, lift=0.8)
        ship(scene, quay + 4, ground + 1.5)
    scene.lay(scene.disc(105, 17, 7), RED, lift=1)
    return scene


def ship(scene: Scene, x: float, water: float) -> None:
    """Lay a small ship on the water."""
    hull = scene.polygon([(x, water - 5), (x + 11, water - 5), (x + 9, water), (x + 2, water)])
    cabin = scene.box(x + 2, water - 8.5, 4, 4)
    scene.lay(scene.plus(hull, cabin), PAPER, lift=0.8)


def folders(seed: int) -> Scene:
    """Shelves with twenty-eight folders, fourteen in colour and fourteen pale."""
    scene = Scene(132, 92, between(SAND, PAPER, 0.4), seed)
    tones = (DEEP, MID, INK, between(MID, PALE, 0.4))
    for number in range(28):
        row, column = divmod(number, 14)
        x, foot = 9 + 8.2 * column, 43 + 40 * row
        high = 30 + (number * 7 % 5) * 0.8
        tone = tones[number % 4] if number < 14 else between(PAPER, (255, 255, 255), 0.35)
        scene.lay(scene.box(x, foot - high, 7.4, high, radius=0.5), tone, lift=0.9)
        label = between(tone, PAPER, 0.8) if number < 14 else PALE
        scene.lay(scene.box(x + 1.7, foot - high + 5, 4, 9), label, lift=0)
        if number == 13:
            scene.lay(scene.disc(x + 3.7, foot - 6, 2.6), RED, lift=0.4)
    for row in range(2):
        scene.lay(scene.box(-5, 43 + 40 * row, 142, 4), between(SAND, INK, 0.35), lift=1.4)
    return scene


def three_plinths(seed: int) -> Scene:
    """Three plinths: a standing and a riding figure on two of them, the third empty."""
    scene = Scene(132, 92, between(DEEP, MID, 0.55), seed)
    scene.lay(scene.disc(102, 38, 13), RED, lift=1.5)
    scene.lay(scene.box(-5, 78, 142, 20), between(INK, DEEP, 0.4), lift=1.4)
    scene.lay(standing(scene, 30, 50), INK, lift=1.2)
    scene.lay(rider(scene, 66, 50), INK, lift=1.2)
    for x in (30, 66, 102):
        block = scene.polygon([(x - 11, 54), (x + 11, 54), (x + 13, 80), (x - 13, 80)])
        scene.lay(block, PAPER, lift=1.5)
        scene.lay(scene.box(x - 14, 50, 28, 5), MIST, lift=1)
        scene.lay(scene.box(x - 17, 78, 34, 6), SAND, lift=1.3)
    return scene


def standing(scene: Scene, x: float, foot: float) -> Mask:
    """Return a statue of a standing man with a sword."""
    cloak = scene.polygon(
        [(x - 4, foot - 24), (x + 4, foot - 24), (x + 7.5, foot), (x - 7.5, foot)]
    )
    sword = scene.strip([(x + 9, foot - 34), (x + 9, foot)], 1)
    arm = scene.strip([(x + 3, foot - 22), (x + 9, foot - 17)], 2)
    return scene.plus(cloak, sword, arm, scene.disc(x, foot - 28, 4))


def rider(scene: Scene, x: float, foot: float) -> Mask:
    """Return a statue of a man on a horse."""
    belly = scene.ellipse(x, foot - 15, 11, 5)
    legs = [
        scene.strip([(x + a, foot - 14), (x + b, foot)], 2) for a, b in ((-8, -9), (-6, -4), (7, 6))
    ]
    raised = scene.strip([(x + 9, foot - 14), (x + 13, foot - 9), (x + 10, foot - 5)], 2)
    neck = scene.polygon(
        [(x + 5, foot - 17), (x + 12, foot - 28), (x + 18, foot - 24), (x + 11, foot - 12)]
    )
    tail = scene.strip([(x - 10, foot - 16), (x - 14, foot - 8)], 2)
    man = scene.plus(
        scene.polygon(
            [(x - 4, foot - 16), (x - 3, foot - 29), (x + 3, foot - 29), (x + 4, foot - 16)]
        ),
        scene.disc(x, foot - 32, 3.4),
    )
    return scene.plus(belly, *legs, raised, neck, tail, man)


def port_cranes(seed: int) -> Scene:
    """Port cranes and a cargo ship before a large red sun."""
    scene = Scene(216, 303, between(DEEP, MID, 0.3), seed)
    scene.lay(scene.disc(92, 132, 66), RED, lift=2.5)
    scene.lay(scene.hill([(-5, 190), (110, 184), (220, 192)]), between(DEEP, MID, 0.75), lift=2)
    for x, tone in ((176, PALE), (140, MIST)):
        crane(scene, x, 236, tone)
    hull = scene.polygon([(-10, 206), (108, 206), (118, 200), (104, 240), (-10, 240)])
    for row in range(3):
        for column in range(6 - row):
            tone = (PAPER, SAND, PALE, MID)[(row + 2 * column) % 4]
            scene.lay(scene.box(8 + 14.5 * column, 193 - 13 * row, 13.5, 12), tone, lift=1)
    scene.lay(scene.box(-10, 166, 15, 42), PAPER, lift=1.6)
    scene.lay(hull, INK, lift=3)
    for number, tone in enumerate((MID, DEEP, between(DEEP, INK, 0.6), INK)):
        y = 234 + 15 * number
        crest = [(-18 + 17 * n, y + (2.6 if (n + number) % 2 else -2.6)) for n in range(15)]
        scene.lay(scene.hill(crest), tone, lift=2.4)
    return scene


def crane(scene: Scene, x: float, foot: float, tone: tuple[int, int, int]) -> None:
    """Lay a port crane: two legs, a long boom towards the ship, a hook."""
    legs = [
        scene.strip([(x - 12, foot), (x - 9, foot - 92)], 4.5),
        scene.strip([(x + 14, foot), (x + 11, foot - 92)], 4.5),
    ]
    boom = scene.strip([(x - 78, foot - 96), (x + 34, foot - 96)], 5)
    mast = scene.strip([(x, foot - 96), (x, foot - 132)], 4)
    stays = [
        scene.strip([(x, foot - 131), (x - 72, foot - 97)], 1.6),
        scene.strip([(x, foot - 131), (x + 32, foot - 97)], 1.6),
    ]
    braces = [
        scene.strip([(x - 11, foot - 30), (x + 13, foot - 30)], 3),
        scene.strip([(x - 10, foot - 62), (x + 12, foot - 62)], 3),
    ]
    rope = scene.strip([(x - 56, foot - 96), (x - 56, foot - 66)], 1.4)
    load = scene.box(x - 63, foot - 66, 14, 10)
    scene.lay(scene.plus(*legs, boom, mast, *stays, *braces, rope, load), tone, lift=2.4)


PICTURES: dict[str, Callable[[int], Scene]] = {
    "belarus-russia-opener": opener,
    "long-table": long_table,
    "import-gears": import_gears,
    "port-distances": port_distances,
    "folders": folders,
    "three-plinths": three_plinths,
    "port-cranes": port_cranes,
}
