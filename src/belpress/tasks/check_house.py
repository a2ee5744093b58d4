"""A house checked: a specimen of everything that a manuscript may hold, set in its design."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, cycle
from pathlib import Path
from typing import TYPE_CHECKING

from belpress.model.problem import Problem, ProblemsFound, in_order
from belpress.press.opening import open_pressroom
from belpress.project.project import MANUSCRIPT, Project
from belpress.project.writing import check_target, write_whole
from belpress.tasks.draft import LENIENT, draft_of, typeset_draft
from belpress.tasks.hand_over import for_screen
from belpress.tasks.targets import build_folder
from belpress.tasks.typeset import Job, Progress, no_rules, silent

if TYPE_CHECKING:
    from belpress.model.edition import Chapter, ColourKey, Edition, Forecast

SPECIMEN = Path(__file__).resolve().parents[1] / "specimen"
"""The folder of the specimen's manuscript."""
YEAR = 2025
FILE = "house-specimen.pdf"
OF_WORDS = (
    *LENIENT,
    *("figure-far", "hyphen-ladder", "orphan", "page-empty", "picture-crop", "pull-quote-place"),
    *("short-last-page", "uneven-columns", "uneven-spread", "widow"),
)
"""The rules whose findings would be about the specimen's own words and pictures."""


@dataclass(frozen=True)
class HouseChecked:
    """A house that was checked: its specimen, how many pages it has, and what was found."""

    path: Path
    pages: int
    problems: tuple[Problem, ...]


def check_house(project: Project, *, progress: Progress = silent) -> HouseChecked:
    """Set the specimen in the design of a project's house, and write it into ``build/``.

    Raises :class:`ProblemsFound` for mistakes of the house with which nothing can be set.
    """
    from belpress.assets.load import load_design
    from belpress.assets.parts import missing_parts
    from belpress.checks.rulebook import printed_problems

    path = build_folder(project) / FILE
    check_target(path)
    specimen = Project(SPECIMEN, project.house)
    progress("reading", "the specimen")
    try:
        draft = draft_of(specimen, YEAR)
        keys = _keys_of(project)
        draft = replace(draft, edition=_with_keys(draft.edition, keys)) if keys else draft
        with open_pressroom(project) as pressroom:
            job = Job(specimen, draft.edition)
            # What rules find does not stop it, so that it can be seen on the pages
            typeset = typeset_draft(draft, job, pressroom, no_rules, progress)
        found_on_pages = chain(*printed_problems(typeset.printed))
    except ProblemsFound as found:
        # A mistake of one file must not hide those of the others
        others = [*load_design(specimen)[1], *missing_parts(project)]
        known = list(_of_the_house(found.problems))
        raise ProblemsFound([*known, *(one for one in others if one not in known)]) from found
    progress("writing", path.name)
    write_whole(path, for_screen(typeset))
    problems = [*_of_the_house([*typeset.problems, *found_on_pages]), *missing_parts(project)]
    return HouseChecked(path, typeset.pages.count, in_order(problems))


def _of_the_house(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Yield what is wrong with the house, with places in the specimen named as such."""
    for problem in problems:
        if not problem.source.path.startswith(MANUSCRIPT):
            yield problem
        elif problem.rule not in OF_WORDS:
            path = f"specimen/{Path(problem.source.path).name}"
            yield replace(problem, source=replace(problem.source, path=path))


def _keys_of(project: Project) -> Mapping[str, ColourKey]:
    """Return the colour keys of the newest edition of a project, or none."""
    from belpress.read.edition import reading_of

    years = [int(folder.name) for folder in project.editions]
    edition = reading_of(project, years[-1]).edition if years else None
    return edition.colour_keys if edition else {}


def _with_keys(edition: Edition, keys: Mapping[str, ColourKey]) -> Edition:
    """Return the specimen rated by the keys of a house in place of the usual ones."""
    renamed = {"": "", **dict(zip(edition.colour_keys, cycle(keys), strict=False))}

    def forecast(one: Forecast) -> Forecast:
        return replace(one, colour_key=renamed[one.colour_key])

    def chapter(one: Chapter) -> Chapter:
        return replace(
            one,
            colour_key=renamed[one.colour_key],
            forecasts=tuple(map(forecast, one.forecasts)),
        )

    return replace(edition, colour_keys=keys, chapters=tuple(map(chapter, edition.chapters)))
