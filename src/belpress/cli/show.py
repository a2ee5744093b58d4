"""What the commands share: finding the project, showing progress and problems."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from belpress.model.problem import Problem, ProblemsFound
from belpress.program import ending
from belpress.project.project import Project, find_project, open_project

if TYPE_CHECKING:
    from belpress.model.edition import Edition

DONE, PROBLEMS, USAGE = 0, 1, 2

YEAR = click.argument("year", type=click.IntRange(1000, 9999), required=False)
ROOT = click.option(
    "-C",
    "root",
    metavar="ROOT",
    type=click.Path(path_type=Path),
    help="Folder of the project (default: the folder you are in, or the nearest above it).",
)
LANGUAGES = click.option(
    "-l",
    "--language",
    "languages",
    metavar="LANG",
    multiple=True,
    help="Language of the edition, or all; may be given more than once.",
)

CHAPTERS = click.option(
    "-c",
    "--chapter",
    "chapters",
    metavar="CHAPTER",
    multiple=True,
    help="Only this chapter, with its right page numbers; may be given more than once.",
)


def open_root(root: Path | None) -> Project:
    """Return the project of ``-C``, or the one that the working folder is in.

    From then on the command is known to work on it.
    """
    project = _project(root)
    click.get_current_context().find_root().obj = project
    return project


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


def newest(project: Project) -> int:
    """Return the year of the newest edition."""
    try:
        editions = project.editions
    except ProblemsFound as found:
        stop(found.problems, "nothing was written")
    if not editions:
        raise click.UsageError("no edition here: the folder 'manuscript' has no folder for a year.")
    return int(editions[-1].name)


def translations_of(edition: Edition, languages: Sequence[str]) -> list[str]:
    """Return the languages named, or every one that has catalogues."""
    if languages and "all" not in languages:
        return list(dict.fromkeys(languages))
    return list(edition.translations)


@contextmanager
def progress(
    verbose: bool, total: int = 1, ended: str = ""
) -> Iterator[Callable[[str, str], None]]:
    """Yield a function that shows progress: live on a terminal, or line by line if asked for.

    With a ``total`` of several files, a bar counts those that have reached the stage ``ended``.
    """
    if verbose:
        yield (
            lambda stage, what: click.echo(f"{stage} {what}", err=True) if stage != ended else None
        )
    elif sys.stderr.isatty() and total > 1:
        with ending.undoing(_clear_line), _bar(total, ended) as told:
            yield told
    elif sys.stderr.isatty():
        from rich.console import Console
        from rich.markup import escape

        with ending.undoing(_clear_line), Console(stderr=True).status("reading") as status:
            yield lambda stage, what: status.update(f"{stage} [bold]{escape(what)}[/bold]")
    else:
        yield lambda stage, what: None


@contextmanager
def _bar(total: int, ended: str) -> Iterator[Callable[[str, str], None]]:
    """Yield a function that moves a bar, which is removed at the end."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files"),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)

        def told(stage: str, what: str) -> None:
            if stage == ended:
                bar.advance(task)
            else:
                bar.update(task, description=f"{stage} {what}")

        yield told


def _clear_line() -> None:
    """Remove the progress that is shown, and give the terminal its cursor back."""
    os.write(sys.stderr.fileno(), b"\r\x1b[K\x1b[?25h")


def show(problems: Sequence[Problem]) -> None:
    """Print problems, one per line."""
    for problem in problems:
        mark = "" if problem.is_error else "warning: "
        where, _, what = str(problem).partition(": ")
        click.echo(f"{where}: {mark}{what}", err=True)


def stop(problems: Sequence[Problem], said: str) -> NoReturn:
    """Print the problems that stopped a command, count them, and end it."""
    show(problems)
    errors = sum(problem.is_error for problem in problems)
    click.echo(f"{count(errors, 'problem')} found; {said}", err=True)
    sys.exit(PROBLEMS)


def has_colour() -> bool:
    """Whether the output may have colours: on a terminal, unless NO_COLOR is set.

    Source: no-color.org.
    """
    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not is_plain


def styled(text: str, **look: Any) -> str:  # noqa: ANN401 - as click takes it
    """Return a text with colours, if the output may have them."""
    return click.style(text, **look) if has_colour() else text


def shown(path: Path) -> str:
    """Return a path as it is shown: relative to the working folder if it is inside."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def count(number: int, noun: str) -> str:
    """Return a number with its noun: 1 page, 2 pages."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print a table; the first two columns are words, the others numbers or dates."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    made = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for index, column in enumerate(columns):
        made.add_column(column, justify="left" if index < 2 else "right")
    for row in rows:
        made.add_row(*map(str, row))
    console = Console()
    console.width = max(console.width, 100)
    console.print(made)
