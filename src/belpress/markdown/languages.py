"""Passages in another language: ``[Slava Ukraini]{lang=uk}``, and ``{lang=uk}`` behind a block.

A block in another language has all of its texts in such passages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from belpress.language.tags import read_tag
from belpress.markdown.attributes import LANG, Allowed, read_attributes
from belpress.markdown.boxes import CAPTION, TITLE
from belpress.markdown.tokens import starts_with_image, without_emphasis
from belpress.model.problem import NOWHERE, Problem, Source

PASSAGE, PASSAGE_END = "span_open", "span_close"
OF_PASSAGES = Allowed(fields=(LANG,))
REWORDED = "reworded"
"""Says of a text that a translator has put it into the language of the translation."""
_BRACES = re.compile(rf"\{{([^{{}}\n]*\b{LANG}\s*=[^{{}}\n]*)\}}")
_BREAKS = ("softbreak", "hardbreak")


def language_plugin(parser: MarkdownIt) -> None:
    """Let a parser read passages in another language."""
    parser.inline.ruler.before("link", "passage", _read_passage)


def _read_passage(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or state.src.startswith("^", state.pos + 1):
        return False
    if not _BRACES.search(state.src, state.pos):
        return False
    start, end, whole = state.pos + 1, state.posMax, state.pos
    close = state.md.helpers.parseLinkLabel(state, state.pos, False)
    state.pos = whole
    braces = _BRACES.match(state.src, close + 1, end) if close >= start else None
    if not braces:
        return False
    if not silent:
        opening = state.push(PASSAGE, "span", 1)
        opening.meta = {"attributes": braces[1]}
        state.pos, state.posMax = start, close
        state.md.inline.tokenize(state)
        state.push(PASSAGE_END, "span", -1)
    state.pos, state.posMax = braces.end(), end
    return True


def settle_languages(state: StateCore) -> None:
    """Give passages their languages, those of blocks too; this comes before typography."""
    scopes = [""]
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        if token.nesting == 1:
            scopes.append(scopes[-1])
        elif token.nesting == -1:
            scopes.pop()
        if token.type != "inline":
            continue
        language = _language(str(token.meta.get("attributes", "")))
        if language and before and before.type in (TITLE, CAPTION):
            # The title is within the box, as the caption is within the table
            scopes[-2:] = [language, language]
        _wrap(token, language or scopes[-1])
        for child in token.children or []:
            if child.type == PASSAGE and (own := _language(child.meta["attributes"])):
                child.attrSet(LANG, own)


def language_of(opening: Token) -> str:
    """Return the language of a passage by the token that opens it; nothing if it has none."""
    return str(opening.attrs.get(LANG, "")) if opening.type == PASSAGE else ""


def inside(children: Sequence[Token], index: int) -> Sequence[Token]:
    """Return what is in the passage that is opened at an index."""
    depth = 0
    for at in range(index, len(children)):
        depth += (children[at].type == PASSAGE) - (children[at].type == PASSAGE_END)
        if depth == 0:
            return children[index + 1 : at]
    return children[index + 1 :]


def passage_slips(children: Sequence[Token], at: Source) -> Iterator[Problem]:
    """Find what is wrong with the braces of passages."""
    for child in children:
        if child.type == PASSAGE and not child.meta.get("is_of_block"):
            attributes, problems = read_attributes(child.meta["attributes"], at, OF_PASSAGES)
            yield from problems
            yield from tag_slips(attributes.fields.get(LANG), at)


def tag_slips(written: str | None, at: Source) -> Iterator[Problem]:
    """Find what is wrong with the tag of a language, if there is one."""
    tag, hint = read_tag(written) if written is not None else ("", "")
    if written is not None and not tag:
        message = f'lang="{written:.40}" is not the tag of a language'
        yield Problem("language-tag", message, at, hint=hint)


def is_free(braces: str) -> bool:
    """Whether braces do nothing but give a language, so that a translation may have others."""
    attributes, problems = read_attributes(braces, NOWHERE, OF_PASSAGES)
    tags = [*tag_slips(attributes.fields.get(LANG), NOWHERE)]
    return LANG in attributes.fields and not problems and not tags and not attributes.name


def _language(braces: str) -> str:
    if LANG not in braces:
        return ""
    attributes, _ = read_attributes(braces, NOWHERE, Allowed())
    return read_tag(attributes.fields.get(LANG, ""))[0]


def _wrap(inline: Token, language: str) -> None:
    """Make a passage of a text in the language of its block; of a figure, of its caption."""
    children = list(inline.children or [])
    if not language or not children or REWORDED in inline.meta:
        return
    first, words = 0, children
    if starts_with_image(inline):
        breaks = [at for at, child in enumerate(children) if child.type in _BREAKS]
        if not breaks:
            return
        first = breaks[0] + 1
        words = without_emphasis(children[first:])
    opening = Token(PASSAGE, "span", 1, meta={"attributes": f"{LANG}={language}"})
    opening.meta["is_of_block"] = True
    inline.children = [*children[:first], opening, *words, Token(PASSAGE_END, "span", -1)]
