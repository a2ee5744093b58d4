"""What a preview shows at one moment: pages, where their sources stand, and what is wrong."""

from __future__ import annotations

from dataclasses import astuple, dataclass, replace
from typing import Any

from belpress.laid import Spot
from belpress.problem import Problem, Source


@dataclass(frozen=True)
class PreviewPage:
    """One page: its number, the digest of its picture, its size in pt, and its spots.

    ``part`` and ``index`` are the key of the part it belongs to and its place there, from 0.
    """

    number: int
    chapter: str
    picture: str
    width: float
    height: float
    part: str
    index: int
    spots: tuple[Spot, ...]


@dataclass(frozen=True)
class State:
    """A whole preview. ``version`` grows with every change; ``is_behind`` while pages are made.

    With errors, ``pages`` are the last good ones.
    """

    version: int = 0
    title: str = ""
    language: str = ""
    chapters: tuple[tuple[str, str, int], ...] = ()
    pages: tuple[PreviewPage, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_behind: bool = True
    seconds: float = 0.0

    def next(self, **changes: Any) -> State:  # noqa: ANN401 - fields of a state
        """Return the state after this one."""
        return replace(self, version=self.version + 1, **changes)

    def page_of(self, source: Source) -> int:
        """Return the number of the page that a place of the manuscript stands on; 0 if on none.

        It is the page of the last spot that begins on that line or above it.
        """
        best, number = 0, 0
        for page in self.pages:
            for spot in page.spots:
                if spot.source.path == source.path and best < spot.source.line <= source.line:
                    best, number = spot.source.line, page.number
        return number

    def as_json(self) -> dict[str, Any]:
        """Return the state as the browser gets it."""
        return {
            "version": self.version,
            "title": self.title,
            "language": self.language,
            "behind": self.is_behind,
            "seconds": round(self.seconds, 2),
            "chapters": [
                {"name": name, "title": title, "page": page} for name, title, page in self.chapters
            ],
            "pages": [_page(page) for page in self.pages],
            "problems": [self._problem(one) for one in self.problems],
        }

    def _problem(self, problem: Problem) -> dict[str, Any]:
        return {
            "rule": problem.rule,
            "severity": problem.severity.value,
            "message": problem.message,
            "hint": problem.hint,
            "file": problem.source.path,
            "line": problem.source.line,
            "page": self.page_of(problem.source),
        }


def _page(page: PreviewPage) -> dict[str, Any]:
    return {
        "number": page.number,
        "chapter": page.chapter,
        "picture": page.picture,
        "width": page.width,
        "height": page.height,
        "spots": [
            [spot.source.path, spot.source.line, spot.kind, *astuple(spot.area)]
            for spot in page.spots
        ],
    }
