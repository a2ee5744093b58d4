"""Colour keys that some eyes, or a grey print, cannot tell apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from belpress.assets import colours
from belpress.checks.design.key_symbol import shared_symbol
from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed

LEAST_DIFFERENCE = 10.0
"""Two colours nearer than this ΔE are told apart only side by side, and keys stand pages apart."""


@rule(
    "key-colours",
    why=(
        "Some eyes, or a grey print, cannot tell two colour keys apart. About one man in twelve "
        "is colour-blind, and many readers print in grey: keys that differ only in colour mean "
        "nothing to them."
    ),
    wrong="A red and a green dot of the same shape and darkness.",
    right="A red ▼ and a green ▲.",
)
def key_colours(printed: Printed) -> Iterator[Finding]:
    """Find keys whose colours cannot be told apart and whose symbols do not help."""
    shown = _printed_colours(printed)
    for key, other in combinations(printed.edition.colour_keys.values(), 2):
        if not shared_symbol(key, other) or not {key.name, other.name} <= shown.keys():
            continue
        seen = colours.seen_differences(shown[key.name], shown[other.name])
        near = [f"{who} (ΔE {much:.0f})" for who, much in seen.items() if much < LEAST_DIFFERENCE]
        if near:
            yield Finding(
                f'the colours of "{key.name}" and "{other.name}", {shown[key.name]} and '
                f"{shown[other.name]}, look alike to {', '.join(near)}",
                printed.edition.place(f"colour_keys.{other.name}.label"),
                "give each key a symbol of its own",
            )


def _printed_colours(printed: Printed) -> dict[str, str]:
    """Return the colour of every key as it is printed, beside its label on the contents page."""
    keys = [key for key in printed.edition.colour_keys.values() if key.symbol.strip()]
    symbols = {key.symbol.strip() for key in keys}
    lines = [
        line
        for page in printed.pages
        if page.kind == "contents"
        for line in page.page.lines
        if line.kind == "key-item" and line.text.strip() in symbols
    ]
    # The key stands there in its own order
    return {key.name: line.runs[0].lettering.colour for key, line in zip(keys, lines, strict=False)}
