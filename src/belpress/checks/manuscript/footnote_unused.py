"""A footnote that no text refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.problem import did_you_mean

NEAREST = 20
"""Marks without a text among which the one that was meant is looked for."""
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")
_REFERENCE = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_FENCE = re.compile(r" {0,3}(```|~~~)")


@rule(
    "footnote-unused",
    why="The text of a footnote is printed where a mark refers to it. Without one it is lost.",
    wrong="It was said.\n\n[^source]: By whom, nobody knows.",
    right="It was said.[^source]\n\n[^source]: By whom, nobody knows.",
)
def footnote_unused(manuscript: Manuscript) -> Iterator[Finding]:
    """Find texts of footnotes without a mark in the chapter."""
    for chapter in (*manuscript.edition.chapters, *manuscript.edition.drafts):
        referred = set(_REFERENCE.findall(chapter.markdown))
        in_code, names = False, dict[str, int]()
        for row, line in enumerate(chapter.markdown.split("\n")):
            in_code ^= _FENCE.match(line) is not None
            note = None if in_code else _NOTE.match(line)
            if note:
                names[note[1]] = row
        wanted = sorted(referred - names.keys())[:NEAREST]
        for name in names.keys() - referred:
            at = chapter.start.down(names[name])
            mend = did_you_mean(name, wanted)
            hint = mend if "did you mean" in mend else f'put "[^{name}]" where it belongs'
            yield Finding(f'footnote "{name}" is not referred to', at, hint)
