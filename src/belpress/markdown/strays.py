"""Signs of markup that mark nothing, and would be printed: in a word, or on one side of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass

from belpress.language.typography import MASK
from belpress.markdown.foreign import ESCAPE
from belpress.markdown.unknown import BARE_ADDRESS, TYPED, place_in, shown
from belpress.markdown.written import Node, Written
from belpress.model.problem import Problem, Severity

BEFORE = 12
"""Characters before a sign by which a message shows where it stands."""
_TAKE_OUT = "take it out"


@dataclass(frozen=True)
class _Sign:
    """A sign where it is most likely not meant to be printed, and what is written instead.

    Where one of ``others`` stands behind a backslash, so that it is typed as it is meant, the sign
    is most likely its other half.
    """

    looks: str
    others: str
    hint: str


_LETTER = r"[^\W\d_]"
_SMALL = "[a-zа-яёіў]"
_SIGNS = (
    _Sign(
        rf"(?<={_LETTER})\*(?={_LETTER})|(?<=[^\s\d*])\*{{1,3}}(?![\d*])"
        rf"|(?<!\d )(?<!\S)\*+(?=\s|\Z|{MASK})",
        "*",
        'emphasis is written "*…*", right at its words',
    ),
    _Sign(
        r"(?<=[^\W_])_(?!\w)|(?<!\S)__(?!\S)|(?<!\S)_(?=[^\w\s_])", "_", 'emphasis is written "*…*"'
    ),
    _Sign("`", "`", 'code stands between two backticks, "`…`"; an apostrophe is "\'"'),
    _Sign(
        r"\^|(?<=[^\s\d(/–—-])~|~~|(?<!\S)~(?!\d)",
        "^~[",
        'superscript is written "^2^", subscript "~2~", without blanks between',
    ),
    _Sign(
        rf"(?<={_LETTER})(?<!\b[A-Z])#(?!\d)|##|(?<!\S)#(?!\S)", "#", 'a subhead begins with "## "'
    ),
    _Sign(rf"(?<={_SMALL})\$|\$(?={_LETTER})", "$", _TAKE_OUT),
    _Sign(rf"(?<=\d)\\(?={_SMALL})|(?<={_SMALL})\\(?={_SMALL})", "\\", _TAKE_OUT),
    _Sign(
        rf"<(?=/?{_LETTER})|(?<={_LETTER})<|<(?= ?>)|-->"
        rf"|(?<= )>(?={_LETTER})|(?<={_LETTER})>(?={_LETTER})"
        rf"|(?<={_LETTER}{_LETTER})>(?!\d)|(?<=[^\s<>=-])>(?!\S)",
        "<",
        _TAKE_OUT,
    ),
    _Sign(r"(?<=[.!?:;)] )>(?= )", ">", 'a quotation begins on a line of its own, "> "'),
    _Sign(r"(?<!\S )\||\|(?! \S)", "|", _TAKE_OUT),
    _Sign(r"\[[ xX]\]", "[", "take it out; a review has no boxes to tick"),
    _Sign(r"\{[^{}\n]*\{", "{", "take the braces out"),
    _Sign(":::", ":", 'a box begins with "::: box" and ends with a line ":::"'),
)
_OF_OTHERS = re.compile(r"[ \t>]*:{3,}[ \t]*(?!box\b)[\w{]")
_SCRIPT = re.compile(r"([\^~])(?!\s)[^\n^~]+(?<!\s)\1")
_SCRIPTS_OPEN = ("sup_open", "sub_open")
_PAIRS = ("[]", "{}")
_ESCAPED = re.compile(r"\\([^\w\s])")
_BROKEN = re.compile(r"(?<!\S)!\[|\]\(")


def stray_marks(written: Written, named: Set[int]) -> Iterator[Problem]:
    """Find signs that mark nothing, but for those in the lines that are ``named`` already."""
    for node in written.nodes():
        text: str = node.token.meta.get(TYPED, "")
        found = [_broken_link(written, node, text)] if _BROKEN.search(text) else []
        found = found or list(_signs(written, node, text))
        first, end = node.token.map or (node.row, node.row + 1)
        here = {written.place(row).line for row in range(first, end)}
        yield from (one for one in found if not named & (here | {one.source.line}))


def _broken_link(written: Written, node: Node, text: str) -> Problem:
    found = _BROKEN.search(text)
    assert found  # noqa: S101 - the caller has seen it
    start = found.start() if found[0] == "![" else max(text.rfind("[", 0, found.start()), 0)
    words = text[start:].split("\n", 1)[0]
    message = f'"{shown(words)}" has signs of a link or a picture, but is not one'
    hint = (
        'a link is written "[words](https://…)", a picture "![What it shows](picture.jpg)", '
        f"all its brackets closed; {ESCAPE}"
    )
    return Problem("link-broken", message, place_in(written, node, words, start), hint=hint)


def _signs(written: Written, node: Node, text: str) -> Iterator[Problem]:
    text = BARE_ADDRESS.sub(lambda found: MASK * len(found[0]), text)
    if any(child.type in _SCRIPTS_OPEN for child in node.token.children or []):
        text = _SCRIPT.sub(lambda found: MASK * len(found[0]), text)
    escaped = set(_ESCAPED.findall(node.token.content))
    for sign in _SIGNS:
        found = re.search(sign.looks, text)
        if found and not escaped & set(sign.others) and not _ends_other(written, node, found):
            yield _stray(written, node, found, sign.hint)
    for pair in _PAIRS:
        if not escaped & set(pair) and (alone := _alone(text, pair)):
            yield _stray(written, node, alone, "take it out, or write its other half")


def _ends_other(written: Written, node: Node, found: re.Match[str]) -> bool:
    """Whether a sign ends what another program would take for a box, which is named."""
    return found[0].startswith(":") and any(
        _OF_OTHERS.match(line) for line in written.lines[: node.row]
    )


def _alone(text: str, pair: str) -> re.Match[str] | None:
    """Return the first of the brackets of a kind that has no other half."""
    opened: list[re.Match[str]] = []
    for found in re.finditer(f"[{re.escape(pair)}]", text):
        if found[0] == pair[0]:
            opened.append(found)
        elif opened:
            opened.pop()
        else:
            return found
    return opened[0] if opened else None


def _stray(written: Written, node: Node, found: re.Match[str], hint: str) -> Problem:
    text, start = found.string, max(found.start() - BEFORE, 0)
    around = text[start : found.end() + BEFORE].split("\n")
    line = next((piece for piece in around if found[0] in piece), found[0])
    message = f'the "{found[0]}" of "{shown(line.strip())}" marks nothing, and is printed'
    at = place_in(written, node, line.strip(), found.start())
    return Problem("mark-stray", message, at, Severity.WARNING, f"{hint}; {ESCAPE}")
