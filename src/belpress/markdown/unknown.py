"""Finds what looks like markup and is none here: of other dialects, left unpaired, or mistyped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.language.typography import MASK
from belpress.markdown.foreign import AT_BEGINNINGS, ESCAPE, IN_TEXTS, Foreign
from belpress.markdown.tokens import starts_with_image
from belpress.markdown.written import Node, Written, cut
from belpress.model.problem import Problem, Severity, Source

TYPED = "typed"
"""Where an inline token keeps its words as they are typed, with a mask for all that is markup."""
MOST_WORDS = 12
"""A line in bold of more words is no heading."""
_SHOWN_MARKS = ("sub_open", "sub_close", "sup_open", "sup_close", "s_open", "s_close")
BARE_ADDRESS = re.compile(r"(?:\w+://|www\.|mailto:)(?:(?!##)[^\s<>\"»”])+")
"""An address that is typed without being a link, whose signs mark nothing."""
_OPEN_ADDRESS = re.compile(r"\]\([^()\n]*$", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{[^{}\n]*\}")
_BRACKETED = re.compile(r"\[([^\[\]]+)\]")
_IN_BRACKETS = re.compile(r"\\\(((?:(?!\\\))[^\n]){1,200})\\\)|\\\[((?:(?!\\\])[^\n]){1,200})\\\]")
_FORMULA = re.compile(r"(?<!\\)[\^_=]|\\[a-zA-Z]{2,}")
_CITATION = re.compile(r"(?<![\w@/.+-])@[A-Za-z][\w:-]*?(?:1[89]|20)\d\d[a-z]?\b")
_STRONG = re.compile(r"(?<!\*)\*\*(?!\*)|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)")
_LOOSE = re.compile(
    rf"(?:\A|(?<=[\s(]))\*[ ][^\W\d_][^*\n]*[^\W\d_]\*(?![\w*])"
    rf"|(?<![\w*{MASK}])\*[^\W\d_][^*\n]*[^\s*][ ]\*(?=[\s).,;:!?]|\Z)"
)
_ALONE = re.compile(rf"(?<![\w*{MASK}])\*(?=[^\W\d_])|(?<![\w_])_(?=[^\W\d_])")
_LINK_APART = re.compile(
    r"\[[^\[\]\n]+\][ \n]+\((?:https?://|www\.|mailto:|\d\d-[\w-]+\.md)[^()\s]*\)?"
)
_HASHES = re.compile(r"\A#{2,6}(?=[^\s#])|\A#(?=[^\W\d_][^#\n]{1,80}(?<![\s.!?…:;,])\Z)")
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)]*\Z")
_DEFINITION = re.compile(r":[ \t]+\S")


def keep_typed(state: StateCore) -> None:
    """Keep the words of every text as they are typed; this comes before typography."""
    for token in state.tokens:
        if token.type == "inline":
            token.meta[TYPED] = _typed(token.children or [])


def _typed(children: Sequence[Token]) -> str:
    parts: list[str] = []
    is_address = False
    before = ""
    for child in children:
        if child.type.startswith("link_"):
            is_address = child.type == "link_open" and child.info == "auto"
        parts.append(_shown(child, before, is_address=is_address))
        before = child.type
    return "".join(parts)


def _shown(child: Token, before: str, *, is_address: bool) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type in _SHOWN_MARKS:
        return child.markup
    if child.type == "text_special" and child.content == child.markup:
        return child.content  # a backslash before a letter
    if child.type == "text" and not is_address:
        attributes = _ATTRIBUTES.match(child.content) if before == "image" else None
        end = attributes.end() if attributes else 0
        return MASK * end + child.content[end:]
    return MASK * max(len(child.content), 1)


def unknown_markup(written: Written, references: Mapping[str, Any]) -> Iterator[Problem]:
    """Find what would be printed although it is most likely meant as markup, or not printed."""
    used: set[str] = set()
    for node in written.nodes():
        if node.token.type == "fence" and node.token.info.startswith("{="):
            yield _unknown(
                written, node, node.token.info, "text for another program", "take it out"
            )
        if node.token.type != "inline":
            continue
        used.update(map(normalizeReference, _BRACKETED.findall(node.token.content)))
        yield from _foreign(written, node)
        yield from _mistyped(written, node)
    for label, reference in references.items():
        if label not in used:
            yield _unused(written, label, reference)


def _foreign(written: Written, node: Node) -> Iterator[Problem]:
    text: str = node.token.meta.get(TYPED, "")
    taken = bytearray(len(text))
    for match in _OPEN_ADDRESS.finditer(text):  # that the link is broken, strays say
        taken[match.start() : match.end()] = b"\1" * len(match[0])
    said: set[tuple[str, str]] = set()
    kinds = [*(AT_BEGINNINGS if node.parent == "paragraph_open" else ()), *IN_TEXTS]
    for kind in kinds:
        for match in kind.found(text):
            start, end = match.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            # A tag and its end are one cause, and so is a tag that comes again
            key = (kind.what, kind.hint_of(match))
            if key not in said:
                said.add(key)
                yield _named(written, node, kind, match)
    for match in _IN_BRACKETS.finditer(node.token.content):
        if _FORMULA.search(match[1] or match[2]):
            hint = "write it in words and signs, or show it as a picture"
            yield _unknown(written, node, match[0], "mathematics", hint)
    lines = text.split("\n")
    if node.parent == "paragraph_open" and not starts_with_image(node.token):
        found = next((line for line in lines if _DEFINITION.match(line)), "")
        after = written.tokens[node.position + 2 : node.position + 3]
        is_caption = text.startswith(":") and after and after[0].type == "table_open"
        if found and not is_caption:
            hint = 'write "**Term** – its definition", or a list; ' + ESCAPE
            yield _unknown(written, node, found, "a list of definitions", hint)


def _named(written: Written, node: Node, kind: Foreign, match: re.Match[str]) -> Problem:
    return _unknown(written, node, match[0], kind.what, kind.hint_of(match), match.start())


def _unknown(
    written: Written, node: Node, found: str, what: str, hint: str, start: int = 0
) -> Problem:
    message = f'"{shown(found)}" looks like {what}, which belpress does not know'
    return Problem("markup-unknown", message, place_in(written, node, found, start), hint=hint)


def _mistyped(written: Written, node: Node) -> Iterator[Problem]:
    """Find marks of belpress's own that are not typed as they need to be."""
    text: str = node.token.meta.get(TYPED, "")
    if (start := text.find("<!--")) >= 0:
        message = f'"{shown(text[start:])}" is a comment without an end, and would be printed'
        at = place_in(written, node, text[start:], start)
        yield Problem("comment-open", message, at, hint='a comment ends with "-->"')
    if found := _LINK_APART.search(text):
        message = f'"{shown(found[0])}" is not a link, since a space stands between "]" and "("'
        at = place_in(written, node, found[0], found.start())
        yield Problem("link-apart", message, at, hint='take the space out: "[words](https://…)"')
    if found := _unpaired(BARE_ADDRESS.sub(lambda one: MASK * len(one[0]), text)):
        half = text[found.start() :].split("\n", 1)[0]
        message = f'a "{_mark(found[0])}" of "{shown(half)}" has no other half'
        hint = (
            "emphasis begins and ends right at its words, within one paragraph: "
            f'"*…*", "**…**"; {ESCAPE}'
        )
        at = place_in(written, node, half, found.start())
        yield Problem("emphasis-unpaired", message, at, hint=hint)
    if node.parent == "paragraph_open":
        yield from _headings(written, node, text)
    for found in _CITATION.finditer(text):
        if not _in_brackets(text, found.start()):
            message = f'"{found[0]}" looks like a citation'
            hint = 'a source stands in a footnote: "[^1]", and in a line of its own "[^1]: …"'
            at = place_in(written, node, found[0], found.start())
            yield Problem("citation-key", message, at, Severity.WARNING, hint)


