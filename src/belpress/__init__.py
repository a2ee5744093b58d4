"""belpress typesets yearly reviews: Markdown chapters in, a laid-out PDF out.

The stages, in order, each a function from one frozen value to the next::

    import belpress

    project = belpress.open_project(Path("my-review"))
    edition = belpress.read_edition(project, 2022)     # manuscript -> Edition
    typeset = belpress.typeset_edition(project, edition)  # Edition -> pages
    belpress.write_pdf(typeset, Path("review.pdf"))    # pages -> PDF

or all of it, with the file left alone when nothing has changed::

    built = belpress.build_edition(project, 2022)

Whatever is wrong with a manuscript is raised as :class:`ProblemsFound`, all of it at once.
Lengths carry their unit in their name; page numbers count from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from belpress.problem import Problem, ProblemsFound, Severity, Source
from belpress.project import Project, find_project, open_project

if TYPE_CHECKING:
    from belpress.build import Built, Typeset, build_edition, typeset_edition, write_pdf
    from belpress.edition import Chapter, Edition
    from belpress.read import read_edition

__version__ = "0.1.0"

__all__ = [
    "Built",
    "Chapter",
    "Edition",
    "Problem",
    "ProblemsFound",
    "Project",
    "Severity",
    "Source",
    "Typeset",
    "build_edition",
    "find_project",
    "open_project",
    "read_edition",
    "typeset_edition",
    "write_pdf",
]

_LAZY = {
    "Built": "build",
    "Chapter": "edition",
    "Edition": "edition",
    "Typeset": "build",
    "build_edition": "build",
    "read_edition": "read",
    "typeset_edition": "build",
    "write_pdf": "build",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Import the heavy modules only when something of theirs is asked for."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"belpress.{_LAZY[name]}"), name)
