"""Page numbers of links: ``[Security](02-security.md){.page-number}`` prints "Security (p. 10)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from belpress.language.habits import NBSP, habits
from belpress.markdown.attributes import OF_LINKS
from belpress.markdown.tokens import child_text
from belpress.model.problem import Problem, Source
from belpress.model.reference import page_number
from belpress.model.setting import link_to

KIND = "page_number"
"""The token of a page number, which stands last in its link."""
_BRACES = re.compile(rf"\{{[ \t]*{re.escape(OF_LINKS)}[ \t]*\}}")
_ALONE, _IN_BRACKETS, _BEHIND_COMMA = "alone", "in brackets", "behind a comma"


def take_page_numbers(state: StateCore) -> None:
    """Take the braces behind links, and note in which form their page numbers are printed."""
    for token in state.tokens:
        if token.type == "inline" and OF_LINKS in token.content:
            token.children = _taken(token.children or [])


def _taken(children: Sequence[Token]) -> list[Token]:
    taken: list[Token] = []
    depth = 0
    for child in children:
        before = taken[-1] if taken else None
        is_behind = child.type == "text" and before and before.type == "link_close"
        if is_behind and (braces := _BRACES.match(child.content)):
            child.content = child.content[braces.end() :]
            is_alone = taken[-2].type == "link_open"
            form = _ALONE if is_alone else _BEHIND_COMMA if depth > 0 else _IN_BRACKETS
            taken.insert(-1, Token(KIND, "", 0, info=form))
        words = child_text(child)
        depth += words.count("(") - words.count(")")
        taken.append(child)
    return taken


def check_page_number(children: Sequence[Token], index: int, at: Source) -> list[Problem]:
    """Return what is wrong with the page number at an index: it leads nowhere in the edition."""
    if _target(children, index):
        return []
    message = f'"{{{OF_LINKS}}}" stands behind a link that leads out of the publication'
    hint = 'it is for links to chapters and headings: "[words](02-security.md){.page-number}"'
    return [Problem("attributes-unknown", message, at, hint=hint)]


def _target(children: Sequence[Token], index: int) -> str:
    """Return the name of the element that the link around a page number leads to, or nothing."""
    opened = (child for child in reversed(children[:index]) if child.type == "link_open")
    address = str(next(opened).attrs.get("href", ""))
    return address.removeprefix(link_to("")) if address.startswith(link_to("")) else ""


def page_number_renderer(language: str) -> Any:  # noqa: ANN401 - as the library types it
    """Return what renders page numbers in a language."""

    def render(
        self: RendererHTML,
        tokens: Sequence[Token],
        index: int,
        options: Any,  # noqa: ANN401 - as the library calls it
        env: Any,  # noqa: ANN401
    ) -> str:
        page = habits(language).page.replace(" ", NBSP)
        number = page.replace("{}", page_number(_target(tokens, index)))
        form = tokens[index].info
        if form == _ALONE:
            return number
        # The space is a box of its own, since WeasyPrint breaks lines too early before others
        return f"<span> </span>({number})" if form == _IN_BRACKETS else f",<span> </span>{number}"

    return render
