"""Pages of different sizes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from belpress.checks.inspected import Inspection, PdfFinding
from belpress.checks.rule import rule
from belpress.preflight.boxes import MM, height, width
from belpress.preflight.facts import Page

SAME = 0.5
"""What a page may differ by from another, in mm: inner sheets of a booklet become narrower."""
Size = tuple[float, float]


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
    pages = inspection.document.pages
    sizes = {page.number: _size(page) for page in pages if page.has_trim}
    sizes = sizes or {page.number: _size(page) for page in pages}
    groups: list[list[Page]] = [
        [page for page in pages if sizes.get(page.number) in alike]
        for alike in _alike(dict.fromkeys(sizes.values()))
    ]
    usual = max(groups, key=len)
    for odd in groups:
        if odd is not usual:
            here, there = (_said(sizes[group[0].number]) for group in (odd, usual))
            yield inspection.found(
                f"{here}, while most pages are {there}",
                "give all pages one size, or send them as files of their own",
                [(page, None) for page in odd],
            )


def _alike(sizes: Iterable[Size]) -> list[list[Size]]:
    """Return sizes in groups of which each is nearly the same as another one."""
    groups: list[list[Size]] = []
    for size in sorted(sizes):
        near = [group for group in groups if any(_is_near(size, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(other for group in near for other in group), size])
    return groups


def _is_near(first: Size, second: Size) -> bool:
    return max(abs(first[0] - second[0]), abs(first[1] - second[1])) <= SAME


def _size(page: Page) -> Size:
    """Return the width and height of the trim as it is seen, in mm."""
    sides = width(page.trim) / MM, height(page.trim) / MM
    return sides if page.rotation % 180 == 0 else (sides[1], sides[0])


def _said(size: tuple[float, float]) -> str:
    return f"{size[0]:.1f} × {size[1]:.1f} mm".replace(".0", "")
