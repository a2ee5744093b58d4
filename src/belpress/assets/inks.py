"""The colours of the house design in print: the plates that stand beside each colour token.

A token ``--ink: #14233f`` has those of type and thin lines in ``--ink-plates: 0 0 0 100`` (cyan,
magenta, yellow and black in percent), and, if grounds take others, those in
``--ink-ground-plates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tinycss2.ast import Node
from tinycss2.color3 import parse_color

from belpress.assets.tokens import Declaration, Sheets, declared
from belpress.model.form import Ink, Plates, Rgb
from belpress.model.problem import Problem

PLATES, GROUND = "-plates", "-ground"
WHITE: Rgb = (255, 255, 255)
BLACK: Rgb = (0, 0, 0)
KNOWN: Mapping[Rgb, Ink] = {
    WHITE: Ink((0, 0, 0, 0), (0, 0, 0, 0)),
    BLACK: Ink((0, 0, 0, 1), (0, 0, 0, 1)),
}
"""The colours that need no token: the paper, and black."""
_FOUR = re.compile(r"\s*([\d.]+)%?\s+([\d.]+)%?\s+([\d.]+)%?\s+([\d.]+)%?\s*")
_EXAMPLE = "four numbers from 0 to 100, for cyan, magenta, yellow and black"


def inks_of(sheets: Sheets, limit: int = 400) -> tuple[Mapping[Rgb, Ink], list[Problem]]:
    """Return the inks of the colours of style sheets (names and texts), and what is wrong.

    A colour without plates is a problem, and so are plates that are not four numbers, that are
    more than the ``limit`` together (in percent), or that differ between tokens of one colour.
    """
    found = sorted(declared(sheets), key=lambda one: not one.is_token)
    problems: list[Problem] = []
    plates = {
        one.name: _plates(one, limit, problems)
        for one in found
        if one.is_token and one.name.endswith(PLATES)
    }
    inks: dict[Rgb, Ink] = dict(KNOWN)
    named: dict[Rgb, str] = {}
    for one in found:
        for colour in _colours(one.value):
            if colour in KNOWN:
                continue
            name = f"{one.name}{PLATES}"
            of_type = plates.get(name)
            if of_type is None:
                if colour not in named and name not in plates:
                    problems.append(_without(one))
                continue
            ink = Ink(of_type, plates.get(f"{one.name}{GROUND}{PLATES}") or of_type)
            if inks.setdefault(colour, ink) != ink:
                problems.append(_otherwise(one, named[colour]))
            named.setdefault(colour, one.name)
    return inks, list(dict.fromkeys(problems))


def _colours(nodes: Iterable[Node]) -> Iterator[Rgb]:
    """Yield the colours in a value: hexadecimal ones and functions, not names."""
    for node in nodes:
        if node.type == "hash" or (node.type == "function" and node.lower_name in _FUNCTIONS):
            colour = parse_color(node)
            if colour is not None and colour != "currentColor":
                red, green, blue = (round(255 * part) for part in colour[:3])
                yield red, green, blue
        else:
            yield from _colours(getattr(node, "arguments", None) or ())


_FUNCTIONS = ("rgb", "rgba", "hsl", "hsla")


def _plates(one: Declaration, limit: int, problems: list[Problem]) -> Plates | None:
    found = _FOUR.fullmatch(one.written)
    parts = [float(part) / 100 for part in found.groups()] if found else []
    if len(parts) != 4 or max(parts) > 1:
        message = f'"{one.name}: {one.written}" does not name plates'
        problems.append(Problem("plates", message, one.source, hint=f"expected {_EXAMPLE}"))
        return None
    if (together := round(100 * sum(parts))) > limit:
        message = f'"{one.name}" takes {together} % of ink; the form takes {limit} % at most'
        hint = "lower its plates, cyan, magenta and yellow first"
        problems.append(Problem("plates", message, one.source, hint=hint))
    cyan, magenta, yellow, black = parts
    return cyan, magenta, yellow, black


def _without(one: Declaration) -> Problem:
    if one.is_token:
        message = f'the colour "{one.name}" has no plates to be printed with'
        hint = f'add "{one.name}{PLATES}: C M Y K;" beside it, {_EXAMPLE}'
    else:
        message = f'the colour in "{one.name}: {one.written}" has no plates to be printed with'
        hint = "make it a token in tokens.css, with its plates beside it"
    return Problem("plates", message, one.source, hint=hint)


def _otherwise(one: Declaration, other: str) -> Problem:
    message = f'"{one.name}" and "{other}" are one colour, but have other plates'
    hint = "give both the same plates, or change one of the colours"
    return Problem("plates", message, one.source, hint=hint)
