"""The fields of a file as they are written, a block each, so that all else stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:")


@dataclass(frozen=True)
class FieldBlock:
    """The lines of one field and of what belongs to it; those above the first have no ``name``."""

    name: str
    text: str


def blocks_of(text: str) -> list[FieldBlock]:
    """Return the fields of ``edition.yaml`` or of a front matter, in order.

    Comments and empty lines above a field belong to it.
    """
    found, name, lines = list[FieldBlock](), "", list[str]()
    for line in text.splitlines(keepends=True):
        if begins := _FIELD.match(line):
            end = len(lines)
            while end and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
                end -= 1
            if name or end:
                found.append(FieldBlock(name, "".join(lines[:end])))
            name, lines = begins[1], lines[end:]
        lines.append(line)
    return [*found, FieldBlock(name, "".join(lines))]


def rewritten(
    blocks: Sequence[FieldBlock], changes: Mapping[str, str], otherwise: Callable[[str], str]
) -> str:
    """Return the text of fields: of some what ``changes`` give, of all others what they become.

    What is given for a field that is not there stands at the end.
    """
    known = {block.name for block in blocks}
    parts = [changes.get(block.name, otherwise(block.text)) for block in blocks]
    parts += [text for name, text in changes.items() if name not in known]
    return "".join(_whole_lines(parts))


def _whole_lines(parts: Sequence[str]) -> Iterator[str]:
    yield from (part if not part or part.endswith("\n") else f"{part}\n" for part in parts)
