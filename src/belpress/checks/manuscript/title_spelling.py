"""A title that is spelt another way where it is named: Belarus–West, Belarus-West."""

from __future__ import annotations

import re
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text
from belpress.model.message import MessageKind
from belpress.model.problem import Source

TITLES = (MessageKind.TITLE, MessageKind.EDITION_TITLE, MessageKind.SERIES)
_JOIN = r"(?:[ \u00a0]?[-–—][ \u00a0]?|[ \u00a0]+)"
_COMPOUND = re.compile(r"[^\W\d_]{2,}(?:[-–—][^\W\d_]{2,})+")
_WORD = re.compile(r"[\w’']+")


@rule(
    "title-spelling",
    why=(
        "A title is spelt alike in its chapter and wherever it is named. Dashes, spaces and "
        "capitals are part of it."
    ),
    wrong="---\ntitle: Belarus–West relations\n---\nBelarus-West relations have changed.",
    right="---\ntitle: Belarus–West relations\n---\nBelarus–West relations have changed.",
)
def title_spelling(manuscript: Manuscript) -> Iterator[Finding]:
    """Find the words of a title with other dashes, spaces or capitals than it has."""
    found: dict[tuple[Source, int], Finding] = {}
    for title in (text for text in manuscript.texts if text.kind in TITLES):
        for wanted in (title.words, *_COMPOUND.findall(title.words)):
            words = _WORD.findall(wanted)
            if len(words) > 1:
                pattern = re.compile(
                    rf"(?<!\w){_JOIN.join(map(re.escape, words))}(?!\w)", re.IGNORECASE
                )
                for text in manuscript.texts:
                    for offset, finding in _differing(text, pattern, wanted, title):
                        found.setdefault((text.source, offset), finding)
    yield from found.values()


def _differing(
    text: Text, pattern: re.Pattern[str], wanted: str, title: Text
) -> Iterator[tuple[int, Finding]]:
    for named in pattern.finditer(text.words):
        one, other = _as_set(named[0]), _as_set(wanted)
        is_same = one.casefold() == other.casefold()
        if one == other or (is_same and not _is_title(text, named, one, other)):
            continue
        said = f'"{named[0]}" is spelt "{wanted}" in the title ({title.source})'
        mend = "spell it in one way in both places"
        yield named.start(), Finding(said, text.place(named.start()), mend)


def _as_set(words: str) -> str:
    """Return words as they are set: a dash between spaces is one whatever was typed."""
    return re.sub(r"[ \u00a0]+[-–—]+[ \u00a0]+", " – ", words).replace("\u00a0", " ")


def _is_title(text: Text, named: re.Match[str], one: str, other: str) -> bool:
    """Whether the words are meant as a title, so that their capitals count.

    They are where they are all there is, in a link or between quotation marks.
    """
    is_all = named[0] == text.words.strip()
    around = text.markdown[max(named.start() - 1, 0) : named.end() + 1]
    is_named = around.startswith(("[", '"', "“", "«")) and around.endswith(("]", '"', "”", "»"))
    return (is_all or is_named) and one[1:] != other[1:]
