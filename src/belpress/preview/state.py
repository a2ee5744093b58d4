"""What a preview shows at one moment: pages, the places of their sources, and what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any

from belpress.model.message import Standing, Wording
from belpress.model.pages import Area, Spot
from belpress.model.problem import Problem, Source
from belpress.preview.lines import Lines

BACKGROUNDS = ("cover-art", "figure")
"""Kinds of spots that contain passages to be translated, and are not such passages."""


@dataclass(frozen=True)
class PreviewPage:
    """One page: its number, the digest of its picture, its size in pt, and what is where.

    ``part`` and ``index`` are the key of the part it belongs to and its place there, from 0;
    ``text`` is the area of its text, and ``line_pt`` the distance of its line grid, or 0 without.
    """

    number: int
    chapter: str
    picture: str
    width: float
    height: float
    part: str
    index: int
    text: Area
    line_pt: float
    spots: tuple[Spot, ...]

    @property
    def bleed(self) -> float:
        """How far its pictures reach over the trim, in pt."""
        return max((-min(spot.area.x, spot.area.y, 0.0) for spot in self.spots), default=0.0)


@dataclass(frozen=True)
class ChapterState:
    """A chapter: its title, its first page (from 1) and its length.

    ``planned`` is the number of pages it should take, or 0 if not planned; ``room`` is about how
    many more words fit on its pages.
    """

    name: str
    title: str
    first_page: int
    pages: int
    words: int
    planned: int = 0
    room: int = 0


@dataclass(frozen=True)
class State:
    """A whole preview of one language.

    ``version`` increases with every change; ``is_behind`` is true while pages are made. If they
    cannot be made, ``is_old`` says that ``pages`` are the last good ones; ``is_checked`` is true
    once the rules have looked at them. ``wordings`` are the wordings of the places of the source,
    in a translation.
    """

    version: int = 0
    title: str = ""
    language: str = ""
    languages: tuple[str, ...] = ()
    chapters: tuple[ChapterState, ...] = ()
    pages: tuple[PreviewPage, ...] = ()
    problems: tuple[Problem, ...] = ()
    wordings: Mapping[Source, Wording] = field(default_factory=dict)
    is_behind: bool = True
    is_old: bool = False
    is_checked: bool = False
    seconds: float = 0.0

    def next(self, **changes: Any) -> State:  # noqa: ANN401 - fields of a state
        """Return the state after this one."""
        return replace(self, version=self.version + 1, **changes)

    def page_of(self, source: Source) -> int:
        """Return the number of the page that shows a place of a file; 0 if no page does.

        The file is one of the manuscript, or a catalogue of the translation.
        """
        worded = sorted(self._places.last(source), key=itemgetter(0))
        source = worded[-1][1] if worded else source
        return next((number for number, _ in self._spots.last(source)), 0)

    @cached_property
    def _spots(self) -> Lines[tuple[int, Spot]]:
        """The spots by the places they come from, with the numbers of their pages.

        What is shown twice, such as a summary, comes in its chapter first.
        """
        return Lines(
            (spot.source, (page.number, spot))
            for page in sorted(self.pages, key=lambda page: not page.chapter)
            for spot in page.spots
        )

    @cached_property
    def _places(self) -> Lines[tuple[Source, Source]]:
        """The places in catalogues, each with the place of the source that is worded there."""
        return Lines(
            (wording.source, (wording.source, place)) for place, wording in self.wordings.items()
        )

    def names(self, path: str) -> bool:
        """Whether a file is one that the pages or the problems come from."""
        places = {spot.source.path for page in self.pages for spot in page.spots}
        places |= {problem.source.path for problem in self.problems}
        return path in places | {wording.source.path for wording in self.wordings.values()}

    def as_json(self, before: State | None = None) -> dict[str, Any]:
        """Return the state as the browser gets it.

        Of pages that are the same as in the state ``before``, it gets only the numbers.
        """
        known = {page.number: page for page in before.pages} if before else {}
        if before and before.wordings != self.wordings:
            known = {}
        waiting = {
            place: wording.standing.value
            for place, wording in self.wordings.items()
            if wording.standing is not Standing.TRANSLATED
        }
        tints = self._tints(waiting)
        return {
            "version": self.version,
            "title": self.title,
            "language": self.language,
            "languages": self.languages,
            "behind": self.is_behind,
            "old": self.is_old,
            "checked": self.is_checked,
            "seconds": round(self.seconds, 2),
            "chapters": [
                {
                    "name": chapter.name,
                    "title": chapter.title,
                    "page": chapter.first_page,
                    "pages": chapter.pages,
                    "words": chapter.words,
                    "planned": chapter.planned,
                    "room": chapter.room,
                }
                for chapter in self.chapters
            ],
            "pages": [
                page.number
                if known.get(page.number) == page
                else self._page(page, list(tints.get(page.number, {}).values()))
                for page in self.pages
            ],
            "problems": [self._problem(problem) for problem in self.problems],
            "waiting": Counter(waiting.values()),
        }

    def _tints(self, waiting: Mapping[Source, str]) -> Mapping[int, Mapping[Area, dict[str, Any]]]:
        """Return what is to be tinted, page by page, once even if it contains several messages."""
        tints: dict[int, dict[Area, dict[str, Any]]] = {}
        for place, standing in waiting.items():
            for number, spot in self._spots.last(place):
                if spot.kind not in BACKGROUNDS:
                    area = area_as_json(spot.area)
                    tint = {"standing": standing, "kind": spot.kind, "area": area}
                    tints.setdefault(number, {})[spot.area] = tint
        return tints

    def _problem(self, problem: Problem) -> dict[str, Any]:
        return {
            "rule": problem.rule,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
            "file": problem.source.path,
            "line": problem.source.line,
            "page": problem.page or self.page_of(problem.source),
        }

    def _page(self, page: PreviewPage, tints: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "number": page.number,
            "chapter": page.chapter,
            "picture": page.picture,
            "width": page.width,
            "height": page.height,
            "text": area_as_json(page.text) if page.text.width < page.width else None,
            "line": page.line_pt,
            "bleed": page.bleed,
            "tints": tints,
            "spots": [self._spot(spot) for spot in page.spots],
        }

    def _spot(self, spot: Spot) -> dict[str, Any]:
        """Return a spot with the place where its words are written.

        If that is a catalogue, their ``origin`` is the place in the source.
        """
        wording = self.wordings.get(spot.source)
        place = wording.source if wording else spot.source
        origin = {"origin": str(spot.source)} if wording else {}
        area = area_as_json(spot.area)
        return {"file": place.path, "line": place.line, "kind": spot.kind, "area": area, **origin}


def area_as_json(area: Area) -> dict[str, float]:
    """Return an area as the browser gets it: ``x``, ``y``, ``width`` and ``height``, in pt."""
    return dict(vars(area))
