"""``belpress build``."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import faults, logs, show
from belpress.model.form import DRAFT, SCREEN
from belpress.model.problem import Problem, ProblemsFound
from belpress.program.fault import BelpressFailed, Fault
from belpress.project.project import Project

if TYPE_CHECKING:
    from belpress.tasks.build import BuildRequest, BuildResult, Outcome


LEAST_PPI, MOST_PPI = 36, 2400


@click.command()
@show.YEAR
@show.ROOT
@show.LANGUAGES
@show.CHAPTERS
@click.option(
    "--for",
    "forms",
    metavar="FORM",
    multiple=True,
    help=(
        "What the file is for: screen (the default), draft, print, booklet, proofs or all; "
        "may be repeated."
    ),
)
@click.option(
    "--pictures",
    "ppi",
    metavar="PPI",
    callback=lambda *given: _ppi(*given),
    help="Most pixels per inch of pictures, such as 150, or original.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    callback=lambda *given: _pdf(*given),
    help="Output file (default: build/TITLE.LANGUAGE.pdf in the project).",
)
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(0, 64),
    default=0,
    help="Languages to build in parallel (default: number of CPUs).",
)
@click.option(
    "--complete",
    is_flag=True,
    help="Stop where a translation lacks something, or a text or picture is asked for.",
)
@click.option(
    "--draft",
    is_flag=True,
    help="Short for --for draft, where missing and coarse pictures are grey boxes.",
)
@click.option("--force", is_flag=True, help="Build although nothing has changed.")
@logs.VERBOSE
def build(  # noqa: PLR0913 - an argument an option
    year: int | None,
    root: Path | None,
    languages: tuple[str, ...],
    chapters: tuple[str, ...],
    forms: tuple[str, ...],
    ppi: int | None,
    target: Path | None,
    jobs: int,
    complete: bool,
    draft: bool,
    force: bool,
    verbose: bool,
) -> None:
    """Build the PDF of an edition (of YEAR, or the newest).

    \b
    Examples:
      belpress build                       the newest edition
      belpress build 2022                  the edition in manuscript/2022
      belpress build -l be -l ru           two translations of it
      belpress build -l all --complete     every language, for print
      belpress build --for print           plates, bleed and marks, for the printer
      belpress build -l all --for all      every language, in every form
      belpress build -c security           one chapter, with its right page numbers
      belpress build --draft               to correct, also without good pictures
      belpress build -o ~/Desktop/proof.pdf

    Exit codes: 0 done, 1 problems that stopped the build, 2 wrong usage, 70 belpress failed.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    project = show.open_root(root)
    year = year or show.newest(project)
    if target and (len(languages) > 1 or "all" in languages):
        raise click.UsageError("-o names one file, and there are several languages.")
    if draft and set(forms) - {DRAFT}:
        raise click.UsageError("--draft is short for --for draft; leave one of them out.")
    forms = forms or ((DRAFT,) if draft else (SCREEN,))
    if target and (len(set(forms)) > 1 or "all" in forms):
        raise click.UsageError("-o names one file, and --for asks for several.")
    from belpress.assets.forms import drafts_of, names_of
    from belpress.tasks.build import ENDED, BuildRequest, build_editions

    drafts = drafts_of(project, forms)
    draft = set(drafts) == set(forms)
    if draft and complete:
        raise click.UsageError("--complete is for print, and a draft is not.")
    if draft and target and not target.name.endswith(".draft.pdf"):
        better = target.with_suffix(".draft.pdf")
        raise click.UsageError(f'A draft is named so: did you mean "-o {better}"?')
    try:
        chosen = _languages(project, year, languages, is_draft=bool(drafts))
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was written")
    path = target.absolute() if target else None
    order = BuildRequest(
        year,
        chapters=chapters,
        target=path,
        complete=complete,
        force=force,
        forms=tuple(dict.fromkeys(forms)),
        ppi=ppi,
    )
    orders = [replace(order, language=language) for language in chosen]
    names = names_of(project, order.forms)
    with show.progress(verbose, len(orders) * len(names), ENDED) as progress:
        outcomes = list(build_editions(project, orders, jobs=jobs, progress=progress))
    if status := _report(outcomes, names):
        sys.exit(status)


