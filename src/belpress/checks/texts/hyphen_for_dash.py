"""A hyphen where a dash should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import Text
from belpress.language.typography import habits
from belpress.markdown.wording import BLANK

_BETWEEN_WORDS = re.compile(r"(?<=\S)[ \u00a0](--?)[ \u00a0](?=\S)")
_RANGE = re.compile(r"(?<![\w.,/:–-])\d[\d.,]*(-)\d[\d.,]*%?(?![\w/–-])")
_ONE_SPACE = re.compile(
    r"(?<=[^\W\d_])(-)[ \u00a0](?!(?:and|or|to|nor|і|й|и|або|или|ці|да|дый|i|abo|ci)\b)(?=\w)"
    r"|(?<=[^\W\d_])[ \u00a0](-)(?=[^\W\d_])"
)


@rule(
    "hyphen-for-dash",
    why=(
        "A hyphen joins words, a dash parts them or stands for “to”. A hyphen between spaces or "
        "between two figures is printed as a dash; whoever reads the manuscript sees a hyphen."
    ),
    wrong="Minsk - not Kyiv - paid for the years 2020-2022.",
    right="Minsk – not Kyiv – paid for the pro-Western years 2020–2022.",
)
def hyphen_for_dash(text: Text) -> Iterator[Finding]:
    """Find hyphens between spaces, in ranges of figures, and with a space on one side."""
    dash = habits(text.language).dash
    for found in _BETWEEN_WORDS.finditer(text.words):
        at = text.place(found.start(1))
        yield Finding(f"a hyphen for a dash: “{_around(text, found)}”", at, f'write "{dash}"')
    for found in _RANGE.finditer(text.words):
        mend = f'write "{found[0].replace("-", "–")}"'
        yield Finding(f'"{found[0]}" has a hyphen for a dash', text.place(found.start(1)), mend)
    for found in _ONE_SPACE.finditer(text.words):
        offset = found.start(1) if found[1] else found.start(2)
        said = f"a hyphen with a space on one side: “{_around(text, found)}”"
        hint = f'close it up, or write a dash between spaces: " {dash} "'
        yield Finding(said, text.place(offset), hint)


def _around(text: Text, found: re.Match[str]) -> str:
    """Return the words on both sides, to find the place by."""
    before, after = text.before(found.start()).split()[-1:], text.after(found.end()).split()[:1]
    return "".join([*before, found[0], *after]).replace(BLANK, "")
