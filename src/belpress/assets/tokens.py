"""The tokens of a design (custom properties): which are missing, and which hold no value.

A layout passes over whatever it cannot use, and what comes of that is seen far away: a missing
typeface in every line of the book. So tokens are looked at before anything is laid out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import inf

import tinycss2
from tinycss2.ast import Node

from belpress.assets.sheets import declarations, families
from belpress.model.problem import Problem, Source, did_you_mean, nearest
from belpress.project.project import STYLES

BLEED = "--bleed"
"""The token that says how far art reaches over the trim."""
COLUMNS = "--columns"
"""The token that says how many columns of text a body has."""
USUAL_COLUMNS, MOST_COLUMNS = 2, 3
GIVEN = (
    *("--row", "--rows", "--missing", "--mark", "--indent", "--key", "--count", "--most"),
    *("--running-edition", "--running-title", "--left-foot", "--right-foot"),
)
"""Tokens that the pages themselves give a value."""
UNITS = (
    *("pt", "mm", "cm", "in", "px", "pc", "q", "em", "rem", "ex", "ch", "lh", "rlh", "fr"),
    *("deg", "rad", "grad", "turn", "dpi", "dpcm", "dppx", "x", "s", "ms", "vw", "vh", "%"),
)
MOST_NAMED = 3
"""So many missing tokens are reported each; of more, most likely a sheet is missing."""
_COLOUR = re.compile(r"[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8}")
MEASURE, BARE, OTHER = "measure", "bare number", "other"
Sheets = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Declaration:
    """What a style sheet declares: a property with its value, and where."""

    name: str
    value: Sequence[Node]
    source: Source

    @property
    def is_token(self) -> bool:
        """Whether it gives a token its value."""
        return self.name.startswith("--")

    @property
    def written(self) -> str:
        """Its value as it is written."""
        return str(tinycss2.serialize(self.value)).strip()

    @property
    def uses(self) -> tuple[str, ...]:
        """The tokens that its value needs, each once."""
        return tuple(dict.fromkeys(_needed(self.value)))

    @property
    def head(self) -> str:
        """Its value as it is written before the first token or function."""
        return self.written.partition("var(")[0].partition("calc(")[0][:8]

    @property
    def kind(self) -> str:
        """Whether its value is a measure, a bare number, or something else."""
        kinds = [node.type for node in self.value if node.type not in ("whitespace", "comment")]
        if len(kinds) == 1 and kinds[0] in ("dimension", "percentage"):
            return MEASURE
        return BARE if kinds == ["number"] else OTHER


def declared(sheets: Sheets) -> list[Declaration]:
    """Return what style sheets declare, in order."""
    return [
        Declaration(
            node.name,
            node.value,
            Source(f"{STYLES}/{name}", node.source_line, node.source_column),
        )
        for name, text in sheets
        for node in declarations(text)
    ]


def bleed_of(sheets: Sheets) -> float:
    """Return how far art reaches over the trim, in mm; any length where no token says so."""
    lengths = (one.written for one in declared(sheets) if one.name == BLEED)
    found = [re.fullmatch(r"([\d.]+)mm", written) for written in lengths]
    return float(found[-1][1]) if found and found[-1] else inf


def columns_of(sheets: Sheets) -> tuple[int, list[Problem]]:
    """Return how many columns of text a body has, and what is wrong with the token that says so.

    Where no token says so, there are two.
    """
    said = [one for one in declared(sheets) if one.name == COLUMNS]
    counts = {one.written for one in said}
    if not said:
        return USUAL_COLUMNS, []
    if len(counts) == 1 and (written := counts.pop()) in map(str, range(1, MOST_COLUMNS + 1)):
        return int(written), []
    message = f'the token "{COLUMNS}" is "{said[-1].written:.60}"; it is 1, 2 or 3'
    hint = "it is the same in every language" if len(said) > 1 else ""
    return USUAL_COLUMNS, [Problem("token-wrong", message, said[-1].source, hint=hint)]


def token_faults(sheets: Sheets) -> Iterator[Problem]:
    """Find tokens that are used and not defined, and those that hold no value."""
    found = declared(sheets)
    defined = {one.name: one for one in found if one.is_token}
    yield from _missing(found, [*defined, *GIVEN])
    declared_families = [family.casefold() for family in families(text for _, text in sheets)]
    yield from _undeclared(found, declared_families)
    calculated = {name for one in found for name in _calculated(one.value)}
    for one in found:
        if one.is_token and (said := _fault(one.value, one.name in calculated)):
            message, hint = said
            whole = f'the token "{one.name}" is "{one.written:.60}", {message}'
            yield Problem("token-wrong", whole, one.source, hint=hint)


def ignored_by_layout(sheets: Sheets, name: str, value: str, line: int) -> Problem | None:
    """Return what is wrong where the layout passes over a declaration: the token that it uses.

    ``name`` is the property, ``value`` is that with its tokens filled in, and ``line`` is where it
    stands in some sheet. Nothing is returned where no declaration with a token stands there.
    """
    found = declared(sheets)
    here = [one for one in found if (one.name, one.source.line) == (name, line) and one.uses]
    if not here:
        return None
    victim = next((one for one in here if value.startswith(one.head)), here[0])
    roots = _roots(victim, found)
    odd = [one for one in roots if one.kind == OTHER] or [one for one in roots if one.kind == BARE]
    causes = _unlike_others(odd or roots)
    if len(causes) == 1:
        written = f'"{causes[0].written:.60}"'
        message = f'the token "{causes[0].name}" is {written}, which is not valid where it is used'
        hint = "compare it with the tokens.css that comes with belpress"
        return Problem("token-wrong", message, causes[0].source, hint=hint)
    tokens = ", ".join(f"{one.name} ({one.source})" for one in causes)
    message = f'"{name}" is not valid with the values of its tokens'
    return Problem("token-wrong", message, victim.source, hint=f"look at {tokens}")


def _unlike_others(causes: Sequence[Declaration]) -> Sequence[Declaration]:
    """Return what may be wrong; of one token with other values in some languages, the odd one."""
    if len(causes) < 2 or len({one.name for one in causes}) > 1:
        return causes
    made_of = [frozenset(node.type for node in one.value) - {"whitespace"} for one in causes]
    return [min(zip(causes, made_of, strict=True), key=lambda pair: made_of.count(pair[1]))[0]]


def _roots(one: Declaration, found: Sequence[Declaration]) -> list[Declaration]:
    """Return the tokens that a value is made of in the end, wherever they are defined."""
    roots: list[Declaration] = []
    seen: set[str] = set()
    wanted = list(one.uses)
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            for definition in (other for other in found if other.name == name):
                wanted += definition.uses
                roots += [] if definition.uses else [definition]
    return roots


def _undeclared(found: Sequence[Declaration], families: Sequence[str]) -> Iterator[Problem]:
    """Find the typefaces that are asked for and that no ``@font-face`` declares."""
    asking = [one for one in found if one.name in ("font", "font-family")]
    asking = [root for one in asking for root in (one, *_roots(one, found))]
    asked = {
        node.value: one.source
        for one in reversed(asking)
        for node in one.value
        if node.type == "string"
    }
    unknown = [family for family in asked if family.casefold() not in families]
    if unknown:
        names = ", ".join(f'"{family}"' for family in sorted(unknown))
        are = (
            "typeface that the styles ask for is"
            if len(unknown) == 1
            else "typefaces that the styles ask for are"
        )
        message = f"the {are} not declared by any @font-face: {names}"
        at = min(asked[family] for family in unknown)
        hint = f"declare it in {STYLES}/fonts.css, with a file of the project"
        yield Problem("typeface-missing", message, at, hint=hint)


def _missing(found: Sequence[Declaration], known: Sequence[str]) -> Iterator[Problem]:
    users: dict[str, list[Source]] = defaultdict(list)
    for one in found:
        for token in one.uses:
            if token not in known:
                users[token].append(one.source)
    if len(users) > MOST_NAMED:
        first = min(places[0] for places in users.values())
        names = ", ".join(f'"{token}"' for token in list(users)[:MOST_NAMED])
        message = f"{len(users)} tokens are used and not defined ({names} …)"
        hint = "put back the style sheet that defines them, such as tokens.css"
        yield Problem("token-missing", message, first, hint=hint)
        return
    for token, places in users.items():
        count = len(places)
        used = "1 declaration uses it" if count == 1 else f"{count} declarations use it"
        hint = f"define it in {STYLES}/tokens.css"
        if nearest(token, known):
            hint = f"{did_you_mean(token, known)} {hint} otherwise"
        message = f'the token "{token}" is not defined, and {used}'
        yield Problem("token-missing", message, places[0], hint=hint)


def _needed(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the tokens that a value uses without saying what stands in their place."""
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            names = [token.value for token in node.arguments if token.type == "ident"]
            has_other = "," in tinycss2.serialize(node.arguments)
            yield from names[: 0 if has_other else 1]
        for inside in ("content", "arguments"):
            yield from _needed(getattr(node, inside, None) or ())