def _pdf(context: click.Context, option: click.Parameter, target: Path | None) -> Path | None:
    """Refuse a name that does not end in .pdf."""
    if target and target.suffix.lower() != ".pdf" and not target.is_dir():
        raise click.BadParameter(
            f'"{target}" is not the name of a PDF; did you mean "{target.with_suffix(".pdf")}"?'
        )
    return target


def _ppi(context: click.Context, option: click.Parameter, given: str | None) -> int | None:
    """Return the most px per inch; 0 for pictures as they are, ``None`` for what the form says."""
    if given is None:
        return None
    if given == "original":
        return 0
    if given.isdecimal() and LEAST_PPI <= int(given) <= MOST_PPI:
        return int(given)
    raise click.BadParameter(f"expected a number from {LEAST_PPI} to {MOST_PPI}, or original")


def _languages(
    project: Project, year: int, languages: Sequence[str], *, is_draft: bool
) -> list[str]:
    """Return the languages to build; the language of the source is the empty string."""
    if not languages:
        return [""]
    from belpress.read.edition import read_edition
    from belpress.tasks.draft import draft_of
    from belpress.tasks.translate import check_language

    edition = draft_of(project, year).edition if is_draft else read_edition(project, year)
    chosen = edition.languages if "all" in languages else dict.fromkeys(languages)
    for language in chosen:
        check_language(edition, language)
    return ["" if language == edition.language else language for language in chosen]


def _report(outcomes: Sequence[tuple[BuildRequest, Outcome]], names: Sequence[str]) -> int:
    """Say what became of all builds, and return the exit status of the command."""
    status, told, met = show.DONE, set[Problem](), list[Fault]()
    for order, outcome in outcomes:
        if isinstance(outcome, BelpressFailed):
            status = faults.FAULT
            if outcome.fault not in met:
                faults.report(outcome)
            met.append(outcome.fault)
            continue
        if isinstance(outcome, ProblemsFound):
            status = max(status, show.PROBLEMS)
            _tell_failure(order, outcome, told, len(outcomes) > 1)
        else:
            status = max(status, show.PROBLEMS if outcome.failed else show.DONE)
            _tell(outcome, told)
        told.update(outcome.problems)
    if len(outcomes) * len(names) > 1:
        _sum_up(outcomes, names)
    return status


def _tell(built: BuildResult, told: Collection[Problem]) -> None:
    """Report a build, and the warnings that no earlier build of this run has reported."""
    show.show([problem for problem in built.problems if problem not in told])
    how = f"in {built.seconds:.1f} s" if built.is_new else "unchanged"
    files = ", ".join(map(show.shown, built.paths))
    said = [f"{files}: {show.count(built.pages, 'page')}", how]
    said += [built.remark] if built.remark else []
    errors = sum(problem.is_error for problem in built.problems)
    warnings = len(built.problems) - errors
    found = show.count(warnings, "warning") if warnings else "no errors"
    found = f"{show.count(errors, 'error')} in other files" if errors else found
    more = "for more" if warnings else "for warnings"
    click.echo(f"{', '.join([*said, found])}; {more}: belpress check")


def _sum_up(outcomes: Sequence[tuple[BuildRequest, Outcome]], names: Sequence[str]) -> None:
    """Say how many files of all were made, and which failed."""
    from belpress.tasks.build import BuildResult

    made, kept, failed = 0, 0, list[str]()
    for order, outcome in outcomes:
        missing = outcome.failed if isinstance(outcome, BuildResult) else tuple(names)
        made += len(names) - len(missing)
        kept += len(names) if isinstance(outcome, BuildResult) and not outcome.is_new else 0
        if missing:
            failed.append(f"{order.language or 'the source'} ({', '.join(missing)})")
    total = show.count(len(outcomes) * len(names), "file")
    if failed:
        click.echo(f"{made} of {total} made; failed: {', '.join(failed)}")
    else:
        unchanged = "all unchanged" if kept == made else f"all made, {kept} of them before"
        click.echo(f"{total}, {unchanged if kept else 'all made'}")


def _tell_failure(
    order: BuildRequest, found: ProblemsFound, told: Collection[Problem], is_one_of_many: bool
) -> None:
    show.show([problem for problem in found.problems if problem not in told])
    errors = show.count(sum(problem.is_error for problem in found.problems), "problem")
    which = f" for {order.language or 'the source'}" if is_one_of_many else ""
    click.echo(f"{errors} found{which}; nothing was written", err=True)
