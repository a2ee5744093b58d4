"""A publication laid out with the page numbers that its texts name.

A number can move the text it stands in, so pages are laid out again until every number is that of
its page; mostly that is once, and for the chapters that name a page alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from belpress.compose.page_numbers import numbered, targets_in_chapter, targets_of
from belpress.layout.chapter import Aim
from belpress.layout.publication import Contents, Pages, paginate
from belpress.model.document import Document
from belpress.model.pages import Laid
from belpress.model.problem import Problem, Source
from belpress.press.pressroom import Pressroom, Watcher

MOST_ROUNDS = 5
"""So often pages are laid out for their numbers; more is a number that moves its own page."""


def paginate_numbered(
    document: Document,
    contents: Contents,
    pressroom: Pressroom,
    *,
    only: Sequence[str] = (),
    aim: Aim | None = None,
    watcher: Watcher | None = None,
    earlier: Pages | None = None,
) -> Pages:
    """Lay out a publication as :func:`paginate` does, with the right page numbers in its texts.

    Begins with the numbers of ``earlier`` pages, if there are any.
    """
    targets = _targets(document, only)
    through = [target.partition("--")[0] for target in targets]
    numbers = page_numbers(_all_parts(earlier), targets) if earlier else {}
    rounds = 0
    while True:
        pages = paginate(
            numbered(document, numbers) if targets else document,
            contents,
            pressroom,
            only=only,
            through=through,
            aim=aim,
            watcher=watcher,
            earlier=earlier,
        )
        found, rounds = page_numbers(_all_parts(pages), targets), rounds + 1
        if found == numbers or rounds == MOST_ROUNDS:
            problems = [
                _wrong(target, source, is_known=target in found)
                for target, source in targets.items()
                if target not in found or found[target] != numbers.get(target)
            ]
            return replace(pages, problems=(*pages.problems, *problems))
        numbers, earlier = found, pages


def page_numbers(parts: Iterable[Laid], names: Iterable[str]) -> dict[str, int]:
    """Return the number of the page (from 1) that each named element begins on."""
    first: dict[str, int] = {}
    for part in parts:
        for number, anchors in enumerate(part.anchors, start=part.first_page):
            for name in anchors:
                first.setdefault(name, number)
    return {name: first[name] for name in names if name in first}


def _targets(document: Document, only: Sequence[str]) -> Mapping[str, Source]:
    """Return what the printed texts name the pages of."""
    targets = targets_of(document)
    if not only:
        return targets
    named = {
        target
        for chapter in document.chapters
        if chapter.name in only
        for target in targets_in_chapter(chapter)
    }
    return {target: source for target, source in targets.items() if target in named}


def _all_parts(pages: Pages) -> list[Laid]:
    """Return the parts of all chapters that were laid out, also of those that are not printed."""
    return [part for chapter in pages.chapters.values() for part in chapter.parts]


def _wrong(target: str, source: Source, *, is_known: bool) -> Problem:
    if is_known:
        message = (
            f'the page number of "{target}" moves the text, and with it the page that it names'
        )
        hint = "change the paragraph by a few words"
    else:
        message = f'the page number of "{target}" is asked for, which is on no page'
        hint = 'take "{.page-number}" out, or print what it leads to'
    return Problem("page-number", message, source, hint=hint)
