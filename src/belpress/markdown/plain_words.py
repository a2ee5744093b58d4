"""Texts that are set without markup, such as titles: their words, and the markup in them."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from belpress.markdown.languages import PASSAGE, language_plugin

_KEPT_ESCAPE = re.compile(r"\\[^*_`\[\]<>\\]")
"""Escapes that say something of typography, which is done later."""
_TRAILING = re.compile(r"(?<!\\)\s+\Z")
_NAMES = {
    "em_open": "emphasis",
    "strong_open": "strong emphasis",
    "code_inline": "code",
    "link_open": "a link",
    "image": "a picture",
    PASSAGE: "the language of a passage",
}
_NOT_WORDS = (
    ("a note", re.compile(r"\[\^[^\]\s]+\]|\^\[")),
    (
        "HTML",
        re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|<https?:[^<>\s]*>|&#?\w+;"),
    ),
    ("superscript or subscript", re.compile(r"(?<=[\w)])(?:~[^\s~]+~|\^[^\s^\[]+\^)")),
    ("attributes in braces", re.compile(r"\{[.#][\w-][^{}]*\}|(?<!\])\{lang\s*=[^{}]*\}")),
    ("markup", re.compile(r"~~(?=\S)[^~]+~~|==(?=\S)[^=]+==|\$\$|\[@[\w:.-]+\]")),
)
_ALONE = re.compile(r"\*\*|(?<![\w*])\*(?=[^\W\d_])|(?<=[^\W\d_])\*(?=[^\W\d_])|`|\]\(|:::|\[\[")


@cache
def _inline() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).use(language_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser.disable(["text_join", "entity", "autolink"])


def plain_words(text: str) -> str:
    """Return a text without emphasis, code, links and the like; what is no markup stays."""
    if not re.search(r"[*_`\[\]\\]", text):
        return text
    return _TRAILING.sub("", "".join(map(_words, _children(text))).lstrip())


def markup_of(text: str) -> list[str]:
    """Return the kinds of markup that are left out where a text is set, in words for people."""
    found = [_NAMES[child.type] for child in _children(text) if child.type in _NAMES]
    return list(dict.fromkeys(found))


def not_words_of(text: str) -> list[str]:
    """Return what stands in a text and can neither be set nor left out, in words for people."""
    bare = re.sub(r"`[^`]*`|\\.", "", text)
    found = [name for name, pattern in _NOT_WORDS if pattern.search(bare)]
    return found or (["a mark without its other half"] if _ALONE.search(plain_words(bare)) else [])


def _children(text: str) -> list[Token]:
    return [child for token in _inline().parseInline(text, {}) for child in token.children or []]


def _words(child: Token) -> str:
    if child.type in ("softbreak", "hardbreak"):
        return "\n"
    if child.type == "text_special" and _KEPT_ESCAPE.fullmatch(child.markup):
        return child.markup
    return child.content if child.type != "image" else "".join(map(_words, child.children or []))
