"""A picture that is cut, stands on no page or twice, or over something else."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.block import Figure, FigureForm
from belpress.model.pages import Area, Line, PrintedPicture
from belpress.model.problem import Severity

SLACK = 2.0
"""So much, in pt, may a picture stand out of its place; nobody sees it."""
MOST_BLEED = 20.0
"""Plates stand out of the trimmed page by the bleed; more than so much, in pt, is no bleed."""
CAPTION_GAP = 40.0
"""A caption stands at most so far from its picture, in pt."""
HINT = (
    "crop it, give it another form ({.wide}, {.column}, {.page}), or move it to another paragraph"
)


@rule(
    "picture-place",
    why=(
        "A picture is cut, is lost, lies over words, or is without its caption. "
        "No reader forgives that."
    ),
    wrong="A picture of 700 × 6,000 px whose lower half is below the edge of the page.",
    right="The same picture, cropped to 700 × 2,000 px.",
    severity=Severity.ERROR,
)
def picture_place(printed: Printed) -> Iterator[Finding]:
    """Find pictures that are cut, stand on no page or twice, or over something else."""
    for chapter in printed.chapters:
        pages = [
            page for page in printed.pages if page.chapter == chapter.name and page.kind == "body"
        ]
        for figure in chapter.figures:
            found = [
                (page, picture)
                for page in pages
                for picture in page.page.pictures
                if picture.source == figure.source
            ]
            for said, page in _wrong(figure, found):
                where = f" ({page.place()})" if page else ""
                message = f'picture "{figure.picture.path}" {said}{where}'
                source = printed.source(figure.source)
                yield Finding(message, source, HINT, page=page.number if page else 0)
                break


def _wrong(
    figure: Figure, found: list[tuple[PrintedPage, PrintedPicture]]
) -> Iterator[tuple[str, PrintedPage | None]]:
    if not found:
        yield "stands on no page", None
        return
    if len(found) > 1:
        yield f"stands {len(found)} times", found[1][0]
    page, picture = found[0]
    if (off := _off(figure, page, picture)) > SLACK:
        yield f"is cut: {off * 25.4 / 72:.0f} mm of it lie out of its place", page
    if line := next((one for one in page.page.lines if _lies_over(picture.area, one)), None):
        yield f'lies over "{line.text.strip():.40}"', page
    if figure.text and not _has_caption(figure, page, picture):
        yield "stands without its caption", page


def _off(figure: Figure, page: PrintedPage, picture: PrintedPicture) -> float:
    """Return how far a picture stands out of the place that its form gives it, in pt."""
    area, sheet = picture.area, page.page
    is_plate = figure.form is FigureForm.PAGE
    bounds = Area(0, 0, sheet.width, sheet.height)
    if is_plate:
        bounds = _wider(bounds, MOST_BLEED)
    elif figure.form is FigureForm.COLUMN:
        bounds = sheet.text
    return max(
        0.0 if is_plate else picture.hidden,
        bounds.x - area.x,
        bounds.y - area.y,
        area.x + area.width - bounds.x - bounds.width,
        area.y + area.height - bounds.y - bounds.height,
    )


def _wider(area: Area, by: float) -> Area:
    return Area(area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by)


def _lies_over(area: Area, line: Line) -> bool:
    """Whether the middle of a line's letters stands in an area."""
    middle = line.baseline - line.area.height / 4
    across = min(area.x + area.width, line.area.x + line.area.width) - max(area.x, line.area.x)
    return across > SLACK and area.y < middle < area.y + area.height


def _has_caption(figure: Figure, page: PrintedPage, picture: PrintedPicture) -> bool:
    bottom = picture.area.y + picture.area.height
    return any(
        spot.kind == "caption"
        and spot.source == figure.source.down(1)
        and abs(spot.area.y - bottom) < CAPTION_GAP
        for spot in page.page.spots
    )
