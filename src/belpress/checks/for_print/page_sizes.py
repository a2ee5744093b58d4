"""Pages of different sizes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.preflight.boxes import MM, height, width
from belpress.preflight.facts import Page

SAME = 0.5
"""What pages may differ by, in mm."""


@rule(
    "page-sizes",
    why=(
        "Some pages have another size than the rest. They are bound together, so the odd ones are "
        "scaled, cut or refused."
    ),
    wrong="36 pages of 210 × 297 mm, one of 216 × 279 mm",
    right="36 pages of 210 × 297 mm",
)
def page_sizes(inspection: Inspection) -> Iterator[PdfFinding]:
    """Find pages whose trim is not that of most pages."""
    groups: dict[tuple[float, float], list[Page]] = defaultdict(list)
    pages = inspection.document.pages
    for page in [page for page in pages if page.has_trim] or pages:
        size = _size(page)
        known = (one for one in groups if max(abs(one[0] - size[0]), abs(one[1] - size[1])) <= SAME)
        groups[next(known, size)].append(page)
    usual = max(groups, key=lambda size: len(groups[size]))
    for size, odd in groups.items():
        if size != usual:
            yield inspection.found(
                f"{_said(size)}, while most pages are {_said(usual)}",
                "give all pages one size, or send them as files of their own",
                [(page, None) for page in odd],
            )


def _size(page: Page) -> tuple[float, float]:
    """Return the width and height of the trim as it is seen, in mm."""
    sides = width(page.trim) / MM, height(page.trim) / MM
    return sides if page.rotation % 180 == 0 else (sides[1], sides[0])


def _said(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} × {size[1]:.1f} mm".replace(".0", "")
