"""Where the memory of a language lies: ``manuscript/memory/be.tmx``.

It also holds what catalogues no longer say: translations that were replaced, those of editions that
were deleted, and what was imported. Its units stand in the order of their texts, a line each, so
that Git can merge what two people added: both sides of a conflict may stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.project import MANUSCRIPT, Project
from belpress.project.writing import write_whole
from belpress.translate.exchange.tmx import read_tmx, write_tmx
from belpress.translate.exchange.xml import BYTES, BadXml
from belpress.translate.memory.memory import Unit

FOLDER = "memory"


def memory_path(project: Project, language: str) -> Path:
    """Return where the memory of a language lies."""
    return project.root / MANUSCRIPT / FOLDER / f"{language}.tmx"


def kept_units(project: Project, language: str) -> tuple[Unit, ...]:
    """Return the units of a language's file; none if there is no file.

    Raises :class:`ProblemsFound`.
    """
    path = memory_path(project, language)
    at = Source(project.relative(path))
    if not project.holds(path):
        message = "the file is a link that leads out of the project"
        raise ProblemsFound([Problem("path-outside", message, at)])
    try:
        return tuple(read_tmx(project.read(path, BYTES + 1), language))
    except FileNotFoundError:
        return ()
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        raise ProblemsFound([Problem("memory-unreadable", message, at)]) from error
    except BadXml as error:
        hint = (
            "restore its last good version; if it is deleted, it is made again from the catalogues"
        )
        place = Source(at.path, error.line)
        raise ProblemsFound([Problem("memory-unreadable", str(error), place, hint=hint)]) from error


def keep_units(project: Project, units: Sequence[Unit], language: str, written_in: str) -> bool:
    """Write the units of a language's file, and say whether they are others than before.

    Raises :class:`ProblemsFound`.
    """
    if tuple(units) == kept_units(project, language):
        return False
    write_whole(memory_path(project, language), write_tmx(units, written_in, language))
    return True
