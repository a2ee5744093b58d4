"""The colours of the house design in print: the plates that stand beside each colour token.

A token ``--ink: #14233f`` has those of type and thin lines in ``--ink-plates: 0 0 0 100`` (cyan,
magenta, yellow and black in percent), and, if grounds take others, those in
``--ink-ground-plates``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Node
from tinycss2.color3 import parse_color

from belpress.model.form import Ink, Plates, Rgb
from belpress.model.problem import Problem, Source
from belpress.project.project import STYLES

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


@dataclass(frozen=True)
class _Declared:
    """A custom property, or a colour in a declaration: what is written, and where."""

    name: str
    value: str
    source: Source
    colours: tuple[Rgb, ...]


def inks_of(
    sheets: Iterable[tuple[str, str]], limit: int = 400
) -> tuple[Mapping[Rgb, Ink], list[Problem]]:
    """Return the inks of the colours of style sheets (names and texts), and what is wrong.

    A colour without plates is a problem, and so are plates that are not four numbers, that are
    more than the ``limit`` together (in percent), or that differ between tokens of one colour.
    """
    declared = [one for name, text in sheets for one in _declared(name, text)]
    problems: list[Problem] = []
    plates = {
        one.name: _plates(one, limit, problems)
        for one in declared
        if one.name.startswith("--") and one.name.endswith(PLATES)
    }
    inks: dict[Rgb, Ink] = dict(KNOWN)
    named: dict[Rgb, str] = {}
    for one in declared:
        for colour in one.colours:
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


def _declared(sheet: str, text: str) -> Iterator[_Declared]:
    """Yield what a style sheet declares, tokens first wherever they stand."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    found = [
        _Declared(
            node.name,
            tinycss2.serialize(node.value).strip(),
            Source(f"{STYLES}/{sheet}", node.source_line),
            tuple(_colours(node.value)),
        )
        for node in _declarations(rules)
    ]
    yield from sorted(found, key=lambda one: not one.name.startswith("--"))


def _declarations(rules: Iterable[Node]) -> Iterator[Node]:
    for rule in rules:
        if rule.type == "declaration":
            yield rule
        elif content := getattr(rule, "content", None):
            yield from _declarations(
                tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
            )


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


def _plates(one: _Declared, limit: int, problems: list[Problem]) -> Plates | None:
    found = _FOUR.fullmatch(one.value)
    parts = [float(part) / 100 for part in found.groups()] if found else []
    if len(parts) != 4 or max(parts) > 1:
        message = f'"{one.name}: {one.value}" does not name plates'
        problems.append(Problem("plates", message, one.source, hint=f"expected {_EXAMPLE}"))
        return None
    if (together := round(100 * sum(parts))) > limit:
        message = f'"{one.name}" takes {together} % of ink; the form takes {limit} % at most'
        hint = "lower its plates, cyan, magenta and yellow first"
        problems.append(Problem("plates", message, one.source, hint=hint))
    cyan, magenta, yellow, black = parts
    return cyan, magenta, yellow, black


def _without(one: _Declared) -> Problem:
    if one.name.startswith("--"):
        message = f'the colour "{one.name}" has no plates to be printed with'
        hint = f'add "{one.name}{PLATES}: C M Y K;" beside it, {_EXAMPLE}'
    else:
        message = f'the colour in "{one.name}: {one.value}" has no plates to be printed with'
        hint = "make it a token in tokens.css, with its plates beside it"
    return Problem("plates", message, one.source, hint=hint)


def _otherwise(one: _Declared, other: str) -> Problem:
    message = f'"{one.name}" and "{other}" are one colour, but have other plates'
    hint = "give both the same plates, or change one of the colours"
    return Problem("plates", message, one.source, hint=hint)
