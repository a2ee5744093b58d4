"""What stands in braces behind a heading, item or picture: ``{#name .class key=value}``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.attrs.parse import ParseError, parse

from belpress.model.problem import NOWHERE, Problem, Source, did_you_mean

TAKERS = (["heading_open"], ["box_title_open"], ["caption_open"])
"""What takes the braces at its end, beside items of lists."""
OF_LINKS = ".page-number"
_TRAILING = re.compile(r"[ \t]*\{([^{}\n]*)\}[ \t]*\Z")


_OF_PICTURES = "take it out; how large a picture is, is said by .wide, .column or .page"
CREDIT = "credit"
LANG = "lang"
_CURLY = re.compile(r"=[“”„«]([^“”„«»\"]*)[”“»]")
"""A value in the quotation marks that word processors write."""


@dataclass(frozen=True)
class Attributes:
    """Attributes as they are read: a name, classes, and fields with their values."""

    name: str = ""
    classes: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Allowed:
    """The classes and fields that mean something at a place."""

    classes: Sequence[str] = ()
    fields: Sequence[str] = ()


def read_attributes(
    written: str, at: Source, allowed: Allowed
) -> tuple[Attributes, tuple[Problem, ...]]:
    """Read what stands between braces, and find what cannot be read or means nothing there."""
    plain = _CURLY.sub(r'="\1"', written)
    try:
        end, found = parse(f"{{{plain}}}")
    except ParseError:
        end, found = 0, {}
    if not written.strip() or end != len(plain) + 1:
        message = f'"{{{written}}}" cannot be read'
        hint = "braces hold .class, #name or key=value, with spaces between them"
        return Attributes(), (Problem("attributes-syntax", message, at, hint=hint),)
    name, classes = found.pop("id", ""), tuple(found.pop("class", "").split())
    attributes = Attributes(name, classes, found)
    return attributes, tuple(_meaningless(attributes, at, allowed))


def credit_in(written: str) -> str:
    """Return the credit that the braces behind a picture hold; empty where there is none."""
    attributes, _ = read_attributes(written, NOWHERE, Allowed())
    return " ".join(attributes.fields.get(CREDIT, "").split())


def _meaningless(found: Attributes, at: Source, allowed: Allowed) -> Iterator[Problem]:
    valid = [*(f".{name}" for name in allowed.classes), *allowed.fields]
    for name in (*(f".{name}" for name in found.classes), *found.fields):
        if name not in valid:
            message = f'"{name}" has no meaning here'
            hint = _OF_PICTURES if name in ("width", "height") else did_you_mean(name, valid)
            yield Problem("attributes-unknown", message, at, hint=hint)


def take_trailing_attributes(state: StateCore) -> None:
    """Take ``{…}`` off the end of headings, items, titles and captions, before inline parsing."""
    opened: list[str] = []
    for token in state.tokens:
        if token.nesting == 1:
            opened.append(token.type)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline" and (
            opened[-1:] in TAKERS or "list_item_open" in opened[-2:-1]
        ):
            found = _TRAILING.search(token.content)
            # Behind a link, these braces are its own; so are those of a passage
            if found and found[1].strip() != OF_LINKS and not _ends_passage(token.content, found):
                token.content = token.content[: found.start()]
                token.meta["attributes"] = found[1]


def _ends_passage(text: str, braces: re.Match[str]) -> bool:
    """Whether braces at the end of a text are those of a passage in it: ``[…]{lang=uk}``."""
    return text[: braces.start()].endswith("]") and braces[0][0] == "{" and LANG in braces[1]


def given_names(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the names that are given to places as ``{#name}``."""
    written = (str(token.meta["attributes"]) for token in tokens if "attributes" in token.meta)
    return frozenset(
        word[1:] for attributes in written for word in attributes.split() if word.startswith("#")
    )
