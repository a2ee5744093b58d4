"""A chapter set: its opener, body and forecasts, and what fills up to the next left page.

How many pages a chapter takes is counted before it is set, and one that comes out as it did
earlier is taken over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from belpress.layout.body import SetBody, fit_body, planned_for, set_body
from belpress.layout.makeup import ANY, EVEN, ODD, least
from belpress.layout.measure import look_ahead, measure
from belpress.layout.plan import BodyPlan
from belpress.layout.texts import page_behind, planned_pages
from belpress.model.document import Body, ChapterParts, Part
from belpress.model.edition import Bounds
from belpress.model.house import House, OpeningSide
from belpress.model.pages import Laid
from belpress.press.pressroom import Pressroom, Watcher

FITS = (0.96, 0.92, 0.88, 0.84, 0.8)
"""How far the summary and the forecasts may be set smaller to fit on one page."""
TITLE_FITS = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
"""How far the titles of the cover and of openers may be set smaller to fit their room."""
SLACK = 1.0
"""So far, in pt, may a line stand out of its box; nobody sees it."""
PagePlan = Mapping[str, BodyPlan]
"""The pages of every chapter's body, by the chapter's name."""


@dataclass(frozen=True)
class Aim:
    """What a translation is fitted to: the page plan of its source, within bounds."""

    plan: PagePlan
    bounds: Bounds


@dataclass(frozen=True)
class SetChapter:
    """A chapter set, from page ``first_page`` on: its parts, and its body's own facts.

    ``made_of`` is what it was set from, and ``aim`` what its body was fitted to, if it was.
    """

    made_of: ChapterParts
    aim: tuple[BodyPlan, Bounds] | None
    first_page: int
    parts: tuple[Laid, ...]
    body: SetBody | None
    """Nothing for a text that is designed page by page."""

    @property
    def next_page(self) -> int:
        """The number of the page after the last one."""
        return self.parts[-1].next_page


class ChapterSetter:
    """Sets the chapters of one run, each wherever it is due; translations within their ``aim``.

    ``earlier`` are the chapters as they were set last.
    """

    def __init__(
        self,
        pressroom: Pressroom,
        filler: Part,
        house: House,
        watcher: Watcher,
        aim: Aim | None,
        earlier: Mapping[str, SetChapter],
    ) -> None:
        self.pressroom = pressroom
        self.watcher = watcher
        self.earlier = earlier
        self.house = house
        self._filler = filler
        self._aim = aim

    def set_chapter(self, chapter: ChapterParts, number: int) -> SetChapter:
        """Set a chapter from page ``number`` on, in whole spreads, or another text."""
        self.watcher.begins(chapter.title)
        body = None
        if chapter.body:
            parts, body = self._with_body(chapter, chapter.body, number)
        else:
            parts = set_pages(self.pressroom, chapter.pages, number)
        end = parts[-1].next_page
        filled = range(end, page_behind(chapter, end))
        parts += [set_part(self.pressroom, self._filler, page) for page in filled]
        self.watcher.ends(parts)
        return SetChapter(chapter, self._aim_of(chapter), number, tuple(parts), body)

    def _with_body(
        self, chapter: ChapterParts, text: Body, number: int
    ) -> tuple[list[Laid], SetBody]:
        """Set a chapter's opener, body and forecasts; the body so that the last page is right."""
        pressroom, aim = self.pressroom, self._aim_of(chapter)
        # A design without a line grid is reported before anything is set with it
        measure(pressroom, text)
        opener = [set_titled(pressroom, chapter.opener, number)] if chapter.opener else []
        at = opener[0].next_page if opener else number
        suits = self._suits(number, at + bool(chapter.forecasts))
        if aim:
            body = fit_body(pressroom, text, at, *aim)
        else:
            body = set_body(pressroom, text, at, suits=suits)
        forecasts = self._forecasts(chapter, body.laid.next_page)
        fitting = self._suits(number, at + sum(len(part.pages) for part in forecasts))
        if not aim and fitting != suits:
            body = set_body(pressroom, text, at, suits=fitting)
            forecasts = self._forecasts(chapter, body.laid.next_page)
        return [*opener, body.laid, *forecasts], body

    def _suits(self, first: int, behind: int) -> range:
        """Return the numbers of pages that suit the body of a chapter that begins on a page.

        Without its body, the chapter would end before page ``behind``.
        """
        house = self.house
        if not house.whole_spreads:
            return ANY
        side = house.opening_side
        wanted = first if side is OpeningSide.ANY else side is OpeningSide.RIGHT
        return ODD if (behind - wanted) % 2 else EVEN

    def _likely_to_suit(self, chapter: ChapterParts) -> range:
        """Return the same, by the parts that a chapter has."""
        if not self.house.whole_spreads:
            return ANY
        return ODD if bool(chapter.opener) != bool(chapter.forecasts) else EVEN

    def _forecasts(self, chapter: ChapterParts, number: int) -> list[Laid]:
        part = chapter.forecasts
        return [set_fitted(self.pressroom, part, number)] if part else []

    def kept(self, chapter: ChapterParts) -> SetChapter | None:
        """Return a chapter as it was set earlier, if it would come out the same."""
        kept = self.earlier.get(chapter.name)
        if kept is None or kept.made_of != chapter or kept.aim != self._aim_of(chapter):
            return None
        if any(part.key != self.pressroom.materials.key(part.setting) for part in kept.parts):
            return None
        return kept

    def only_changed(self, chapters: Sequence[ChapterParts]) -> str:
        """Return the chapter that is not made of what it was earlier, if there is just one."""
        changed = [
            one.name
            for one in chapters
            if one.name not in self.earlier or self.earlier[one.name].made_of != one
        ]
        return changed[0] if len(changed) == 1 else ""

    def counted(self, chapters: Sequence[ChapterParts]) -> list[int]:
        """Return how many pages texts take, if their openers and forecasts take one each."""
        new = [one.body for one in chapters if one.body and not self._given(one)]
        look_ahead(self.pressroom, new)
        return [self._given(one) or self._counted(one) for one in chapters]

    def _given(self, chapter: ChapterParts) -> int:
        """Return how many pages a chapter has that is taken over, or fitted to its source; or 0."""
        if kept := self.kept(chapter):
            return kept.next_page - kept.first_page
        aim = self._aim_of(chapter)
        return planned_pages(chapter, aim[0].pages) if aim else 0

    def _counted(self, chapter: ChapterParts) -> int:
        if chapter.body is None:
            return len(chapter.pages)
        measured = measure(self.pressroom, chapter.body)
        plan = planned_for(measured, suits=self._likely_to_suit(chapter)).plan
        return planned_pages(chapter, plan.pages)

    def _aim_of(self, chapter: ChapterParts) -> tuple[BodyPlan, Bounds] | None:
        plan = self._aim.plan.get(chapter.name) if self._aim else None
        return (plan, self._aim.bounds) if self._aim and plan else None


