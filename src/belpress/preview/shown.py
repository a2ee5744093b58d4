"""What a preview last showed, kept so that the next one can show pages at once."""

from __future__ import annotations

from dataclasses import astuple
from hashlib import blake2b
from typing import Any

from belpress.model.pages import Area
from belpress.press.pressroom import Pressroom
from belpress.preview.proof import Subject
from belpress.preview.state import ChapterState, PreviewPage, State


def keep_shown(pressroom: Pressroom, subject: Subject, language: str, state: State) -> None:
    """Keep the pages of a state, in the store of a pressroom."""
    pages = [
        (
            page.number,
            page.chapter,
            page.picture,
            page.width,
            page.height,
            page.part,
            page.index,
            astuple(page.text),
            page.line_pt,
        )
        for page in state.pages
    ]
    facts = {
        "title": state.title,
        "language": state.language,
        "languages": state.languages,
        "chapters": [astuple(chapter) for chapter in state.chapters],
        "pages": pages,
    }
    pressroom.remember(_name(subject, language), facts)


def recall_shown(pressroom: Pressroom, subject: Subject, language: str) -> State:
    """Return the state that was kept, without sources; an empty state if none was kept.

    It is marked as behind, since it is not known what has changed since then.
    """
    facts = pressroom.recall(_name(subject, language))
    try:
        return State(
            title=str(facts["title"]),
            language=str(facts["language"]),
            languages=tuple(map(str, facts["languages"])),
            chapters=tuple(ChapterState(*fields) for fields in facts["chapters"]),
            pages=tuple(_page(*fields) for fields in facts["pages"]),
        )
    except (KeyError, TypeError, ValueError):
        return State(language=language)


def _page(*fields: Any) -> PreviewPage:  # noqa: ANN401 - what JSON holds
    number, chapter, picture, width, height, part, index, text, line_pt = fields
    area = Area(*text)
    return PreviewPage(number, chapter, picture, width, height, part, index, area, line_pt, ())


def _name(subject: Subject, language: str) -> str:
    words = "\0".join((str(subject.year), language, *subject.chapters))
    return f"shown-{blake2b(words.encode(), digest_size=10).hexdigest()}"
