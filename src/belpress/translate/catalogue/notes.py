"""What belpress says to translators in the comments of a catalogue, beside their own lines.

A line of a translator is never changed: only whole lines of these forms are taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from belpress.markdown.texts import shortened
from belpress.translate.carry.sentences import Part, PutTogether, Told

CARRIED = "carried over: "
REVIEW = "carried over, please check: "
TOGETHER = "put together: "
_NEW = re.compile(rf"{TOGETHER}sentences? (\d+)(?: to (\d+))? (?:is|are) new and not translated")
_OF_PARTS = re.compile(
    rf"{TOGETHER}sentences? \d+(?: to \d+)? (?:is|are) "
    r'(?:sentences? \d+(?: to \d+)? of ".*" \([^()]*\)(?:, changed)?|new and not translated)'
)


def with_changes(comment: str, changes: Iterable[str], *, is_for_review: bool) -> str:
    """Return a comment that says what was changed in a translation."""
    said = "; ".join(changes)
    return _with_lines(comment, [f"{REVIEW if is_for_review else CARRIED}{said}"] if said else [])


def with_parts(comment: str, made: PutTogether, told: Sequence[Told]) -> str:
    """Return a comment that says what a translation was put together from."""
    return _with_lines(without_parts(comment), [_of_part(part, told) for part in made.parts])


def without_parts(comment: str) -> str:
    """Return a comment without what :func:`with_parts` added."""
    lines = comment.split("\n")
    return "\n".join(line for line in lines if not _OF_PARTS.fullmatch(line))


def without_review(comment: str) -> str:
    """Return a comment whose changes have been looked at."""
    lines = comment.split("\n")
    return "\n".join(
        f"{CARRIED}{line.removeprefix(REVIEW)}" if line.startswith(REVIEW) else line
        for line in lines
    )


def new_sentences(comment: str) -> Iterator[int]:
    """Yield which sentences, from 1, stood there in the source's words."""
    for line in comment.split("\n"):
        if found := _NEW.fullmatch(line):
            yield from range(int(found[1]), int(found[2] or found[1]) + 1)


def for_review(comment: str) -> tuple[str, ...]:
    """Return what is to be looked at of what was carried over."""
    lines = comment.split("\n")
    return tuple(line.removeprefix(REVIEW) for line in lines if line.startswith(REVIEW))


def _with_lines(comment: str, lines: Iterable[str]) -> str:
    known = comment.split("\n") if comment else []
    return "\n".join([*known, *(line for line in lines if line not in known)])


def _of_part(part: Part, told: Sequence[Told]) -> str:
    which = _numbered(part.first, part.end)
    verb = "is" if part.end - part.first == 1 else "are"
    if part.told is None:
        return f"{TOGETHER}{which} {verb} new and not translated"
    source = told[part.told]
    of = _numbered(*part.sentences)
    end = "" if part.is_same else ", changed"
    return f'{TOGETHER}{which} {verb} {of} of "{shortened(source.source)}" ({source.place}){end}'


def _numbered(first: int, end: int) -> str:
    return f"sentence {end}" if end - first == 1 else f"sentences {first + 1} to {end}"
