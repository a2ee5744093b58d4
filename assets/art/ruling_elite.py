"""The pictures of the chapter on the ruling elite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from cutpaper import (
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
    circle,
    smooth,
)
from PIL import Image, ImageDraw

Outline = Sequence[Point]


# ---- shapes -----------------------------------------------------------------------------------


def sheet(scene: Scene) -> Mask:
    """Return a sheet as large as the picture and more."""
    return scene.box(-10, -10, scene.width + 20, scene.height + 20)


def pieces(scene: Scene, outlines: Iterable[Outline]) -> Mask:
    """Return many shapes with straight edges as one sheet."""
    mask = scene.blank()
    draw = ImageDraw.Draw(mask)
    scale = scene.px_per_mm
    for outline in outlines:
        draw.polygon([(x * scale, y * scale) for x, y in outline], fill=255)
    return mask


def block(left: float, top: float, width: float, height: float) -> list[Point]:
    """Return the outline of a rectangle."""
    right, bottom = left + width, top + height
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def mirrored(half: Outline, middle: float) -> list[Point]:
    """Return an outline from its right half: (from the middle, down), top to bottom."""
    right = [(middle + across, y) for across, y in half]
    return [*right, *((2 * middle - x, y) for x, y in reversed(right))]


def person(x: float, feet: float, height: float) -> list[list[Point]]:
    """Return head and body of a standing figure: round head, tapered body."""
    shoulders = [(0.0, 0.72), (0.13, 0.71), (0.195, 0.655), (0.215, 0.57)]
    line = smooth(shoulders, 8, closed=False)
    half = [(across * height, feet - up * height) for across, up in [*line, (0.10, 0.0)]]
    head = circle(x, feet - 0.87 * height, 0.13 * height, 48)
    return [mirrored(half, x), head]


# ---- opener -----------------------------------------------------------------------------------

AXIS = 134.0
"""The middle of the tower."""
STOREYS: tuple[tuple[float, float, float, int, Colour, Colour], ...] = (
    (164, 17, 36, 4, PAPER, between(PALE, MID, 0.25)),
    (181, 21, 54, 5, between(PAPER, MIST, 0.7), between(PALE, MID, 0.6)),
    (202, 25, 74, 6, between(MIST, PALE, 0.45), MID),
    (227, 30, 96, 7, PALE, between(MID, DEEP, 0.5)),
    (257, 52, 120, 8, between(PALE, MID, 0.5), DEEP),
)
"""Top, height, width, columns, and the colours of stone and of the dark behind it."""


def ruling_elite_opener(seed: int) -> Scene:
    """Show an empty chair before a red sun, on a steep tower of colonnades above a crowd."""
    scene = Scene(216, 303, ground=INK, seed=seed)
    scene.lay(sheet(scene), INK, lift=0)
    for radius, part in ((118, 0.22), (84, 0.5), (54, 0.85)):
        scene.lay(scene.disc(AXIS, 144, radius), between(INK, DEEP, part), lift=2.5)
    scene.lay(scene.disc(AXIS, 140, 29), RED, lift=3.5)
    lay_throne(scene, AXIS, 164.5, 44)
    for storey in STOREYS:
        lay_storey(scene, *storey)
    lay_crowd(scene)
    return scene


def lay_throne(scene: Scene, x: float, floor: float, height: float) -> None:
    """Lay an empty chair with a high back, seen from the front."""
    unit = height / 40
    back = [(0.0, -40.0), (3.4, -39.2), (6.4, -36.6), (7.6, -33.0)]
    half = [*smooth(back, 10, closed=False), (7.0, -8.0), (7.0, 0.0), (4.6, 0.0), (4.6, -8.0)]
    scene.lay(
        pieces(scene, [mirrored([(a * unit, floor + y * unit) for a, y in half], x)]), INK, lift=1.6
    )
    panel = [(0.0, -36.4), (2.6, -35.8), (4.6, -33.8), (5.2, -31.0)]
    inner = [*smooth(panel, 10, closed=False), (4.8, -15.0)]
    scene.lay(
        pieces(scene, [mirrored([(a * unit, floor + y * unit) for a, y in inner], x)]),
        between(INK, DEEP, 0.75),
        lift=0.5,
    )
    arms = [block(x + s * 9.2 * unit - 1.5 * unit, floor - 19 * unit, 3 * unit, 19 * unit)
            for s in (-1, 1)]  # fmt: skip
    seat = mirrored([(8.4 * unit, floor - 12.4 * unit), (9.4 * unit, floor - 7.6 * unit)], x)
    scene.lay(pieces(scene, [*arms, seat]), between(INK, DEEP, 0.25), lift=1.2)


def lay_storey(
    scene: Scene, top: float, height: float, width: float, columns: int,
    stone: Colour, dark: Colour,
) -> None:  # fmt: skip
    """Lay one storey of the tower: a hall in the dark, its columns, and a slab over them."""
    left = AXIS - width / 2
    slab = 0.17 * height
    scene.lay(pieces(scene, [block(left, top, width, height + 6)]), dark, lift=3)
    pitch = width / columns
    breadth = pitch * 0.42
    shafts: list[list[Point]] = []
    for number in range(columns):
        x = left + pitch * (number + 0.5)
        low = top + height + 1
        shafts.append(
            [(x - breadth * 0.42, top), (x + breadth * 0.42, top),
             (x + breadth * 0.5, low), (x - breadth * 0.5, low)]
        )  # fmt: skip
        shafts.append(block(x - breadth * 0.72, top + slab, breadth * 1.44, slab * 0.45))
        shafts.append(block(x - breadth * 0.72, low - slab * 0.65, breadth * 1.44, slab * 0.7))
    scene.lay(pieces(scene, shafts), stone, lift=1.5)
    over = 0.13 * height
    cornice = block(left - over, top, width + 2 * over, slab * 0.62)
    frieze = block(left - over * 0.35, top, width + 0.7 * over, slab * 1.1)
    scene.lay(pieces(scene, [frieze]), between(stone, dark, 0.3), lift=1)
    scene.lay(pieces(scene, [cornice]), stone, lift=1.8)


def lay_crowd(scene: Scene) -> None:
    """Lay two rows of small people at the foot of the tower, the near ones in the gaps."""
    rows = (
        (5.0, 304.0, 24.0, 13.0, between(DEEP, MID, 0.75)),
        (-1.5, 321.0, 31.0, 26.0, between(INK, DEEP, 0.1)),
    )
    for x, feet, height, pitch, colour in rows:
        people: list[list[Point]] = []
        while x < scene.width + 10:
            jump = scene.random.uniform(-1.6, 1.6)
            people += person(x + scene.random.uniform(-0.7, 0.7), feet + jump, height)
            x += pitch
        scene.lay(pieces(scene, people), colour, lift=1.8)


# ---- the meeting on Independence Day ----------------------------------------------------------

LECTERN = 84.0


def independence_day_meeting(seed: int) -> Scene:
    """Show rows of empty chairs, from behind, before a lectern under tall columns."""
    scene = Scene(132, 92, ground=DEEP, seed=seed)
    scene.lay(sheet(scene), between(INK, DEEP, 0.7), lift=0)
    scene.lay(pieces(scene, [block(LECTERN - 21, -5, 42, 60)]), MID, lift=0)
    scene.lay(scene.disc(LECTERN, 23, 9.5), RED, lift=1.4)
    lay_columns(scene)
    floor = [(-5, 53), (137, 53), (137, 99), (-5, 99)]
    scene.lay(pieces(scene, [floor]), between(PALE, MID, 0.2), lift=1)
    carpet = [(LECTERN - 5, 53), (LECTERN + 5, 53), (LECTERN + 17, 99), (LECTERN - 17, 99)]
    scene.lay(pieces(scene, [carpet]), PAPER, lift=0.3)
    desk = [(LECTERN - 6, 38), (LECTERN + 6, 38), (LECTERN + 4.2, 53.6), (LECTERN - 4.2, 53.6)]
    scene.lay(pieces(scene, [desk]), INK, lift=1.2)
    scene.lay(pieces(scene, [block(LECTERN - 7.5, 36.5, 15, 2.6)]), DEEP, lift=0.6)
    for row in range(5):
        lay_chairs(scene, row)
    return scene


def lay_columns(scene: Scene) -> None:
    """Lay the columns: the far ones at the sides darker, two pale ones beside the lectern."""
    for reach, part in ((69, 0.75), (47, 0.4), (25, 0.0)):
        shafts: list[list[Point]] = []
        for side in (-1, 1):
            x = LECTERN + side * reach
            shafts.append([(x - 5, -5), (x + 5, -5), (x + 5.8, 50), (x - 5.8, 50)])
            shafts.append(block(x - 7.6, 48.5, 15.2, 5))
        scene.lay(pieces(scene, shafts), between(MIST, MID, part), lift=1.6)


def lay_chairs(scene: Scene, row: int) -> None:
    """Lay one row of chairs, the nearer the larger and the darker, an aisle in its middle."""
    size = 3.4 * 1.55**row
    top = 45 + size * 2.4
    tone = (between(MID, PALE, 0.15), between(MID, DEEP, 0.35), DEEP, between(DEEP, INK, 0.6), INK)
    backs: list[list[Point]] = []
    legs: list[list[Point]] = []
    for side in (-1, 1):
        for number in range(26):
            x = LECTERN + side * size * (2.4 + 1.28 * number)
            if not -size < x < scene.width + size:
                continue
            half = [(0.0, 0.0), (0.3, 0.01), (0.47, 0.1), (0.5, 0.25)]
            edge = [*smooth(half, 8, closed=False), (0.44, 0.95)]
            backs.append(mirrored([(a * size, top + y * size) for a, y in edge], x))
            legs += [block(x + s * 0.4 * size - 0.05 * size, top + 0.6 * size, 0.1 * size, size)
                     for s in (-1, 1)]  # fmt: skip
    scene.lay(pieces(scene, legs), between(tone[row], INK, 0.4), lift=0.1 * size)
    scene.lay(pieces(scene, backs), tone[row], lift=0.12 * size)


# ---- the state's payroll ----------------------------------------------------------------------

PEOPLE, DARK, ROW = 40, 24, 10


def state_payroll(seed: int) -> Scene:
    """Show forty people in four rows on a sheet, 24 of them dark, and a red coin beside them."""
    scene = Scene(132, 92, ground=DEEP, seed=seed)
    scene.lay(sheet(scene), DEEP, lift=0)
    scene.lay(pieces(scene, [[(19, -10), (150, -10), (150, 102), (27, 102)]]), MID, lift=1.2)
    scene.lay(pieces(scene, [block(28, -10, 120, 120)]), SAND, lift=1.2)
    scene.lay(pieces(scene, [block(31, -10, 120, 120)]), PAPER, lift=1.2)
    people = [person(42.5 + 8.9 * (k % ROW), 26.5 + 17.5 * (k // ROW), 14.6)
              for k in range(PEOPLE)]  # fmt: skip
    pale = between(PALE, MIST, 0.3)
    scene.lay(pieces(scene, [part for one in people[DARK:] for part in one]), pale, lift=0.4)
    scene.lay(pieces(scene, [part for one in people[:DARK] for part in one]), INK, lift=0.9)
    scene.lay(scene.disc(19, 46, 13), RED, lift=1.8)
    return scene


# ---- nameplates -------------------------------------------------------------------------------

GONE: tuple[tuple[float, float, float, float], ...] = (
    (14, 4, 30, 17), (48, 4, 30, 17), (14, 25, 30, 20), (14, 49, 30, 17), (48, 49, 30, 17),
    (14, 70, 30, 17), (48, 70, 30, 17),
)  # fmt: skip
"""Left, top, width and height of the places where plates were."""


def nameplates(seed: int) -> Scene:
    """Show a wall with the pale places of nameplates taken down, one plate still askew on it."""
    scene = Scene(132, 92, ground=MID, seed=seed)
    scene.lay(sheet(scene), between(PALE, MID, 0.15), lift=0)
    places = [*GONE, (48, 25, 30, 20)]
    wall = scene.minus(sheet(scene), *(scene.box(*place, radius=1) for place in places))
    scene.lay(wall, between(MID, DEEP, 0.15), lift=0.55)
    lay_screws(scene, places)
    lay_doorway(scene)
    lay_last_plate(scene)
    return scene


def lay_screws(scene: Scene, places: Sequence[tuple[float, float, float, float]]) -> None:
    """Lay the holes that the screws left, in the corners of each place."""
    holes: list[list[Point]] = []
    for left, top, width, height in places:
        for x in (left + 2.4, left + width - 2.4):
            holes += [circle(x, y, 0.6, 24) for y in (top + 2.4, top + height - 2.4)]
    scene.lay(pieces(scene, holes), INK, lift=0)


def lay_doorway(scene: Scene) -> None:
    """Lay the doorway at the right: a frame, and the dark of a door ajar."""
    scene.lay(pieces(scene, [block(94, -10, 60, 120)]), between(MIST, PALE, 0.3), lift=1.6)
    scene.lay(pieces(scene, [block(101, -10, 60, 120)]), INK, lift=0)
    door = [(109, -4), (150, -14), (150, 110), (109, 97)]
    scene.lay(pieces(scene, [door]), DEEP, lift=1.4)


def lay_last_plate(scene: Scene) -> None:
    """Lay the last plate, hanging by one screw, the disc for its emblem."""
    screw = (50.4, 27.4)
    plate = scene.rotated(scene.box(48, 25, 34, 20, radius=1), -24, screw)
    scene.lay(plate, PAPER, lift=2)
    scene.lay(scene.disc(*screw, 0.9), INK, lift=0.3)
    lines = [block(66.5, 30.5, 12, 1.6), block(66.5, 34.5, 12, 1.6), block(66.5, 38.5, 7, 1.6)]
    scene.lay(scene.rotated(pieces(scene, lines), -24, screw), PALE, lift=0)
    disc = scene.rotated(scene.disc(57.5, 35.5, 6.2), -24, screw)
    scene.lay(disc, RED, lift=0.5)


# ---- prison -----------------------------------------------------------------------------------

COLUMNS, ROWS = 5, 6
CELL = (3, 2)
"""The column and the row of the window with the disc in it."""


def place(column: int, row: int) -> Point:
    """Return the top left corner of a window."""
    return 15 + 39.5 * column, 13 + 45.5 * row


def prison_windows(seed: int) -> Scene:
    """Show a wall of barred windows, all dark but for one with the red disc in it."""
    scene = Scene(216, 303, ground=INK, seed=seed)
    scene.lay(sheet(scene), INK, lift=0)
    spots = [place(column, row) for row in range(ROWS + 1) for column in range(COLUMNS)]
    x, y = place(*CELL)
    scene.lay(pieces(scene, [block(x - 2, y - 2, 32, 36)]), SAND, lift=0)
    scene.lay(scene.disc(x + 14, y + 16.5, 12), RED, lift=1.4)
    lay_bars(scene, spots)
    holes = pieces(scene, [block(x, y, 28, 32) for x, y in spots])
    scene.lay(scene.minus(sheet(scene), holes), between(MID, PALE, 0.3), lift=2.6)
    sills = [block(x - 2.5, y + 31.5, 33, 3.2) for x, y in spots]
    scene.lay(pieces(scene, sills), between(PALE, MIST, 0.2), lift=1.6)
    lay_dusk(scene)
    return scene


def lay_bars(scene: Scene, spots: Sequence[Point]) -> None:
    """Lay the bars of all the windows: four upright and one across."""
    across = [block(x - 2, y + 15, 32, 1.8) for x, y in spots]
    upright = [block(x + 28 * k / 5 - 1, y - 2, 2, 36) for x, y in spots for k in range(1, 5)]
    scene.lay(pieces(scene, across), DEEP, lift=0.8)
    scene.lay(pieces(scene, upright), between(DEEP, MID, 0.35), lift=1.2)


def lay_dusk(scene: Scene) -> None:
    """Darken the lower left of the wall: the shadow of a wall across the yard."""
    shadow = pieces(scene, [[(-10, 118), (226, 236), (226, 320), (-10, 320)]])
    dark = Image.blend(scene.image, Image.new("RGB", scene.size, INK), 0.62)
    scene.image.paste(dark, mask=shadow)


PICTURES: dict[str, Callable[[int], Scene]] = {
    "ruling-elite-opener": ruling_elite_opener,
    "independence-day-meeting": independence_day_meeting,
    "state-payroll": state_payroll,
    "nameplates": nameplates,
    "prison-windows": prison_windows,
}
