"""The parts of a design: kinds of pages of which no style sheet of a house speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from belpress.model.problem import Problem, Severity, Source
from belpress.project.project import STYLES, Project, packaged_house, with_packaged_house

_PAGE = re.compile(r"@page\s+([a-z][a-z-]*)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def missing_parts(project: Project) -> Iterator[Problem]:
    """Find the kinds of pages that the design which comes with belpress has and a house has not.

    There is one problem a sheet of that design, which names the sheet.
    """
    if project.house == packaged_house():
        return
    own = "\n".join(_sheets(project).values())
    for name, text in _sheets(with_packaged_house(project)).items():
        lacking = [page for page in dict.fromkeys(_PAGE.findall(text)) if not _speaks(own, page)]
        if lacking:
            pages = " and ".join(f'"@page {page}"' for page in lacking)
            message = f"no style sheet says what these pages look like: {pages}"
            at = Source(f"{STYLES}/{name}")
            hint = f"take {name} from the design that comes with belpress, and change it"
            yield Problem("style-missing", message, at, Severity.WARNING, hint)


def _speaks(sheets: str, page: str) -> bool:
    return bool(re.search(rf"@page\s+{re.escape(page)}\b", sheets))


def _sheets(project: Project) -> Mapping[str, str]:
    """Return the style sheets of a project's house by their names, without comments."""
    found = {}
    for path in project.listed(project.house / STYLES, ".css"):
        if project.has_own(path):
            found[path.name] = _COMMENT.sub("", project.read(path).decode(errors="replace"))
    return found
