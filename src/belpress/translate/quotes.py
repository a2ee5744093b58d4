"""Where pull quotes stand in a translation, whose sentences may be in another order."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from belpress.language.counterparts import Counterpart, counterpart_of
from belpress.language.sentences import sentences
from belpress.markdown.display import set_pull_quote
from belpress.markdown.texts import visible_text
from belpress.model.block import Block
from belpress.model.edition import Chapter, Edition, PullQuote
from belpress.model.message import Message
from belpress.model.problem import Source
from belpress.translate.words import Words


@dataclass(frozen=True)
class Quoted:
    """The sentences of a translated block that a pull quote of whole sentences consists of.

    ``at`` is where that translation stands; where ``is_sure`` is false, the ``words`` are the
    likeliest.
    """

    words: str
    at: Source
    is_sure: bool
    first: int
    end: int
    count: int
    """Of the sentences of the block; those of the quote are ``first`` to ``end`` (excluded)."""


def quotes_of_their_own(
    edition: Edition, catalogues: Mapping[str, Words]
) -> dict[str, frozenset[int]]:
    """Return the pull quotes that cannot be taken from the translated body, by chapter.

    These are the ones that are not whole sentences, and those of which it is not clear where they
    stand in the translation.
    """
    return {
        chapter.name: own_quotes(chapter, catalogues[chapter.name])
        for chapter in (*edition.chapters, *edition.drafts)
    }


def own_quotes(chapter: Chapter, words: Words) -> frozenset[int]:
    """Return the pull quotes (from 0) that cannot be taken from the translated body."""
    found = quoted(chapter, words)
    taken = {index for index, quote in found.items() if quote.is_sure}
    return frozenset(range(len(chapter.pull_quotes))) - taken


def quoted(chapter: Chapter, words: Words) -> dict[int, Quoted]:
    """Return where the pull quotes of whole sentences (from 0) stand in a translation."""
    return {
        index: _quoted(quote.sentences, _messages_of(chapter, quote), words)
        for index, quote in enumerate(chapter.pull_quotes)
        if quote.sentences is not None
    }


def _quoted(span: tuple[int, int], messages: list[Message], words: Words) -> Quoted:
    source = sentences(" ".join(visible_text(message.text) for message in messages))
    wordings = [words.wording(message) for message in messages]
    texts = [
        visible_text(wording.text or message.text)
        for message, wording in zip(messages, wordings, strict=True)
    ]
    parts = sentences(" ".join(texts))
    # Where notes or pictures stand between them, the messages have other sentences than the block
    is_known = span[1] <= len(source) and parts
    place = counterpart_of(source, parts, span) if is_known else Counterpart(0, len(parts), False)
    at = wordings[0].source if wordings else Source("")
    shown = " ".join(parts[place.first : place.end])
    return Quoted(shown, at, place.is_sure, place.first, place.end, len(parts))


def _messages_of(chapter: Chapter, quote: PullQuote) -> list[Message]:
    """Return the messages of the block that a pull quote was taken from."""
    starts = [block.source.line for block in chapter.blocks]
    after = (forecast.source.line for forecast in chapter.forecasts)
    ends = [*starts[1:], min(after, default=sys.maxsize)]
    is_first = quote.is_of_lead or not starts
    place = 0 if is_first else min(quote.block + bool(chapter.lead), len(starts) - 1)
    return [
        message
        for message in chapter.messages
        if not message.name and starts[place] <= message.source.line < ends[place]
    ]


def of_quote(quote: PullQuote, lead: Block | None, body: Sequence[Block]) -> Block:
    """Return the block that a pull quote is taken from."""
    return lead if quote.is_of_lead and lead else body[quote.block]


def taken_from_text(quote: PullQuote, place: Quoted, block: Block, language: str) -> PullQuote:
    """Return a pull quote with the same sentences of the translated block that it is taken from."""
    text = block.text
    parts = sentences(text)
    if len(parts) != place.count:
        return replace(quote, text=set_pull_quote(place.words, language))
    before = sum(len(part) + 1 for part in parts[: place.first])
    offset = 0.0 if quote.is_of_lead else before / max(len(text), 1)
    words = set_pull_quote(" ".join(parts[place.first : place.end]), language)
    return replace(quote, text=words, offset=offset)
