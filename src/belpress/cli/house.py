"""``belpress house``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from belpress.cli import logs, show
from belpress.model.problem import ProblemsFound


@click.group()
def house() -> None:
    """Look after the design of your house: its styles, templates and typefaces."""


@house.command()
@show.ROOT
@logs.VERBOSE
def check(root: Path | None, verbose: bool) -> None:
    """Set a specimen of everything a manuscript may hold, and report what is wrong.

    The pages are in build/house-specimen.pdf. Pictures in it are grey boxes.

    \b
    Examples:
      belpress house check
      belpress house check -C ~/reviews

    Exit codes: 0 no errors, 1 errors in the design, 2 wrong usage, 70 belpress failed.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    project = show.open_root(root)
    from belpress.tasks.check_house import check_house

    try:
        with show.progress(verbose) as progress:
            checked = check_house(project, progress=progress)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was written")
    show.show(checked.problems)
    errors = sum(problem.is_error for problem in checked.problems)
    warnings = len(checked.problems) - errors
    said = f"{show.count(errors, 'error')}, " if errors else ""
    said += show.count(warnings, "warning") if warnings else "no warnings"
    click.echo(f"{show.shown(checked.path)}: {show.count(checked.pages, 'page')}, {said}")
    if errors:
        sys.exit(show.PROBLEMS)


@house.command()
@click.argument("name")
@show.ROOT
def template(name: str, root: Path | None) -> None:
    """Copy the template NAME into your styles, to be changed there.

    Nothing that exists is overwritten.

    \b
    Examples:
      belpress house template opener

    Exit codes: 0 copied, 1 no such template or one in its place, 2 wrong usage, 70 belpress failed.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    project = show.open_root(root)
    from belpress.tasks.take_template import take_template

    try:
        target = take_template(project, name)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was written")
    click.echo(f"{show.shown(target)} is yours to change; it is used instead of the usual one")
