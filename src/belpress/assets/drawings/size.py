"""How large a drawing is, and on which ground it stands."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from belpress.assets.bad_picture import BadPicture
from belpress.project.untrusted_xml import Element

PX = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""How many px a unit is."""
MOST_PX = 100_000.0
MOST_NARROW = 200
"""How many times as long as wide a drawing may be."""
_LENGTH = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z]*)\s*")
_GROUND = re.compile(r"background(?:-color)?\s*:\s*(#[0-9a-fA-F]{3,8}|[a-z]+|rgba?\([^)]*\))")
NO_GROUND = ("none", "transparent", "inherit", "initial", "white", "url")


@dataclass(frozen=True)
class Frame:
    """The size of a drawing in px, what of its plane is seen, and the colour behind it if any."""

    width: float
    height: float
    view_box: str
    ground: str = ""


def frame_of(root: Element) -> Frame:
    """Return the frame of a drawing, by its view box or else its width and height.

    Raises :class:`BadPicture`.
    """
    given = [_px(root.attributes.get(name, "")) for name in ("width", "height")]
    numbers = root.attributes.get("viewBox", "").replace(",", " ").split()
    try:
        box = [float(number) for number in numbers]
    except ValueError:
        box = []
    is_stretched = root.attributes.get("preserveAspectRatio", "").strip() == "none"
    if len(box) != 4:
        box = [0.0, 0.0, *(length or 0.0 for length in given)]
    width, height = box[2], box[3]
    if is_stretched and given[0] and given[1]:
        width, height = given[0], given[1]
    lengths = (width, height, box[2], box[3])
    if not all(math.isfinite(one) and 0 < one <= MOST_PX for one in (*lengths,)):
        raise BadPicture(
            "the drawing does not say how large it is",
            "export it with a width and height, or with a viewBox",
        )
    if max(width, height) > MOST_NARROW * min(width, height):
        raise BadPicture(f"the drawing is {width:g} × {height:g}, a mere line", "crop it")
    if not all(map(math.isfinite, box)):
        raise BadPicture("the viewBox of the drawing cannot be read", "export it again")
    ground = _GROUND.search(root.attributes.get("style", ""))
    colour = ground[1] if ground and ground[1] not in NO_GROUND else ""
    return Frame(width, height, " ".join(f"{number:g}" for number in box), colour)


def _px(written: str) -> float | None:
    found = _LENGTH.fullmatch(written)
    return float(found[1]) * PX[found[2]] if found and found[2] in PX else None