def _unpaired(text: str) -> re.Match[str] | None:
    if found := _STRONG.search(text):
        beside = text[max(found.start() - 1, 0) : found.end() + 1].replace(found[0], "").strip()
        return found if beside else None
    if found := _LOOSE.search(text):
        return found
    return _ALONE.search(text) if re.search(r"\s", text) else None


def _mark(found: str) -> str:
    return found[:2] if found.startswith(("**", "__")) else found[:1]


def _in_brackets(text: str, position: int) -> bool:
    return text.rfind("[", 0, position) > text.rfind("]", 0, position)


def _headings(written: Written, node: Node, text: str) -> Iterator[Problem]:
    hashes = _HASHES.match(text)
    if hashes and (len(hashes[0]) > 1 or " " in text):
        line = text.split("\n", 1)[0]
        message = f'"{shown(line)}" is not a heading, since no space stands behind "{hashes[0]}"'
        marks = hashes[0] if len(hashes[0]) > 1 else "##"
        hint = f'write "{marks} {shown(line.lstrip("#"))}"; {ESCAPE}'
        yield Problem("heading-hashes", message, written.place(node.row), hint=hint)
    children = [one for one in node.token.children or [] if one.content or one.type != "text"]
    is_strong = len(children) > 2 and children[0].type == "strong_open"
    if not is_strong or children[-1].type != "strong_close" or node.parents[:-1]:
        return
    inner = [child.type for child in children[1:-1]]
    if "strong_close" in inner or "softbreak" in inner or _ENDS_SENTENCE.search(text.strip(MASK)):
        return
    words = text.strip(MASK)
    if len(words.split()) <= MOST_WORDS and _goes_on(written, node):
        message = f'"{shown(words)}" stands alone in bold, like a heading'
        hint = f'a subhead is written "## {shown(words)}"'
        at = written.place(node.row)
        yield Problem("heading-bold", message, at, Severity.WARNING, hint)


def _goes_on(written: Written, node: Node) -> bool:
    """Whether a paragraph follows directly."""
    after = written.tokens[node.position + 2 : node.position + 3]
    return bool(after) and after[0].type == "paragraph_open"


def _unused(written: Written, label: str, reference: Mapping[str, Any]) -> Problem:
    row = (reference.get("map") or [0])[0]
    message = (
        f'"{shown(written.line(row))}" is the address of a link that is nowhere, and not printed'
    )
    hint = f'write "[{label.lower()}]" where the link stands, or take the line out'
    return Problem("reference-unused", message, written.place(row), hint=hint)


def place_in(written: Written, node: Node, found: str, start: int) -> Source:
    """Return the line of what was found in a text as it is typed, at a position."""
    text: str = node.token.meta.get(TYPED, "")
    rows = next((one.map for one in (node.token, *reversed(node.parents)) if one.map), None)
    first, end = rows or (0, len(written.lines))
    guess = min(first + text.count("\n", 0, start), max(end - 1, first))
    wanted = found.split("\n", 1)[0].split(MASK, 1)[0].rstrip()
    near = [*range(guess, end), *range(first, guess)] if rows else range(first, end)
    return written.place(next((row for row in near if wanted in written.lines[row]), guess))


def shown(found: str) -> str:
    """Return the beginning of what was found, to name it by in a message."""
    return cut(found.replace(MASK, "").replace("\n", " "))
