"""Text that leaves its box or the page, or runs over other text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from belpress.checks.pages.note_place import NOTE
from belpress.checks.rule import Finding, rule
from belpress.layout.columns import FLOW
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.pages import Line
from belpress.model.problem import Severity

SLACK = 1.0
"""Less than this, in pt, cannot be seen: the last letter's spacing, and rounding."""
DESCENT = 0.25
ASCENT = 0.65
"""How far letters reach below and above their baseline, in parts of their size."""


@rule(
    "text-overflow",
    why=(
        "Text leaves its box or its page, or runs over other text. It is cut off, or printed "
        "over something else."
    ),
    wrong="A chapter title of one word of forty letters, set in 54 pt capitals.",
    right="A title whose words fit the width of the page.",
    severity=Severity.ERROR,
)
def text_overflow(printed: Printed) -> Iterator[Finding]:
    """Find lines that leave their box or the page, or run over lines of something else."""
    for page in printed.pages:
        for line, what in _overflowing(page):
            yield Finding(
                f'"{_shortened(line.text)}" {what} ({page.place(page.column_of(line))})',
                printed.source_on(page, line.source),
                "shorten it, or give it more room in the styles",
                page=page.number,
            )


def _overflowing(page: PrintedPage) -> Iterator[tuple[Line, str]]:
    """Yield one line a passage, and what is wrong with it; words too wide are another rule's."""
    seen = set()
    for line, what in [*_outside(page), *_over_others(page.page.lines)]:
        if (line.source, line.kind) not in seen:
            seen.add((line.source, line.kind))
            yield line, what


def _outside(page: PrintedPage) -> Iterator[tuple[Line, str]]:
    sheet = page.page
    for line in sheet.lines:
        area = line.area
        across = max(-area.x, area.x + area.width - sheet.width)
        down = max(-line.area.y, line.baseline - sheet.height) if line.kind != NOTE else 0.0
        off = max(across, down)
        over = max(line.down, 0.0 if line.kind in FLOW and page.columns else line.across)
        if off > SLACK:
            yield line, f"leaves the page by {off:.0f} pt"
        elif over > SLACK:
            yield line, f"leaves its box by {over:.0f} pt"


def _over_others(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Yield the lines whose letters run over letters of another passage, but for footnotes."""
    inked = sorted(
        (
            (*_ink(line), line)
            for line in lines
            if line.runs and not _is_wide(line) and line.kind != NOTE
        ),
        key=lambda one: one[0],
    )
    open_lines: list[tuple[float, float, Line]] = []
    for top, bottom, line in inked:
        open_lines = [earlier for earlier in open_lines if earlier[1] > top + SLACK]
        for _, _, other in open_lines:
            if line.source != other.source and _overlap(line, other) > SLACK:
                later = max(line, other, key=lambda either: (either.source, either.baseline))
                before = other if later is line else line
                yield later, f'runs over "{_shortened(before.text)}"'
        open_lines.append((top, bottom, line))


def _is_wide(line: Line) -> bool:
    """Whether a line of a column is too wide for it, which is another rule's."""
    return line.kind in FLOW and line.across > SLACK


def _ink(line: Line) -> tuple[float, float]:
    """Return how high and how low the letters of a line reach, in pt from the top of the page."""
    size = max(run.lettering.size for run in line.runs)
    return line.baseline - ASCENT * size, line.baseline + DESCENT * size


def _overlap(line: Line, other: Line) -> float:
    """Return how far two lines overlap sideways, in pt."""
    right = min(line.area.x + line.area.width, other.area.x + other.area.width)
    return right - max(line.area.x, other.area.x)


def _shortened(text: str) -> str:
    words = text.strip()
    return words if len(words) <= 40 else f"{words[:40]}…"
