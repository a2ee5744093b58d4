"""The styles of a drawing: references kept within it, and typefaces left to the house."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import tinycss2
from tinycss2.ast import Node

from belpress.assets.bad_picture import BadPicture
from belpress.assets.drawings.tree import AS_PNG, PLAIN

TYPEFACE = ("font-family", "font", "src", "textLength", "lengthAdjust")
MOVING = ("animation", "transition")
PLAIN_VALUES = {"filter": "none", "mix-blend-mode": "normal", "backdrop-filter": "none"}
"""What the layout cannot draw, with the value that asks for nothing."""
MOST_RULES = 300
"""Rules that the style sheets of a drawing have at most."""
MOST_SELECTED = 200
"""Words and signs of the selectors of a rule at most."""
_FONT_STYLES = ("italic", "oblique")
_FONT_WEIGHTS = ("bold", "bolder", "lighter")


@dataclass(frozen=True)
class Styles:
    """The rules of a drawing's own style sheets, and the classes whose rules refer to names."""

    sheet: str
    references: dict[str, list[str]]


def read_styles(sheets: Iterable[str]) -> Styles:
    """Return the rules of style sheets. Raises :class:`BadPicture`."""
    rules: list[str] = []
    references: dict[str, list[str]] = {}
    for sheet in sheets:
        for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
            if rule.type == "at-rule" and rule.lower_at_keyword == "import":
                raise BadPicture("the drawing takes its styles from another file", PLAIN)
            if rule.type != "qualified-rule":
                continue
            declared, names = clean_declarations(tinycss2.serialize(rule.content))
            for class_name in _classes(rule.prelude) if names else ():
                references.setdefault(class_name, []).extend(names)
            if len(rules) == MOST_RULES or len(rule.prelude) > MOST_SELECTED:
                raise BadPicture("the drawing has very many styles", AS_PNG)
            rules.append(f"{tinycss2.serialize(rule.prelude).strip()} {{ {declared} }}")
    return Styles("\n".join(rules), references)


def _classes(prelude: Sequence[Node]) -> Iterator[str]:
    """Yield the classes that a rule with references is for. Raises :class:`BadPicture`."""
    written = tinycss2.serialize(prelude)
    for selector in written.split(","):
        name = selector.strip()
        if not name.startswith(".") or not name[1:].replace("-", "").replace("_", "").isalnum():
            raise BadPicture(f'the drawing has a reference in its styles of "{name:.40}"', PLAIN)
        yield name[1:]


def clean_declarations(written: str) -> tuple[str, list[str]]:
    """Return declarations without typefaces, and the names in the drawing that they refer to.

    Raises :class:`BadPicture`.
    """
    kept: dict[str, str] = {}
    names: list[str] = []
    for one in tinycss2.parse_blocks_contents(written, skip_comments=True, skip_whitespace=True):
        if one.type != "declaration" or one.name.startswith("-"):
            continue
        names += references_in(one.lower_name, one.value)
        value = tinycss2.serialize(one.value).strip()
        if one.lower_name in ("width", "height") and value.endswith(("auto", "%")):
            continue
        if one.lower_name == "font":
            kept.update(_of_font(one.value))
        elif one.lower_name not in TYPEFACE and not one.lower_name.startswith(MOVING):
            kept[one.lower_name] = value + (" !important" if one.important else "")
    if kept.pop("paint-order", "").startswith("stroke"):
        # It would be painted over the letters that it stands behind
        kept["stroke"] = "none"
    return "; ".join(f"{name}: {value}" for name, value in kept.items()), names


def references_in(name: str, value: str | Iterable[Node]) -> list[str]:
    """Return the names in the drawing that a value refers to. Raises :class:`BadPicture`."""
    nodes = tinycss2.parse_component_value_list(value) if isinstance(value, str) else list(value)
    plain = PLAIN_VALUES.get(name)
    written = tinycss2.serialize(nodes).strip()
    if plain and written not in (plain, "", "inherit"):
        raise BadPicture(f'the drawing uses "{name}", for a shadow, a blur or the like', AS_PNG)
    return list(_names(nodes))


def _names(nodes: Iterable[Node]) -> Iterator[str]:
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            raise BadPicture("the drawing has colours in CSS variables", PLAIN)
        address = None
        if node.type == "url":
            address = node.value
        elif node.type == "function" and node.lower_name == "url":
            address = "".join(one.value for one in node.arguments if one.type == "string")
        if address is not None:
            yield name_of(address)
        yield from _names(getattr(node, "arguments", ()))


def name_of(address: str) -> str:
    """Return the name in the drawing that an address refers to. Raises :class:`BadPicture`."""
    if not address.startswith("#"):
        raise BadPicture(f'the drawing refers to "{address:.60}", outside of itself', PLAIN)
    return address[1:]


def _of_font(value: Iterable[Node]) -> Iterator[tuple[str, str]]:
    """Yield what ``font`` says apart from the family: style, weight and size."""
    for node in value:
        if node.type in ("dimension", "percentage"):
            yield "font-size", node.serialize()
            return
        if node.type == "ident" and node.lower_value in _FONT_STYLES:
            yield "font-style", node.lower_value
        elif node.type == "ident" and node.lower_value in _FONT_WEIGHTS:
            yield "font-weight", node.lower_value
        elif node.type == "number":
            yield "font-weight", node.representation
