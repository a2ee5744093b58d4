"""What is to be laid out: a part with the number of its first page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from belpress.model.problem import Source

PROJECT = "http://project.invalid/"
"""The invented host of a project's pictures, so that pages do not depend on its folder."""
PAGES = "http://pages.invalid/"
"""The invented host that links to a place in the publication lead to until its parts are bound."""
SPECIMEN = "specimen"
"""The kind of what is laid out to see how text looks, and never drawn."""
HYPHENATION = {"en": "en-GB", "no": "nb"}
"""The variant whose hyphenation is used, for languages that have several."""
_TAG = re.compile(r"<[^>]*>")


def link_to(name: str) -> str:
    """Return the address of a named element of the publication, for links in its HTML."""
    return f"{PAGES}#{name}"


def without_tags(html: str, instead: str = "") -> str:
    """Return the text of a piece of HTML, with every tag replaced."""
    return _TAG.sub(instead, html)


@dataclass(frozen=True)
class Setting:
    """What is to be laid out: a part, and the number of its first page (from 1).

    ``head`` and ``html`` are the contents of ``<head>`` and ``<body>``; ``rules`` is CSS for this
    part alone; ``language`` is that of the text. ``sources`` are the places of the manuscript that
    the part comes from, by the numbers that its HTML has for them; they are not part of what is
    laid out, so that a line added above changes nothing. ``pictures`` are the paths of pictures.
    """

    name: str
    kind: str
    head: str
    html: str
    first_page: int
    language: str
    rules: str = ""
    group: str = ""
    """The parts of one chapter have the same group."""
    sources: tuple[Source, ...] = ()
    pictures: tuple[str, ...] = ()

    @property
    def language_tag(self) -> str:
        """The language with the region whose hyphenation is used."""
        return HYPHENATION.get(self.language, self.language)

    @cached_property
    def page_source(self) -> str:
        """The whole HTML of the part."""
        side = "right" if self.first_page % 2 else "left"
        rules = (
            f"html {{ break-before: {side} }}\n"
            f"@page:first {{ counter-reset: page {self.first_page} }}\n{self.rules}"
        )
        return (
            f'<!doctype html><html lang="{self.language_tag}" class="{side}"><head>{self.head}'
            f'<style>{rules}</style></head><body class="part part-{self.kind}">'
            f"{self.html}</body></html>"
        )
