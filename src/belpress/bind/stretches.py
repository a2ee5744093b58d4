"""Within a text: what is in another language, and the numbers of footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from belpress.bind.structure import Element, Kid, Mark, marks_of
from belpress.model.pages import Stretch

Stretches = Mapping[Mark, Stretch]
NOTE, FOOTNOTE = "Note", "note"
_PLAIN = Stretch(0, 0)


def with_stretches(
    kids: Sequence[Kid], stretches: Stretches, language: str = "", role: str = ""
) -> tuple[Kid, ...]:
    """Return kids of an element with what is in another language, and numbers of notes, apart.

    ``language`` is that of the element, where it is another than the document's; ``role`` is its
    role. An element that is in one other language as a whole says so itself.
    """
    found: list[Kid] = []
    for (own, note), group in groupby(kids, lambda kid: _told(kid, stretches)):
        some = tuple(group)
        other = own if own != language else ""
        if note:
            found.append(Element("Lbl" if role == NOTE else "Reference", some, language=other))
        elif other:
            found.append(Element("Span", some, language=other))
        else:
            found += [
                _element(kid, stretches, language) if isinstance(kid, Element) else kid
                for kid in some
            ]
    return tuple(found)


def _told(kid: Kid, stretches: Stretches) -> tuple[str, str]:
    """Return what is told of a piece of content: its language, and the number of a note."""
    stretch = stretches.get(kid, _PLAIN) if isinstance(kid, Mark) else _PLAIN
    return stretch.language, stretch.note


def _element(element: Element, stretches: Stretches, language: str) -> Element:
    languages = {stretches.get(mark, _PLAIN).language for mark in marks_of(element.kids)}
    own = languages.pop() if len(languages) == 1 else ""
    kids = with_stretches(element.kids, stretches, own or language, element.role)
    said = own if own != language else element.language
    return replace(element, kids=kids, language=said)


def behind_their_calls(kids: Sequence[Kid], stretches: Stretches) -> Iterator[Kid]:
    """Yield the parts of a chapter with each footnote behind the part that calls it."""
    notes = {_number(kid, stretches): kid for kid in kids if is_note(kid)}
    for kid in kids:
        if is_note(kid):
            continue
        yield kid
        for mark in marks_of([kid]):
            number = stretches.get(mark, _PLAIN).note
            if number in notes:
                yield notes.pop(number)
    yield from notes.values()


def is_note(kid: Kid) -> bool:
    """Whether something is a footnote; notes that are collected are read where they stand."""
    return isinstance(kid, Element) and kid.role == NOTE and kid.named == FOOTNOTE


def _number(note: Kid, stretches: Stretches) -> str:
    numbers = (stretches.get(mark, _PLAIN).note for mark in marks_of([note]))
    return next(filter(None, numbers), "")
