"""The memory of a language: looked into, added to, written as TMX and read from it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from belpress.model.edition import Edition
from belpress.project.project import Project
from belpress.read.edition_file import EditionFileReader
from belpress.read.mistakes import Mistakes
from belpress.translate.catalogue.files import entries_of, present
from belpress.translate.catalogue.fill import units_of
from belpress.translate.exchange.imports import read_import
from belpress.translate.exchange.tmx import read_tmx, write_tmx
from belpress.translate.memory.file import keep_units, kept_units
from belpress.translate.memory.memory import Memory, Unit, merged, with_present
from belpress.translate.memory.usual import usual_units

MOMENT = "%Y%m%dT%H%M%SZ"


def memory_of(project: Project, source: Edition, language: str) -> Memory:
    """Return all that was ever translated into a language, and the usual labels.

    Raises :class:`ProblemsFound`.
    """
    usual = usual_units(source.language, language)
    return Memory((*usual, *kept_units(project, language), *_present(project, source, language)))


def remember(project: Project, source: Edition, language: str) -> None:
    """Keep what the catalogues of all editions say now. Raises :class:`ProblemsFound`."""
    kept = with_present(kept_units(project, language), _present(project, source, language))
    keep_units(project, kept, language, source.language)


def exported_memory(project: Project, source: Edition, language: str) -> bytes:
    """Return the memory of a language as TMX. Raises :class:`ProblemsFound`."""
    units = with_present(kept_units(project, language), _present(project, source, language))
    return write_tmx(units, source.language, language)


def import_memory(project: Project, source: Edition, language: str, path: Path) -> tuple[int, int]:
    """Add what a TMX file has to the memory of a language.

    Returns how many translations it has, and how many of them were not known. Raises
    :class:`ProblemsFound`.
    """
    found = read_import(
        path, lambda content: read_tmx(content, language, source.language, path.name)
    )
    return len(found), import_units(project, found, source, language)


def import_units(project: Project, units: Sequence[Unit], source: Edition, language: str) -> int:
    """Add units to the memory of a language, and return how many of them were not known.

    Raises :class:`ProblemsFound`.
    """
    kept = kept_units(project, language)
    known = {(unit.source, unit.translation) for unit in kept}
    new = [unit for unit in units if (unit.source, unit.translation) not in known]
    keep_units(project, merged(kept, new), language, source.language)
    return len(new)


def _present(project: Project, source: Edition, language: str) -> list[Unit]:
    """Return what the catalogues of all editions say, the oldest edition first."""
    now, found = present().strftime(MOMENT), list[Unit]()
    for folder in project.editions:
        year = int(folder.name)
        entries = entries_of(project, year, language)
        if entries:
            written_in = _written_in(project, folder) or source.language
            found += units_of(entries, year, written_in, now)
    return found


def _written_in(project: Project, folder: Path) -> str:
    """Return the language that an edition is written in; empty if that cannot be read."""
    front, _ = EditionFileReader(project, folder, Mistakes()).read()
    return front.language if front else ""
