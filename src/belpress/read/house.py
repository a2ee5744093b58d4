"""``styles/house.yaml``: the ways of a house, and its own templates in ``styles/templates``.

Both may be missing; then everything is as in the house design that comes with the package.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from belpress.model.house import USUAL, Foot, House, OpeningSide, QuotesIn
from belpress.model.problem import Problem, Source, did_you_mean
from belpress.project.project import STYLES, Project
from belpress.read.field_mistakes import check_fields
from belpress.read.files import decoded
from belpress.read.frontmatter import load
from belpress.read.house_fields import HouseFields
from belpress.read.mistakes import Mistakes

HOUSE_FILE = "house.yaml"
TEMPLATES = "templates"
ENDING = ".html"
_COMMENTS = re.compile(r"^\s*#.*$", re.MULTILINE)
REPLACEABLE = frozenset(
    {
        *("back", "badge", "body-head", "contents", "cover", "figure", "filler", "focus"),
        *("footnote", "forecasts", "imprint", "imprint-lines", "opener", "pull-quote"),
        *("summary", "wordmark"),
        *("advertisement", "author", "notes-heading", "outcome", "scorecard"),
        *("section", "section-facing"),
    }
)
"""The templates that a house may have its own of."""
OF_THE_LAYOUT = frozenset({"body", "float", "head", "specimen"})
"""Those that the layout reads its measures from."""


def read_house(project: Project, mistakes: Mistakes) -> House:
    """Return the house of a project; what is wrong with its files is added to the ``mistakes``."""
    folder = project.house / STYLES
    if not project.has_own(folder):
        return USUAL  # That its styles cannot be read is reported with the rest of the design
    fields = _fields(project, folder, mistakes)
    return House(
        opening_side=OpeningSide(fields.opening_side),
        whole_spreads=fields.whole_spreads,
        pull_quotes=QuotesIn(fields.pull_quotes),
        cover_art=fields.cover_art,
        back_art=fields.back_art,
        left_foot=Foot(fields.running_feet.left),
        right_foot=Foot(fields.running_feet.right),
        templates=_templates(project, folder / TEMPLATES, mistakes),
    )


def _fields(project: Project, folder: Path, mistakes: Mistakes) -> HouseFields:
    path, at = folder / HOUSE_FILE, Source(f"{STYLES}/{HOUSE_FILE}", 1)
    if not project.has(path) or (text := _text(project, path, at, mistakes)) is None:
        return HouseFields()
    if not _COMMENTS.sub("", text).strip():
        return HouseFields()
    fields = load(text, at)
    mistakes.problems += fields.problems
    checked, problems = check_fields(fields, HouseFields)
    mistakes.problems += problems
    return checked or HouseFields()


def _templates(project: Project, folder: Path, mistakes: Mistakes) -> dict[str, str]:
    """Return the texts of a house's own templates by their names."""
    found: dict[str, str] = {}
    try:
        paths = project.listed(folder, ENDING)
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        mistakes.error("file-unreadable", message, Source(f"{STYLES}/{TEMPLATES}"))
        return {}
    for path in paths:
        at = Source(f"{STYLES}/{TEMPLATES}/{path.name}")
        if path.stem not in REPLACEABLE:
            mistakes.problems.append(unknown_template(path.stem, at))
        elif (text := _text(project, path, at, mistakes)) is not None:
            found[path.stem] = text
    return found


def unknown_template(name: str, at: Source) -> Problem:
    """Say that a template of such a name is used for nothing."""
    if name in OF_THE_LAYOUT:
        message = f'the template "{name}" belongs to the layout and cannot be replaced'
        return Problem("template-unknown", message, at, hint="change the styles instead")
    hint = did_you_mean(name, REPLACEABLE) or f"the templates are {_listed(REPLACEABLE)}"
    return Problem("template-unknown", f'nothing is made with a template "{name}"', at, hint=hint)


def _listed(names: Collection[str]) -> str:
    return ", ".join(sorted(names))


def _text(project: Project, path: Path, at: Source, mistakes: Mistakes) -> str | None:
    """Return the text of a file of the house, or nothing and what is wrong with it."""
    if not project.has_own(path):
        message = "the file is a link that leads out of the project"
        mistakes.error("path-outside", message, at, "replace the link with a copy")
        return None
    try:
        content = project.read(path)
    except OSError as error:
        mistakes.error("file-unreadable", f"cannot be read ({error.strerror})", at)
        return None
    return decoded(content, at, mistakes.problems)
