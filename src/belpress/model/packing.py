"""Laid-out parts as bytes, to be kept or sent, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple
from typing import Any

from belpress.model.pages import (
    Area,
    Bookmark,
    Laid,
    LaidPage,
    Lettering,
    Line,
    PrintedPicture,
    Run,
    Spot,
    Stretch,
)
from belpress.model.problem import NOWHERE, Problem, Source
from belpress.model.setting import Setting


def packed(laid: Laid) -> bytes:
    """Return a laid-out part as bytes, without its setting.

    Places of the manuscript are numbers, since equal pages may come from other lines.
    """
    numbers = {source: number for number, source in enumerate(laid.setting.sources)}
    numbers[NOWHERE] = -1
    fields = {
        "pages": [_packed_page(page, numbers) for page in laid.pages],
        "problems": [problem.packed() for problem in laid.problems],
    }
    return json.dumps(fields, separators=(",", ":")).encode()


def _packed_page(page: LaidPage, numbers: Mapping[Source, int]) -> dict[str, Any]:
    letterings = {run.lettering: 0 for line in page.lines for run in line.runs}
    letterings = {lettering: number for number, lettering in enumerate(letterings)}
    return {
        "size": (page.width, page.height),
        "text": astuple(page.text),
        "anchors": {name: list(place) for name, place in page.anchors.items()},
        "bookmarks": [
            (bookmark.level, bookmark.label, bookmark.x, bookmark.y) for bookmark in page.bookmarks
        ],
        "spots": [(numbers[spot.source], spot.kind, _lengths(spot.area)) for spot in page.spots],
        "letterings": [tuple(vars(lettering).values()) for lettering in letterings],
        "lines": [
            (
                numbers[line.source],
                line.kind,
                _lengths(line.area),
                line.baseline,
                [(run.text, letterings[run.lettering]) for run in line.runs],
                (line.across, line.down),
                [astuple(stretch) for stretch in line.stretches],
            )
            for line in page.lines
        ],
        "pictures": [
            (
                picture.path,
                picture.dpi,
                numbers[picture.source],
                _lengths(picture.area),
                picture.hidden,
                _lengths(picture.shown),
                picture.width_px,
            )
            for picture in page.pictures
        ],
    }


def _lengths(area: Area) -> tuple[float, float, float, float]:
    return area.x, area.y, area.width, area.height


def unpacked(content: bytes, key: str, setting: Setting) -> Laid | None:
    """Return the laid-out part from the bytes of :func:`packed`, or ``None`` for other bytes."""
    try:
        fields = json.loads(content)
        return Laid(
            setting=setting,
            key=key,
            pages=tuple(_page(page, (*setting.sources, NOWHERE)) for page in fields["pages"]),
            problems=tuple(map(Problem.unpacked, fields["problems"])),
        )
    except (ValueError, KeyError, TypeError, IndexError):
        return None


def _page(fields: dict[str, Any], sources: Sequence[Source]) -> LaidPage:
    width, height = fields["size"]
    letterings = [Lettering(tuple(families), *rest) for families, *rest in fields["letterings"]]
    return LaidPage(
        width=width,
        height=height,
        text=Area(*fields["text"]),
        anchors={name: (x, y) for name, (x, y) in fields["anchors"].items()},
        bookmarks=tuple(Bookmark(*bookmark) for bookmark in fields["bookmarks"]),
        spots=tuple(
            Spot(sources[number], kind, Area(*area)) for number, kind, area in fields["spots"]
        ),
        lines=tuple(_line(line, sources, letterings) for line in fields["lines"]),
        pictures=tuple(
            PrintedPicture(path, dpi, sources[number], Area(*area), hidden, Area(*shown), width)
            for path, dpi, number, area, hidden, shown, width in fields["pictures"]
        ),
    )


def _line(
    fields: Sequence[Any], sources: Sequence[Source], letterings: Sequence[Lettering]
) -> Line:
    number, kind, area, baseline, pieces, (across, down), told = fields
    runs = tuple(Run(text, letterings[index]) for text, index in pieces)
    text = "".join(run.text for run in runs)
    stretches = tuple(Stretch(*stretch) for stretch in told)
    return Line(text, sources[number], kind, Area(*area), baseline, runs, across, down, stretches)
