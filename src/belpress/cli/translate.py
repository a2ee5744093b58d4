"""``belpress translate``: new, update, status, accept, pseudo, memory, export, import."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.cli.accept import accept
from belpress.cli.build import build
from belpress.cli.exchange import export_, import_
from belpress.cli.memory import memory
from belpress.model.problem import Problem, ProblemsFound

if TYPE_CHECKING:
    from belpress.translate.catalogue.merge import Change


@click.group()
def translate() -> None:
    """Work on translations: catalogues in PO format, one for every source file.

    \b
    Examples:
      belpress translate new lt          begin a translation into Lithuanian
      belpress translate update -l be    make or update the Belarusian catalogues
      belpress translate status          what is left to do, in every language
      belpress translate accept -l be    what waits to be read, and which of it holds
      belpress build -l be               the Belarusian PDF
    """  # noqa: D301 - \b is click's mark for lines that stay as they are


translate.add_command(accept)


@translate.command()
@click.argument("language", metavar="LANG")
@show.YEAR
@show.ROOT
@logs.LOGGED
def new(language: str, year: int | None, root: Path | None) -> None:
    """Begin a translation into LANG: list it in edition.yaml, and make its catalogues.

    What earlier editions have in that language is filled in.
    """
    from belpress.tasks.new_translation import begin_translation

    project = show.open_root(root)
    year = year or show.newest(project)
    try:
        begun = begin_translation(project, year, language)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was changed")
    where = f"manuscript/{year}"
    listed = "is listed in" if begun.is_listed else "was added to"
    click.echo(f"{language}: {begun.name} {listed} {where}/edition.yaml")
    if not begun.changes:
        click.echo(f"{language}: made from another translation, without catalogues of its own")
        return
    total = show.count(sum(change.messages for change in begun.changes), "message")
    files = show.count(len(begun.changes), "catalogue")
    click.echo(f"{language}: {files} in {where}/translations/{language}, {total}")


@translate.command()
@show.YEAR
@show.ROOT
@show.LANGUAGES
@logs.LOGGED
def update(year: int | None, root: Path | None, languages: tuple[str, ...]) -> None:
    """Bring catalogues up to date with the source.

    New messages are added, changed ones are marked fuzzy together with their old text, and deleted
    ones are kept as obsolete. Where only addresses, quotation marks, spaces or the like have
    changed, the translation follows by itself and is "carried over". No translation is ever lost,
    and a second run changes nothing.
    """
    from belpress.read.edition import read_edition
    from belpress.tasks.translate import update_translation

    project = show.open_root(root)
    year = year or show.newest(project)
    problems: list[Problem] = []
    try:
        edition = read_edition(project, year)
        chosen = show.translations_of(edition, languages)
        if not chosen:
            raise click.UsageError(
                f"manuscript/{year}/edition.yaml lists no translations; "
                'add a line such as "translations: [be]".'
            )
        for language in chosen:
            try:
                changes = update_translation(project, edition, language)
            except ProblemsFound as found:
                problems += found.problems
                continue
            changed = [change for change in changes if change.is_any]
            for change in changed:
                click.echo(f"{language}/{change.name}.po: {_told(change)}")
            total = show.count(sum(change.messages for change in changes), "message")
            said = f"{show.count(len(changed), 'file')} changed" if changed else "nothing to do"
            click.echo(f"{language}: {total}, {said}")
    except ProblemsFound as found:
        show.stop(found.problems, "no catalogue was changed")
    if problems:
        show.stop(problems, "catalogues of that language were not changed")


def _told(change: Change) -> str:
    said = f"{change.new} new, {change.fuzzy} fuzzy, {change.gone} gone"
    said += f", {change.remembered} from the memory" if change.remembered else ""
    said += f", {change.carried} carried over" if change.carried else ""
    return f"{said} ({change.to_review} to check)" if change.to_review else said


@translate.command()
@show.YEAR
@show.ROOT
@show.LANGUAGES
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="Form of the table.",
)
@logs.LOGGED
def status(year: int | None, root: Path | None, languages: tuple[str, ...], form: str) -> None:
    """Show how complete translations are, by language and file."""
    from belpress.read.edition import read_edition
    from belpress.tasks.translate import translation_status

    project = show.open_root(root)
    try:
        edition = read_edition(project, year or show.newest(project))
        chosen = show.translations_of(edition, languages)
        files = [one for each in chosen for one in translation_status(project, edition, each)]
    except ProblemsFound as found:
        show.stop(found.problems, "no status can be shown")
    if form == "json":
        click.echo(json.dumps([asdict(one) for one in files], indent=2))
        return
    columns = (
        "language",
        "file",
        "messages",
        "translated",
        "fuzzy",
        "missing",
        "to check",
        "stale since",
        "words left",
    )
    rows = [
        (
            one.language,
            one.name,
            one.messages,
            one.translated,
            one.fuzzy or "–",
            one.missing or "–",
            one.to_check or "–",
            one.stale_since or "–",
            one.words_left or "–",
        )
        for one in files
    ]
    show.table(columns, rows)
    left = sum(one.words_left for one in files)
    click.echo(f"{show.count(left, 'word')} left" if left else "everything is translated")


@translate.command()
@show.YEAR
@show.ROOT
@logs.VERBOSE
@click.pass_context
def pseudo(context: click.Context, year: int | None, root: Path | None, verbose: bool) -> None:
    """Build the edition in a language nobody speaks.

    Every word gets accents and becomes longer: a word without accents on a page is not in any
    catalogue, and places in the layout that are too tight can be seen.
    """
    from belpress.read.edition import read_edition
    from belpress.tasks.translate import pseudo_language

    project = show.open_root(root)
    year = year or show.newest(project)
    try:
        language = pseudo_language(read_edition(project, year))
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was written")
    context.invoke(build, year=year, root=project.root, languages=(language,), verbose=verbose)


for command in (memory, export_, import_):
    translate.add_command(command)
