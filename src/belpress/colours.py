"""How colours look beside each other, to everybody's eyes and in a grey print.

The only module that knows coloraide, which is slow to import and wanted only for a check.
"""

from __future__ import annotations

from collections.abc import Mapping

GREY = "a grey print"
EYES: Mapping[str, str] = {
    "eyes without red cones": "protan",
    "eyes without green cones": "deutan",
    "eyes without blue cones": "tritan",
}
"""Who sees fewer colours, and what coloraide calls it."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    from coloraide import Color

    return float(Color(one).contrast(other, method="wcag21"))


def seen_differences(one: str, other: str) -> Mapping[str, float]:
    """Return how far two colours are apart to each of the eyes, and in a grey print, as ΔE.

    The difference is CIEDE2000 (CIE 142-2001; Sharma, Wu and Dalal, Color Research and
    Application 30, 2005); colour-blind eyes are simulated after Machado, Oliveira and Fernandes
    (IEEE Transactions on Visualization and Computer Graphics 15, 2009), at their severest.
    """
    from coloraide import Color

    pair = Color(one), Color(other)
    seen = {
        who: [colour.filter(name, 1, method="machado").clip("srgb") for colour in pair]
        for who, name in EYES.items()
    }
    seen[GREY] = [colour.filter("grayscale") for colour in pair]
    return {who: float(a.delta_e(b, method="2000")) for who, (a, b) in seen.items()}
