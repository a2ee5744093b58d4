"""Adding a language to the list of translations in ``edition.yaml``, and changing nothing else."""

from __future__ import annotations

import re
from typing import Any

from belpress.model.problem import NOWHERE
from belpress.read.free_fields import FREE_TEXTS
from belpress.read.frontmatter import Fields, load

KEY = "translations"
_KEY = re.compile(rf"(?m)^{KEY}[ \t]*:[ \t]*")
_LANGUAGE = re.compile(r"(?m)^language[ \t]*:.*$")
_ITEM = re.compile(r"[ \t]*- ")


def with_language(text: str, item: str, value: Any) -> str | None:  # noqa: ANN401 - as YAML has it
    """Return the text of ``edition.yaml`` with one language more, or ``None``.

    ``item`` is how it is written, and ``value`` what that means. ``None`` if the list is written
    in a way that cannot be added to without changing something else.
    """
    before = _read(text)
    changed = _added(text, item)
    after = _read(changed) if changed is not None else before
    wanted = {**before.values, KEY: [*(before.values.get(KEY) or []), value]}
    is_right = not after.problems and after.values == wanted
    return changed if is_right else None


def _read(text: str) -> Fields:
    return load(text, NOWHERE, FREE_TEXTS)


def _added(text: str, item: str) -> str | None:
    key = _KEY.search(text)
    if key is None:
        language = _LANGUAGE.search(text)
        place = language.end() if language else -1
        return f"{text[:place]}\n{KEY}: [{item}]{text[place:]}" if language else None
    if text[key.end() : key.end() + 1] == "[":
        return _in_brackets(text, key.end(), item)
    return _in_lines(text, text.find("\n", key.end()) + 1, item)


def _in_brackets(text: str, start: int, item: str) -> str | None:
    """Add to a list such as ``[be, ru]`` that begins at ``start``."""
    end = text.find("]", start)
    if end < 0:
        return None
    inner = text[start + 1 : end].rstrip()
    comma = ", " if inner.strip() and not inner.endswith(",") else " " if inner.strip() else ""
    place = start + 1 + len(inner)
    return f"{text[:place]}{comma}{item}{text[place:]}"


def _in_lines(text: str, start: int, item: str) -> str | None:
    """Add to a list with a language a line, whose first line begins at ``start``."""
    lines = text[start:].splitlines(keepends=True)
    first = _ITEM.match(lines[0]) if start and lines else None
    if first is None:
        return None
    indent, last = first[0], 0
    for number, line in enumerate(lines):
        goes_on = line.startswith(" " * len(indent)) and line.strip() and number == last
        if line.startswith(indent) or goes_on:
            last = number + 1
        elif line.strip():
            break
    above = "".join(lines[:last])
    newline = "" if above.endswith("\n") else "\n"
    return f"{text[:start]}{above}{newline}{indent}{item}\n{''.join(lines[last:])}"
