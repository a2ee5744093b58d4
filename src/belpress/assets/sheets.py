"""What style sheets name: the files that they ask for, and the faces that they declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import tinycss2
from tinycss2.ast import Node

MOST_PARSED = 64
"""Style sheets that are parsed once, although they are asked for several things."""


@lru_cache(MOST_PARSED)
def _rules(sheet: str) -> tuple[Node, ...]:
    return tuple(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True))


def addresses(sheet: str) -> Iterator[tuple[str, int]]:
    """Yield what a style sheet asks for by ``url(…)`` and ``@import``, with the line."""
    rules = _rules(sheet)
    for rule in rules:
        if rule.type == "at-rule" and rule.lower_at_keyword == "import":
            yield from (
                (token.value, token.source_line) for token in rule.prelude if token.type == "string"
            )
    yield from ((node.value, node.source_line) for node in _urls(rules))


def _urls(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if node.type == "url":
            yield node
        elif node.type == "function" and node.lower_name == "url":
            yield from (token for token in node.arguments if token.type == "string")
        for inside in ("prelude", "content", "arguments"):
            yield from _urls(getattr(node, inside, None) or ())


def declarations(sheet: str) -> Iterator[Node]:
    """Yield what a style sheet declares, in all of its rules."""
    rules = _rules(sheet)
    yield from _declarations(rules)


def _declarations(rules: Iterable[Node]) -> Iterator[Node]:
    for rule in rules:
        if rule.type == "declaration":
            yield rule
        elif getattr(rule, "content", None):
            yield from _declarations(tinycss2.parse_blocks_contents(rule.content))


def font_faces(sheet: str) -> Iterator[Mapping[str, list[Node]]]:
    """Yield the descriptors of every ``@font-face`` of a style sheet, by their names."""
    for rule in _rules(sheet):
        if rule.type == "at-rule" and rule.lower_at_keyword == "font-face":
            declared = tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True)
            yield {
                descriptor.lower_name: [
                    token for token in descriptor.value if token.type != "whitespace"
                ]
                for descriptor in declared
                if descriptor.type == "declaration"
            }


def families(sheets: Iterable[str]) -> list[str]:
    """Return the names of the families that style sheets declare, each once."""
    found = (family_of(face) for sheet in sheets for face in font_faces(sheet))
    return list(dict.fromkeys(filter(None, found)))


def token(sheets: Iterable[str], name: str) -> str:
    """Return the text that the styles give to a token such as ``--announcing``, or nothing."""
    for sheet in sheets:
        for rule in _rules(sheet):
            if rule.type != "qualified-rule" or tinycss2.serialize(rule.prelude).strip() != ":root":
                continue
            for declared in tinycss2.parse_blocks_contents(rule.content, skip_comments=True):
                if declared.type == "declaration" and declared.name == name:
                    strings = (one.value for one in declared.value if one.type == "string")
                    return next(strings, "")
    return ""


def family_of(face: Mapping[str, list[Node]]) -> str:
    """Return the family of a declared face, which is a string or words."""
    return " ".join(
        str(token.value)
        for token in face.get("font-family", ())
        if token.type in ("string", "ident")
    )


def addresses_of(face: Mapping[str, list[Node]]) -> list[str]:
    """Return the files that a declared face may be in, the first to be tried at the head."""
    return [node.value for node in _urls(face.get("src", ()))]
