"""Braces of style sheets: one that is missing makes the rules behind it mean nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from belpress.model.problem import Problem, Source
from belpress.project.project import STYLES

# Comments, strings and addresses, in which braces mean nothing, then braces themselves
_PIECES = re.compile(
    r"/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|url\([^)\n]*\)|[{}]", re.DOTALL
)


def brace_faults(sheets: Sequence[tuple[str, str]]) -> Iterator[Problem]:
    """Find braces of style sheets that are opened and not closed, or closed and not opened.

    ``sheets`` are names and texts.
    """
    for name, text in sheets:
        opened: list[int] = []
        for piece in _PIECES.finditer(text):
            if piece[0] == "{":
                opened.append(piece.start())
            elif piece[0] == "}" and opened:
                opened.pop()
            elif piece[0] == "}":
                message = 'this "}" closes nothing, and the rule behind it is not read'
                hint = "delete it, or write the missing { above it"
                yield Problem("brace", message, _at(name, text, piece.start()), hint=hint)
        if opened:
            message = 'the "{" of this rule is not closed, and the rules behind it are not read'
            yield Problem("brace", message, _at(name, text, opened[0]), hint="write } at its end")


def _at(name: str, text: str, place: int) -> Source:
    return Source(f"{STYLES}/{name}", text.count("\n", 0, place) + 1)
