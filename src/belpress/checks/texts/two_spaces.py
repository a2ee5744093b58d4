"""Two spaces between two words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import Text
from belpress.markdown.texts import BLANK

_SPACES = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)")


@rule(
    "two-spaces",
    why=(
        "There are two spaces between two words. One is enough, after a full stop too; two are "
        "often left behind by a deleted word."
    ),
    wrong="The regime  held the power.",
    right="The regime held the power.",
)
def two_spaces(text: Text) -> Iterator[Finding]:
    """Find two or more spaces in a row."""
    for found in _SPACES.finditer(text.words):
        before, after = text.before(found.start()).split(), text.after(found.end()).split()
        where = f'between "{before[-1]}" and "{after[0]}"'.replace(BLANK, "")
        at = text.place(found.start())
        yield Finding(f"{len(found[0])} spaces {where}", at, "keep only one of them")
