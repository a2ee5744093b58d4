"""belpress typesets yearly reviews: Markdown chapters in, a laid-out PDF out.

The stages, in order, each a function from one frozen value to the next::

    import belpress

    project = belpress.open_project(Path("my-review"))
    edition = belpress.read_edition(project, 2022)     # manuscript -> Edition
    typeset = belpress.typeset_edition(project, edition)  # Edition -> pages
    belpress.write_pdf(typeset, Path("review.pdf"))    # pages -> PDF

or all of it, with the file left alone when nothing has changed::

    built = belpress.build_edition(project, belpress.Order(2022))
    built = belpress.build_edition(project, belpress.Order(2022, language="be"))

What is wrong with it, without building it::

    checked = belpress.check_edition(project, belpress.Wish(2022, languages=("en", "be")))

Whatever is wrong with a manuscript is raised as :class:`ProblemsFound`, all of it at once.
Lengths carry their unit in their name; page numbers count from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from belpress.model.problem import Problem, ProblemsFound, Severity, Source
from belpress.project.project import Project, find_project, open_project

if TYPE_CHECKING:
    from belpress.model.edition import Chapter, Edition
    from belpress.read.edition import read_edition
    from belpress.tasks.build import Built, Order, build_edition, build_editions, write_pdf
    from belpress.tasks.check import Checked, Wish, check_edition
    from belpress.tasks.translate import translate_edition, translation_status, update_translation
    from belpress.tasks.typeset import Typeset, typeset_edition
    from belpress.translate.edition import Translation

__version__ = "0.1.0"

__all__ = [
    "Built",
    "Chapter",
    "Checked",
    "Edition",
    "Order",
    "Problem",
    "ProblemsFound",
    "Project",
    "Severity",
    "Source",
    "Translation",
    "Typeset",
    "Wish",
    "build_edition",
    "build_editions",
    "check_edition",
    "find_project",
    "open_project",
    "read_edition",
    "translate_edition",
    "translation_status",
    "typeset_edition",
    "update_translation",
    "write_pdf",
]

_LAZY = {
    "Built": "build",
    "Chapter": "edition",
    "Checked": "check",
    "Edition": "edition",
    "Order": "build",
    "Translation": "translate",
    "Typeset": "typesetting",
    "Wish": "check",
    "build_edition": "build",
    "build_editions": "build",
    "check_edition": "check",
    "read_edition": "read",
    "translate_edition": "translations",
    "translation_status": "translations",
    "typeset_edition": "typesetting",
    "update_translation": "translations",
    "write_pdf": "build",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    """Import the heavy modules only when something of theirs is asked for."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"belpress.{_LAZY[name]}"), name)
