"""Art that stops at the trim although there is bleed."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, named
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.boxes import MM, Box, overlap, room, thickness
from belpress.preflight.facts import Page, Painted

NEAR = 1.0 * MM
"""What ends as near to the trim was meant to reach it."""
ENOUGH = 2 / 3
"""Of the bleed, filled: so much hides what a cut is usually off by."""
MOST = 60
"""Things of a page that are looked at."""
SLACK = 0.15 * MM
SIDES = ("left", "bottom", "right", "top")


@rule(
    "bleed-unfilled",
    why=(
        "Art stops at the trim, and the bleed beside it is empty. When the sheet is cut a little "
        "outside of the trim, a white edge shows."
    ),
    wrong="A picture of 210 × 297 mm on a page of that size with a bleed of 3 mm",
    right="A picture of 216 × 303 mm, which fills the bleed",
    severity=Severity.ERROR,
)
def bleed_unfilled(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find pictures, grounds and lines that reach the trim, and not the edge of the bleed."""
    found: dict[str, list[tuple[Page, Painted, float]]] = {}
    for page in inspection.document.pages:
        for thing, short in _stopping(page, inspection.bleed):
            found.setdefault(thing.kind, []).append((page, thing, short))
    for kind, stops in found.items():
        most = max(short for *_, short in stops) / MM
        said = f"{named([kind])} at the trim stop {most:.1f} mm before the edge of the bleed"
        hint = f"let them reach {inspection.bleed:g} mm over the trim"
        yield inspection.found(said, hint, [(page, thing.box) for page, thing, _ in stops])


def _stopping(page: Page, bleed: float) -> Iterator[tuple[Painted, float]]:
    """Yield what stops between the trim and the bleed, and how far before the bleed, in pt."""
    rooms = room(page.bleed, page.trim)
    on_page = [thing for thing in page.edges if _is_inside(thing.box, page.trim)][:MOST]
    for thing in on_page if page.has_trim else ():
        inside = room(page.trim, thing.box)
        for side, (distance, deep) in enumerate(zip(inside, rooms, strict=True)):
            wanted = min(deep, bleed * MM)
            short = wanted + distance
            if wanted <= SLACK or distance >= NEAR or short <= max(SLACK, wanted * (1 - ENOUGH)):
                continue
            if not any(_goes_on(other.box, thing.box, side, wanted, page) for other in page.edges):
                yield thing, short
                break


def _is_inside(box: Box, trim: Box) -> bool:
    """Whether something of a box is left when the page is cut."""
    inside = overlap(box, trim)
    return inside is not None and thickness(inside) > 0.1


def _goes_on(other: Box, box: Box, side: int, wanted: float, page: Page) -> bool:
    """Whether something begins where a box ends, and fills the bleed beside it."""
    if room(page.trim, other)[side] + wanted > SLACK:
        return False
    if abs(other[(side + 2) % 4] - box[side]) > NEAR:
        return False
    first, last = (1, 3) if side in (0, 2) else (0, 2)
    shared = min(other[last], box[last]) - max(other[first], box[first])
    return shared >= 0.9 * (box[last] - box[first])
