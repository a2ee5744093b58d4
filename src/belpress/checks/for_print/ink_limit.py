"""More ink than paper takes."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding, by_cause, named, spots
from belpress.checks.rule import rule
from belpress.model.problem import Severity
from belpress.preflight.boxes import Box, height, overlap, width
from belpress.preflight.facts import Page, Painted

SLACK = 1.0
"""What rounding may add, in percent."""


@rule(
    "ink-limit",
    why=(
        "There is more ink in one place than the paper takes, all plates added up. It does not "
        "dry, rubs off on the next sheet, and tears the surface. Most printers allow 300 % on "
        "coated paper; --ink sets another limit."
    ),
    wrong="A black of C 100 M 100 Y 100 K 100: 400 %",
    right="A black of C 60 M 40 Y 40 K 100: 240 %",
    severity=Severity.ERROR,
)
def ink_limit(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find colours and patches of pictures over the limit."""
    limit = inspection.ink + SLACK
    found = by_cause(
        inspection.things(),
        lambda thing: thing.picture is not None if _ink(thing) > limit else None,
    )
    unknown = [
        (page, thing)
        for page, thing in inspection.things()
        if thing.picture is not None and thing.picture.ink is None
    ]
    if unknown:
        yield inspection.found(
            "pictures whose ink could not be measured",
            "look at them in a viewer that shows plates, or export them as JPEG",
            spots(unknown),
            Severity.WARNING,
        )
    for is_picture, things in found.items():
        things.sort(key=lambda pair: -_ink(pair[1]))
        most = f"{_ink(things[0][1]):.0f} % of ink, {inspection.ink} % are allowed"
        hint = "convert it with a profile of the right paper"
        yield inspection.found(
            f"{named(thing.kind for _, thing in things)} with up to {most}",
            hint if is_picture else "choose a colour with less cyan, magenta and yellow",
            [(page, _place(page, thing)) for page, thing in things],
        )


def _ink(thing: Painted) -> float:
    if thing.picture is not None and not thing.picture.is_mask:
        return thing.picture.ink or 0
    return thing.colour.ink if thing.colour else 0


def _place(page: Page, thing: Painted) -> Box:
    """Return the thing, or of a picture the patch with the most ink, as if it stood upright."""
    if thing.picture is None:
        return thing.box
    left, _, _, top = thing.box
    x = left + thing.picture.darkest[0] * width(thing.box)
    y = top - thing.picture.darkest[1] * height(thing.box)
    return overlap((x, y, x, y), page.bleed) or thing.box
