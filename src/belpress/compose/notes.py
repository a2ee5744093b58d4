"""Links between notes and what calls them, where they do not stand on one page."""

from __future__ import annotations

import re
from dataclasses import replace

from belpress.model.document import Body, ChapterParts, Part
from belpress.model.note import Note
from belpress.model.setting import link_to

_MARK = re.compile(r'(<sup class="footnote-mark[^>]*>[^<\d]*)(\d+)</sup>')
_NUMBER = re.compile(r'(<span class="footnote-number">)(\d+)</span>')


def with_way_back(note: Note) -> Note:
    """Return a note whose number leads to the mark that calls it."""
    link = rf'\1<a href="{link_to(note.mark)}">\2</a></span>'
    return replace(note, html=_NUMBER.sub(link, note.html))


def with_linked_marks(text: ChapterParts) -> ChapterParts:
    """Return a text whose marks lead to their notes."""
    return replace(
        text,
        body=_body(text.body, text.name) if text.body else None,
        forecasts=_part(text.forecasts, text.name) if text.forecasts else None,
    )


def _body(body: Body, text: str) -> Body:
    return replace(
        body,
        opening=_linked(body.opening, text),
        passages=tuple(replace(one, html=_linked(one.html, text)) for one in body.passages),
        floats=tuple(replace(one, html=_linked(one.html, text)) for one in body.floats),
    )


def _part(part: Part, text: str) -> Part:
    return replace(part, html=_linked(part.html, text))


def _linked(html: str, text: str) -> str:
    way = link_to(f"{text}-footnote-")
    return _MARK.sub(rf'\1<a href="{way}\2">\2</a></sup>', html)
