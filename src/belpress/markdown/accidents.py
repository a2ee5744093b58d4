"""Blocks that nobody meant: what a line end, a dash or a year makes of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from belpress.markdown.letters import LETTERS
from belpress.markdown.lists import YEAR, numbers_of
from belpress.markdown.written import LISTS, Node, Written, cut, items_of
from belpress.model.problem import Problem, Severity

_UNDERLINE = re.compile(r"=+|-+")
_DASHES_APART = re.compile(r"-{2,}(?: +-{2,})+")
_NUMBER = re.compile(r"(\d+)([.)])")


def accidental_blocks(written: Written) -> Iterator[Problem]:
    """Find lines below a text, code by indent, and what begins in the middle of a paragraph."""
    for node in written.nodes():
        kind = node.token.type
        if kind == "code_block":
            yield from _code(written, node)
        elif kind == "heading_open":
            yield from _empty_heading(written, node)
        elif kind == "hr":
            yield from _underlined(written, node)
        elif kind == "inline" and node.parent == "paragraph_open":
            yield from _underlined_within(written, node)
        elif kind in (*LISTS, "blockquote_open"):
            yield from _interrupting(written, node)


def _code(written: Written, node: Node) -> Iterator[Problem]:
    """Find every paragraph of what is set as code by its indent."""
    lines = node.token.content.split("\n")
    for index, line in enumerate(lines):
        if line.strip() and (not index or not lines[index - 1].strip()):
            message = f'"{cut(line)}" is indented by four columns or more, as code'
            hint = 'take the blanks at its beginning out; code stands between two lines "```"'
            yield Problem("code-by-indent", message, written.place(node.row + index), hint=hint)


def _empty_heading(written: Written, node: Node) -> Iterator[Problem]:
    if not written.tokens[node.position + 1].content.strip():
        mark = node.token.markup
        message = f'a line "{mark}" is a heading without words'
        hint = f'write its words behind "{mark} ", or take the line out'
        yield Problem("heading-empty", message, written.place(node.row), hint=hint)


def _underlined(written: Written, node: Node) -> Iterator[Problem]:
    above = written.line(node.row - 1).strip()
    is_below_text = node.before is not None and node.before.type == "paragraph_open"
    if node.token.markup.startswith("-") and above and is_below_text:
        yield _heading(written, node.row, above)


def _underlined_within(written: Written, node: Node) -> Iterator[Problem]:
    """Find lines of ``=``, or of too few ``-``, within a paragraph."""
    lines = [line.strip() for line in node.token.content.split("\n")]
    for index, line in enumerate(lines[1:], start=1):
        if _UNDERLINE.fullmatch(line):
            yield _heading(written, node.row + index, lines[index - 1])


def _heading(written: Written, row: int, above: str) -> Problem:
    if _DASHES_APART.fullmatch(written.line(row).strip()):
        message = (
            f'"{cut(written.line(row))}" looks like a line of a table that is typed with blanks'
        )
        hint = 'a table is written "| … | … |", with a line "| --- | --- |" below its head'
        return Problem("table-broken", message, written.place(row), hint=hint)
    message = f'a line "{cut(written.line(row))}" stands directly below "{cut(above)}"'
    hint = (
        'for a subhead, write "## " before its words and take the line out; '
        'for a pause, leave a blank line before "---"'
    )
    return Problem("heading-underlined", message, written.place(row), hint=hint)


def _interrupting(written: Written, node: Node) -> Iterator[Problem]:
    """Find a list or a quotation that begins without a blank line before it."""
    above, before = written.line(node.row - 1), node.before
    if before is None or not above.strip() or node.parent == "list_item_open":
        return
    line = cut(written.lines[node.row].strip())
    if node.token.type != "blockquote_open" and _breaks(written, node, before):
        what, escaped = "a list", escaped_mark(line)
    elif node.token.type == "blockquote_open" and before.type == "paragraph_open":
        what, escaped = "a quotation", "\\>"
    else:
        return
    message = f'"{line}" begins {what} in the middle of a paragraph'
    hint = f'if that is meant, leave a blank line before it; if not, write "{escaped} …"'
    at = written.place(node.row)
    yield Problem("block-in-paragraph", message, at, Severity.WARNING, hint)


def _breaks(written: Written, node: Node, before: Token) -> bool:
    """Whether a list breaks into a text that does not announce it by a colon, or into a list."""
    if before.type in LISTS:
        return written.indent(node.row) == written.indent(before.map[0] if before.map else 0)
    above = written.line(node.row - 1)
    return before.type == "paragraph_open" and not above.rstrip("*_ \t").endswith(":")


def escaped_mark(line: str) -> str:
    """Return the mark that a line begins with so that it makes no list."""
    number = _NUMBER.match(line)
    return f"{number[1]}\\{number[2]}" if number else f"\\{line[:1]}"


def open_code(written: Written, rows: Sequence[int]) -> Iterator[Problem]:
    """Find code without an end, which begins in some lines."""
    for row in rows:
        line = written.line(row).strip()
        mark = line[: len(line) - len(line.lstrip(line[0]))]
        message = f'the code that begins with "{cut(line)}" has no end'
        hint = f'code ends with a line "{mark}"; if it is not code, take the signs out'
        yield Problem("code-open", message, written.place(row), hint=hint)


def accidental_lists(written: Written, env: dict[str, object]) -> Iterator[Problem]:
    """Find paragraphs that became lists since they begin with a year, a date, a star or a plus."""
    letters = env.get(LETTERS) or {}
    assert isinstance(letters, dict)  # noqa: S101 - the parser's own store is not typed
    last: dict[str, int] = {}
    for node in written.nodes():
        if node.token.type == "ordered_list_open":
            items = items_of(written, node.position)
            if not any(item.map and item.map[0] in letters for item in items):
                yield from _dates(written, items, last)
        elif node.token.type == "bullet_list_open" and node.token.markup in "*+":
            yield from _lonely(written, node)


def _dates(written: Written, items: list[Token], last: dict[str, int]) -> Iterator[Problem]:
    numbers = numbers_of(items)
    mark = items[0].markup
    goes_on = numbers[0] == last.get(mark, 0) + 1
    is_alone = len(items) == 1 and numbers[0] > 1 and not goes_on
    for item in items:
        if is_alone or numbers[0] >= YEAR:
            row = item.map[0] if item.map else 0
            line = written.line(row).strip()
            message = f'"{cut(line)}" is set as an item of a list, since it begins with a number'
            hint = f'if it is a paragraph, write "{escaped_mark(line)} …"'
            at = written.place(row)
            yield Problem("list-by-number", message, at, Severity.WARNING, hint)
    if not is_alone:
        last[mark] = numbers[-1]


def _lonely(written: Written, node: Node) -> Iterator[Problem]:
    items = items_of(written, node.position)
    is_apart = not written.line(node.row - 1).strip()
    if len(items) == 1 and is_apart and not node.parents and node.position < written.forecasts_from:
        line = written.line(node.row).strip()
        message = f'"{cut(line)}" is set as a list of one item, since it begins with a mark'
        hint = f'if it is a paragraph, write "{escaped_mark(line)}"; a list begins with "- "'
        yield Problem("list-of-one", message, written.place(node.row), Severity.WARNING, hint)
