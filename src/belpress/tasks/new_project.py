"""A new project: an edition with one chapter, the house design, and settings of other programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from belpress.assets.placeholder import grey_picture
from belpress.begin.texts import filled
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.program.version import __version__
from belpress.project.names import is_passed_over
from belpress.project.new_files import write_new
from belpress.project.project import ASSETS, MANUSCRIPT, STYLES, Project, packaged_house
from belpress.tasks.draft import PAGE
from belpress.tasks.new_edition import LETTERS

FIGURE = (1800, 1200)
"""The width and height of the figure of the first chapter, in px."""
SETTINGS = {
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "editorconfig": ".editorconfig",
    "settings.json": ".vscode/settings.json",
    "workflow.yml": ".github/workflows/review.yml",
}
"""The settings of other programs, by the names of the texts they are made of."""
_OF_THE_HOUSE = (STYLES, f"{ASSETS}/fonts", f"{ASSETS}/profiles")
_WELCOME = ("readme", "licence", "license", "copying")
"""How files begin that a folder on a host has from its first day."""
_MOST_NAMED = 5


@dataclass(frozen=True)
class NewProject:
    """A project that was begun in the folder ``root``, with its first edition."""

    root: Path
    year: int
    files: tuple[str, ...]


def begin_project(root: Path, year: int | None = None) -> NewProject:
    """Make a project in a folder that is empty, or not there; its edition is of this year.

    Raises :class:`ProblemsFound` with all that stands in the way, and then nothing was written.
    """
    root = root.resolve()
    project = Project(root, root)
    year = year or datetime.now(UTC).year
    files = dict(_files(project, year))
    _check_folder(project, files)
    write_new(project, files)
    return NewProject(root, year, tuple(map(project.relative, files)))


def _files(project: Project, year: int) -> Iterator[tuple[Path, bytes]]:
    root = project.root
    folder, images = root / MANUSCRIPT / str(year), root / ASSETS / "images" / str(year)
    years = {"year": year, "forecast_year": year + 1}
    yield folder / "edition.yaml", filled("edition.yaml", **years).encode()
    yield folder / "01-first-chapter.md", filled("first-chapter.md", **years).encode()
    pictures = {"cover": PAGE, "first-chapter-opener": PAGE, "first-chapter-figure": FIGURE}
    for name, size in pictures.items():
        path = images / f"{name}.jpg"
        yield path, grey_picture(project.relative(path), *size, packaged_house() / LETTERS)
    for name, target in SETTINGS.items():
        yield root / target, filled(name, version=__version__).encode()
    house = packaged_house()
    for part in _OF_THE_HOUSE:
        for path in sorted((house / part).rglob("*")):
            if path.is_file() and not is_passed_over(path.name):
                yield root / path.relative_to(house), path.read_bytes()


def _check_folder(project: Project, files: dict[Path, bytes]) -> None:
    """Make sure that a folder is one for a new project, if none of its files is in the way.

    Hidden files, and what hosts put into a new folder, are no reason against it.
    """
    try:
        names = sorted(path.name for path in project.root.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        said = f"cannot be read ({error.strerror})"
        raise ProblemsFound([Problem("file-unreadable", said, Source("."))]) from error
    own = {path.relative_to(project.root).parts[0] for path in files}
    others = [
        name
        for name in names
        if not name.startswith(".") and not name.lower().startswith(_WELCOME) and name not in own
    ]
    if others and not any(path.exists() for path in files):
        named = ", ".join(others[:_MOST_NAMED]) + (" …" if len(others) > _MOST_NAMED else "")
        said = f"this folder is not empty: it holds {named}"
        hint = "a project begins in a folder of its own, such as: belpress new -C review"
        raise ProblemsFound([Problem("folder-not-empty", said, Source("."), hint=hint)])
