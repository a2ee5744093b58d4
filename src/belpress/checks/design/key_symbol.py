"""A colour key without a symbol of its own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed
from belpress.model.edition import ColourKey


@rule(
    "key-symbol",
    why=(
        "A colour key has no symbol of its own. The symbol carries the key through a grey print, "
        "and to colour-blind readers."
    ),
    wrong='improved: {label: Better, symbol: "●"} beside unchanged: {label: Same, symbol: "●"}',
    right='improved: {label: Better, symbol: "▲"} beside unchanged: {label: Same, symbol: "■"}',
)
def key_symbol(printed: Printed) -> Iterator[Finding]:
    """Find colour keys that have no symbol, or the same one as another."""
    keys = list(printed.edition.colour_keys.values())
    for key in keys:
        if not key.symbol.strip():
            yield _finding(printed, key, f'colour key "{key.name}" has no symbol')
    for first, other in combinations(keys, 2):
        if first.symbol.strip() and shared_symbol(first, other):
            names = f'"{first.name}" and "{other.name}"'
            yield _finding(
                printed, other, f"colour keys {names} have the same symbol, {first.symbol}"
            )


def shared_symbol(first: ColourKey, other: ColourKey) -> bool:
    """Whether two keys cannot be told apart by their symbols."""
    return first.symbol.strip() == other.symbol.strip()


def _finding(printed: Printed, key: ColourKey, message: str) -> Finding:
    source = printed.edition.place(f"colour_keys.{key.name}.label")
    return Finding(message, source, "give it a symbol of its own, such as ▲, ■, ▼ or ●")
