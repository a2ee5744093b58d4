"""A picture in the edition's folder that no chapter uses."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.problem import Source

SUFFIXES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".svg", ".gif", ".heic", ".psd")


@rule(
    "picture-unused",
    why=(
        "A picture of the year is not used in the manuscript. It is in the year’s folder in "
        "assets/images, but no chapter names it: it was forgotten in the text, or in the folder."
    ),
    wrong="<!-- also there: assets/images/2030/left-over.jpg -->\n\nNo picture.",
    right="![A square](../../assets/images/2030/plain.jpg)\n*The caption. Photo: by nobody.*",
)
def picture_unused(manuscript: Manuscript) -> Iterator[Finding]:
    """Find picture files of the year that the edition does not use, not even in drafts."""
    edition, project = manuscript.edition, manuscript.project
    folder = project.root / "assets" / "images" / str(edition.year)
    if not folder.is_dir() or not project.holds(folder):
        return
    named = {picture.path for picture in edition.pictures}
    for draft in edition.drafts:
        named |= {picture.path for picture in draft.pictures}
    for file in sorted(folder.rglob("*")):
        path = project.relative(file)
        if file.suffix.lower() in SUFFIXES and path not in named:
            said = "this picture is not used in the edition"
            yield Finding(said, Source(path), "use it in a chapter, or remove it from the folder")
