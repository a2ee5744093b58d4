"""Braces of style sheets that are missing are named with their lines."""

from __future__ import annotations

import pytest

from belpress.assets.braces import brace_faults


@pytest.mark.parametrize(
    ("sheet", "lines"),
    [
        ("a { b: c }\n@media print { a { b: c } }", []),
        ("a { b: c;\nd { e: f }", [1]),
        ("a { b: c }\n}\nd { e: f }", [2]),
        ('a { b: "}" } /* { */\nd { e: url(x}y) }', []),
    ],
)
def test_braces_are_in_pairs(sheet: str, lines: list[int]) -> None:
    found = list(brace_faults([("a.css", sheet)]))
    assert [one.source.line for one in found] == lines
    assert {one.rule for one in found} <= {"brace"}
