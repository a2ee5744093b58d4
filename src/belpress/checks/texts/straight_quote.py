"""A straight quotation mark that stays straight in print."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import Text
from belpress.markdown.display import quoted

_MARKS = "\"'“”‘’„«»‚"
_IN_A_WORD = re.compile(r"(?<=\w)'(?=\w)")
MENDS = {
    '"': "open and close every quotation, and leave no space inside it",
    "'": "type ’ itself where it stands for letters left out, as in ’90s",
}


@rule(
    "straight-quote",
    why=(
        "Straight quotation marks are set as the language wants them, in pairs. One without its "
        "other half cannot be, and is printed straight."
    ),
    wrong='The "special operation was no operation.',
    right='The "special operation" was no operation.',
)
def straight_quote(text: Text) -> Iterator[Finding]:
    """Find quotation marks that the typographer cannot turn the right way."""
    words = _IN_A_WORD.sub("’", text.words)
    if '"' not in words and "'" not in words:
        return
    written = [place for place, char in enumerate(words) if char in _MARKS]
    printed = [char for char in quoted(text.markdown, text.language) if char in _MARKS]
    is_paired_off = len(written) == len(printed)
    for number, char in enumerate(printed):
        if char in MENDS:
            offset = written[number] if is_paired_off else -1
            near = text.words[max(offset - 1, 0) : offset + 20].split(" ")[0] if offset >= 0 else ""
            said = f" at {near}" if near.strip(_MARKS) else ""
            yield Finding(
                f"a quotation mark that stays straight: {char}{said}",
                text.place(offset),
                MENDS[char],
            )
