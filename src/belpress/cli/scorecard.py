"""``belpress scorecard``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.cli.check import painted
from belpress.model.problem import ProblemsFound

if TYPE_CHECKING:
    from belpress.tasks.scorecard import Scores

FORMATS = ("text", "csv", "json")


@click.command()
@show.YEAR
@show.ROOT
@click.option(
    "-l",
    "--language",
    metavar="LANG",
    default="",
    help="Language of titles and forecasts (default: that of each edition).",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Form of the report (default: by the ending of the output file, otherwise text).",
)
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Output file (default: the terminal).",
)
@logs.LOGGED
def scorecard(
    year: int | None, root: Path | None, language: str, form: str | None, target: Path | None
) -> None:
    """Say how forecasts fared, in the edition of YEAR or in all editions of the project.

    Each chapter lists last year's forecasts as "last_year:", with an outcome and a sentence why.
    Of all editions there is one line a chapter; of one edition, every forecast follows.

    \b
    Examples:
      belpress scorecard                   all editions, a line a chapter
      belpress scorecard 2022              one edition, with every forecast
      belpress scorecard -l be             titles in Belarusian
      belpress scorecard -o scores.csv     for a spreadsheet
      belpress scorecard --format json     for programs
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from belpress.tasks.scorecard import scores_of

    project = show.open_root(root)
    show.newest(project)
    try:
        scores = scores_of(project, year, language)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was written")
    _tell_language(scores, language)
    if scores.editions:
        _hand_over(scores, form or _form_of(target), target)
    if scores.problems:
        show.stop(scores.problems, "the editions with errors are left out")


def _form_of(target: Path | None) -> str:
    ending = target.suffix.lower().removeprefix(".") if target else ""
    return ending if ending in FORMATS else "text"


def _tell_language(scores: Scores, language: str) -> None:
    """Say which editions are not in the language that was asked for."""
    others = [f"{one.year}" for one in scores.editions if language and one.language != language]
    if others:
        click.echo(f"not in {language}, but in its own language: {', '.join(others)}", err=True)


def _hand_over(scores: Scores, form: str, target: Path | None) -> None:
    from belpress.project.writing import write_whole
    from belpress.reports.scorecard import render_csv, render_json, render_text

    if form == "text" and target is None and sys.stdout.isatty():
        paint = painted if show.has_colour() else None
        width = shutil.get_terminal_size().columns
        click.echo(render_text(scores, paint, width) if paint else render_text(scores), nl=False)
        return
    render = {"text": render_text, "csv": render_csv, "json": render_json}[form]
    text = render(scores)
    if target is None:
        click.echo(text, nl=False)
        return
    # Spreadsheets know by the mark at its beginning that a table is in UTF-8
    write_whole(target.absolute(), text.encode("utf-8-sig" if form == "csv" else "utf-8"))
    chapters = sum(len(edition.chapters) for edition in scores.editions)
    said = f"{show.count(len(scores.editions), 'edition')}, {show.count(chapters, 'chapter')}"
    click.echo(f"{show.shown(target)}: {said}")
