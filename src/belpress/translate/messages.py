"""The messages of an edition, with notes for translators, and which pull quotes are among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from belpress.language.sentences import sentences
from belpress.model.block import Block
from belpress.model.edition import Chapter, Edition, PullQuote
from belpress.model.message import Message, MessageKind
from belpress.model.picture import ALT_LIMIT

EDITION = "edition"
"""The name of the catalogue of ``edition.yaml``; the others have the names of their chapters."""


GROWTH = 1.2
"""How much longer than its source a translation in large letters may be."""


SHORT = (
    MessageKind.EDITION_TITLE,
    MessageKind.SUBTITLE,
    MessageKind.TITLE,
    MessageKind.HEADLINE,
    MessageKind.PULL_QUOTE,
    MessageKind.COLOUR_KEY,
    MessageKind.LABEL,
    MessageKind.CAPTION,
)


def messages(
    edition: Edition, quotes: Mapping[str, frozenset[int]] | None = None
) -> dict[str, tuple[Message, ...]]:
    """Return the messages of an edition by catalogue, with notes for translators.

    A pull quote of whole sentences is taken from the translated body, and is not a message unless
    ``quotes`` (see :func:`~belpress.translate.quotes.quotes_of_their_own`) says that it needs to
    be one. Nor is a text in square brackets, which is still to be written.
    """
    own = (message for message in edition.messages if not message.is_asked_for)
    found = {EDITION: tuple(_noted(message) for message in own)}
    for chapter in (*edition.chapters, *edition.drafts):
        wanted = (quotes or {}).get(chapter.name, frozenset())
        found[chapter.name] = tuple(_chapter_messages(chapter, wanted))
    return found


def _noted(message: Message, *more: str) -> Message:
    notes = list(more)
    if message.kind in SHORT:
        notes.append(f"at most about {int(len(message.text) * GROWTH) + 2} characters")
    if message.kind in (MessageKind.ALT, MessageKind.OPENER_ALT):
        notes.append(f"at most {ALT_LIMIT} characters")
    if "{" in message.text and message.name:
        notes.append("leave what stands in braces as it is")
    return replace(message, notes=tuple(notes))


def _chapter_messages(chapter: Chapter, wanted: frozenset[int]) -> list[Message]:
    sources = {block.source.line: block for block in chapter.blocks}
    found = []
    for message in chapter.messages:
        if message.is_asked_for:
            continue
        if message.kind is MessageKind.PULL_QUOTE:
            index = int(message.name.rpartition(".")[2])
            quote = chapter.pull_quotes[index]
            if quote.sentences is None or index in wanted:
                found.append(_noted(message, *_quote_notes(quote, chapter)))
        else:
            block = sources.get(message.source.line)
            found.append(_noted(message, *_excerpt_notes(block, chapter)))
    return found


def _quote_notes(quote: PullQuote, chapter: Chapter) -> list[str]:
    if quote.is_paraphrase:
        return ["a paraphrase of the text beside it"]
    block = chapter.quoted(quote)
    place = f"{block.source.path.rpartition('/')[2]}:{block.source.line}"
    return [f'must repeat the translation of "{block.text:.40}…" ({place}) word for word']


def _excerpt_notes(block: Block | None, chapter: Chapter) -> list[str]:
    """Tell the translator of a paragraph which of its sentences is shown as a pull quote too."""
    notes = []
    for quote in chapter.pull_quotes:
        if block and quote.sentences and chapter.quoted(quote) is block:
            count = len(sentences(block.text))
            if count > 1:
                notes.append(_excerpt_note(*quote.sentences, count))
    return notes


def _excerpt_note(first: int, end: int, count: int) -> str:
    if (first, end) == (0, count):
        return "all of it is a pull quote too"
    if end - first == 1:
        return f"sentence {end} of {count} is a pull quote too: do not join it with another"
    which = f"sentences {first + 1} to {end} of {count}"
    return f"{which} are a pull quote too: do not join them with others"
