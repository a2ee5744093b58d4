"""The pictures of the cover and the back cover, which go by their names."""

from __future__ import annotations

from belpress.model.problem import Source
from belpress.project.project import Project
from belpress.read.mistakes import Mistakes

ENDINGS = ("jpg", "png", "jpeg", "JPG", "PNG", "JPEG")


def art_of(project: Project, name: str, year: int, mistakes: Mistakes) -> str:
    """Return the path of the picture ``cover`` or ``back`` of a year, or nothing.

    A cover may be without one; a back cover that is to have one and does not is reported.
    """
    for ending in ENDINGS:
        path = f"assets/images/{year}/{name}.{ending}"
        if not project.holds(project.root / path):
            mistakes.error(
                "path-outside",
                f"the picture of the {name} is a link that leads out of the project",
                Source(path),
                "replace the link with a copy of the picture",
            )
        elif project.has(project.root / path):
            return path
    if name == "back":
        mistakes.warn(
            "art-missing",
            "the back cover is to have a picture, and this file is missing",
            Source(f"assets/images/{year}/{name}.jpg"),
            'add it, or write "back_art: false" in styles/house.yaml',
        )
    return ""
