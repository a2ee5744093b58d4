"""Gradients of drawings, so that every viewer shows them.

The layout writes a gradient that is measured by what it fills as a pattern of tiles, each one unit
large, which some viewers (those of Poppler) do not show. A gradient is a pattern by itself
(ISO 32000-1, 8.7.4); one that is seen through is a tile that nothing reaches the edges of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

UNIT = 1.5
"""A tile is at most so large, in its own space; others are as large as what they fill."""
_TILE = re.compile(rb"(?:/(\w+) gs\s+)?/(\w+) Do\s*")
_SHADED = re.compile(rb"(?:/(\w+) gs\s+)?/(\w+) sh\s*")


def settle_gradients(book: Pdf) -> None:
    """Let the gradients of a PDF be shown by every viewer."""
    for patterns in list(_patterns(book)):
        for name, pattern in dict(patterns).items():
            if _is_unit_tile(pattern) and (gradient := _gradient_of(book, pattern)) is not None:
                patterns[name] = gradient


def _patterns(book: Pdf) -> Iterator[Object]:
    """Yield the patterns of all resources, by their names there."""
    for thing in book.objects:
        if isinstance(thing, Dictionary | Stream):
            resources = thing if "/Pattern" in thing else thing.get("/Resources", Dictionary())
            if isinstance(resources.get("/Pattern"), Dictionary):
                yield resources.Pattern


def _is_unit_tile(pattern: Object) -> bool:
    if not isinstance(pattern, Stream) or pattern.get("/PatternType") != 1:
        return False
    left, bottom, right, top = map(float, pattern.BBox)
    return max(right - left, top - bottom) <= UNIT


def _gradient_of(book: Pdf, tile: Object) -> Object | None:
    """Return the gradient that a tile shows, or nothing; one that is seen through stays a tile."""
    shown = _TILE.fullmatch(tile.read_bytes())
    group = tile.Resources.XObject.get(f"/{shown[2].decode()}") if shown else None
    shaded = _SHADED.fullmatch(group.read_bytes()) if isinstance(group, Stream) else None
    if shown is None or group is None or shaded is None:
        return None
    if shaded[1] or not _is_opaque(tile, shown[1]):
        _widen(tile, group, shaded[1])
        return None
    shading = group.Resources.Shading[f"/{shaded[2].decode()}"]
    return book.make_indirect(
        Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading, Matrix=tile.Matrix)
    )


def _is_opaque(tile: Object, state: bytes | None) -> bool:
    if state is None:
        return True
    return float(tile.Resources.ExtGState[f"/{state.decode()}"].get("/ca", 1)) == 1


def _widen(tile: Object, group: Object, state: bytes | None) -> None:
    """Make a tile three times as wide and high, around what it fills."""
    left, bottom, right, top = map(float, tile.BBox)
    width, height = right - left, top - bottom
    box = Array([left - width, bottom - height, right + width, top + height])
    tile.BBox, tile.XStep, tile.YStep = box, 3 * width, 3 * height
    group.BBox = box
    mask = group.Resources.ExtGState[f"/{state.decode()}"].get("/SMask") if state else None
    if isinstance(mask, Dictionary):
        mask.G.BBox = box
