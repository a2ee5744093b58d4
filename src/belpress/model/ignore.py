"""What a comment of a manuscript says is to be passed over."""

from __future__ import annotations

from dataclasses import dataclass

from belpress.model.problem import Source


@dataclass(frozen=True)
class Ignore:
    """Rules that are ignored from ``source``, where the comment stands, to ``last_line``."""

    rules: tuple[str, ...]
    source: Source
    last_line: int
