"""``belpress translate export`` and ``import``: files of other programs for translators."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from belpress.cli import logs, show
from belpress.model.problem import ProblemsFound

if TYPE_CHECKING:
    from belpress.model.edition import Edition
    from belpress.project.project import Project

XLIFF, POT, TBX = "xliff", "pot", "tbx"


@click.command("export")
@show.YEAR
@show.ROOT
@show.LANGUAGES
@click.option(
    "--format",
    "form",
    type=click.Choice([XLIFF, POT, TBX]),
    default=XLIFF,
    show_default=True,
    help="XLIFF 2.0 with translations, templates (.pot) without, or the glossary as TBX.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Output folder (default: build/LANG, build/pot or build/tbx in the project).",
)
@logs.LOGGED
def export_(
    year: int | None,
    root: Path | None,
    languages: tuple[str, ...],
    form: str,
    folder: Path | None,
) -> None:
    """Write catalogues or the glossary for other programs.

    \b
    Examples:
      belpress translate export -l be            XLIFF 2.0 in build/be
      belpress translate export --format pot     templates in build/pot
      belpress translate export --format tbx     manuscript/terms.yaml as a glossary
    """  # noqa: D301 - \b is click's mark for lines that stay as they are
    from belpress.read.edition import read_edition

    project = show.open_root(root)
    try:
        edition = read_edition(project, year or show.newest(project))
        chosen = show.translations_of(edition, languages)
        if folder and form == XLIFF and len(chosen) > 1:
            raise click.UsageError("-o names one folder, and there are several languages.")
        for name, files in _files(project, edition, form, chosen):
            _write(project, name, folder, files)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing more was written")


def _files(
    project: Project, edition: Edition, form: str, languages: list[str]
) -> list[tuple[str, Mapping[str, bytes]]]:
    from belpress.tasks.exchange import as_xliff, glossary, templates

    if form == POT:
        return [(POT, templates(edition))]
    if form == TBX:
        return [(TBX, {"terms.tbx": glossary(project, edition, languages)})]
    return [(language, as_xliff(project, edition, language)) for language in languages]


def _write(project: Project, name: str, folder: Path | None, files: Mapping[str, bytes]) -> None:
    from belpress.project.writing import write_whole
    from belpress.tasks.targets import build_folder

    target = folder.absolute() if folder else build_folder(project, name)
    for file, content in files.items():
        write_whole(target / file, content)
    click.echo(f"{show.shown(target)}: {show.count(len(files), 'file')}")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@show.YEAR
@show.ROOT
@logs.LOGGED
def import_(file: Path, year: int | None, root: Path | None) -> None:
    """Bring translations from an XLIFF 2.0 file, or a folder of them, into the catalogues.

    The file says which language it is in. What is replaced stays in the memory; so does what was
    translated from a text that has changed since, which "belpress translate update" offers again.
    """
    from belpress.read.edition import read_edition
    from belpress.tasks.exchange import import_translations

    project = show.open_root(root)
    try:
        edition = read_edition(project, year or show.newest(project))
        done = import_translations(project, edition, file)
    except ProblemsFound as found:
        show.stop(found.problems, "nothing was imported")
    show.show(done.problems)
    said = f"{done.new} new, {done.replaced} replaced, {done.same} as before"
    said += f", {done.outdated} of texts that have changed" if done.outdated else ""
    click.echo(f"{done.language}: {said}")
