"""Citations and the list of sources, as they are printed. The only module that knows citeproc.

Sources are cited by author and year, in the style "Harvard – Cite Them Right" that citeproc brings.
"""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape, unescape
from importlib.resources import files
from string import ascii_lowercase

from belpress.markdown.addresses import breakable, parted
from belpress.model.citation import Cited, CitedSource, citations_in, cited_in, with_citations
from belpress.model.document import Body, ChapterParts, Part
from belpress.model.edition import Edition
from belpress.model.setting import link_to

STYLE = "harvard-cite-them-right"
_TAGS = re.compile(r"(</?(?:i|b|sup|sub)>)")
_YEAR = re.compile(r"(\d{4}|[^\W\d_]+ [^\W\d_]+)\Z")


@dataclass(frozen=True)
class Entry:
    """A source as it is cited in a text, without brackets, and as it is listed; both as HTML."""

    source: CitedSource
    name: str
    short: str
    html: str


@dataclass(frozen=True)
class Citations:
    """What an edition cites: its sources in the order of their list, by their keys."""

    entries: Mapping[str, Entry] = field(default_factory=dict)

    def shown(self, html: str) -> str:
        """Return a piece of HTML with its citations as links to the list of sources."""
        written = set(citations_in(html))
        shown = {one: f"({'; '.join(map(self._cited, cited_in(one)))})" for one in written}
        return with_citations(html, shown) if written else html

    def _cited(self, cited: Cited) -> str:
        entry = self.entries[cited.key]
        short = entry.short.rpartition(", ")[2] if cited.is_year_alone else entry.short
        link = f'<a class="citation" href="{link_to(entry.name)}">{short}</a>'
        before = f"{escape(cited.before)} " if cited.before else ""
        gap = "" if cited.behind.startswith((",", ".", ":")) or not cited.behind else " "
        return f"{before}{link}{gap}{escape(cited.behind)}"


def citations_of(edition: Edition) -> Citations:
    """Return what the texts of an edition cite."""
    written = (one for html in _htmls(edition) for one in citations_in(html))
    keys = dict.fromkeys(cited.key for one in written for cited in cited_in(one))
    known = [edition.sources[key] for key in keys if key in edition.sources]
    return Citations(_entries(known, edition.language)) if known else Citations()


def with_sources(text: ChapterParts, citations: Citations) -> ChapterParts:
    """Return a text with its citations as they are printed."""
    return replace(
        text,
        body=_body(text.body, citations) if text.body else None,
        forecasts=part_with_sources(text.forecasts, citations) if text.forecasts else None,
        pages=tuple(part_with_sources(page, citations) for page in text.pages),
    )


def part_with_sources(part: Part, citations: Citations) -> Part:
    """Return a part with its citations as they are printed."""
    return replace(part, html=citations.shown(part.html))


def _body(body: Body, citations: Citations) -> Body:
    shown = citations.shown
    return replace(
        body,
        opening=shown(body.opening),
        passages=tuple(replace(one, html=shown(one.html)) for one in body.passages),
        floats=tuple(replace(one, html=shown(one.html)) for one in body.floats),
        footnotes=tuple(replace(one, html=shown(one.html)) for one in body.footnotes),
    )


def _htmls(edition: Edition) -> Iterator[str]:
    for text in edition.chapters:
        yield from (block.html for block in text.blocks)
        yield from (forecast.html for forecast in text.forecasts)
        yield from (note.html for note in text.notes)


def _entries(sources: Sequence[CitedSource], language: str) -> Mapping[str, Entry]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = list(_formatted(sources, language))
    same = Counter(short for _, short, _ in found)
    seen: Counter[str] = Counter()
    entries = {}
    for number, (source, short, html) in enumerate(found, start=1):
        letter = ascii_lowercase[seen[short] % 26] if same[short] > 1 else ""
        seen[short] += 1
        year = _YEAR.search(short)
        if letter and year:
            html = html.replace(f"({year[1]})", f"({year[1]}{letter})", 1)
            short += letter
        entries[source.key] = Entry(source, f"source-{number}", short, html)
    return entries


def _formatted(
    sources: Sequence[CitedSource], language: str
) -> Iterator[tuple[CitedSource, str, str]]:
    """Yield sources in the order of their list, as they are cited and as they are listed."""
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

    known = {f"s{number}": source for number, source in enumerate(sources)}
    items = [{**source.fields, "id": name} for name, source in known.items()]
    style = CitationStylesStyle(STYLE, locale=_locale(language), validate=False)
    book = CitationStylesBibliography(style, CiteProcJSON(items), formatter.html)
    cited = {name: Citation([CitationItem(name)]) for name in known}
    for one in cited.values():
        book.register(one)
    book.sort()
    for name, listed in zip(book.keys, book.bibliography(), strict=True):
        short = str(book.cite(cited[name], lambda _: ""))
        yield known[name], _safe(short.removeprefix("(").removesuffix(")")), _safe(str(listed))


@cache
def _locale(language: str) -> str:
    """Return the locale of citeproc for a language; British English for those it does not know."""
    names = sorted(
        path.name.removeprefix("locales-").removesuffix(".xml")
        for path in files("citeproc").joinpath("data", "locales").iterdir()
    )
    wanted = [name for name in names if name == language or name.startswith(f"{language}-")]
    return "en-GB" if language == "en" or not wanted else wanted[0]


def _safe(html: str) -> str:
    """Return what citeproc makes as HTML that is safe: it escapes nothing."""
    pieces = _TAGS.split(unescape(html))
    if not _is_nested([piece for piece in pieces if _TAGS.fullmatch(piece)]):
        return _linked("".join(pieces))
    return "".join(piece if _TAGS.fullmatch(piece) else _linked(piece) for piece in pieces)


def _is_nested(tags: Sequence[str]) -> bool:
    """Whether every tag is closed, and in the right order."""
    opened: list[str] = []
    for tag in tags:
        if not tag.startswith("</"):
            opened.append(tag)
        elif not opened or opened.pop() != tag.replace("/", ""):
            return False
    return not opened


def _linked(text: str) -> str:
    return "".join(
        f'<a class="address" href="{escape(part)}">{breakable(part)}</a>'
        if is_address and part.startswith("http")
        else escape(part, quote=False)
        for part, is_address in parted(text)
    )
