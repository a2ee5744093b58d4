"""Where pull quotes stand in the text that they are taken from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from belpress.language import excerpts
from belpress.markdown.footnotes import has_mark
from belpress.markdown.texts import visible_text
from belpress.model.block import Block
from belpress.model.edition import PullQuote, QuotePlace
from belpress.model.message import Message, MessageKind
from belpress.model.problem import Source
from belpress.read.chapter_sections import PullQuoteFields
from belpress.read.frontmatter import Fields
from belpress.read.mistakes import Mistakes

_ELSEWHERE = {
    MessageKind.FOOTNOTE: "a note",
    MessageKind.FORECAST: "a forecast",
    MessageKind.SUMMARY: "a forecast",
    MessageKind.ALT: "the alt text of a picture",
    MessageKind.HEADLINE: "the headline",
    MessageKind.TITLE: "the title",
}
"""Where words stand that no pull quote can stand beside."""


class QuoteFinder:
    """Finds the pull quotes of one chapter in its body, or else in its lead."""

    def __init__(
        self,
        lead: Block | None,
        body: tuple[Block, ...],
        messages: Sequence[Message],
        mistakes: Mistakes,
    ) -> None:
        self.lead = lead
        self.body = body
        self.messages = messages
        self.mistakes = mistakes

    def find(self, quotes: Sequence[PullQuoteFields], fields: Fields) -> Iterator[PullQuote]:
        """Yield the pull quotes that are found; those that are not become mistakes."""
        for index, quote in enumerate(quotes):
            found = self._pull_quote(quote, fields.place(("pull_quotes", index)))
            if found:
                yield found

    def _pull_quote(self, quote: PullQuoteFields, at: Source) -> PullQuote | None:
        if has_mark(quote.text):
            return None
        text = visible_text(quote.text)
        wanted = visible_text(quote.near) if quote.paraphrase and quote.near else text
        found = excerpts.find(wanted, [block.text for block in self.body])
        leads = [self.lead.text] if self.lead else []
        is_of_lead = found is None and excerpts.find(wanted, leads) is not None
        if found is None and not is_of_lead and not (quote.paraphrase and not quote.near):
            self._tell_drift(wanted, at)
            return None
        block, offset = found or (0, 0.0)
        source = self.lead if is_of_lead else self.body[block] if found else None
        is_whole = source and not quote.paraphrase
        return PullQuote(
            quote.text,
            QuotePlace(quote.place),
            block,
            offset,
            at,
            excerpts.whole_sentences(text, source.text) if source and is_whole else None,
            quote.paraphrase,
            is_of_lead,
        )

    @property
    def _blocks(self) -> tuple[Block, ...]:
        return (self.lead, *self.body) if self.lead else self.body

    def _tell_drift(self, wanted: str, at: Source) -> None:
        texts = [block.text for block in self._blocks]
        said = f'pull quote: "{wanted:.60}…" is not in the text of the chapter'
        hint = self._elsewhere(wanted) or excerpts.drift_hint(wanted, texts)
        self.mistakes.error("pull-quote-drift", said, at, hint)

    def _elsewhere(self, wanted: str) -> str:
        """Say where else in the chapter the words stand."""
        for message in self.messages:
            what = _ELSEWHERE.get(message.kind)
            if what and excerpts.find(wanted, [visible_text(message.text)]):
                where = f"{what} (line {message.source.line})"
                return f"the words stand in {where}; quote from a paragraph, a list or a quotation"
        for one, other in pairwise(self._blocks):
            if excerpts.find(wanted, [f"{one.text} {other.text}"]):
                lines = f"lines {one.source.line} and {other.source.line}"
                return f"it runs over two paragraphs ({lines}); quote from one of them"
        return ""
