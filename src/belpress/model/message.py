"""Messages: the texts of an edition that are translated, one by one.

A message is a block's inline Markdown (a paragraph, a list item, a caption) or a text of the
front matter. Its wording in another language comes from a catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from belpress.model.problem import Source

_ASKED_FOR = re.compile(r"\[(?![xX]\]|\^)(?=[^\]]*[^\W\d_]{2})[^\[\]]+\]")


class MessageKind(Enum):
    """What a message is, as its translator reads it."""

    EDITION_TITLE = "title of the edition, on the cover in very large capitals"
    SUBTITLE = "subtitle of the edition, on the cover"
    SERIES = "name of the series, set as the wordmark"
    AUTHOR = "author, in the document's properties"
    PUBLISHER = "publisher: name, town or address, in the imprint"
    LICENCE = "licence, in the imprint"
    COLOUR_KEY = "label of a colour key"
    LABEL = "label that the layout adds"
    TITLE = "chapter title, in very large capitals"
    HEADLINE = "headline, in large capitals"
    OPENER_ALT = "alt text of the opener: what the picture shows"
    CREDIT = "credit of the opener's picture"
    AUTHOR_NAME = "name of an author"
    AUTHOR_BIO = "who an author is"
    PULL_QUOTE = "pull quote"
    PAST_FORECAST = "forecast of last year's edition, on the page about what became of it"
    OUTCOME_WHY = "why a forecast of last year came true or did not, on the same page"
    LEAD = "lead: the first paragraph, set in bold"
    PARAGRAPH = "paragraph"
    HEADING = "subhead"
    BOX_TITLE = "title of a box"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    TABLE_CELL = "table cell"
    ALT = "alt text: what the picture shows"
    PICTURE_CREDIT = "credit of a picture, behind its caption"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FORECAST = "forecast"
    SUMMARY = "forecast, shown on the summary page too"


@dataclass(frozen=True)
class Message:
    """A text to be translated.

    ``text`` is inline Markdown on one line; ``context`` tells apart messages of one file that
    have the same words; ``name`` says which field of the front matter it is (``headline``,
    ``labels.contents``) and is empty in running text; ``notes`` are for the translator.
    """

    text: str
    kind: MessageKind
    source: Source
    context: str = ""
    name: str = ""
    notes: tuple[str, ...] = ()

    @property
    def is_asked_for(self) -> bool:
        """Whether it only says which text is still to be written."""
        return is_asked_for(self.text, self.kind)

    @property
    def key(self) -> tuple[str, str]:
        """The context and text, by which a catalogue knows the message."""
        return self.context, self.text


def is_asked_for(text: str, kind: MessageKind) -> bool:
    """Whether a text only says which one is still to be written: all of it in square brackets.

    A cell of a table may well say “[no data]”.
    """
    return kind is not MessageKind.TABLE_CELL and bool(_ASKED_FOR.fullmatch(text.strip()))


class Standing(Enum):
    """The state of a message in a translation."""

    TRANSLATED = "translated"
    FUZZY = "fuzzy"
    MISSING = "missing"
    BROKEN = "broken"


class Fallback(Enum):
    """What is printed where a source has changed since it was translated."""

    OLD = "old"
    SOURCE = "source"


@dataclass(frozen=True)
class Wording:
    """How a message is worded in a translation.

    ``text`` is empty if there is no wording that can be printed; ``source`` is its place in a
    catalogue.
    """

    text: str
    standing: Standing
    source: Source


Translator = Callable[[Message], Wording]


def told_apart(messages: Sequence[Message]) -> tuple[Message, ...]:
    """Give a context to every message of a file whose words already occurred in it.

    The first one has none, so that a repetition further down leaves its translation alone. A
    pull quote, which repeats words by its nature, always has one.
    """
    seen: dict[tuple[str, str], int] = {}
    apart = []
    for message in messages:
        is_quote = message.kind is MessageKind.PULL_QUOTE
        kind = message.kind.name.lower().replace("_", " ")
        context = kind if is_quote or ("", message.text) in seen else ""
        number = seen[context, message.text] = seen.get((context, message.text), 0) + 1
        if number > 1:
            context = f"{context} {number}"
        apart.append(replace(message, context=context))
    return tuple(apart)


def place_of(messages: Sequence[Message], name: str, otherwise: Source) -> Source:
    """Return where the message of a name is written, or another place where there is none."""
    return next((message.source for message in messages if message.name == name), otherwise)
