"""A picture of which more is cut off than its author may know."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.layout.printed import Printed, PrintedPage
from belpress.model.block import FigureForm
from belpress.model.edition import Chapter
from belpress.model.kind import TextKind
from belpress.model.pages import MM_PER_PT, PrintedPicture
from belpress.model.picture import Picture

MOST_LOST = 0.1
"""So much of a picture may be cut off without a word, as a share of its area."""


@rule(
    "picture-crop",
    why=(
        "More than a tenth of a picture is cut off. A picture that fills a page is cropped to the "
        "shape of the page, at all sides alike; what matters in it may be lost."
    ),
    wrong="![A queue at the border](../../assets/images/2022/queue.jpg){.page}",
    right="![A queue at the border](../../assets/images/2022/queue.jpg){.page focus=left}",
    stops=True,
)
def picture_crop(printed: Printed) -> Iterator[Finding]:
    """Find openers and figures of a page that lose much, where nobody says what must be kept."""
    for chapter in printed.chapters:
        plates = [one.picture for one in chapter.figures if one.form is FigureForm.PAGE]
        opener = chapter.opener if chapter.kind is not TextKind.ADVERTISEMENT else None
        for picture in (*filter(None, (opener,)), *plates):
            found = _printed(printed, chapter, picture)
            if found and not picture.focus and found[1].lost > MOST_LOST:
                page, shown = found
                is_narrowed = shown.shown.width < shown.shown.height
                is_opener = picture is chapter.opener
                way = _way_out(shown, is_opener=is_opener, is_narrowed=is_narrowed)
                edges = "left and right" if is_narrowed else "top and bottom"
                yield Finding(
                    f'{shown.lost:.0%} of picture "{picture.path}" is cut off, on the {edges} '
                    f"({page.place()})",
                    printed.source(picture.source),
                    way,
                    page=page.number,
                )


def _printed(
    printed: Printed, chapter: Chapter, picture: Picture
) -> tuple[PrintedPage, PrintedPicture] | None:
    """Return where a picture is printed."""
    own = (page for page in printed.pages if page.chapter == chapter.name)
    found = ((page, one) for page in own for one in page.page.pictures)
    return next((pair for pair in found if pair[1].source == picture.source), None)


def _way_out(shown: PrintedPicture, *, is_opener: bool, is_narrowed: bool) -> str:
    first, other = ("left", "right") if is_narrowed else ("top", "bottom")
    how = f'"focus: {first}" below its alt text' if is_opener else f"{{.page focus={first}}}"
    whole = "" if is_opener else "; {.wide} prints all of it"
    width, height = shown.area.width * MM_PER_PT, shown.area.height * MM_PER_PT
    return (
        f"say which side must be kept, with {how} (or {other}), or crop it to "
        f"{width:.0f} × {height:.0f} mm{whole}"
    )
