"""Files that a person names, to take translations from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.translate.exchange.xml import BYTES, BadXml

Content = TypeVar("Content")


def read_import(path: Path, read: Callable[[bytes], Content]) -> Content:
    """Return what ``read`` finds in a file. Raises :class:`ProblemsFound`, where it cannot."""
    at = Source(path.as_posix())
    try:
        with path.open("rb") as file:
            return read(file.read(BYTES + 1))
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        raise ProblemsFound([Problem("import-unreadable", message, at)]) from error
    except BadXml as error:
        place = Source(at.path, error.line)
        problem = Problem("import-unreadable", str(error), place, hint=error.hint)
        raise ProblemsFound([problem]) from error
