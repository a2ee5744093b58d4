"""Pictures of the chapter on security: rings, ridges, a barrier."""

from __future__ import annotations

from collections.abc import Callable

from cutpaper import DEEP, INK, MID, MIST, PALE, PAPER, RED, SAND, Mask, Scene, between


def vehicle(scene: Scene, x: float, ground: float, length: float) -> Mask:
    """Return an armoured vehicle seen from the side, heading left."""
    high = length * 0.2
    hull = scene.polygon(
        [(x, ground - high * 0.9), (x + length * 0.12, ground - high * 1.6),
         (x + length * 0.9, ground - high * 1.6), (x + length, ground - high * 0.8),
         (x + length * 0.94, ground), (x + length * 0.06, ground)]
    )  # fmt: skip
    turret = scene.box(x + length * 0.38, ground - high * 2.5, length * 0.34, high, radius=1)
    gun = scene.strip(
        [(x + length * 0.4, ground - high * 2.1), (x - length * 0.2, ground - high * 2.5)],
        length * 0.035,
    )
    wheels = [scene.disc(x + length * (0.15 + 0.175 * n), ground, length * 0.075) for n in range(5)]
    return scene.plus(hull, turret, gun, *wheels)


def opener(seed: int) -> Scene:
    """Armoured vehicles cross a ridge under radar rings around a red disc."""
    scene = Scene(216, 303, between(INK, DEEP, 0.3), seed)
    for number in range(6):
        radius = 128 - 20 * number
        tone = between(between(INK, DEEP, 0.5), MID, number / 6)
        scene.lay(scene.disc(136, 186, radius), tone, lift=2)
    scene.lay(scene.disc(136, 186, 15), RED, lift=2)
    beam = scene.polygon([(136, 186), (24, 128), (44, 104)])
    scene.lay(scene.within(beam, scene.disc(136, 186, 128)), between(MID, PALE, 0.4), lift=0.8)
    scene.lay(scene.disc(136, 186, 14), RED, lift=0)
    scene.lay(scene.hill([(-5, 222), (60, 232), (130, 214), (220, 228)]), MID, lift=2)
    scene.lay(scene.hill([(-5, 246), (70, 240), (150, 250), (220, 238)]), DEEP, lift=2.4)
    for number in range(4):
        x = 8 + 54 * number
        scene.lay(vehicle(scene, x, 258 - 2 * number, 38), PALE, lift=1.4)
    scene.lay(scene.hill([(-5, 262), (60, 262), (140, 256), (220, 254)]), INK, lift=2)
    scene.lay(scene.hill([(-5, 292), (90, 278), (220, 290)]), between(INK, (0, 0, 0), 0.35), lift=3)
    return scene


def military_budget(seed: int) -> Scene:
    """Two stacks of paper coins, the second 1.6 times as high as the first."""
    scene = Scene(64, 40, MIST, seed)
    scene.lay(scene.box(-5, 34, 74, 12), PALE, lift=0.8)
    for x, count in ((19, 5), (43, 8)):
        for number in range(count):
            y = 34 - 2.6 * number
            scene.lay(scene.plus(scene.box(x - 9, y - 2.4, 18, 2.6), scene.ellipse(x, y, 9, 2.2)),
                      between(SAND, INK, 0.25), lift=0.4)  # fmt: skip
            last = count == 8 and number == count - 1
            scene.lay(scene.ellipse(x, y - 2.4, 9, 2.2), SAND if number % 2 else PAPER, lift=0.2)
            if last:
                scene.lay(scene.disc(x, y - 6.4, 4), RED, lift=0.8)
    return scene


def border_post(seed: int) -> Scene:
    """A lowered barrier across a road at night, a watchtower behind it, the disc its lamp."""
    scene = Scene(216, 303, INK, seed)
    glow = scene.polygon([(150, 78), (-30, 190), (-30, 270), (110, 200)])
    scene.lay(glow, between(INK, DEEP, 0.55), lift=0)
    scene.lay(scene.hill([(-5, 168), (80, 160), (220, 176)]), between(INK, DEEP, 0.5), lift=2)
    tower(scene)
    scene.lay(scene.hill([(-5, 204), (110, 198), (220, 206)]), DEEP, lift=2)
    road = scene.polygon([(84, 200), (112, 199), (186, 310), (-20, 310)])
    scene.lay(road, between(MID, PALE, 0.25), lift=1.5)
    for number in range(4):
        y = 212 + 24 * number
        wide = 1.6 + 1.5 * number
        dash = scene.polygon([(95 - wide, y), (96 + wide, y), (95 + wide * 1.2, y + 13),
                              (93 - wide * 1.3, y + 13)])  # fmt: skip
        scene.lay(dash, PAPER, lift=0.3)
    barrier(scene)
    return scene


def tower(scene: Scene) -> None:
    """Lay the watchtower with its lamp."""
    legs = [
        scene.polygon([(150, 110), (154, 110), (146, 206), (141, 206)]),
        scene.polygon([(180, 110), (184, 110), (193, 206), (188, 206)]),
        scene.strip([(148, 140), (187, 170)], 2),
        scene.strip([(186, 140), (146, 170)], 2),
    ]
    scene.lay(scene.plus(*legs), MID, lift=1.6)
    scene.lay(scene.box(142, 78, 50, 34), between(MID, DEEP, 0.3), lift=2)
    scene.lay(scene.box(147, 84, 40, 14), INK, lift=0)
    scene.lay(scene.polygon([(136, 78), (198, 78), (167, 60)]), MID, lift=2)
    scene.lay(scene.disc(150, 91, 12), RED, lift=2)


def barrier(scene: Scene) -> None:
    """Lay the striped pole across the road, on its post."""
    pole = scene.rotated(scene.box(-10, 226, 200, 10), -2, (186, 231))
    scene.lay(pole, PAPER, lift=3)
    for number in range(6):
        stripe = scene.polygon(
            [(4 + 32 * number, 215), (16 + 32 * number, 215), (8 + 32 * number, 250),
             (-4 + 32 * number, 250)]
        )  # fmt: skip
        scene.lay(scene.within(pole, stripe), DEEP, lift=0)
    scene.lay(scene.box(178, 208, 22, 80, radius=2), between(INK, DEEP, 0.3), lift=3)
    scene.lay(scene.box(174, 204, 30, 8, radius=1), MID, lift=2)


PICTURES: dict[str, Callable[[int], Scene]] = {
    "security-opener": opener,
    "military-budget": military_budget,
    "border-post": border_post,
}
