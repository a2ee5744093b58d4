"""Marks of footnotes without a text or out of place, and texts without a mark."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

from markdown_it.token import Token

from belpress.markdown.footnotes import DEFINED, MARK, NOTE
from belpress.markdown.written import Node, Written, cut
from belpress.model.problem import Problem, Severity, did_you_mean

_NO_MARK = re.compile(r"(?<!\\)\[\^([^\]]*)\]")
"""What looks like a mark and is none."""
_BY_HAND = re.compile(r"(?:\[(\d{1,3})\]|([¹²³⁰⁴-⁹]+))[ \t]*[^\W\d_(\[]")
_BEHIND = "put the mark behind the first sentence that follows"
_PLACES = {
    "heading_open": ("a heading", _BEHIND),
    NOTE: ("a footnote", "say both in one note"),
}


def footnote_slips(written: Written, env: Mapping[str, Any]) -> Iterator[Problem]:
    """Find marks and texts of footnotes that do not belong to each other, or stand out of place."""
    defined: dict[str, int] = {}
    for label, row in env.get(DEFINED, ()):
        if label in defined:
            message = f'two texts are given to footnote "{label}"'
            hint = f"the other one stands in line {written.place(defined[label]).line}; rename one"
            yield Problem("footnote-twice", message, written.place(row), hint=hint)
        defined.setdefault(label, row)
    called: dict[int, int] = {}
    labels: dict[str, None] = {}
    for node in written.nodes():
        if node.token.type == "inline":
            for mark, row in _marks(node, called):
                called.setdefault(mark.meta["id"], row)
                labels[str(mark.meta.get("label", ""))] = None
                yield from _wrong(written, node, mark, row, defined)
            yield from _no_marks(written, node)
            yield from _by_hand(written, node)
        elif node.token.type == NOTE:
            yield from _empty(written, node, called, defined)
    missing = [label for label in labels if label and label not in defined]
    for label in defined.keys() - labels.keys():
        mend = did_you_mean(label, missing)
        hint = mend if "did you mean" in mend else f'put "[^{label}]" where it belongs'
        message = f'footnote "{label}" is not referred to, and is not printed'
        at = written.place(defined[label])
        yield Problem("footnote-unused", message, at, Severity.WARNING, hint)


def _marks(node: Node, called: Mapping[int, int]) -> Iterator[tuple[Token, int]]:
    """Yield the marks of a text, those of alt texts too, each with its line, from 0."""
    row = node.row
    if node.token.map is None and node.parents and node.parents[-1].type == "paragraph_open":
        # What is written in the text has no place of its own but that of its mark
        notes = [one.meta["id"] for one in node.parents if one.type == NOTE]
        row = called.get(notes[0], row) if notes else row
    for child in node.token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            row += 1
        for one in (child, *((child.children or []) if child.type == "image" else ())):
            if one.type == MARK:
                yield one, row


def _wrong(
    written: Written, node: Node, mark: Token, row: int, defined: Mapping[str, int]
) -> Iterator[Problem]:
    at = written.place(row)
    label = str(mark.meta.get("label", ""))
    if label and label not in defined:
        hint = f'add a line "[^{label}]: …"'
        yield Problem("footnote-missing", f'footnote "{label}" has no text', at, hint=hint)
    where = [_PLACES[one.type] for one in node.parents if one.type in _PLACES]
    if "before" not in mark.meta:
        where = [("an alt text", "put the mark into the caption, in the line below")]
    if where:
        name, hint = where[-1]
        message = f"a footnote is called in {name}"
        yield Problem("footnote-misplaced", message, at, hint=hint)
    elif not mark.meta["before"]:
        message = "the mark of a footnote stands without a word before it"
        hint = "put it behind the word or the sentence that it is about"
        yield Problem("footnote-alone", message, at, hint=hint)


def _no_marks(written: Written, node: Node) -> Iterator[Problem]:
    """Find what was meant as a mark: its label has a space, or nothing in it."""
    if "\\[^" in node.token.content:
        return
    for child in node.token.children or []:
        for found in _NO_MARK.finditer(child.content if child.type == "text" else ""):
            message = f'"[^{found[1]}]" is not valid as the mark of a footnote'
            hint = "write a number or one word: [^1], [^trade]"
            yield Problem("footnote-missing", message, written.place(node.row), hint=hint)


def _by_hand(written: Written, node: Node) -> Iterator[Problem]:
    """Find the text of a footnote that is typed as a paragraph."""
    found = _BY_HAND.match(node.token.content)
    if found and node.parent == "paragraph_open" and len(node.parents) == 1:
        message = f'"{cut(node.token.content)}" looks like a footnote that is typed by hand'
        number = found[1] or unicodedata.normalize("NFKC", found[2])
        hint = f'write "[^{number}]: …" for its text, and "[^{number}]" for its mark'
        yield Problem("footnote-by-hand", message, written.place(node.row), Severity.WARNING, hint)


def _empty(
    written: Written, node: Node, called: Mapping[int, int], defined: Mapping[str, int]
) -> Iterator[Problem]:
    """Find a note without words."""
    label = str(node.token.meta.get("label") or "")
    after = written.tokens[node.position + 1 :]
    inside = takewhile(lambda one: one.type != "footnote_close", after)
    is_missing = label and label not in defined
    if is_missing or any(one.content.strip() for one in inside):
        return
    row = defined[label] if label else called.get(node.token.meta["id"], 0)
    hint = f'write its text behind "[^{label}]:"' if label else 'write its text into "^[…]"'
    yield Problem("footnote-empty", "a footnote without a text", written.place(row), hint=hint)
