"""From an edition to HTML. The only module that knows the templates.

Templates hold structure; looks are in the styles. Texts of a manuscript are escaped; what the
dialect made is known to be safe.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from belpress.compose.render import render
from belpress.model.document import (
    Body,
    ChapterParts,
    Document,
    Float,
    FloatForm,
    Metadata,
    Part,
    Passage,
)
from belpress.model.edition import (
    Block,
    Chapter,
    Edition,
    Figure,
    FigureForm,
    Picture,
    PullQuote,
    QuotePlace,
)
from belpress.model.problem import Source


def compose(edition: Edition) -> Document:
    """Compose a whole edition, all but its contents page (see :func:`contents`)."""
    shared = _shared(edition)
    return Document(
        metadata=Metadata(
            title=" ".join(filter(None, (edition.title, edition.subtitle))),
            author=edition.author or edition.series,
            language=edition.language,
            subject=edition.series,
        ),
        cover=_part("cover", edition.title, shared),
        summary=_part("summary", edition.labels["summary"], shared),
        chapters=tuple(_chapter(chapter, shared) for chapter in edition.chapters),
        filler=_part("filler", "", shared),
        back=_part("back", edition.series, shared),
    )


def contents(edition: Edition, first_pages: Mapping[str, int]) -> Part:
    """Compose the contents page. ``first_pages`` maps each chapter's name to its page number."""
    return _part("contents", edition.labels["contents"], {**_shared(edition), "pages": first_pages})


def _shared(edition: Edition) -> dict[str, Any]:
    return {"edition": edition, "keys": edition.colour_keys}


def _chapter(chapter: Chapter, shared: Mapping[str, Any]) -> ChapterParts:
    own = {**shared, "chapter": chapter, "chapter_key": shared["keys"][chapter.colour_key]}
    body = Part(
        name=f"{chapter.name}-body",
        kind="body",
        title=chapter.title,
        head=render("head", title=chapter.title, **own),
        language=own["edition"].language,
        body=_body(chapter, own),
        chapter=chapter.name,
        pictures={figure.picture.path: figure.picture.source for figure in chapter.figures},
    )
    opener = _part("opener", chapter.title, own, name=chapter.name, pictures=(chapter.opener,))
    forecasts = _part("forecasts", chapter.title, own, name=f"{chapter.name}-forecasts")
    return ChapterParts(chapter.name, opener, body, forecasts)


def _body(chapter: Chapter, own: Mapping[str, Any]) -> Body:
    passages: list[Passage] = []
    floats: list[Float] = []
    index_of: dict[int, int] = {}
    for index, block in enumerate(chapter.body):
        index_of[index] = max(len(passages), 0)
        if isinstance(block, Figure) and block.form is not FigureForm.COLUMN:
            floats.append(_figure_float(block, len(passages) - 1))
        else:
            passages.append(_passage(block))
    last = max(len(passages) - 1, 0)
    for number, one in enumerate(chapter.pull_quotes, start=1):
        at = min(index_of.get(one.block, 0), last)
        floats.append(_quote_float(one, f"{chapter.name}-pull-quote-{number}", at))
    head = render("body-head", **own)
    return Body(head, tuple(passages), tuple(floats))


def _passage(block: Block) -> Passage:
    if isinstance(block, Figure):
        html = render("figure", figure=block)
        return Passage(block.name, "figure", html, block.source)
    kind = block.kind.value
    columns = block.html.partition("</tr>")[0].count("<th")
    if kind == "table" and columns > 3:
        kind = "wide-table"
    return Passage(block.name, kind, block.html, block.source)


def _figure_float(figure: Figure, after: int) -> Float:
    form = FloatForm.PAGE if figure.form is FigureForm.PAGE else FloatForm.WIDE
    html = render("figure", figure=figure)
    return Float(figure.name, "figure", form, html, max(after, 0), 1.0, figure.source)


def _quote_float(pull_quote: PullQuote, name: str, after: int) -> Float:
    form = FloatForm.WIDE if pull_quote.place is QuotePlace.WIDE else FloatForm.MARGIN
    html = render("pull-quote", quote=pull_quote)
    return Float(name, "pull-quote", form, html, after, pull_quote.offset, pull_quote.source)


def _part(
    kind: str,
    title: str,
    context: Mapping[str, Any],
    name: str = "",
    pictures: tuple[Picture, ...] = (),
) -> Part:
    places: dict[str, Source] = {picture.path: picture.source for picture in pictures}
    head = render("head", title=title, **context)
    chapter = context["chapter"].name if "chapter" in context else ""
    return Part(
        name=name or kind,
        kind=kind,
        title=title,
        head=head,
        language=context["edition"].language,
        html=render(kind, **context),
        chapter=chapter,
        pictures=places,
    )
