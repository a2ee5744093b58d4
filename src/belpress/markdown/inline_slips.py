"""What cannot be set within a text: links without words, pictures, characters that control."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from belpress.language.characters import stray
from belpress.markdown.page_numbers import KIND as PAGE_NUMBER
from belpress.markdown.page_numbers import check_page_number
from belpress.model.problem import Problem, Source


def inline_slips(
    children: Sequence[Token], at: Source, *, may_begin_with_picture: bool
) -> Iterator[Problem]:
    """Find what cannot be set in a text that stands at a place."""
    for index, child in enumerate(children):
        if child.type == "text" and (one := stray(child.content)):
            message = f"contains {one[1]} as an entity"
            yield Problem("control-character", message, at, hint="delete it")
        if child.type == "link_open" and children[index + 1].type == "link_close":
            message = "a link without words, which nobody can see"
            hint = "write between the square brackets what the link leads to"
            yield Problem("link-empty", message, at, hint=hint)
        elif child.type == PAGE_NUMBER:
            yield from check_page_number(list(children), index, at)
        elif child.type == "image" and not (may_begin_with_picture and index == 0):
            message = "a picture stands in the middle of a text"
            hint = "put the picture in a paragraph of its own"
            yield Problem("picture-in-text", message, at, hint=hint)
