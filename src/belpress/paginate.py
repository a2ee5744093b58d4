"""From a document to its pages: every part laid out, every page number settled.

Each part is laid out on its own (bodies in ``bodies``). The contents page comes last, when the
numbers are known.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from belpress import compose
from belpress.bodies import BodyPlan, SetBody, fit_body, set_body
from belpress.copyfit import Fit
from belpress.document import ChapterParts, Document, Part
from belpress.edition import Bounds, Edition
from belpress.typeset import Laid, Press

FITS = (0.96, 0.92, 0.88, 0.84, 0.8)
"""How far the summary and the forecasts may be set smaller to fit on one page."""
GUESS = 888
"""A page number to measure the contents page with, before the real ones are known."""
PagePlan = Mapping[str, BodyPlan]
"""The pages of every chapter's body, by the chapter's name."""


@dataclass(frozen=True)
class Pages:
    """A publication laid out: its parts in order, and the first page of every chapter (from 1).

    ``plan`` holds the pages of the bodies; ``fits`` says how chapters were fitted, if they were.
    """

    parts: tuple[Laid, ...]
    first_pages: Mapping[str, int]
    plan: PagePlan
    fits: Mapping[str, Fit]

    @property
    def count(self) -> int:
        """The number of pages."""
        return sum(len(part.pages) for part in self.parts)

    @property
    def numbers(self) -> list[int]:
        """The number printed on, or due to, every page."""
        return [number for part in self.parts for number in range(part.first_page, part.next_page)]


Progress = Callable[[str], None]


@dataclass(frozen=True)
class Aim:
    """What a translation is fitted to: the page plan of its source, within bounds."""

    plan: PagePlan
    bounds: Bounds


def paginate(
    edition: Edition,
    document: Document,
    press: Press,
    *,
    only: Sequence[str] = (),
    aim: Aim | None = None,
    progress: Progress = lambda title: None,
) -> Pages:
    """Lay out a whole publication, or the chapters named in ``only`` with their right numbers.

    With an ``aim``, every body is fitted to the pages that its source has. ``progress`` is
    called with the title of each part before it is laid out. Chapters open on a left page, and
    the last page is a left one, so that a sheet has four pages.
    """
    front = [_set(press, document.cover, 1), _fitted(press, document.summary, 2)]
    contents_at = front[-1].next_page
    guess = _contents(press, edition, {one.name: GUESS for one in document.chapters}, contents_at)
    start = _next_verso(guess.next_page)
    run = _Chapters(press, document, only, aim, progress)
    run.lay_out(start)
    if only:
        return run.pages([])
    contents = _contents(press, edition, run.first_pages, contents_at)
    if contents.next_page > start:
        start = _next_verso(contents.next_page)
        run.lay_out(start)
        contents = _contents(press, edition, run.first_pages, contents_at)
    filled = _fill(press, document.filler, contents.next_page, start)
    return run.pages([*front, contents, *filled])


class _Chapters:
    """Lays out the chapters one after another, each from the page after the one before."""

    def __init__(
        self,
        press: Press,
        document: Document,
        only: Sequence[str],
        aim: Aim | None,
        progress: Progress,
    ) -> None:
        self.press = press
        self.document = document
        self.only = only
        self.aim = aim
        self.progress = progress
        self.first_pages: dict[str, int] = {}
        self.bodies: dict[str, SetBody] = {}
        self.laid: list[Laid] = []

    def lay_out(self, number: int) -> None:
        """Lay out the chapters from a page on, up to the last one wanted; keep those wanted."""
        self.laid = []
        chapters = self.document.chapters
        wanted = [index for index, one in enumerate(chapters) if one.name in self.only]
        until = max(wanted, default=len(chapters) - 1) + 1
        for chapter in chapters[:until]:
            self.progress(chapter.opener.title)
            self.first_pages[chapter.name] = number
            parts = self._chapter(chapter, number)
            number = parts[-1].next_page
            if not self.only or chapter.name in self.only:
                self.laid += parts

    def pages(self, front: list[Laid]) -> Pages:
        """Return the pages of all that was laid out behind the front matter, if there is any."""
        parts = [*front, *self.laid]
        return Pages(
            tuple(_closed(self.press, self.document, parts) if front else parts),
            self.first_pages,
            {name: body.plan for name, body in self.bodies.items()},
            {name: body.fit for name, body in self.bodies.items() if body.fit.is_any},
        )

    def _chapter(self, chapter: ChapterParts, number: int) -> list[Laid]:
        press = self.press
        opener = _set(press, chapter.opener, number)
        plan = self.aim.plan.get(chapter.name) if self.aim else None
        if self.aim and plan:
            body = fit_body(press, chapter.body, opener.next_page, plan, self.aim.bounds)
        else:
            body = set_body(press, chapter.body, opener.next_page, even=True)
        forecasts = _fitted(press, chapter.forecasts, body.laid.next_page)
        if not plan and (len(opener.pages) + len(forecasts.pages)) % 2:
            body = set_body(press, chapter.body, opener.next_page, even=False)
            forecasts = _fitted(press, chapter.forecasts, body.laid.next_page)
        self.bodies[chapter.name] = body
        end = _next_verso(forecasts.next_page)
        filled = _fill(press, self.document.filler, forecasts.next_page, end)
        return [opener, body.laid, forecasts, *filled]


def _closed(press: Press, document: Document, parts: list[Laid]) -> list[Laid]:
    """Add the back cover, as the last page of a sheet of four."""
    number = parts[-1].next_page
    last = -(-number // 4) * 4
    parts += _fill(press, document.filler, number, last)
    return [*parts, _set(press, document.back, last)]


def _fill(press: Press, filler: Part, number: int, until: int) -> list[Laid]:
    return [_set(press, filler, page) for page in range(number, until)]


def _contents(press: Press, edition: Edition, first_pages: Mapping[str, int], number: int) -> Laid:
    return _set(press, compose.contents(edition, first_pages), number)


def _next_verso(number: int) -> int:
    return number + number % 2


def _fitted(press: Press, part: Part, number: int) -> Laid:
    """Set a part that should be one page, smaller by small steps until it is.

    Where even the smallest step takes more pages, it is set as drawn.
    """
    drawn = _set(press, part, number)
    if len(drawn.pages) == 1:
        return drawn
    for fit in FITS:
        laid = _set(press, part, number, rules=f":root {{ --fit: {fit} }}")
        if len(laid.pages) == 1:
            return laid
    return drawn


def _set(press: Press, part: Part, number: int, rules: str = "") -> Laid:
    return press.lay_out(
        name=part.name,
        kind=part.kind,
        head=part.head,
        html=part.html,
        first_page=number,
        rules=rules,
    )
