"""What is to be laid out: a part with the number of its first page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from belpress.model.problem import Source

PROJECT = "http://project.invalid/"
"""The invented host of a project's pictures, so that pages do not depend on its folder."""


PAGES = "http://pages.invalid/"
"""Where links to a place in the publication lead until its parts are bound."""


HYPHENATION = {"en": "en-GB"}
"""The language whose hyphenation is meant, where a bare language could mean several."""


_TAG = re.compile(r"<[^>]*>")


_PICTURE = re.compile(rf'src="{re.escape(PROJECT)}([^"]*)"')


_SOURCE = re.compile(r'data-source="([^"]*)"')


def pictures_in(html: str) -> tuple[str, ...]:
    """Return the paths of the pictures in a piece of HTML."""
    return tuple(dict.fromkeys(unquote(path) for path in _PICTURE.findall(html)))


def without_tags(html: str, instead: str = "") -> str:
    """Return the text of a piece of HTML, with something instead of every tag."""
    return _TAG.sub(instead, html)


def without_sources(html: str) -> str:
    """Return HTML with its sources as numbers, in order, so that a line added above is no change.

    The numbers are those of :attr:`Setting.sources`.
    """
    numbers = {written: number for number, written in enumerate(_written_sources(html))}
    return _SOURCE.sub(lambda found: f'data-source="{numbers[found[1]]}"', html)


def _written_sources(html: str) -> dict[str, None]:
    return dict.fromkeys(_SOURCE.findall(html))


@dataclass(frozen=True)
class Setting:
    """What is to be laid out: a part, and the number of its first page (from 1).

    ``head`` and ``html`` are the insides of ``<head>`` and ``<body>``; ``rules`` is CSS for this
    part alone; ``language`` is that of the text.
    """

    name: str
    kind: str
    head: str
    html: str
    first_page: int
    language: str
    rules: str = ""
    group: str = ""
    """What is set of the same text, such as a chapter's galley and pages, has the same group."""
    is_aside: bool = False
    """Whether it may be laid out apart from its group, since it is small and never drawn."""

    @cached_property
    def page_source(self) -> str:
        """The whole HTML of the part."""
        side = "right" if self.first_page % 2 else "left"
        rules = (
            f"html {{ break-before: {side} }}\n"
            f"@page:first {{ counter-reset: page {self.first_page} }}\n{self.rules}"
        )
        language = HYPHENATION.get(self.language, self.language)
        return (
            f'<!doctype html><html lang="{language}" class="{side}"><head>{self.head}'
            f'<style>{rules}</style></head><body class="part part-{self.kind}">'
            f"{without_sources(self.html)}</body></html>"
        )

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The places of the manuscript that the part comes from, by their numbers in its HTML."""
        return tuple(Source.parse(unescape(written)) for written in _written_sources(self.html))
