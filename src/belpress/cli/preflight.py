"""``belpress preflight``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.cli.check import known_rules, painted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from belpress.tasks.preflight import Preflighted

FORMATS = ("text", "json")
PURPOSES = ("print", "screen", "any")


@click.command()
@click.argument(
    "files",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option(
    "--for",
    "purpose",
    type=click.Choice(PURPOSES),
    help="What the files are for (default: what each says that it is).",
)
@click.option(
    "--ink",
    metavar="PERCENT",
    type=click.IntRange(100, 400),
    default=300,
    show_default=True,
    help="The most ink that the paper takes, all plates together.",
)
@click.option(
    "--bleed",
    metavar="MM",
    type=click.FloatRange(0, 20),
    default=3,
    show_default=True,
    help="The bleed that the printer wants.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Form of the report: for people, or for programs.",
)
@click.option(
    "--ignore",
    metavar="RULE",
    multiple=True,
    callback=known_rules,
    help="Do not report problems of this rule; may be given more than once.",
)
@logs.VERBOSE
def preflight(
    files: tuple[Path, ...],
    purpose: str | None,
    ink: int,
    bleed: float,
    form: str,
    ignore: tuple[str, ...],
    verbose: bool,
) -> None:
    """Look at finished PDFs as a printer, a library or a screen reader will.

    \b
    Examples:
      belpress preflight build/*.print.pdf       before they go to the printer
      belpress preflight --for print advert.pdf  anybody's PDF
      belpress preflight --ink 280 cover.pdf     for paper that takes less ink
      belpress preflight --format json *.pdf     for programs

    A file that claims PDF/X, or has an output intent for print, is looked at as a printer does,
    any other as readers do. Nothing is changed. 'belpress rules RULE' explains a rule.

    Exit codes: 0 no errors, 1 errors, 2 wrong usage, 70 belpress failed.
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from belpress.checks.inspected import Purpose
    from belpress.tasks.preflight import PreflightRequest, preflight_files

    for file in files:
        if not file.is_file():
            said = "is a folder; name the PDFs in it" if file.is_dir() else "does not exist"
            raise click.BadParameter(f'"{file}" {said}', param_hint="FILE")
    wish = PreflightRequest(
        files=files,
        purpose=Purpose(purpose) if purpose else None,
        ink=ink,
        bleed=bleed,
        ignore=ignore,
    )
    with show.progress(verbose) as progress:
        found = preflight_files(wish, progress=progress)
    click.echo(_rendered(found, form), nl=False)
    if any(file.errors for file in found):
        sys.exit(show.PROBLEMS)


def _rendered(found: Sequence[Preflighted], form: str) -> str:
    from belpress.reports import preflight as report
    from belpress.reports import text

    if form == "json":
        return report.render_json(found)
    if not sys.stdout.isatty():
        return report.render_text(found)
    width = shutil.get_terminal_size().columns
    return report.render_text(found, painted if show.has_colour() else text.plain, width)
