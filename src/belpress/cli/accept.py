"""``belpress translate accept``: what waits to be read, and what was read and found to hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.model.problem import Problem, ProblemsFound

if TYPE_CHECKING:
    from belpress.model.edition import Edition
    from belpress.project.project import Project
    from belpress.translate.carry.meaning import Difference
    from belpress.translate.catalogue.accepting import Waiting


@click.command()
@click.argument("places", metavar="[YEAR] [FILE:LINE]...", nargs=-1)
@show.ROOT
@show.LANGUAGES
@click.option(
    "--all-unchanged-meaning",
    "unchanged",
    is_flag=True,
    help="Accept all whose source changed in spelling, articles or punctuation alone.",
)
@logs.LOGGED
def accept(
    places: tuple[str, ...], root: Path | None, languages: tuple[str, ...], unchanged: bool
) -> None:
    """Say that translations still hold, although their source has changed.

    Without a place, everything that waits to be read is listed: what was removed from the source
    is shown as [-old-], what was added as {+new+}, and the translation below it. Read it, and name
    the places of those that hold.

    \b
    Examples:
      belpress translate accept -l be                     list what waits in Belarusian
      belpress translate accept -l be security.po:41      this one holds
      belpress translate accept -l be 02-security.md:15   the same, by its place in the source
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from belpress.read.edition import read_edition

    year, places = _divided(places)
    if places and unchanged:
        raise click.UsageError("name places, or give --all-unchanged-meaning, but not both")
    project = show.open_root(root)
    try:
        edition = read_edition(project, year or show.newest(project))
        waiting = _waiting(project, edition, show.translations_of(edition, languages))
        if not places and not unchanged:
            _list(waiting, edition.language)
            return
        here = [place.removeprefix(f"{project.root}/") for place in places]
        chosen = _unchanged(waiting, edition.language) if unchanged else _chosen(waiting, here)
        _accept(project, edition, chosen)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was accepted")


Each = Sequence[tuple[str, "Waiting"]]
"""Translations that wait, each with its language."""


def _divided(places: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    """Return the year and the places that were given."""
    if places and re.fullmatch("[1-9][0-9]{3}", places[0]):
        return int(places[0]), places[1:]
    return None, places


def _waiting(project: Project, edition: Edition, languages: Sequence[str]) -> Each:
    from belpress.tasks.accept import waiting_translations

    return [
        (language, one)
        for language in languages
        for one in waiting_translations(project, edition, language)
    ]


def _list(waiting: Each, language: str) -> None:
    for of, one in waiting:
        _show(of, one)
    same = len(_unchanged(waiting, language))
    if not waiting:
        click.echo("no translation waits to be read")
        return
    click.echo(
        f"{show.count(len(waiting), 'translation')} to be read; say which of them hold: "
        "belpress translate accept FILE:LINE"
    )
    if same:
        click.echo(f"{same} of them with the same meaning: --all-unchanged-meaning")


def _show(language: str, one: Waiting) -> None:
    click.echo(f"{one.at} ({one.message.source})")
    click.echo(f"  source  {''.join(map(_shown, one.changes)) or one.message.text}")
    click.echo(f"  {language:<7} {one.text}")
    for line in filter(None, one.comment.split("\n")):
        click.echo(f"  note    {line}")
    if one.fault:
        click.echo(f"  but     it {one.fault}")
    click.echo()


def _shown(difference: Difference) -> str:
    if difference.is_same:
        return difference.new
    old = show.styled(f"[-{difference.old}-]", fg="red") if difference.old else ""
    return old + (show.styled(f"{{+{difference.new}+}}", fg="green") if difference.new else "")


def _unchanged(waiting: Each, language: str) -> Each:
    return [(of, one) for of, one in waiting if one.has_same_meaning(language) and not one.fault]


def _chosen(waiting: Each, places: Sequence[str]) -> Each:
    """Return what waits at some places. Raises :class:`ProblemsFound`."""
    from belpress.tasks.accept import waiting_at

    language_of = {id(one): language for language, one in waiting}
    chosen: list[Waiting] = []
    problems: list[Problem] = []
    for place in places:
        try:
            chosen += waiting_at([one for _, one in waiting], place)
        except ProblemsFound as found:
            problems += found.problems
    if problems:
        raise ProblemsFound(problems)
    once = {id(one): one for one in chosen}
    return [(language_of[key], one) for key, one in once.items()]


def _accept(project: Project, edition: Edition, chosen: Each) -> None:
    from belpress.tasks.accept import accept_translations

    problems: list[Problem] = []
    for language in dict.fromkeys(language for language, _ in chosen):
        ones = [one for of, one in chosen if of == language]
        try:
            accept_translations(project, edition, language, ones)
        except ProblemsFound as found:
            problems += found.problems
            continue
        for one in ones:
            _show(language, one)
        click.echo(f"{language}: {show.count(len(ones), 'translation')} accepted")
    if problems:
        show.stop(problems, "translations of that language were not accepted")
    if not chosen:
        click.echo("no translation waits whose source has the same meaning")
