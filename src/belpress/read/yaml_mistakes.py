"""What is wrong with the form of front matter, in the words of people who write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from belpress.language.characters import on_one_line
from belpress.model.problem import Problem, Source

SHOWN = 60
"""Characters of a line that are shown."""
_COLON = "put the text in quotation marks if a colon and a space belong to it"
_INDENT = "put it below the field above it, with as many spaces before it"


@dataclass(frozen=True)
class Stumble:
    """What a reader of YAML says of a text that it cannot read.

    ``row`` and ``column`` (from 0) are where it stopped, ``first`` is the row in which what it was
    reading begins.
    """

    said: str
    row: int
    column: int
    first: int


def syntax_problem(stumble: Stumble, text: str, start: Source) -> Problem:
    """Return what a reader of YAML stumbled over, where, and the way out."""
    lines, said = text.split("\n"), stumble.said
    row, first = (min(row, len(lines) - 1) for row in (stumble.row, stumble.first))
    line = lines[row]
    if "\t" in line[: len(line) - len(line.lstrip())] or "\\t" in said:
        message = "a tab is used for indentation"
        return Problem("yaml-tab", message, start.down(row), hint="use two spaces")
    if "quoted scalar" in said and "end of stream" in said:
        message = f"a quotation mark is opened and not closed: {_shown(lines[first])}"
        hint = "write it again where the text ends"
        return Problem("yaml-syntax", message, start.down(first), hint=hint)
    if "flow" in said:
        return _bracket_problem(lines[first], start.down(first))
    above = lines[row - 1] if row else ""
    is_first_colon = "mapping values" in said and stumble.column <= line.find(":")
    if is_first_colon and above.strip() and ":" not in above:
        return _nameless_problem(above, start.down(row - 1))
    if "could not find expected ':'" in said:
        return _nameless_problem(lines[first], start.down(first))
    message, hint = _of_line(line, above, said, stumble.column)
    return Problem("yaml-syntax", f"{message}: {_shown(line)}", start.down(row), hint=hint)


def _nameless_problem(line: str, at: Source) -> Problem:
    message = f"a line without the name of a field: {_shown(line)}"
    hint = "write the field's name, a colon and a space, then its value"
    return Problem("yaml-syntax", message, at, hint=hint)


def _bracket_problem(line: str, at: Source) -> Problem:
    """Say what is wrong with a list or with fields in brackets."""
    if re.search(r"\s#", line):
        message = f'what stands behind "#" would be lost, since it begins a comment: {_shown(line)}'
        hint = "put the text in quotation marks"
        return Problem("text-cut", message, at, hint=hint)
    message = f"a bracket or brace is opened and not closed rightly: {_shown(line)}"
    hint = "close it on the same line; put a text that begins with one in quotation marks"
    return Problem("yaml-syntax", message, at, hint=hint)


def _of_line(line: str, before: str, said: str, column: int) -> tuple[str, str]:
    """Return what is wrong with a line, and the way out."""
    indent = len(line) - len(line.lstrip(" "))
    is_deeper = indent > len(before) - len(before.lstrip(" ")) and bool(before.strip())
    is_field = re.match(r"\s*(?:- +)?[\w-]+ *:(?:\s|$)", line)
    if "escape" in said:
        hint = "use single quotation marks around the text: '…'"
        return "a backslash in double quotation marks means something else", hint
    if "mapping values" in said and is_field and is_deeper and column <= line.index(":"):
        return "this field is indented as if it belonged to the text above it", _INDENT
    if "mapping values" in said:
        return "a second colon stands in the line", _COLON
    if "<scalar>" in said:
        hint = "put quotation marks around the whole value"
        return "something stands behind a value that is closed", hint
    if "<block" in said or "'-'" in said or "'?'" in said:
        return "the line does not stand below the lines it belongs to", _INDENT
    hint = "put the value in quotation marks"
    return "the value begins with a sign that it cannot begin with", hint


def _shown(line: str) -> str:
    return f'"{on_one_line(line.strip())[:SHOWN]}"'
