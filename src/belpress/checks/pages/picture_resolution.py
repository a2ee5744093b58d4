"""A picture with too few pixels for the size it is printed at."""

from __future__ import annotations

import math
from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.pages import PRINT_DPI, PrintedPicture
from belpress.model.problem import Severity

LEAST_DPI = 150
"""With fewer px per inch, the pixels are larger than the dots of the screen, and are seen."""


@rule(
    "picture-resolution",
    why=(
        "A picture has too few pixels for its size in print. It is printed soft, or in visible "
        "steps."
    ),
    wrong="A picture of 800 × 600 px across both columns (126 mm wide: 1,489 px are needed).",
    right="A picture of 1,500 × 1,125 px in the same place has 302 dpi.",
    stops=True,
)
def picture_resolution(printed: Printed) -> Iterator[Finding]:
    """Find pictures with fewer than 300 px per inch at the size they are printed at."""
    for page in printed.pages:
        for picture in page.page.pictures:
            dpi = round(picture.dpi)
            if picture.width_px and dpi < PRINT_DPI:
                yield Finding(
                    f'picture "{picture.path}" is printed {picture.width_mm:.0f} mm wide '
                    f"({page.place()}) with {picture.width_px:,} px, at {dpi} dpi; at "
                    f"{PRINT_DPI} dpi it needs {picture.needed_px:,} px",
                    picture.source,
                    _way_out(page, picture),
                    Severity.ERROR if dpi < LEAST_DPI else Severity.WARNING,
                    page=page.number,
                )


def _way_out(page: PrintedPage, picture: PrintedPicture) -> str:
    """Say what makes a picture sharp: more pixels, or a smaller place that they are enough for."""
    hint = f"use one that is at least {picture.needed_px:,} px wide"
    column = min((column.width for column in page.columns), default=math.inf)
    enough = picture.width_px * 72 / PRINT_DPI
    is_wide = page.kind == "body" and picture.area.width > 1.5 * column
    is_enough = is_wide and enough >= column
    return f"{hint}, or print it in a column, with {{.column}}" if is_enough else hint
