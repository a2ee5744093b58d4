"""The command line: arguments in, progress and problems out. Decisions are made elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from belpress import __version__
from belpress.problem import Problem, ProblemsFound
from belpress.project import Project, find_project, open_project

DONE, PROBLEMS, USAGE = 0, 1, 2


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="See 'belpress COMMAND --help' for what a command can do.",
)
@click.version_option(__version__, prog_name="belpress", message="%(prog)s %(version)s")
def main() -> None:
    """Typeset a yearly review: Markdown chapters in, a laid-out PDF out.

    \b
    Examples:
      belpress build                     the newest edition, whole
      belpress build 2022 -c security    one chapter, with its right page numbers
      belpress build -C ~/reviews        a project in another folder
    """  # noqa: D301 - as in build below


@main.command()
@click.argument("year", type=click.IntRange(1000, 9999), required=False)
@click.option(
    "-C",
    "root",
    metavar="ROOT",
    type=click.Path(path_type=Path),
    help="The project's folder; else the one you are in or one above it.",
)
@click.option(
    "-l",
    "--language",
    "languages",
    metavar="LANG",
    multiple=True,
    help="A language of the edition; may be given more than once.",
)
@click.option(
    "-c",
    "--chapter",
    "chapters",
    metavar="CHAPTER",
    multiple=True,
    help="Only this chapter, with its right page numbers; may be given more than once.",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Where to write the PDF; else build/TITLE.LANGUAGE.pdf in the project.",
)
@click.option("--force", is_flag=True, help="Build although nothing has changed.")
@click.option("--verbose", is_flag=True, help="Show every stage, also in a pipe.")
def build(
    year: int | None,
    root: Path | None,
    languages: tuple[str, ...],
    chapters: tuple[str, ...],
    target: Path | None,
    force: bool,
    verbose: bool,
) -> None:
    """Build the PDF of an edition (of YEAR, or the newest).

    \b
    Examples:
      belpress build                       the newest edition
      belpress build 2022                  the edition in manuscript/2022
      belpress build -c security           one chapter, with its right page numbers
      belpress build -o ~/Desktop/proof.pdf

    Exit codes: 0 done, 1 problems that stopped the build, 2 wrong usage.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    project = _project(root)
    year = year or _newest(project)
    started = time.monotonic()
    try:
        _check_languages(project, year, languages)
        with _progress(verbose) as progress:
            from belpress.build import build_edition

            built = build_edition(
                project,
                year,
                chapters=chapters,
                target=target.absolute() if target else None,
                force=force,
                progress=progress,
            )
    except ProblemsFound as found:
        _show(found.problems)
        errors = sum(problem.is_error for problem in found.problems)
        click.echo(f"{_count(errors, 'problem')} found; nothing was written", err=True)
        sys.exit(PROBLEMS)
    _show(built.problems)
    seconds = time.monotonic() - started
    how = f"in {seconds:.1f} s" if built.is_new else "unchanged"
    said = f"{_shown(built.path)}: {_count(built.pages, 'page')}, {how}"
    click.echo(
        f"{said}, {_count(len(built.problems), 'problem') if built.problems else 'no problems'}"
    )


def _project(root: Path | None) -> Project:
    if root is not None:
        if not (root / "manuscript").is_dir():
            raise click.BadParameter(f"no folder 'manuscript' in {root}", param_hint="-C")
        return open_project(root)
    project = find_project(Path.cwd())
    if project is None:
        raise click.UsageError(
            "no project here: no folder 'manuscript' in this folder or above it. "
            "Change to the project's folder, or name it with -C."
        )
    return project


def _newest(project: Project) -> int:
    if not project.editions:
        raise click.UsageError("no edition here: the folder 'manuscript' has no folder of a year.")
    return int(project.editions[-1].name)


def _check_languages(project: Project, year: int, languages: Sequence[str]) -> None:
    if not languages:
        return
    from belpress.problem import Source, did_you_mean
    from belpress.read import read_edition

    edition = read_edition(project, year)
    problems = [
        Problem(
            "language-unknown",
            f'language: the edition is not in "{language}"',
            edition.source,
            hint=did_you_mean(language, [edition.language]),
        )
        for language in languages
        if language != edition.language
    ]
    if problems:
        raise ProblemsFound(
            [Problem(p.rule, p.message, Source(p.source.path), hint=p.hint) for p in problems]
        )


@contextmanager
def _progress(verbose: bool) -> Iterator:  # type: ignore[type-arg]
    """Yield a function that shows progress: live on a terminal, a line a stage if asked for."""
    if verbose:
        yield lambda stage, what: click.echo(f"{stage} {what}", err=True)
    elif sys.stderr.isatty():
        from rich.console import Console

        with Console(stderr=True).status("reading") as status:
            yield lambda stage, what: status.update(f"{stage} [bold]{what}[/bold]")
    else:
        yield lambda stage, what: None


def _show(problems: Sequence[Problem]) -> None:
    for problem in problems:
        mark = "" if problem.is_error else "warning: "
        where, _, what = str(problem).partition(": ")
        click.echo(f"{where}: {mark}{what}", err=True)


def _shown(path: Path) -> str:
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
