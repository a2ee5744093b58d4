"""Files that are copies of others by their names: named, so that no words are lost with them."""

from __future__ import annotations

from belpress.language.characters import on_one_line
from belpress.model.problem import Problem, Severity, Source


def copy_problem(at: Source, original: str) -> Problem:
    """Return the warning that a file is left out, since it is a copy of another by its name."""
    message = f'by its name, this is a copy of "{on_one_line(original)}", and it is left out'
    hint = "compare the two and delete one of them; what is not a copy needs another name"
    return Problem("file-copy", message, at, Severity.WARNING, hint)
