"""From an edition and its catalogues to the edition in another language.

The structure comes from the source: blocks, pictures, colour keys and links cannot differ. The
words come from the catalogues; what is not translated stays in the language of the source, and is
counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from belpress.language import excerpts
from belpress.markdown.display import (
    set_headline,
    set_label,
    set_lines,
    set_plain,
    set_pull_quote,
)
from belpress.markdown.parse import parse
from belpress.markdown.parsed import Parsed
from belpress.markdown.texts import marks, shortened, visible_text
from belpress.model.block import Block, Figure
from belpress.model.edition import Chapter, Edition, PullQuote
from belpress.model.imprint import Imprint
from belpress.model.message import Message, MessageKind, Standing, Wording
from belpress.model.outcome import PastForecast
from belpress.model.problem import Problem, Severity, Source
from belpress.translate import figures
from belpress.translate.matter import worded_authors, worded_forecast, worded_opener
from belpress.translate.messages import EDITION
from belpress.translate.quotes import Quoted, of_quote, quoted, taken_from_text
from belpress.translate.words import Words

UPDATE = "bring the catalogue up to date with: belpress translate update"
ACCEPT = "if the translation holds, say so with: belpress translate accept"


@dataclass(frozen=True)
class Translation:
    """An edition in another language, and how complete it is.

    ``standings`` counts its messages; ``problems`` are the warnings and errors of the
    translation; ``gaps`` names every message that had to stay in the source's language.
    """

    edition: Edition
    standings: Counter[Standing]
    problems: tuple[Problem, ...]
    gaps: tuple[Problem, ...]
    wordings: Mapping[Source, Wording]
    """The wording of each place of the source."""
    worded: tuple[tuple[Message, Wording], ...]
    """Every message with its wording, in order."""


def translate(edition: Edition, language: str, catalogues: Mapping[str, Words]) -> Translation:
    """Return an edition in another language. Never raises, whatever a catalogue says."""
    run = _Translating(edition, language)
    words = catalogues[EDITION]
    texts = {message.name: run.text(message, words) for message in edition.messages}
    chapters = tuple(run.chapter(chapter, catalogues[chapter.name]) for chapter in edition.chapters)
    keys = {
        name: replace(key, label=set_plain(texts[f"colour_keys.{name}.label"], language))
        for name, key in edition.colour_keys.items()
    }
    labels = {
        name: set_label(texts[f"labels.{name}"], language, edition.year, edition.forecast_year)
        for name in edition.labels
    }
    plain = {name: set_plain(text, language) for name, text in texts.items()}
    translated = replace(
        edition,
        language=language,
        colour_keys=keys,
        labels=labels,
        chapters=chapters,
        file_title=edition.title,
        title=plain["title"],
        title_lines=set_lines(texts["title"], language),
        subtitle=plain.get("subtitle", ""),
        series=plain.get("series", ""),
        author=plain.get("author", ""),
        imprint=_imprint(edition.imprint, plain),
    )
    return Translation(
        translated,
        run.standings,
        tuple(run.problems),
        tuple(run.gaps),
        run.wordings,
        tuple(run.worded),
    )


def _imprint(imprint: Imprint, plain: Mapping[str, str]) -> Imprint:
    """Return an imprint in other words; its numbers are chosen when it is set."""
    words = {
        name: plain.get(f"publisher.{name}", getattr(imprint.publisher, name))
        for name in ("name", "place", "address")
    }
    licence = replace(imprint.licence, name=plain.get("licence", imprint.licence.name))
    return replace(imprint, licence=licence, publisher=replace(imprint.publisher, **words))


@dataclass
class _Translating:
    """One translation in progress: what has been found so far."""

    edition: Edition
    language: str
    standings: Counter[Standing] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    gaps: list[Problem] = field(default_factory=list)
    wordings: dict[Source, Wording] = field(default_factory=dict)
    worded: list[tuple[Message, Wording]] = field(default_factory=list)

    def text(self, message: Message, words: Words) -> str:
        """Return the wording of a text of the front matter, or the text of the source."""
        wording = words.wording(message)
        is_broken = bool(wording.text) and marks(message.text) != marks(wording.text)
        if is_broken and wording.standing is Standing.TRANSLATED:
            wording = replace(wording, standing=Standing.BROKEN)
            hint = "use the same braces and markup; the words of the source are printed instead"
            said = f'the braces or markup in the translation of "{shortened(message.text)}" differ'
            self._warn("translation-markup", said, wording.source, hint)
        wording = replace(wording, text="") if is_broken else wording
        self._count(message, wording)
        return wording.text or message.text

    def chapter(self, chapter: Chapter, words: Words) -> Chapter:
        """Return a chapter in the language of the translation."""
        matter_of = {message.name: message for message in chapter.messages if message.name}
        texts = {
            name: self.text(message, words)
            for name, message in matter_of.items()
            if message.kind is not MessageKind.PULL_QUOTE
        }
        parsed = self._parse(chapter, words)
        blocks = [
            self._block(block, source)
            for block, source in zip(parsed.blocks, chapter.blocks, strict=True)
        ]
        lead, body = (blocks[0], blocks[1:]) if chapter.lead else (None, blocks)
        return replace(
            chapter,
            title=set_plain(texts["title"], self.language),
            title_lines=set_lines(texts["title"], self.language),
            headline=set_headline(texts.get("headline", texts["title"]), self.language),
            opener=worded_opener(chapter.opener, texts),
            authors=worded_authors(chapter.authors, texts, self.language),
            pull_quotes=self._pull_quotes(chapter, lead, body, matter_of, words),
            lead=lead,
            body=tuple(body),
            forecasts=tuple(
                worded_forecast(item, source)
                for item, source in zip(parsed.forecasts, chapter.forecasts, strict=True)
            ),
            last_year=tuple(
                self._past_forecast(past, index, texts)
                for index, past in enumerate(chapter.last_year)
            ),
        )

    def _parse(self, chapter: Chapter, words: Words) -> Parsed:
        running = [message for message in chapter.messages if not message.name]
        known = iter(running)

        def translator(_: Message) -> Wording:
            return words.wording(next(known))

        parsed = parse(
            chapter.markdown,
            start=chapter.start,
            chapter=chapter.name,
            language=self.language,
            translator=translator,
            is_citing=bool(self.edition.sources),
            written_in=self.edition.language,
        )
        for message, wording in zip(running, parsed.wordings, strict=True):
            self._count(message, wording)
        self.problems += [
            problem for problem in parsed.problems if problem.rule == "translation-markup"
        ]
        return parsed

    def _block(self, block: Block, source: Block) -> Block:
        if isinstance(block, Figure) and isinstance(source, Figure):
            credit = set_plain(block.picture.credit, self.language)
            picture = replace(source.picture, alt=block.picture.alt, credit=credit)
            return replace(block, name=source.name, picture=picture)
        return replace(block, name=source.name)

    def _past_forecast(
        self, past: PastForecast, index: int, texts: Mapping[str, str]
    ) -> PastForecast:
        text = set_headline(texts[f"last_year.{index}.forecast"], self.language)
        why = set_headline(texts.get(f"last_year.{index}.why", ""), self.language)
        return replace(past, text=text, why=why)

    def _pull_quotes(
        self,
        chapter: Chapter,
        lead: Block | None,
        body: Sequence[Block],
        matter_of: Mapping[str, Message],
        words: Words,
    ) -> tuple[PullQuote, ...]:
        known, quotes = quoted(chapter, words), []
        for index, quote in enumerate(chapter.pull_quotes):
            place = known.get(index)
            if place and place.is_sure:
                block = of_quote(quote, lead, body)
                quotes.append(taken_from_text(quote, place, block, self.language))
                continue
            message = matter_of[f"pull_quotes.{index}"]
            taken = self._own_quote(quote, message, words, lead, body)
            if place and words.wording(message).standing is not Standing.TRANSLATED:
                self._warn_unclear(quote, place)
                block = of_quote(quote, lead, body)
                taken = taken_from_text(quote, place, block, self.language)
            quotes.append(taken)
        return tuple(quotes)

    def _warn_unclear(self, quote: PullQuote, place: Quoted) -> None:
        which = f'the pull quote "{shortened(quote.text)}"'
        said = f"it is not clear which sentence of this translation is {which}"
        hint = (
            "keep sentences apart that are apart in the source, or run "
            '"belpress translate update", which asks for the pull quote as a message of its own'
        )
        self._warn("pull-quote-unclear", said, place.at, hint)

    def _own_quote(
        self,
        quote: PullQuote,
        message: Message,
        words: Words,
        lead: Block | None,
        body: Sequence[Block],
    ) -> PullQuote:
        """Return a pull quote that has words of its own, which must be words of the text."""
        text = self.text(message, words)
        wording = words.wording(message)
        set_text = set_pull_quote(text, self.language)
        if quote.is_paraphrase or wording.standing is not Standing.TRANSLATED:
            return replace(quote, text=set_text)
        texts = [block.text for block in (*body, *filter(None, (lead,)))]
        found = excerpts.find(visible_text(text), texts)
        if found is None:
            hint = excerpts.drift_hint(text, texts)
            said = f'pull quote: "{text:.60}…" is not in the translation of the chapter'
            self.problems.append(Problem("pull-quote-drift", said, wording.source, hint=hint))
            return replace(quote, text=set_text)
        if found[0] == len(body):
            return replace(quote, text=set_text, block=0, offset=0.0, is_of_lead=True)
        return replace(quote, text=set_text, block=found[0], offset=found[1], is_of_lead=False)

    def _count(self, message: Message, wording: Wording) -> None:
        standing = wording.standing
        self.standings[standing] += 1
        self.worded.append((message, wording))
        known = self.wordings.get(message.source)
        if known is None or known.standing is Standing.TRANSLATED:
            self.wordings[message.source] = wording
        if standing is Standing.TRANSLATED:
            self._compare(message, wording)
            return
        why = {
            Standing.MISSING: "has no translation",
            Standing.FUZZY: "has a translation that is still fuzzy",
            Standing.BROKEN: "has a translation with broken markup",
        }[standing]
        hint = f"its source is {message.source}"
        if standing is Standing.MISSING and not wording.source.line:
            hint += f"; {UPDATE}"
        if standing is Standing.FUZZY and wording.text:
            said = f'the translation of "{shortened(message.text)}" is fuzzy, and is printed'
            self._warn("translation-outdated", said, wording.source, f"{hint}; {ACCEPT}")
        said = f'"{shortened(message.text)}" {why}'
        self.gaps.append(Problem("translation-incomplete", said, wording.source, hint=hint))

    def _compare(self, message: Message, wording: Wording) -> None:
        for said in figures.compare(
            visible_text(message.text),
            self.edition.language,
            visible_text(wording.text),
            self.language,
        ):
            text = f'the translation of "{shortened(message.text)}" {said}'
            hint = f"its source is {message.source}"
            self._warn("translation-figures", text, wording.source, hint)

    def _warn(self, rule: str, message: str, at: Source, hint: str) -> None:
        self.problems.append(Problem(rule, message, at, Severity.WARNING, hint))
