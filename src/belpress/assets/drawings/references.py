"""How much a drawing draws once everything is in its place that it refers to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from belpress.assets.bad_picture import BadPicture
from belpress.assets.drawings.tree import AS_PNG, PLAIN

MOST_DRAWN = 30_000
"""Elements that are drawn at most, each as often as it is."""
MOST_CHAINED = 200
"""How deep elements may stand in each other, with all that is referred to."""
INHERITING = ("linearGradient", "radialGradient", "pattern")
"""Elements that may take their attributes and contents from another one."""
_VERTEX = re.compile(r"[A-Za-z]|[-\d.]+")


@dataclass(frozen=True)
class Reference:
    """An element that a drawing refers to by its name, and how often it is drawn there."""

    name: str
    times: int = 1


def times_of(attribute: str, element: Mapping[str, str]) -> int:
    """Return how often what an attribute refers to is drawn: a marker, at every vertex."""
    if not attribute.startswith("marker"):
        return 1
    written = element.get("d", "") + " " + element.get("points", "")
    return 2 + len(_VERTEX.findall(written)) // 2


def make_sure_it_is_bounded(
    root: Element, references: Mapping[Element, Sequence[Reference]]
) -> None:
    """Raise :class:`BadPicture` where a drawing refers to itself, or draws too much."""
    named: dict[str, Element] = {}
    for element in root.iter():
        named.setdefault(element.get("id", ""), element)
    drawn: dict[Element, int] = {}
    open_now: set[Element] = set()

    def count(element: Element, depth: int) -> int:
        if element in drawn:
            return drawn[element]
        if element in open_now:
            raise BadPicture(f'"{element.get("id", "")}" in the drawing refers to itself', PLAIN)
        if depth > MOST_CHAINED:
            raise BadPicture("what the drawing refers to is nested too deep", AS_PNG)
        open_now.add(element)
        total = 1 + sum(count(child, depth + 1) for child in element)
        for reference in references.get(element, ()):
            if reference.name in named:
                total += reference.times * count(named[reference.name], depth + 1)
        open_now.remove(element)
        drawn[element] = total
        return total

    if count(root, 0) > MOST_DRAWN:
        raise BadPicture(
            f"the drawing draws more than {MOST_DRAWN:,} elements, by references", AS_PNG
        )


def fill_paints(root: Element) -> None:
    """Give gradients and patterns what they take from others, so that each stands for itself.

    None of them may refer to itself.
    """
    named = {element.get("id", ""): element for element in reversed(list(root.iter()))}
    for element in root.iter():
        while element.tag in INHERITING and (address := element.attrib.pop("href", "")):
            other = named.get(address.removeprefix("#"))
            if other is None or other.tag not in INHERITING:
                break
            for name, value in other.attrib.items():
                element.attrib.setdefault(name, value)
            if len(element) == 0:
                element.extend(deepcopy(list(other)))
