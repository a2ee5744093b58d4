"""``belpress translate memory``: export, import."""

from __future__ import annotations

from pathlib import Path

import click

from belpress.cli import logs, show
from belpress.model.problem import ProblemsFound


@click.group()
def memory() -> None:
    """Take the memory of translations to other programs, or fill it from theirs.

    Every language remembers what was ever translated, in all editions, in manuscript/memory.
    "belpress translate update" adds to it, and fills new messages from it.

    \b
    Examples:
      belpress translate memory export -l be               build/memory.be.tmx
      belpress translate memory import client.tmx -l be    add what it has in Belarusian
    """  # noqa: D301 - \b is click's mark for lines that stay as they are


@memory.command("export")
@show.YEAR
@show.ROOT
@show.LANGUAGES
@click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Output file (default: build/memory.LANG.tmx in the project).",
)
@logs.LOGGED
def export_(
    year: int | None, root: Path | None, languages: tuple[str, ...], target: Path | None
) -> None:
    """Write the memory of languages as TMX 1.4."""
    from belpress.project.writing import write_whole
    from belpress.read.edition import read_edition
    from belpress.tasks.memory import exported_memory
    from belpress.tasks.targets import build_folder
    from belpress.tasks.translate import check_own

    project = show.open_root(root)
    try:
        edition = read_edition(project, year or show.newest(project))
        chosen = show.translations_of(edition, languages)
        if target and len(chosen) > 1:
            raise click.UsageError("-o names one file, and there are several languages.")
        for language in chosen:
            check_own(edition, language)
            content = exported_memory(project, edition, language)
            path = target or build_folder(project) / f"memory.{language}.tmx"
            write_whole(path.absolute(), content)
            total = show.count(content.count(b"<tu "), "translation")
            click.echo(f"{show.shown(path)}: {total}")
    except ProblemsFound as found:
        show.stop(found.problems, "nothing more was written")


@memory.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@show.YEAR
@show.ROOT
@show.LANGUAGES
@logs.LOGGED
def import_(file: Path, year: int | None, root: Path | None, languages: tuple[str, ...]) -> None:
    """Add what a TMX file has to the memory of languages.

    "belpress translate update" then fills messages that have no translation yet.
    """
    from belpress.read.edition import read_edition
    from belpress.tasks.memory import import_memory
    from belpress.tasks.translate import check_own

    project = show.open_root(root)
    try:
        edition = read_edition(project, year or show.newest(project))
        for language in show.translations_of(edition, languages):
            check_own(edition, language)
            found, new = import_memory(project, edition, language, file)
            total = show.count(found, "translation")
            click.echo(f"{language}: {total} in {file.name}, {new} new")
    except ProblemsFound as wrong:
        show.stop(wrong.problems, "nothing more was imported")
