"""From an edition to its document: every part as HTML, every body in pieces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from belpress.compose.render import Sources, render
from belpress.compose.scorecard import ANCHOR, scorecard_of
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
from belpress.model.imprint import ImprintPlace
from belpress.model.outcome import Outcome

ACROSS_FROM = 3
"""A table of so many columns stands across both columns of the text."""


def compose(edition: Edition) -> Document:
    """Compose a whole edition except its contents page (see :func:`contents`)."""
    edition = replace(edition, imprint=edition.imprint.in_language(edition.language))
    shared, place = _shared(edition), edition.imprint.place
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
        summary=_part("summary", edition.labels["summary"], shared),
        chapters=tuple(_chapter(chapter, shared) for chapter in edition.chapters),
        filler=_part("filler", "", shared),
        back=_part("back", edition.series, shared),
        imprint=_imprint(shared) if place is ImprintPlace.PAGE else None,
        scorecard=_scorecard(shared) if edition.has_scorecard else None,
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
    return {"edition": edition, "keys": edition.colour_keys, "divided": divided}


def _imprint(shared: Mapping[str, Any]) -> Part:
    return _part("imprint", shared["edition"].labels["imprint"], shared)


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
    own = {**shared, "chapter": chapter, "chapter_key": shared["keys"][chapter.colour_key]}
    body = _body(chapter, own)
    opener = _part("opener", chapter.title, own, name=chapter.name, pictures=(chapter.opener.path,))
    forecasts = _part("forecasts", chapter.title, own, name=f"{chapter.name}-forecasts")
    return ChapterParts(chapter.name, opener, body, forecasts)


def _body(chapter: Chapter, own: Mapping[str, Any]) -> Body:
    sources = Sources()
    opening = render("body-head", at=sources.number, **own)
    passages: list[Passage] = []
    floats: list[Float] = []
    footnotes = _footnotes(chapter.lead, "", sources)
    index_of: dict[int, int] = {}
    for index, block in enumerate(chapter.body):
        index_of[index] = len(passages)
        if isinstance(block, Figure) and block.form is not FigureForm.COLUMN:
            floats.append(_figure_float(block, len(passages) - 1, sources))
        else:
            passages.append(_passage(block, sources))
        if not (isinstance(block, Figure) and block.form is FigureForm.PAGE):
            footnotes += _footnotes(block, block.name, sources)
    last = max(len(passages) - 1, 0)
    for number, quote in enumerate(chapter.pull_quotes, start=1):
        at = min(index_of.get(quote.block, 0), last)
        floats.append(_quote_float(quote, f"{chapter.name}-pull-quote-{number}", at, sources))
    return Body(
        chapter=chapter.name,
        title=chapter.title,
        head=render("head", title=chapter.title, **own),
        language=own["edition"].language,
        opening=opening,
        passages=tuple(passages),
        floats=tuple(floats),
        sources=sources.places,
        footnotes=tuple(footnotes),
    )


def _footnotes(block: Block, after: str, sources: Sources) -> list[Footnote]:
    """Compose the footnotes that a block calls."""
    return [
        Footnote(note.name, note.mark, render("footnote", note=note, at=sources.number), after)
        for note in block.notes
    ]


def _passage(block: Block, sources: Sources) -> Passage:
    sources.number(block.source)
    if isinstance(block, Figure):
        html = _figure(block, sources)
        return Passage(block.name, "figure", html, block.source, block.picture.path)
    kind = block.kind
    columns = block.html.partition("</tr>")[0].count("</th>")
    if kind is BlockKind.TABLE and columns >= ACROSS_FROM:
        kind = BlockKind.WIDE_TABLE
    return Passage(block.name, kind.value, block.html, block.source)


def _figure(figure: Figure, sources: Sources) -> str:
    is_page = figure.form is FigureForm.PAGE
    return render("figure", figure=figure, is_page=is_page, at=sources.number)


def _figure_float(figure: Figure, after: int, sources: Sources) -> Float:
    form = FloatForm.PAGE if figure.form is FigureForm.PAGE else FloatForm.WIDE
    html = _figure(figure, sources)
    path = figure.picture.path
    return Float(figure.name, "figure", form, html, max(after, 0), 1.0, figure.source, path)


def _quote_float(quote: PullQuote, name: str, after: int, sources: Sources) -> Float:
    form = FloatForm.WIDE if quote.place is QuotePlace.WIDE else FloatForm.MARGIN
    html = render("pull-quote", quote=quote, at=sources.number)
    return Float(name, "pull-quote", form, html, after, quote.offset, quote.source)


def _part(
    kind: str,
    title: str,
    context: Mapping[str, Any],
    name: str = "",
    pictures: tuple[str, ...] = (),
) -> Part:
    sources = Sources()
    return Part(
        name=name or kind,
        kind=kind,
        title=title,
        head=render("head", title=title, **context),
        language=context["edition"].language,
        html=render(kind, at=sources.number, **context),
        sources=sources.places,
        pictures=tuple(filter(None, pictures)),
        chapter=context["chapter"].name if "chapter" in context else "",
    )
