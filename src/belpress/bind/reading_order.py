"""Elements as they are read: pieces made whole, captions in their figures, chapters in sections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from belpress.bind.stretches import NOTE, Stretches, behind_their_calls
from belpress.bind.structure import Element, Kid, Mark, marks_of
from belpress.model.pages import Line
from belpress.model.problem import NOWHERE

JOINED = frozenset({"P", "LI", "LBody", "L"})
"""What a column or a page may divide."""

_SUBHEADS = {"H2": "H2", "H3": "H2", "H4": "H3", "H5": "H4", "H6": "H5"}
"""The levels of headings below a title, and what they are where none is of the second level."""


def in_reading_order(
    kids: Iterable[Kid], lines: Mapping[Mark, Line], stretches: Stretches
) -> tuple[Kid, ...]:
    """Return elements as a listener gets them; ``lines`` are those that marks stand on."""
    sections = _sections(_with_captions(_Joining(lines).joined(kids)))
    return tuple(
        _without_gaps(replace(section, kids=tuple(behind_their_calls(section.kids, stretches))))
        for section in sections
    )


class _Joining:
    """Makes one of the pieces that a column or a page has made of a passage."""

    def __init__(self, lines: Mapping[Mark, Line]) -> None:
        self._lines = lines

    def joined(self, kids: Iterable[Kid]) -> list[Kid]:
        """Return kids with the pieces of one paragraph made one; figures may stand between."""
        found: list[Kid] = []
        for kid in kids:
            before = next(
                (
                    index
                    for index in reversed(range(len(found)))
                    if not _may_stand_between(found[index])
                ),
                None,
            )
            if before is not None and self._is_one(found[before], kid):
                found[before] = self._together(found[before], kid)
            else:
                found.append(kid)
        return found

    def _is_one(self, first: Kid, second: Kid) -> bool:
        """Whether two elements are pieces of what is one passage of the manuscript."""
        if not (isinstance(first, Element) and isinstance(second, Element)):
            return False
        if first.role != second.role or first.role not in JOINED:
            return False
        if first.role == "LI" and _begins_with_label(second):
            return False
        return self._is_same_passage(first.kids, second.kids)

    def _is_same_passage(self, first: Sequence[Kid], second: Sequence[Kid]) -> bool:
        before = [mark for mark in marks_of(first) if mark in self._lines]
        after = [mark for mark in marks_of(second) if mark in self._lines]
        if not before or not after:
            return False
        last, next_one = self._lines[before[-1]], self._lines[after[0]]
        # What has no place, such as a wordmark and the address below it, is read as one
        is_divided = (
            last.source == NOWHERE
            or before[-1].page != after[0].page
            or next_one.baseline <= last.baseline
        )
        return is_divided and last.source == next_one.source and last.kind == next_one.kind

    def _together(self, first: Kid, second: Kid) -> Kid:
        assert isinstance(first, Element)  # noqa: S101 - only those are pieces of one
        assert isinstance(second, Element)  # noqa: S101
        kids = [*first.kids, *second.kids]
        if first.role in ("L", "LI"):
            kids = self.joined(kids)
        return replace(first, kids=tuple(kids))


def _begins_with_label(item: Element) -> bool:
    first = item.kids[0] if item.kids else None
    return isinstance(first, Element) and first.role == "Lbl"


def _may_stand_between(kid: Kid) -> bool:
    return not isinstance(kid, Element) or kid.role in ("Figure", "Caption", NOTE)


def _with_captions(kids: Iterable[Kid]) -> Iterator[Kid]:
    """Put captions into the figures that they stand behind."""
    held: Element | None = None
    for kid in kids:
        is_caption = isinstance(kid, Element) and kid.role == "Caption"
        if held and is_caption:
            yield replace(held, kids=(*held.kids, kid))
            held = None
            continue
        if held:
            yield held
        held = kid if isinstance(kid, Element) and kid.role == "Figure" else None
        if not held:
            yield kid
    if held:
        yield held


def _sections(kids: Iterable[Kid]) -> Iterator[Element]:
    """Put what follows a heading of the first level into a section with it."""
    section: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Element) and kid.role == "H1" and section:
            # The art of an opener stands before its title
            opener = [part for part in section[-1:] if _is_figure(part)]
            if len(opener) < len(section):
                yield Element("Sect", tuple(section[: len(section) - len(opener)]))
            section = opener
        section.append(kid)
    if section:
        yield Element("Sect", tuple(section))


def _without_gaps(section: Element) -> Element:
    """Return a section whose subheads follow its title level by level, also without a headline."""
    headings = {kid.role for kid in section.kids if isinstance(kid, Element)} & _SUBHEADS.keys()
    return section if "H2" in headings or not headings else _raised(section)


def _raised(element: Element) -> Element:
    kids = (_raised(kid) if isinstance(kid, Element) else kid for kid in element.kids)
    return replace(element, role=_SUBHEADS.get(element.role, element.role), kids=tuple(kids))


def _is_figure(kid: Kid) -> bool:
    return isinstance(kid, Element) and kid.role == "Figure"
