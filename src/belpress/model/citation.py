"""Citations: which sources a text cites, and how that is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from belpress.model.problem import Source

_PART = re.compile(
    r"(?P<before>.*?)(?P<minus>-?)(?<![\w.])@(?P<key>\w(?:[\w:.+/-]*\w)?)(?P<behind>.*)"
)
_SPAN = re.compile(r'<span class="citation" data-cite="([^"]*)">[^<]*</span>')


@dataclass(frozen=True)
class CitedSource:
    """A source that an edition can cite; ``fields`` are those of CSL JSON."""

    key: str
    fields: Mapping[str, Any]
    place: Source


@dataclass(frozen=True)
class Cited:
    """A source as a text cites it: with words before and behind, perhaps by its year alone."""

    key: str
    before: str = ""
    behind: str = ""
    is_year_alone: bool = False


@dataclass(frozen=True)
class Citation:
    """Sources that are cited in one place of a text."""

    cited: tuple[Cited, ...]
    source: Source


def cited_in(written: str) -> Sequence[Cited]:
    """Return the sources that are cited in brackets, such as ``see @smith2021, p. 3; @belstat``.

    Nothing where a part of what is written names no source.
    """
    found = [_PART.fullmatch(part.strip()) for part in written.split(";")]
    return [
        Cited(one["key"], one["before"].strip(), one["behind"].strip(), bool(one["minus"]))
        for one in found
        if one
    ] * all(found)


def citation_html(written: str) -> str:
    """Return the HTML of a citation before its sources are known."""
    return f'<span class="citation" data-cite="{escape(written)}">[{escape(written)}]</span>'


def citations_in(html: str) -> Iterator[str]:
    """Yield the citations in a piece of HTML as they are written, without brackets."""
    yield from (unescape(found[1]) for found in _SPAN.finditer(html))


def with_citations(html: str, shown: Mapping[str, str]) -> str:
    """Return a piece of HTML with its citations as they are ``shown``, by what is written."""
    return _SPAN.sub(lambda found: shown.get(unescape(found[1]), found[0]), html)
