"""How colours look beside each other, to everybody's eyes and in a grey print.

The only module that knows coloraide, which is slow to import and needed only for a check.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

GREY = "a grey print"
EYES: Mapping[str, str] = {
    "eyes without red cones": "protan",
    "eyes without green cones": "deutan",
    "eyes without blue cones": "tritan",
}
"""Kinds of colour blindness, and their names in coloraide."""
_LINEAR = tuple(
    part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    for part in (value / 255 for value in range(256))
)


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours (``#rrggbb``), from 1 to 21 (WCAG 2.2, "contrast ratio").

    A picture asks for it at thousands of points, so it is calculated here.
    """
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@lru_cache(4096)
def _luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    red, green, blue = (_LINEAR[int(colour[at : at + 2], 16)] for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def seen_differences(first: str, second: str) -> Mapping[str, float]:
    """Return how far two colours are apart to each of the eyes, and in a grey print, as ΔE.

    The difference is CIEDE2000 (CIE 142-2001; Sharma, Wu and Dalal, Color Research and
    Application 30, 2005); colour-blind eyes are simulated after Machado, Oliveira and Fernandes
    (IEEE Transactions on Visualization and Computer Graphics 15, 2009), at their severest.
    """
    from coloraide import Color

    pair = Color(first), Color(second)
    seen = {
        who: [colour.filter(name, 1, method="machado").clip("srgb") for colour in pair]
        for who, name in EYES.items()
    }
    seen[GREY] = [colour.filter("grayscale") for colour in pair]
    return {who: float(a.delta_e(b, method="2000")) for who, (a, b) in seen.items()}
