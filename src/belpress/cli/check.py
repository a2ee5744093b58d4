"""``belpress check`` and ``belpress rules``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from belpress.cli import show


@click.command()
@show.YEAR
@show.ROOT
@show.LANGUAGES
@click.option(
    "--select", metavar="RULE", multiple=True, help="Only this rule; may be given more than once."
)
@click.option(
    "--ignore", metavar="RULE", multiple=True, help="Not this rule; may be given more than once."
)
@click.option("--pages/--no-pages", default=True, help="Lay the pages out, or look at texts alone.")
def check(
    year: int | None,
    root: Path | None,
    languages: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    pages: bool,
) -> None:
    """Find every mistake of an edition (of YEAR, or the newest) before the printer does.

    \b
    Examples:
      belpress check                       the newest edition
      belpress check -l be -l ru           two translations of it
      belpress check --no-pages            its texts alone, at once
      belpress check --select repeated-word

    Exit codes: 0 no errors, 1 errors that stop a build, 2 wrong usage.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    project = show.open_root(root)
    year = year or show.newest(project)
    from belpress.check import Wish, check_edition

    problems = check_edition(project, Wish(year, languages, select, ignore, pages))
    show.show(problems)
    click.echo(f"{show.count(len(problems), 'problem')} found")
    if any(problem.is_error for problem in problems):
        sys.exit(show.PROBLEMS)


@click.command()
@click.argument("name", metavar="RULE", required=False)
def rules(name: str | None) -> None:
    """List the rules, or explain RULE with an example of wrong and right."""
    from belpress.checks import all_rules

    for one in all_rules():
        if name in (None, one.name):
            click.echo(f"{one.name}: {one.why}")
