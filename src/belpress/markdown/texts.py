"""Texts by themselves, such as messages: their words, their marks, and changes of words alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from markdown_it import MarkdownIt

from belpress.markdown.destinations import take_file_names
from belpress.markdown.languages import is_free, language_plugin
from belpress.markdown.scripts import script_plugin
from belpress.model.citation import cited_in

SHOWN = 40
"""Characters by which a text is named in a message to people."""
BLANK = "\ue000"
"""Stands for a character of markup; it is neither a letter nor a space."""
_MARKUP = re.compile(r"[*\[\]]|!(?=\[)|(?<!\w)_|_(?!\w)")
_SCRIPT = re.compile(r"\^[^\s^\[\]]+\^|(?<=[\w)\]}*])~[^\s~]+~")
_NOTE = re.compile(r"\[\^([^\]\s]+)\]|(\^)\[")
_CITATION = re.compile(r"\[([^\[\]\n]*@\w[^\[\]\n]*)\]")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_NOT_WORDS = re.compile(
    r"(\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]\{[^{}\n]*\blang\s*=[^{}\n]*\}"
    r"|\]\([^)\s]*(?:\s+\"[^\"]*\")?\)|\]\[[^\]]*\]|\[\^[^\]\s]+\]|<[^>\s]+>|`[^`]*`|\{[^{}]*\}|&#?\w+;|\\.)"
)


def marks(text: str, references: Mapping[str, Any] | None = None) -> Counter[str]:
    """Return the markup of a text, each kind with how often it occurs, in words for people."""
    env = {"references": dict(references or {})}
    found: Counter[str] = Counter()
    for token in inline_parser().parseInline(text, env):
        for child in token.children or []:
            if child.type == "link_open":
                found[f"link to {child.attrs.get('href')}"] += 1
            elif child.type == "image":
                found["picture"] += 1
            elif child.type == "code_inline":
                found[f"`{child.content}`"] += 1
            elif child.type in _MARKS:
                found[_MARKS[child.type]] += 1
    for citation in _CITATION.finditer(text):
        found.update(f"citation of @{cited.key}" for cited in cited_in(citation[1]))
    for note in _NOTE.finditer(text):
        found[f"footnote [^{note[1]}]" if note[1] else "footnote"] += 1
    found.update(
        braces[0] for braces in _BRACES.finditer(text) if not _gives_language(text, braces)
    )
    return found


def _gives_language(text: str, braces: re.Match[str]) -> bool:
    """Whether braces give a passage its language, which another language may not need."""
    return text[: braces.start()].endswith("]") and is_free(braces[0][1:-1])


_MARKS = {
    "em_open": "emphasis",
    "strong_open": "strong emphasis",
    "hardbreak": "line break",
    "sup_open": "superscript",
    "sub_open": "subscript",
}


def visible_text(text: str) -> str:
    """Return a text without its markup and addresses."""
    shown = []
    for token in inline_parser().parseInline(_NOTE.sub(r"\2", text), {}):
        for child in token.children or []:
            if child.type in ("text", "code_inline"):
                shown.append(child.content)
            elif child.type in ("softbreak", "hardbreak"):
                shown.append(" ")
    return "".join(shown)


def linked_text(text: str) -> list[tuple[str, str]]:
    """Return the pieces of a text, each with its words and what it is a link to, or nothing."""
    pieces = [("", "")]
    for token in inline_parser().parseInline(_NOTE.sub(r"\2", text), {}):
        for child in token.children or []:
            if child.type == "link_open":
                pieces.append(("", str(child.attrs.get("href", ""))))
            elif child.type == "link_close":
                pieces.append(("", ""))
            else:
                words = " " if child.type == "softbreak" else child.content
                pieces[-1] = (pieces[-1][0] + words, pieces[-1][1])
    return pieces


def shortened(text: str) -> str:
    """Return the beginning of a text, to name it by in a message to people."""
    shown = visible_text(text)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN].rstrip()}…"


def blanked(text: str) -> str:
    """Return a text of the same length, with :data:`BLANK` wherever it is markup."""
    parts = _NOT_WORDS.split(text)
    shown = (
        BLANK * len(part) if index % 2 else _MARKUP.sub(BLANK, _SCRIPT.sub(_blank, part))
        for index, part in enumerate(parts)
    )
    return "".join(shown)


def _blank(found: re.Match[str]) -> str:
    return BLANK * len(found[0])


def change_words(text: str, change: Callable[[str], str]) -> str:
    """Return a text in which ``change`` was done to the words, and to nothing that is markup."""
    parts = _NOT_WORDS.split(text)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(parts))


@cache
def inline_parser() -> MarkdownIt:
    """Return the parser of a text by itself."""
    parser = MarkdownIt("commonmark", {"html": False}).use(script_plugin).use(language_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    take_file_names(parser)
    return parser
