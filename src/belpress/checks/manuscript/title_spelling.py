"""A title that is written differently where it is named: Belarus–West, Belarus-West."""

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
        "A title is written differently where it is named. Dashes, spaces and capitals are part "
        "of it."
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
        written, title_words = _as_set(named[0]), _as_set(wanted)
        is_same = written.casefold() == title_words.casefold()
        if written == title_words or (is_same and not _is_title(text, named, written, title_words)):
            continue
        said = f'"{named[0]}" is spelt "{wanted}" in the title ({title.source})'
        hint = "write it the same way in both places"
        yield named.start(), Finding(said, text.place(named.start()), hint)


def _as_set(words: str) -> str:
    """Return words as they are set: a dash between spaces is one whatever was typed."""
    return re.sub(r"[ \u00a0]+[-–—]+[ \u00a0]+", " – ", words).replace("\u00a0", " ")


def _is_title(text: Text, named: re.Match[str], written: str, title_words: str) -> bool:
    """Whether the words are meant as a title, so that their capitals count.

    They are where they are all there is, in a link or between quotation marks.
    """
    is_all = named[0] == text.words.strip()
    around = text.markdown[max(named.start() - 1, 0) : named.end() + 1]
    is_named = around.startswith(("[", '"', "“", "«")) and around.endswith(("]", '"', "”", "»"))
    return (is_all or is_named) and written[1:] != title_words[1:]
