"""``belpress new``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.model.problem import ProblemsFound
from belpress.project.project import Project, find_project, open_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belpress.tasks.new_edition import NewEdition
    from belpress.tasks.new_project import NewProject


@click.command()
@show.YEAR
@click.option(
    "--from",
    "old_year",
    metavar="YEAR",
    type=click.IntRange(1000, 9999),
    help="The edition that the next one is made from (default: the one before it).",
)
@click.option(
    "-C",
    "root",
    metavar="ROOT",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the project (default: the folder you are in).",
)
@logs.LOGGED
def new(year: int | None, old_year: int | None, root: Path | None) -> None:
    """Begin a project in an empty folder, or in a project the edition of YEAR.

    \b
    Examples:
      belpress new                       in an empty folder: a review that builds at once
      belpress new 2023                  in a project: the next edition, from the last one
      belpress new 2023 --from 2021      from another one
      belpress new -C ~/reviews          in another folder, which is made if it is not there

    A new project has an edition with one chapter in which everything is explained, the styles and
    fonts of the house, and settings for Git, a workflow and editors. A new edition has the chapters
    of the one before with their years moved on: the forecasts of last year wait to be marked, texts
    in square brackets and grey pictures to be replaced. "belpress check" lists what is left.

    Nothing that exists is overwritten: what stands in the way is named, and nothing is written.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    folder = (root or Path.cwd()).absolute()
    project = find_project(folder) if root is None else None
    if root is not None and (root / "manuscript").is_dir():
        project = open_project(root)
    try:
        if project is None or not project.editions:
            if old_year:
                raise click.UsageError("--from names an edition, and there is no project here.")
            _begin(project.root if project else folder, year)
        else:
            _begin_next(project, year, old_year)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was written")


def _begin(folder: Path, year: int | None) -> None:
    from belpress.tasks.new_project import begin_project

    for line in _told_project(begin_project(folder, year)):
        click.echo(line)


def _told_project(begun: NewProject) -> Iterator[str]:
    yield f"A review for {begun.year} is in {_named(begun.root)}:"
    rows = [(f"manuscript/{begun.year}", "the edition, and a chapter that explains itself")]
    rows += [
        (f"assets/images/{begun.year}", "its pictures, grey until you put yours in their place")
    ]
    rows += [("styles, assets/fonts", "the design, which you may change")]
    rows += [(".github, .vscode, …", "settings for a workflow, editors and Git")]
    yield from _aligned(rows)
    yield "Now: belpress preview   shows the pages as you write"
    yield "     belpress check     lists what is asked for"
    yield "     belpress build     makes the PDF"


def _begin_next(project: Project, year: int | None, old_year: int | None) -> None:
    from belpress.tasks.new_edition import begin_edition

    years = [int(folder.name) for folder in project.editions]
    if year is None:
        raise click.UsageError(
            f"There is a project in {_named(project.root)} already. To begin its next edition, "
            f"name the year: belpress new {years[-1] + 1}"
        )
    if old_year is None:
        before = [known for known in years if known < year]
        old_year = before[-1] if before else years[-1]
    if old_year == year:
        raise click.UsageError(f"The edition of {year} cannot be made from itself.")
    begun = begin_edition(project, old_year, year)
    for line in _told_edition(begun):
        click.echo(line)
    if begun.problems:
        again = f"then type: belpress translate update {begun.year}"
        show.stop(begun.problems, f"the catalogues were not made; {again}")


def _told_edition(begun: NewEdition) -> Iterator[str]:
    folder = f"manuscript/{begun.year}"
    yield f"The edition of {begun.year} is in {folder}, made from that of {begun.old_year}:"
    rows = [("edition.yaml", "the years were moved on; read it through once")]
    chapters = show.count(len(begun.files) - 1, "chapter")
    rows += [(chapters, "texts in square brackets say what goes where")]
    if begun.forecasts:
        said = f"of {begun.old_year} wait to be marked, in last_year of each chapter"
        rows += [(show.count(begun.forecasts, "forecast"), said)]
    if begun.pictures:
        said = f"in assets/images/{begun.year} ask for a cover and openers"
        rows += [(show.count(len(begun.pictures), "grey picture"), said)]
    for language, changes in begun.changes.items():
        filled = sum(change.remembered + change.carried for change in changes)
        total = sum(change.messages for change in changes)
        rows += [(language, f"{filled} of {show.count(total, 'message')} translated as before")]
    if begun.left_out:
        rows += [("left out", f"drafts of {begun.old_year}: {', '.join(begun.left_out)}")]
    yield from _aligned(rows)
    yield f"Now: belpress check {begun.year}     lists what is asked for"
    yield f"     belpress preview {begun.year}   shows the pages as you write"


def _aligned(rows: list[tuple[str, str]]) -> Iterator[str]:
    width = max(len(name) for name, _ in rows)
    yield from (f"  {name:<{width}}  {said}" for name, said in rows)


def _named(folder: Path) -> str:
    return "this folder" if folder == Path.cwd() else show.shown(folder)
