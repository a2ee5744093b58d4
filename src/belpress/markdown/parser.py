"""The Markdown parser of the dialect, and how its tokens become HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.language.habits import NBSP
from belpress.language.typography import bind_last_words
from belpress.markdown.addresses import address_plugin, breakable, parted
from belpress.markdown.attributes import take_trailing_attributes
from belpress.markdown.boxes import box_plugin
from belpress.markdown.citations import citation_plugin
from belpress.markdown.code import code_plugin, render_code_block, render_inline_code
from belpress.markdown.comments import comment_plugin
from belpress.markdown.destinations import take_file_names
from belpress.markdown.footnotes import MARK, footnotes_plugin
from belpress.markdown.languages import language_plugin, settle_languages
from belpress.markdown.letters import give_letters_back, read_letters
from belpress.markdown.lists import settle_lists
from belpress.markdown.page_numbers import KIND as PAGE_NUMBER
from belpress.markdown.page_numbers import page_number_renderer, take_page_numbers
from belpress.markdown.scripts import script_plugin
from belpress.markdown.typographer import typographer
from belpress.markdown.unknown import keep_typed
from belpress.markdown.wording import take_words

_ABBREVIATION = re.compile(r"(?<![\w&;#])[A-ZА-ЯЁІЎ]{2,}(?![\w;])")
_OPTIONS = {"html": False}
LEAST_DIVIDED = 8
"""Letters from which a word is divided at all."""
MOST_BOUND = 16
"""Letters of last words that are bound: half a line of a column."""
LEAST_ALONE = 5
"""Letters of a last word, with its full stop, that may stand on a line by itself then."""
_WHOLE = re.compile(r"(?<![\w&#])(?:\d+-[а-яёіў]{1,3}(?!\w)|\d[\d.,]*–\d[\d.,]*%?)")
"""Ordinals and ranges in figures, which are not divided: 20-х, 1.5–2.0."""


def abbreviations(html: str) -> str:
    """Mark abbreviations in capitals (EU, OSCE, АБСЕ), which are set as small capitals."""
    return _ABBREVIATION.sub(r'<span class="abbreviation">\g<0></span>', html)


@cache
def markdown(language: str) -> MarkdownIt:
    """Return the parser of running text in a language."""
    parser = MarkdownIt("commonmark", _OPTIONS).enable(["table", "strikethrough"])
    # A line below a paragraph is a pause; that it makes no heading is said by accidental_blocks
    parser.disable("lheading")
    parser.use(footnotes_plugin)
    parser.use(comment_plugin)
    take_file_names(parser)
    parser.use(script_plugin)
    parser.use(address_plugin)
    parser.use(box_plugin)
    parser.use(code_plugin)
    parser.use(language_plugin)
    parser.use(citation_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.core.ruler.before("block", "letters", read_letters)
    parser.core.ruler.after("lists_around_comments", "letters_back", give_letters_back)
    parser.core.ruler.after("letters_back", "settled_lists", settle_lists)
    parser.core.ruler.after("settled_lists", "trailing_attributes", take_trailing_attributes)
    parser.core.ruler.after("trailing_attributes", "wording", take_words)
    parser.core.ruler.before("text_join", "page_numbers", take_page_numbers)
    parser.core.ruler.before("text_join", "languages", settle_languages)
    parser.core.ruler.before("text_join", "typed", keep_typed)
    parser.core.ruler.before("text_join", "typography", typographer(language))
    parser.core.ruler.push("last_lines", _end_paragraphs)
    parser.add_render_rule("text", _render_text)
    parser.add_render_rule("softbreak", _render_softbreak)
    parser.add_render_rule("fence", render_code_block)
    parser.add_render_rule("code_block", render_code_block)
    parser.add_render_rule("code_inline", render_inline_code)
    parser.add_render_rule(PAGE_NUMBER, page_number_renderer(language))
    return parser


@cache
def inline_text() -> MarkdownIt:
    """Return the parser of one text of a chapter, such as a paragraph, which is not set."""
    parser = MarkdownIt("commonmark", _OPTIONS).use(script_plugin).use(language_plugin)
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.core.ruler.disable("text_join")
    parser.core.ruler.push("languages", settle_languages)
    return parser


@cache
def plain_text(language: str) -> MarkdownIt:
    """Return the parser of texts without markup, such as titles; a backslash counts in them."""
    parser = MarkdownIt("zero", _OPTIONS).enable("escape")
    parser.core.ruler.before("text_join", "typography", typographer(language))
    return parser


def _end_paragraphs(state: StateCore) -> None:
    """Keep the last line of every paragraph from being a short word, or a part of a word."""
    for before, token in pairwise(state.tokens):
        if before.type == "paragraph_open":
            _end_well(token.children or [])


def _end_well(children: list[Token]) -> None:
    last = _last_text(children)
    # Behind a picture stand its attributes, which stay one piece
    if last is None or (children[0].type == "image" and last is children[1]):
        return
    behind = children[children.index(last) + 1 :]
    if not any(child.type == "text" and child.content.strip() for child in behind):
        last.content = _bound(last.content)
    words, _, word = last.content.rpartition(" ")
    if words and len(word) >= LEAST_DIVIDED:
        whole = Token("text", "", 0, content=word, meta={"is_whole": True})
        last.content = f"{words} "
        children.insert(children.index(last) + 1, whole)


def _bound(text: str) -> str:
    """Bind the last word of a paragraph, unless that would leave a hole in the line before."""
    bound = bind_last_words(text)
    is_long = len(bound.rpartition(" ")[2]) > MOST_BOUND
    return text if is_long and len(text.rpartition(" ")[2]) >= LEAST_ALONE else bound


def _last_text(children: Sequence[Token]) -> Token | None:
    """Return the text that ends a paragraph, also inside emphasis; none after anything else.

    A mark by itself, such as the full stop behind a link, goes with what is before it.
    """
    for child in reversed(children):
        if child.type == "text" and any(char.isalnum() for char in child.content):
            return child
        if child.type not in ("text", MARK) and child.nesting != -1:
            return None
    return None


def _render_text(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    is_last_word = bool(tokens[index].meta.get("is_whole"))
    is_formula = tokens[index + 1 : index + 2] and tokens[index + 1].type == "sub_open"
    html = bound = ""
    content = tokens[index].content
    if content.endswith(NBSP) and index + 1 < len(tokens) and tokens[index + 1].nesting == 1:
        # WeasyPrint breaks lines far too early before a bound space at the end of a text, unless
        # the bound words are a box of their own
        before, space, word = content.rpartition(" ")
        content = before + space
        bound = f'<span class="whole">{abbreviations(escape(word, quote=False))}</span>'
    for part, is_address in parted(content):
        words = escape(part, quote=False)
        words = words if is_formula else abbreviations(words)
        whole = words if is_last_word else _WHOLE.sub(r'<span class="whole">\g<0></span>', words)
        html += breakable(part) if is_address else whole
    if is_last_word:
        return f'<span class="last-word">{html}</span>'
    html += bound
    is_last = index + 1 == len(tokens) or tokens[index + 1].nesting == -1
    # A space that ends a text just filling its line makes WeasyPrint break the line far too
    # early, unless the space is a box of its own.
    return re.sub(r" (?=<span)" if is_last else r" (?=<span|\Z)", "<span> </span>", html)


def _render_softbreak(
    self: RendererHTML,
    tokens: Sequence[Token],
    index: int,
    options: Any,  # noqa: ANN401 - as the library calls it
    env: Any,  # noqa: ANN401
) -> str:
    return " "
