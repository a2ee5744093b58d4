"""``belpress check``."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from belpress.cli import faults, logs, show
from belpress.project.project import Project

if TYPE_CHECKING:
    from belpress.tasks.check import CheckResult

FORMATS = ("text", "json", "github", "sarif")
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "file": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "hint": {"dim": True},
    "rule": {"dim": True},
    "good": {"fg": "green"},
}


def known_rules(
    context: click.Context, parameter: click.Parameter, names: tuple[str, ...]
) -> tuple[str, ...]:
    """Refuse names that no rule has."""
    if names:
        from belpress.checks.rulebook import unknown_rule

        for name in names:
            if hint := unknown_rule(name):
                raise click.BadParameter(f'no rule is named "{name}"; {hint}')
    return names


@click.command()
@show.YEAR
@show.ROOT
@show.LANGUAGES
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Form of the report: for people, for programs, or for pull requests.",
)
@click.option(
    "--select",
    metavar="RULE",
    multiple=True,
    callback=known_rules,
    help="Report only warnings of this rule; may be given more than once.",
)
@click.option(
    "--ignore",
    metavar="RULE",
    multiple=True,
    callback=known_rules,
    help="Do not report warnings of this rule; may be given more than once.",
)
@click.option(
    "--pages/--no-pages",
    default=True,
    help="Lay out and check pages too, or only texts and pictures.",
)
@logs.VERBOSE
def check(
    year: int | None,
    root: Path | None,
    languages: tuple[str, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    pages: bool,
    verbose: bool,
) -> None:
    """Find every mistake of an edition (of YEAR, or the newest) before the printer does.

    \b
    Examples:
      belpress check                       the newest edition
      belpress check -l be -l ru           two translations of it
      belpress check -l all                every language
      belpress check --no-pages            only its texts and pictures, at once
      belpress check --select repeated-word
      belpress check --format github       for a workflow on GitHub

    Errors are always reported, since they stop a build. 'belpress rules RULE' explains a rule.

    Exit codes: 0 no errors, 1 errors that stop a build, 2 wrong usage, 70 belpress failed.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    project = show.open_root(root)
    year = year or show.newest(project)
    from belpress.tasks.check import CheckRequest, check_edition

    wish = CheckRequest(year, languages, select, ignore, pages)
    with show.progress(verbose) as progress:
        checked = check_edition(project, wish, progress=progress)
    click.echo(_rendered(checked, form, project), nl=False)
    if checked.remark and form != "text":
        click.echo(checked.remark, err=True)
    for failure in checked.failures:
        faults.report(failure)
    if checked.failures:
        sys.exit(faults.FAULT)
    if checked.errors:
        sys.exit(show.PROBLEMS)


def _rendered(checked: CheckResult, form: str, project: Project) -> str:
    from belpress.checks.rulebook import explanations
    from belpress.reports import github, json, sarif, text

    if form == "json":
        return json.render(checked)
    if form == "github":
        return github.render(checked, _folder(project))
    if form == "sarif":
        return sarif.render(checked, explanations(), _folder(project))
    if not sys.stdout.isatty():
        return text.render(checked)
    width = shutil.get_terminal_size().columns
    return text.render(checked, painted if show.has_colour() else text.plain, width)


def painted(part: str, words: str) -> str:
    """Return words as a part of a report looks on a terminal."""
    return click.style(words, **LOOKS[part])


def _folder(project: Project) -> str:
    """Return the project's folder in the repository that a workflow runs on, if there is one."""
    workspace = os.environ.get("GITHUB_WORKSPACE", "")
    if not workspace or not project.root.is_relative_to(Path(workspace).resolve()):
        return ""
    folder = project.root.relative_to(Path(workspace).resolve()).as_posix()
    return "" if folder == "." else f"{folder}/"
