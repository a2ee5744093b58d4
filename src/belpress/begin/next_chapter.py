"""A chapter of the next edition: its fields moved on, and a text that says what goes where."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise
from math import inf

from belpress.begin.fields import FieldBlock, blocks_of, rewritten
from belpress.begin.step import Step
from belpress.begin.texts import filled
from belpress.begin.words import words_of
from belpress.model.edition import Chapter
from belpress.model.kind import TextKind
from belpress.model.message import MessageKind
from belpress.read.free_texts import in_marks

_FORECASTS = (MessageKind.SUMMARY, MessageKind.FORECAST)
_SAME_EVERY_YEAR = (
    TextKind.ABOUT_THE_AUTHORS,
    TextKind.NOTES,
    TextKind.BIBLIOGRAPHY,
    TextKind.IMPRINT,
    TextKind.ADVERTISEMENT,
    TextKind.SECTION,
)
"""Kinds of texts that are carried over whole."""
_COLLECTED = (TextKind.NOTES, TextKind.BIBLIOGRAPHY)
"""Those of them that say what stands in chapters, which hold nothing of the kind yet."""
_LONGEST_FORECAST = 2000
"""Characters that a field may hold."""


def next_chapter(written: str, chapter: Chapter, opener: str, step: Step) -> str:
    """Return the file of a chapter of the next edition, or of a text of another kind.

    ``written`` is its last file, of which ``chapter`` was read, and ``opener`` the path of its new
    picture from the chapter's folder.
    """
    blocks = blocks_of(_front_matter(written, chapter))
    made = {
        "headline": _headline(blocks, step),
        "colour_key": _colour_key(blocks, step),
        "opener": f'opener:\n  image: {opener}\n  alt: "[What the picture shows]"\n',
        "pull_quotes": "# pull_quotes: words of the text, set large\n#   - Such as these.\n",
        "draft": "",
    }
    known = {block.name for block in blocks}
    changes = {name: text for name, text in made.items() if name in known}
    if chapter.kind in _COLLECTED:
        changes["draft"] = "# Delete this when there is something to collect\ndraft: true\n"
    fields = rewritten(blocks, {**changes, "last_year": _last_year(chapter, step)}, step.moved)
    return f"---\n{fields}---\n{_text(chapter, step)}"


def has_opener(written: str, chapter: Chapter) -> bool:
    """Whether the file of a chapter names a picture for its opener."""
    return any(block.name == "opener" for block in blocks_of(_front_matter(written, chapter)))


def _text(chapter: Chapter, step: Step) -> str:
    """Return the text below the fields: as it was, or what is to be written there."""
    if chapter.kind in _SAME_EVERY_YEAR:
        return f"{step.moved(chapter.markdown).rstrip()}\n"
    words = {"chapter": chapter.title, "year": step.year, "forecast_year": step.forecast_year}
    is_chapter = chapter.kind is TextKind.CHAPTER
    text = filled("next-chapter.md" if is_chapter else "next-text.md", **words)
    return text + filled("next-forecasts.md", **words) if chapter.forecasts else text


def past_forecasts(chapter: Chapter) -> list[str]:
    """Return the forecasts of a chapter as the next edition repeats them: words without markup.

    Those that are still to be written are left out.
    """
    found = list[str]()
    for forecast, following in pairwise([*chapter.forecasts, None]):
        assert forecast is not None  # noqa: S101 - only the last of a pair is nothing
        first, end = forecast.source.line, following.source.line if following else inf
        messages = [
            message
            for message in chapter.messages
            if message.kind in _FORECASTS and first <= message.source.line < end
        ]
        if not any(message.is_asked_for for message in messages):
            words = " ".join(words_of(message.text) for message in messages)
            found.append(words[:_LONGEST_FORECAST])
    return found


def _front_matter(written: str, chapter: Chapter) -> str:
    """Return the lines between the two lines of hyphens."""
    lines = written.split("\n")[: chapter.start.line - 2]
    opening = next(number for number, line in enumerate(lines) if line.strip())
    return "\n".join(lines[opening + 1 :]) + "\n"


def _headline(blocks: Sequence[FieldBlock], step: Step) -> str:
    said = f"# The headline of {step.old_year}, its years moved on: write that of {step.year}\n"
    return said + step.moved(_text_of("headline", blocks))


def _colour_key(blocks: Sequence[FieldBlock], step: Step) -> str:
    said = f"# The key of {step.old_year}: rate the situation again\n"
    return said + _text_of("colour_key", blocks)


def _text_of(name: str, blocks: Sequence[FieldBlock]) -> str:
    """Return the lines of a field, without the comments above it."""
    text = next((block.text for block in blocks if block.name == name), "")
    lines = text.splitlines(keepends=True)
    return "".join(dropwhile(lambda line: not line.startswith(name), lines))


def _last_year(chapter: Chapter, step: Step) -> str:
    forecasts = past_forecasts(chapter)
    if not forecasts:
        return ""
    items = [
        f'  - forecast: {in_marks(text)}\n    outcome: open\n    why: ""\n' for text in forecasts
    ]
    return (
        f"# What {step.old_year} said of {step.old_forecast_year}. Mark each of them: came_true,\n"
        "# partly, did_not, or open where nobody knows yet; why: a sentence that says why\n"
        f"last_year:\n{''.join(items)}"
    )