def planned_in(plan: PagePlan, chapters: Mapping[str, SetChapter]) -> dict[str, int]:
    """Return the pages that a plan gives to chapters which are set, by their names."""
    known = {name: one.made_of for name, one in chapters.items() if name in plan}
    return {name: planned_pages(text, plan[name].pages) for name, text in known.items()}


def set_part(pressroom: Pressroom, part: Part, number: int) -> Laid:
    """Set a part from page ``number`` on."""
    return pressroom.lay_out(part.setting(number))


def set_fitted(
    pressroom: Pressroom, part: Part, number: int, steps: Sequence[float] = FITS
) -> Laid:
    """Set a part that should be one page, smaller by as few steps as it takes.

    Where even the last step takes more pages, or a line leaves its box, it is set as drawn.
    """

    def smaller(step: int) -> Laid:
        return pressroom.lay_out(part.setting(number, rules=f":root {{ --fit: {steps[step]} }}"))

    drawn, last = set_part(pressroom, part, number), len(steps) - 1
    if fits(drawn):
        return drawn
    # Most of what is too long is so by a line, and what is longer than a page is so by far
    if fits(first := smaller(0)):
        return first
    if not fits(smaller(last)):
        return drawn
    return smaller(least(lambda step: fits(smaller(step)), last))


def set_pages(pressroom: Pressroom, pages: Sequence[Part], number: int) -> list[Laid]:
    """Set a text that is designed page by page, from page ``number`` on."""
    laid: list[Laid] = []
    for page in pages:
        laid.append(set_titled(pressroom, page, number))
        number = laid[-1].next_page
    return laid


def set_titled(pressroom: Pressroom, part: Part, number: int) -> Laid:
    """Set a part of a large title, which is set smaller by as few steps as it takes."""
    return set_fitted(pressroom, part, number, TITLE_FITS)


def fits(laid: Laid) -> bool:
    """Whether a part is one page, and all of its lines stand in their boxes."""
    return len(laid.pages) == 1 and all(
        max(line.across, line.down) <= SLACK for line in laid.pages[0].lines
    )
