"""Text that does not stand out enough from what is behind it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from belpress.assets import colours
from belpress.assets.pictures import swatch
from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.pages import Lettering, Line, PrintedPicture

LEAST = 4.5
"""The least contrast of text (WCAG 2.2, success criterion 1.4.3, level AA)."""
LEAST_LARGE = 3.0
"""The same for large text."""
LARGE_PT = 18.0
LARGE_BOLD_PT = 14.0
BOLD = 700
"""Text is large from 18 pt on, or 14 pt if it is bold (WCAG 2.2, "large scale")."""
SHARE = 0.05
"""Share of a picture behind text that may have too little contrast: specks do no harm."""


@rule(
    "text-contrast",
    why=(
        "Text does not stand out enough from its background. It needs a contrast of 4.5 to 1, "
        "large text of 3 to 1; with less, it is hard to read for weak eyes, in bad light, or "
        "from a bad printer."
    ),
    wrong="Grey text, #999999, on white: a contrast of 2.8:1.",
    right="Grey text, #595959, on white: a contrast of 7:1.",
)
def text_contrast(printed: Printed) -> Iterator[Finding]:
    """Find text with a contrast below WCAG AA, on plain grounds and on pictures."""
    seen = set()
    for page in printed.pages:
        for line in page.page.lines:
            for run in line.runs:
                look = run.lettering
                pair = look.colour, look.ground or (page.number, line.area), _least(look)
                if pair in seen or not _is_read(run.text):
                    continue
                seen.add(pair)
                behind = _behind(printed, page, line, look)
                if behind and (ratio := _contrast(behind, look)) < _least(look):
                    yield _finding(printed, page, line, look, ratio)


def _is_read(text: str) -> bool:
    """Whether there is a letter, a figure or a symbol in a text; leaders are ornament."""
    return any(unicodedata.category(char)[0] in "LNS" for char in text)


def _least(look: Lettering) -> float:
    is_large = look.size >= (LARGE_BOLD_PT if look.weight >= BOLD else LARGE_PT)
    return LEAST_LARGE if is_large else LEAST


def _contrast(behind: list[str], look: Lettering) -> float:
    """Return the contrast of letters to what is behind them, but for a few specks."""
    ratios = sorted(colours.contrast(look.colour, ground) for ground in behind)
    return ratios[int(SHARE * len(ratios))]


def _behind(printed: Printed, page: PrintedPage, line: Line, look: Lettering) -> list[str]:
    """Return the colours behind a line; none on a drawing, whose colours are not known."""
    if look.ground:
        return [look.ground]
    pictures = page.page.pictures
    picture = next((shown for shown in reversed(pictures) if _is_behind(shown, line)), pictures[-1])
    if not picture.width_px:
        return []
    patches = swatch(printed.materials.pictures[picture.path])
    return patches.colours(_part(picture, line))


def _part(picture: PrintedPicture, line: Line) -> tuple[float, float, float, float]:
    """Return which part of a picture is behind a line, as shares of its width and height."""
    area, seen, shown = line.area, picture.area, picture.shown
    across, down = shown.width / seen.width, shown.height / seen.height
    left, top = shown.x + (area.x - seen.x) * across, shown.y + (area.y - seen.y) * down
    return left, top, left + area.width * across, top + area.height * down


def _is_behind(picture: PrintedPicture, line: Line) -> bool:
    x, y = line.area.x + line.area.width / 2, line.area.y + line.area.height / 2
    area = picture.area
    return area.x <= x <= area.x + area.width and area.y <= y <= area.y + area.height


def _finding(
    printed: Printed, page: PrintedPage, line: Line, look: Lettering, ratio: float
) -> Finding:
    ground = look.ground or "a picture"
    return Finding(
        f'"{line.text.strip():.40}", {look.colour} on {ground}, has a contrast of {ratio:.1f}:1; '
        f"it needs at least {_least(look):g}:1 ({page.place(page.column_of(line))})",
        printed.source_on(page, line.source),
        "make it darker or lighter in the styles, or the picture behind it calmer",
        page=page.number,
    )
