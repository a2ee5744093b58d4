"""Slips in lists: items at the wrong level, lines that run on, texts that look like lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from belpress.markdown.comments import COMMENT, LIST_ENDS
from belpress.markdown.letters import follows
from belpress.markdown.lists import YEAR, numbers_of
from belpress.markdown.written import LISTS, Node, Written, cut, items_of
from belpress.model.problem import Problem, Severity

WRAPPED = 60
"""Lines that are wrapped by hand are at least so long, in characters."""
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)*_\]]*\Z")
_BEGINNING = re.compile(r"[\"'“‘«(*_\[]*([^\W\d_])")
_MARK = re.compile(r"\s*(?:[-+*]|\w+[.)])[ \t]+")
_BULLET = re.compile(r"[•▪◦●‣∙·■□➢✓]\s|[-+*]\s+\S")
_RUN_IN = (
    re.compile(r"[–—]\s"),
    re.compile(r"(?:-|\d{1,3}[.)])(?=[^\W\d])"),
    re.compile(r"\d{1,3}[.)]\s"),
    re.compile(r"\(\d{1,3}\)\s"),
    re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s(?=[A-ZА-ЯЁІЎ])"),
    re.compile(r"o\s"),
    re.compile(r"\(?[IVXivx]+[.)]\s"),
)
"""Beginnings of lines that, where two lines have them, make a text look like a list."""
_LETTER = re.compile(r"\(?([^\W\d_])[.)]\s")


def list_slips(written: Written) -> Iterator[Problem]:
    """Find items that stand at another level, or have other numbers, than they seem to."""
    for node in written.nodes():
        if node.token.type in LISTS:
            yield from _levels(written, node)
            yield from _divided(written, node)
        if node.token.type == "ordered_list_open":
            yield from _numbers(written, items_of(written, node.position))
        if node.token.type == "inline" and node.parent == "paragraph_open":
            yield from _run_in(written, node)
            yield from _joined(written, node)


def _levels(written: Written, node: Node) -> Iterator[Problem]:
    """Find items that are indented, but by too little to stand below another."""
    items = items_of(written, node.position)
    before = node.before
    if before and before.type in LISTS and before.map:
        above = before.map[0]
        if written.indent(node.row) > written.indent(above):
            yield _level(written, node.row, above)
            return
    first = items[0].map[0] if items[0].map else 0
    for item in items[1:]:
        row = item.map[0] if item.map else 0
        if written.indent(row) > written.indent(first) and _words(written, row) != _words(
            written, first
        ):
            yield _level(written, row, first)
            return


def _level(written: Written, row: int, above: int) -> Problem:
    message = f'"{cut(written.line(row))}" is indented, but not far enough to be a second level'
    spaces = _words(written, above)
    hint = (
        f"indent it by {spaces} blanks, so that it stands below the words of the item it belongs "
        "to; or by none"
    )
    return Problem("list-indent", message, written.place(row), Severity.WARNING, hint)


def _divided(written: Written, node: Node) -> Iterator[Problem]:
    """Find a list that nothing but an empty comment divides from the list before it.

    So pandoc writes lists of two styles, which in a word processor may stand below each other.
    """
    before = written.tokens[max(node.position - 2, 0) : node.position]
    closes = [LIST_ENDS[kind] for kind in LISTS]
    if [one.type for one in before[1:]] == [COMMENT] and before[0].type in closes:
        line = written.line(node.row).strip()
        message = f'"{cut(line)}" begins a list directly behind another'
        hint = (
            "if it stands below an item, indent it like the words of the item; if both are one "
            'list, take "<!-- -->" out; otherwise write a sentence between them'
        )
        yield Problem("list-divided", message, written.place(node.row), Severity.WARNING, hint)


def _words(written: Written, row: int) -> int:
    """Return the column in which the words of an item begin."""
    mark = _MARK.match(written.line(row).expandtabs(4))
    return mark.end() if mark else 0


def _numbers(written: Written, items: Sequence[Token]) -> Iterator[Problem]:
    numbers = numbers_of(items)
    for item, number, before in zip(items[1:], numbers[1:], numbers, strict=False):
        is_letter = written.line(item.map[0] if item.map else 0).lstrip()[:1].isalpha()
        if number <= before < YEAR and not is_letter:
            message = f'in a list, "{number}{item.markup}" follows "{before}{item.markup}"'
            hint = f'write "{before + 1}{item.markup}", or give all items the number 1 to count'
            at = written.place(item.map[0] if item.map else 0)
            yield Problem("list-numbers", message, at, Severity.WARNING, hint)
            return


def _run_in(written: Written, node: Node) -> Iterator[Problem]:
    """Find a paragraph whose lines begin like items of a list."""
    lines = _lines(node)
    found = next((index for index, line in enumerate(lines) if _BULLET.match(line)), None)
    if found is None:
        candidates = [*(_first(lines, looks) for looks in _RUN_IN), _first_letter(lines)]
        found = min((index for index in candidates if index is not None), default=None)
    if found is not None:
        message = f'"{cut(lines[found])}" looks like an item of a list, but is set as a paragraph'
        hint = (
            'begin every item with "- " or "1. " on a line of its own, '
            "and leave a blank line before the first"
        )
        at = written.place(node.row + found)
        yield Problem("list-run-in", message, at, Severity.WARNING, hint)


def _first(lines: Sequence[str], looks: re.Pattern[str]) -> int | None:
    """Return the first of several lines that begin alike, or of one behind a colon."""
    marked = [index for index, line in enumerate(lines) if looks.match(line)]
    announced = marked and marked[0] and lines[marked[0] - 1].rstrip("*_ ").endswith(":")
    return marked[0] if len(marked) > 1 or announced else None


def _first_letter(lines: Sequence[str]) -> int | None:
    """Return the first of several lines that begin with letters in a row."""
    marked = [(index, mark[1]) for index, line in enumerate(lines) if (mark := _LETTER.match(line))]
    for (index, letter), (_, after) in pairwise(marked):
        if letter.islower() == after.islower() and follows(after.lower(), letter.lower()):
            return index
    return None


def _lines(node: Node) -> list[str]:
    """Return the lines of a paragraph; those after a line break that is typed are left empty."""
    lines = node.token.content.split("\n")
    return [
        "" if index and lines[index - 1].endswith(("\\", "  ")) else line.strip()
        for index, line in enumerate(lines)
    ]


def _joined(written: Written, node: Node) -> Iterator[Problem]:
    """Find a line directly below an item or a quotation that most likely begins a paragraph."""
    holders = [one for one in node.parents if one.type in ("list_item_open", "blockquote_open")]
    if not holders or not node.token.map:
        return
    holder = holders[-1]
    for row in range(node.token.map[0] + 1, node.token.map[1]):
        if _is_lazy(written, row, holder) and _begins(written.line(row - 1), written.line(row)):
            what = "list item" if holder.type == "list_item_open" else "quotation"
            message = f'"{cut(written.line(row))}" is set as part of the {what} above'
            more = "indent it like its words" if what == "list item" else 'begin it with "> "'
            hint = (
                f"for a paragraph of its own, leave a blank line before it; if it goes on, {more}"
            )
            yield Problem("line-joined", message, written.place(row), Severity.WARNING, hint)
            return


def _is_lazy(written: Written, row: int, holder: Token) -> bool:
    if holder.type == "blockquote_open":
        return not written.lines[row].lstrip().startswith(">")
    return written.indent(row) <= written.indent(holder.map[0] if holder.map else 0)


def _begins(before: str, line: str) -> bool:
    """Whether a line looks like the first of a paragraph, and not like one that was wrapped."""
    found = _BEGINNING.match(line.strip())
    if not found or not found[1].isupper():
        return False
    first_word = line.split(maxsplit=1)[0]
    is_short = len(before.rstrip()) + len(first_word) < WRAPPED
    return is_short or bool(_SENTENCE_END.search(before.rstrip()))
