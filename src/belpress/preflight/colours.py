"""Colour spaces and colours, by what they mean for plates (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from belpress.preflight.facts import PROCESS, Colour, Family
from belpress.preflight.objects import Value, entry, items, name, number, whole

MOST_NESTED = 6
MOST_JOINED, MOST_PARTS = 2, 64
"""Functions of gradients that are joined of others, and of how many."""
ALL, NONE = "All", "None"
_DEVICE: dict[str, tuple[str, Family]] = {
    "DeviceGray": ("DeviceGray", "grey"),
    "DeviceRGB": ("DeviceRGB", "rgb"),
    "DeviceCMYK": ("DeviceCMYK", "cmyk"),
    "G": ("DeviceGray", "grey"),
    "RGB": ("DeviceRGB", "rgb"),
    "CMYK": ("DeviceCMYK", "cmyk"),
}
_DEFAULTS = {
    "DeviceGray": "/DefaultGray",
    "DeviceRGB": "/DefaultRGB",
    "DeviceCMYK": "/DefaultCMYK",
}
_BY_COUNT: dict[int, Family] = {1: "grey", 3: "rgb", 4: "cmyk"}
_WORDS = {"grey": "grey", "rgb": "RGB", "cmyk": "CMYK"}


@dataclass(frozen=True)
class Space:
    """A colour space; ``inks`` are the plates of a spot colour, ``base`` what a palette holds."""

    label: str
    family: Family
    inks: tuple[str, ...] = ()
    is_device: bool = True
    is_palette: bool = False

    def colour(self, values: Sequence[float] = ()) -> Colour:
        """Return the colour of some values; without any, that which the space begins with."""
        plain = Colour(self.label, self.family, is_device=self.is_device)
        if self.is_palette or self.family in ("pattern", "unknown", "lab"):
            return plain
        if self.family == "spot":
            return self._spot(plain, values)
        parts = [min(max(value, 0.0), 1.0) for value in values]
        if self.family == "rgb":
            return replace(plain, is_white=len(parts) == 3 and min(parts) > 0.999)
        if self.family == "grey":
            parts = [0, 0, 0, 1 - (parts[0] if parts else 0)]
        elif len(parts) != 4:
            parts = [0, 0, 0, 1]
        plates = tuple(pair for pair in zip(PROCESS, parts, strict=True) if pair[1] > 0.0005)
        return replace(plain, plates=plates, is_white=not plates)

    def _spot(self, plain: Colour, values: Sequence[float]) -> Colour:
        parts = values if len(values) == len(self.inks) else [1.0] * len(self.inks)
        plates: list[tuple[str, float]] = []
        for ink, part in zip(self.inks, parts, strict=True):
            held = min(max(part, 0.0), 1.0)
            names = PROCESS if ink == ALL else () if ink == NONE else (ink,)
            plates += [(one, held) for one in names if held > 0.0005]
        return replace(plain, plates=tuple(plates), is_white=not plates)


GREY = Space("DeviceGray", "grey")
RGB = Space("DeviceRGB", "rgb")
CMYK = Space("DeviceCMYK", "cmyk")
PATTERN = Space("Pattern", "pattern")
UNKNOWN = Space("unknown", "unknown")


def space_of(value: Value, resources: Value = None, depth: int = 0) -> Space:
    """Return a colour space; ``resources`` know the names of those that are not built in."""
    if depth > MOST_NESTED:
        return UNKNOWN
    if said := name(value):
        return _named(said, resources, depth)
    parts = list(items(value))
    kind = name(parts[0]) if parts else ""
    if kind == "ICCBased" and len(parts) > 1:
        family = _BY_COUNT.get(whole(entry(parts[1], "/N")), "unknown")
        return Space(f"ICC-based {_WORDS.get(family, 'colour')}", family, is_device=False)
    if kind in ("CalRGB", "Lab", "CalGray"):
        families: dict[str, Family] = {"CalRGB": "rgb", "Lab": "lab", "CalGray": "grey"}
        return Space(kind, families[kind], is_device=False)
    if kind == "Separation" and len(parts) > 1:
        return _of_inks((name(parts[1]),))
    if kind == "DeviceN" and len(parts) > 1:
        return _of_inks(tuple(name(one) for one in items(parts[1])))
    if kind in ("Indexed", "I") and len(parts) > 1:
        return replace(space_of(parts[1], resources, depth + 1), is_palette=True)
    if kind == "Pattern":
        return PATTERN
    return _named(kind, resources, depth) if len(parts) == 1 else UNKNOWN


def _named(said: str, resources: Value, depth: int) -> Space:
    known = entry(resources, "/ColorSpace")
    if said == "Pattern":
        return PATTERN
    if said in _DEVICE:
        label, family = _DEVICE[said]
        default = entry(known, _DEFAULTS[label])
        # A default that is a device's own would lead here again
        if default is not None and not name(default):
            return space_of(default, None, depth + 1)
        return Space(label, family)
    found = entry(known, f"/{said}")
    return space_of(found, resources, depth + 1) if found is not None else UNKNOWN


def _of_inks(inks: tuple[str, ...]) -> Space:
    spots = [ink for ink in inks if ink not in (*PROCESS, ALL, NONE)]
    label = f"spot colour {', '.join(spots)}" if spots else "plates by name"
    return Space(label, "spot", inks[:32])


def darkest_of_gradient(shading: Value, resources: Value) -> Colour:
    """Return the colour of a gradient that takes the most ink, as far as its ends say."""
    space = space_of(entry(shading, "/ColorSpace"), resources)
    ends = list(_ends(entry(shading, "/Function"), 0))
    colours = [space.colour(end) for end in ends]
    if not colours:
        return replace(space.colour(), plates=(), is_white=False)
    darkest = max(colours, key=lambda colour: colour.ink)
    return replace(darkest, is_white=all(colour.is_white for colour in colours))


def _ends(function: Value, depth: int) -> list[list[float]]:
    """Return the values at the ends of a function, and of those that it joins."""
    if depth > MOST_JOINED:
        return []
    if whole(entry(function, "/FunctionType")) == 2:
        found = [[number(one) or 0.0 for one in items(entry(function, at))] for at in _CS]
        return [end for end in found if end]
    inside = list(items(entry(function, "/Functions")))[:MOST_PARTS]
    return [end for part in inside for end in _ends(part, depth + 1)]


_CS = ("/C0", "/C1")
