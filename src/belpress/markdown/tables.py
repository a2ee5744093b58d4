"""Tables that would lose words, take in a text below them, or not be read as tables at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_block.table import escapedSplit

from belpress.markdown.written import Node, Written, cut
from belpress.model.problem import Problem, Severity

_RULE_LINE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_POINT = re.compile(r"[-*+•]\s+[^\W\d]")


def table_slips(written: Written) -> Iterator[Problem]:
    """Find rows with more cells than the head, lines below a table, and tables that are none."""
    for node in written.nodes():
        if node.token.type == "table_open":
            yield from _rows(written, node)
        elif node.token.type == "td_open":
            yield from _point(written, node)
        elif node.token.type == "inline" and node.parent == "paragraph_open":
            yield from _no_table(written, node)


def _rows(written: Written, node: Node) -> Iterator[Problem]:
    columns = sum(token.type == "th_open" for token in written.inside(node.position))
    first, end = node.token.map or (0, 0)
    for row in range(first + 2, end):
        line = written.line(row).strip()
        cells = _cells(line)
        if line and "|" not in line:
            message = f'"{cut(line)}" is set as a row of the table above'
            hint = "leave a blank line behind the table"
            yield Problem("table-line", message, written.place(row), hint=hint)
        elif len(cells) > columns:
            surplus = " | ".join(cell.strip() for cell in cells[columns:])
            message = (
                f"a row of {len(cells)} cells in a table of {columns}: "
                f'"{cut(surplus)}" would not be printed'
            )
            hint = 'add a column to the head, or write a bar that is part of a text as "\\|"'
            yield Problem("table-cells", message, written.place(row), hint=hint)


def _point(written: Written, node: Node) -> Iterator[Problem]:
    row = node.parents[-1].map[0] if node.parents[-1].map else 0
    content = written.tokens[node.position + 1].content
    if _POINT.match(content):
        message = f'"{cut(content)}" looks like a list in a table, which cannot hold one'
        hint = "give each point a row of its own, or write them as a sentence"
        yield Problem("table-list", message, written.place(row), Severity.WARNING, hint)


def _no_table(written: Written, node: Node) -> Iterator[Problem]:
    """Find a paragraph that was meant as a table."""
    lines = [line.strip() for line in node.token.content.split("\n")]
    for index, line in enumerate(lines[1:], start=1):
        head = lines[index - 1]
        if "|" in head and "|" in line and _RULE_LINE.fullmatch(line):
            cells, rules = len(_cells(head)), len(_cells(line))
            message = f"a table with {cells} cells in its head and {rules} in the line below it"
            hint = 'the line below the head has a "---" for each cell: | --- | --- |'
            yield Problem("table-broken", message, written.place(node.row + index), hint=hint)
            return
    if len(lines) > 1 and all(line.startswith("|") for line in lines):
        message = f'"{cut(lines[0])}" looks like a table, but no line stands below its head'
        hint = 'put a line "| --- | --- |" below the first, with a "---" for each cell'
        yield Problem("table-broken", message, written.place(node.row), hint=hint)


def _cells(line: str) -> Sequence[str]:
    """Return the cells of a row as the parser parts them."""
    cells = list(escapedSplit(line))
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells
