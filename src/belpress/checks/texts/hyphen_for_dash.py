"""A hyphen where a dash should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.text import AROUND, Text
from belpress.language.habits import habits
from belpress.language.typography import MASK, MINUS
from belpress.markdown.texts import BLANK

_HYPHENS = re.compile("-{1,3}")
_RANGE = re.compile(r"[$€£]?\d[\d.,\u00a0]*[%°]?-[$€£]?\d[\d.,]*[\w%°]*")
_ONE_SPACE = re.compile(
    r"(?<=[^\W\d_])(-{1,3})[ \u00a0](?!(?:and|or|to|nor|і|й|и|або|или|ці|да|дый|i|abo|ci)\b)(?=\w)"
    r"|(?<=[^\W\d_])[ \u00a0](-)(?=[^\W\d_])"
)


@rule(
    "hyphen-for-dash",
    why=(
        "A hyphen joins words, a dash parts them or stands for “to”. A hyphen between spaces, "
        "or between two numbers that are a range, is printed as a dash; whoever reads the "
        "manuscript sees a hyphen."
    ),
    wrong="Minsk - not Kyiv - paid for the years 2020-2022.",
    right="Minsk – not Kyiv – paid for the pro-Western years 2020–2022.",
)
def hyphen_for_dash(text: Text) -> Iterator[Finding]:
    """Find hyphens between spaces, in ranges of figures, and with a space on one side."""
    dash = habits(text.language).dash
    words = text.setting.passage.text
    for change in text.setting.changes:
        if not _HYPHENS.fullmatch(words, change.start, change.end) or change.text == MINUS:
            continue
        at = text.place(text.offset(change.start))
        run = _run(words, change.start, change.end)
        if _RANGE.fullmatch(run):
            hint = f'write "{run.replace("-", change.text)}"'
            yield Finding(f'"{run}" has a hyphen instead of a dash', at, hint)
        else:
            yield Finding(f"a hyphen instead of a dash: “{run}”", at, f'write "{change.text}"')
    for found in _ONE_SPACE.finditer(text.words):
        offset = found.start(1) if found[1] else found.start(2)
        said = f"a hyphen with a space on one side: “{_around(text, found)}”"
        hint = f'close it up, or write a dash between spaces: " {dash} "'
        yield Finding(said, text.place(offset), hint)


def _run(words: str, start: int, end: int) -> str:
    """Return a hyphen with the words on both sides, to find the place by."""
    before, after = words[max(start - AROUND, 0) : start], words[end : end + AROUND]
    gaps = before[len(before.rstrip()) :], after[: len(after) - len(after.lstrip())]
    run = [*before.split()[-1:], gaps[0], words[start:end], gaps[1], *after.split()[:1]]
    return "".join(run).strip("\"'“”«»„().,;:").replace(MASK, "")


def _around(text: Text, found: re.Match[str]) -> str:
    """Return the words on both sides, to find the place by."""
    before, after = text.before(found.start()).split()[-1:], text.after(found.end()).split()[:1]
    return "".join([*before, found[0], *after]).replace(BLANK, "")
