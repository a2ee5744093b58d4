"""From an edition to its document: every part as HTML, every body in pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from belpress.compose.citations import (
    Citations,
    citations_of,
    part_with_sources,
    with_sources,
)
from belpress.compose.notes import with_linked_marks
from belpress.compose.render import Sources, check_templates
from belpress.compose.scorecard import ANCHOR, scorecard_of
from belpress.compose.texts import is_short, passages_behind, texts_of_section
from belpress.model.block import Block, BlockKind, Figure, FigureForm
from belpress.model.document import (
    Body,
    ChapterParts,
    Document,
    Float,
    FloatForm,
    Footnote,
    Metadata,
    Part,
    Passage,
)
from belpress.model.edition import Chapter, Edition, PullQuote, QuotePlace
from belpress.model.house import OpeningSide, QuotesIn
from belpress.model.imprint import ImprintPlace
from belpress.model.kind import TextKind
from belpress.model.note import NotesPlace
from belpress.model.outcome import Outcome

FOLIO_STYLE = "folio-style"
OPENING = (TextKind.CHAPTER, TextKind.SECTION)
"""The kinds of texts that open on the side that the house wants."""
ACROSS_FROM = 3
"""A table of so many columns stands across both columns of the text."""


def compose(edition: Edition) -> Document:
    """Compose a whole edition except its contents page (see :func:`contents`).

    Raises :class:`ProblemsFound` for mistakes of the house's own templates.
    """
    check_templates(edition.house)
    edition = replace(edition, imprint=edition.imprint.in_language(edition.language))
    shared = {**_shared(edition), "citations": citations_of(edition)}
    place = edition.imprint.place
    has_own = any(text.kind is TextKind.IMPRINT for text in edition.chapters)
    return Document(
        metadata=Metadata(
            title=" ".join(filter(None, (edition.title, edition.subtitle))),
            author=edition.author or edition.series,
            language=edition.language,
            subject=edition.series,
            symbols=_symbols(edition),
            imprint=edition.imprint,
        ),
        cover=_part("cover", edition.title, shared, pictures=(edition.cover,)),
        summary=_summary(shared),
        chapters=_texts(edition, shared),
        roman=frozenset(one.name for one in edition.front if edition.has_roman_folios),
        filler=_part("filler", "", shared),
        back=_part("back", edition.series, shared, pictures=(edition.back,)),
        imprint=_imprint(shared) if place is ImprintPlace.PAGE and not has_own else None,
        scorecard=_scorecard(shared) if edition.has_scorecard else None,
        house=edition.house,
    )


def contents(edition: Edition, first_pages: Mapping[str, int]) -> Part:
    """Compose the contents page.

    ``first_pages`` maps the name of each chapter, and of the scorecard, to its page number.
    """
    return _part(
        "contents",
        edition.labels["contents"],
        {**_shared(edition), "pages": first_pages, "anchor": ANCHOR},
    )


def _shared(edition: Edition) -> dict[str, Any]:
    divided = edition.hyphenation.get(edition.language, ())
    return {
        "edition": edition,
        "keys": edition.colour_keys,
        "divided": divided,
        "tokens": {},
        "citations": Citations(),
    }


def _summary(shared: Mapping[str, Any]) -> Part | None:
    """Compose the summary of what chapters forecast, if there is any."""
    edition = shared["edition"]
    if not any(chapter.summary for chapter in edition.chapters):
        return None
    summary = _part("summary", edition.labels["summary"], shared)
    return part_with_sources(summary, shared["citations"])


def _imprint(shared: Mapping[str, Any]) -> Part:
    own = {**shared, "text": None, "has_lines": True}
    return _part("imprint", shared["edition"].labels["imprint"], own)


def _texts(edition: Edition, shared: Mapping[str, Any]) -> tuple[ChapterParts, ...]:
    """Compose the chapters and the texts between them, each with what it leaves to the next."""
    composed = []
    front = edition.front if edition.has_roman_folios else ()
    for text, following in pairwise((*edition.chapters, None)):
        assert text is not None  # noqa: S101 - only the last one is
        tokens = {FOLIO_STYLE: "lower-roman"} if text in front else {}
        if is_short(text):
            tokens |= {"text-size": "var(--short-text-size)", "more-rows": "var(--short-more-rows)"}
        own = {**shared, "chapter": text, "tokens": tokens}
        parts = _page_text(text, own) if text.kind.is_page else _chapter(text, own)
        parts = with_sources(parts, shared["citations"])
        if edition.notes is not NotesPlace.PAGE:
            parts = with_linked_marks(parts)
        side = edition.house.opening_side
        opens = side if text.kind in OPENING else OpeningSide.ANY
        behind = opens if following is None else OpeningSide.ANY
        behind = side if following and following.kind in OPENING else behind
        composed.append(replace(parts, opens_on=opens, fills_up_to=behind))
    return tuple(composed)


def _scorecard(shared: Mapping[str, Any]) -> Part:
    edition: Edition = shared["edition"]
    card = scorecard_of(edition)
    own = {**shared, "card": card, "anchor": ANCHOR}
    return _part("scorecard", edition.labels["scorecard"], own, name=ANCHOR)


def _symbols(edition: Edition) -> dict[str, str]:
    """Return what is read in place of the symbols of colour keys and of outcomes."""
    symbols = {key.symbol: key.label for key in edition.colour_keys.values()}
    if not edition.has_scorecard:
        return symbols
    return {**{one.mark: edition.labels[one.value] for one in Outcome}, **symbols}


def _chapter(chapter: Chapter, shared: Mapping[str, Any]) -> ChapterParts:
    """Compose what has a body under a headline: a chapter, a foreword, and so on."""
    own = {**shared, "chapter_key": shared["keys"].get(chapter.colour_key)}
    opener, forecasts, title = None, None, chapter.title
    if chapter.opener:
        opener = _part("opener", title, own, chapter.name, (chapter.opener.path,))
    if chapter.forecasts:
        forecasts = _part("forecasts", title, own, name=f"{chapter.name}-forecasts")
    return ChapterParts(chapter.name, title, opener, _body(chapter, own), forecasts)


def _page_text(text: Chapter, shared: Mapping[str, Any]) -> ChapterParts:
    """Compose a text that is designed page by page: an imprint, an advertisement, a section."""
    edition, kind = shared["edition"], text.kind.value
    own = {
        **shared,
        "text": text,
        "has_lines": edition.imprint.place is not ImprintPlace.BACK,
        "texts": texts_of_section(edition, text) if text.kind is TextKind.SECTION else (),
    }
    pictures = (text.opener.path,) if text.opener else ()
    pages = [_part(kind, text.title, own, text.name, pictures)]
    if text.kind is TextKind.SECTION:
        pages.append(_part("section-facing", text.title, own, f"{text.name}-facing"))
    return ChapterParts(text.name, text.title, None, None, None, tuple(pages))


def _body(chapter: Chapter, own: Mapping[str, Any]) -> Body:
    sources = Sources(own["edition"].house)
    opening = sources.render("body-head", chapter.lead.name if chapter.lead else "", **own)
    passages: list[Passage] = []
    floats: list[Float] = []
    edition: Edition = own["edition"]
    footnotes = _footnotes(chapter.lead, "", sources) if chapter.lead else []
    index_of: dict[int, int] = {}
    for index, block in enumerate(chapter.body):
        index_of[index] = len(passages)
        if isinstance(block, Figure) and block.form is not FigureForm.COLUMN:
            floats.append(_figure_float(block, len(passages) - 1, sources, edition.notes))
        else:
            passages.append(_passage(block, sources, edition.notes))
        if not (isinstance(block, Figure) and block.form is FigureForm.PAGE):
            footnotes += _footnotes(block, block.name, sources)
    last = max(len(passages) - 1, 0)
    passages += passages_behind(chapter, edition, sources, own["citations"])
    for number, quote in enumerate(chapter.pull_quotes, start=1):
        at = min(index_of.get(quote.block, 0), last)
        floats.append(_quote_float(quote, f"{chapter.name}-pull-quote-{number}", at, sources))
    return Body(
        chapter=chapter.name,
        title=chapter.title,
        head=sources.render("head", title=chapter.title, **own),
        language=edition.language,
        opening=opening,
        passages=tuple(passages),
        floats=tuple(floats),
        sources=sources.places,
        tokens=" ".join(name for name in own["tokens"] if name != FOLIO_STYLE),
        footnotes=tuple(footnotes) if edition.notes is NotesPlace.PAGE else (),
    )


def _footnotes(block: Block, after: str, sources: Sources) -> list[Footnote]:
    """Compose the footnotes that a block calls."""
    return [
        Footnote(note.name, note.mark, sources.render("footnote", note=note), after)
        for note in block.notes
    ]


def _passage(block: Block, sources: Sources, notes: NotesPlace) -> Passage:
    sources.number(block.source)
    if isinstance(block, Figure):
        html = _figure(block, sources, notes)
        return Passage(block.name, "figure", html, block.source, block.picture.path)
    kind = block.kind
    columns = block.html.partition("</tr>")[0].count("</th>")
    if kind is BlockKind.TABLE and columns >= ACROSS_FROM:
        kind = BlockKind.WIDE_TABLE
    return Passage(block.name, kind.value, block.html, block.source)


def _figure(figure: Figure, sources: Sources, notes: NotesPlace) -> str:
    has_notes = figure.form is FigureForm.PAGE and notes is NotesPlace.PAGE
    return sources.render("figure", figure=figure, has_notes=has_notes)


def _figure_float(figure: Figure, after: int, sources: Sources, notes: NotesPlace) -> Float:
    form = FloatForm.PAGE if figure.form is FigureForm.PAGE else FloatForm.WIDE
    html = _figure(figure, sources, notes)
    path = figure.picture.path
    return Float(figure.name, "figure", form, html, max(after, 0), 1.0, figure.source, path)


def _quote_float(quote: PullQuote, name: str, after: int, sources: Sources) -> Float:
    is_wide = quote.place is QuotePlace.WIDE or sources.house.pull_quotes is QuotesIn.TEXT
    form = FloatForm.WIDE if is_wide else FloatForm.MARGIN
    html = sources.render("pull-quote", quote=quote)
    return Float(name, "pull-quote", form, html, after, quote.offset, quote.source)


def _part(
    kind: str,
    title: str,
    context: Mapping[str, Any],
    name: str = "",
    pictures: tuple[str, ...] = (),
) -> Part:
    sources = Sources(context["edition"].house)
    return Part(
        name=name or kind,
        kind=kind,
        title=title,
        head=sources.render("head", title=title, **context),
        language=context["edition"].language,
        html=sources.render(kind, name, **context),
        sources=sources.places,
        pictures=tuple(filter(None, pictures)),
        chapter=context["chapter"].name if "chapter" in context else "",
    )