def _calculated(nodes: Iterable[Node], within: bool = False) -> Iterator[str]:
    """Yield the tokens that a value calculates with."""
    for node in nodes:
        if node.type == "function" and node.lower_name == "var":
            yield from [token.value for token in node.arguments if within][:1]
        is_calculation = node.type == "function" and node.lower_name == "calc"
        for inside in ("content", "arguments"):
            yield from _calculated(getattr(node, inside, None) or (), within or is_calculation)


def _fault(value: Sequence[Node], is_calculated: bool = False) -> tuple[str, str] | None:
    """Return what is wrong with a value by itself, and how to fix it."""
    written = [node for node in value if node.type not in ("whitespace", "comment")]
    if not written:
        return "which is empty", "give it a value"
    if is_calculated and written[0].type in ("ident", "hash", "string"):
        return "and the styles calculate with it", "give it a number with a unit, such as 12pt"
    for node in value:
        if node.type == "dimension" and node.lower_unit not in UNITS:
            return f'and there is no unit "{node.unit}"', did_you_mean(node.unit, UNITS)
        if node.type == "hash" and not _COLOUR.fullmatch(node.value):
            return "which is not a colour", "a colour has 3 or 6 hexadecimal digits: #14233f"
        if node.type == "error":
            return (
                f"which cannot be read ({node.message})",
                "compare its quotation marks and brackets",
            )
        inside = getattr(node, "arguments", None) or getattr(node, "content", None)
        if inside and (said := _fault(inside)):
            return said
    return None
