"""A picture with too few pixels for the size it is printed at."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed
from belpress.model.pages import PRINT_DPI
from belpress.model.problem import Severity

LEAST_DPI = 150
"""With fewer px per inch, the pixels are larger than the dots of the screen, and are seen."""


@rule(
    "picture-resolution",
    why=(
        "A picture has too few pixels for its size in print. It is printed soft, or in visible "
        "steps."
    ),
    wrong="A picture of 800 × 600 px across both columns (126 mm) has 161 dpi.",
    right="A picture of 1,500 × 1,125 px in the same place has 302 dpi.",
    stops=True,
)
def picture_resolution(printed: Printed) -> Iterator[Finding]:
    """Find pictures with fewer than 300 px per inch at the size they are printed at."""
    for page in printed.pages:
        for picture in page.page.pictures:
            dpi = round(picture.dpi)
            if dpi < PRINT_DPI:
                yield Finding(
                    f'picture "{picture.path}" is printed at {dpi} dpi ({page.place()})',
                    picture.source,
                    f"it needs at least {PRINT_DPI} dpi; use a picture with more pixels",
                    Severity.ERROR if dpi < LEAST_DPI else Severity.WARNING,
                    page=page.number,
                )
