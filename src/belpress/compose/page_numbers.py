"""The page numbers in the texts of a document: which there are, and putting them in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from belpress.model.document import Body, ChapterParts, Document, Part
from belpress.model.folio import roman
from belpress.model.problem import Source
from belpress.model.reference import targets_in, with_numbers


def targets_of(document: Document) -> dict[str, Source]:
    """Return the named elements whose page numbers are printed, each with the first place."""
    found: dict[str, Source] = {}
    for html, source in _texts(document):
        for target in targets_in(html):
            found.setdefault(target, source)
    return found


def targets_in_chapter(chapter: ChapterParts) -> list[str]:
    """Return the named elements whose page numbers are printed in a chapter."""
    return [target for html, _ in _chapter_texts(chapter) for target in targets_in(html)]


def numbered(document: Document, numbers: Mapping[str, int]) -> Document:
    """Return a document with the page numbers that are known, as they are printed."""
    shown = {name: _shown(name, number, document) for name, number in numbers.items()}
    return replace(
        document,
        summary=_part(document.summary, shown) if document.summary else None,
        chapters=tuple(
            replace(
                chapter,
                body=_body(chapter.body, shown) if chapter.body else None,
                forecasts=_part(chapter.forecasts, shown) if chapter.forecasts else None,
                pages=tuple(_part(page, shown) for page in chapter.pages),
            )
            for chapter in document.chapters
        ),
    )


def _shown(name: str, number: int, document: Document) -> str:
    """Return the number of the page on which a named element stands, as it is printed there."""
    of_front = name.partition("--")[0] in document.roman
    return roman(number) if of_front else str(number)


def _texts(document: Document) -> Iterator[tuple[str, Source]]:
    for chapter in document.chapters:
        yield from _chapter_texts(chapter)
    # The forecasts of the summary page stand in their chapters too
    if document.summary:
        yield document.summary.html, Source("")


def _chapter_texts(chapter: ChapterParts) -> Iterator[tuple[str, Source]]:
    body = chapter.body
    yield from ((page.html, next(iter(page.sources), Source(""))) for page in chapter.pages)
    if body is None:
        return
    yield body.opening, body.source
    yield from ((one.html, one.source) for one in body.passages)
    yield from ((one.html, one.source) for one in body.floats)
    yield from ((one.html, body.source) for one in body.footnotes)
    if chapter.forecasts:
        yield chapter.forecasts.html, body.source


def _part(part: Part, numbers: Mapping[str, str]) -> Part:
    return replace(part, html=with_numbers(part.html, numbers))


def _body(body: Body, numbers: Mapping[str, str]) -> Body:
    return replace(
        body,
        opening=with_numbers(body.opening, numbers),
        passages=tuple(replace(one, html=with_numbers(one.html, numbers)) for one in body.passages),
        floats=tuple(replace(one, html=with_numbers(one.html, numbers)) for one in body.floats),
        footnotes=tuple(
            replace(one, html=with_numbers(one.html, numbers)) for one in body.footnotes
        ),
    )
