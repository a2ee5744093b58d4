"""Tags of a PDF, and what it does by itself: its trees, walked without end being possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from pikepdf import Array, Dictionary, Pdf

from belpress.preflight.bounds import MOST_ELEMENTS, Budget, TooMuch
from belpress.preflight.facts import Action, Tags
from belpress.preflight.objects import Value, entries, entry, identity, items, name, text

FIGURES = frozenset({"Figure", "Formula"})
PLAIN = frozenset({"GoTo", "GoToR", "GoToE", "URI", "Named", "Thread", ""})
"""Actions that lead somewhere, and do nothing else."""
OPENING = "OpenAction"
"""What a file shows when it is opened, as it is called in it."""


def tags_of(book: Pdf, page_numbers: Mapping[tuple[int, int], int]) -> Tags:
    """Return what a file says of its structure; pages are known by the numbers of their objects."""
    root = book.Root
    mark, tree = entry(root, "/MarkInfo"), entry(root, "/StructTreeRoot")
    has_tree = isinstance(tree, Dictionary)
    without, is_read = set[int](), True
    roles = {key.removeprefix("/"): name(value) for key, value in entries(entry(tree, "/RoleMap"))}
    try:
        for element in _elements(tree) if has_tree else ():
            kind = name(entry(element, "/S"))
            if FIGURES.isdisjoint((kind, roles.get(kind, ""))):
                continue
            if not text(entry(element, "/Alt")) and not text(entry(element, "/ActualText")):
                page = identity(_page_of(element))
                without.add(page_numbers.get(page, 0) if page else 0)
    except TooMuch:
        is_read = False
    return Tags(
        is_marked=entry(mark, "/Marked") is True,
        has_tree=has_tree,
        is_suspect=entry(mark, "/Suspects") is True,
        without_alt=tuple(sorted(without)),
        is_read=is_read,
    )


def _elements(tree: Value) -> Iterator[Dictionary]:
    """Yield the elements of a structure tree, each once."""
    budget, seen = Budget(MOST_ELEMENTS, "tags"), set[tuple[int, int]]()
    left = [entry(tree, "/K")]
    while left:
        found = left.pop()
        budget.spend()
        number = identity(found)
        if number is not None and number in seen:
            continue
        if number is not None:
            seen.add(number)
        if isinstance(found, Array):
            left += list(items(found))
        elif isinstance(found, Dictionary):
            if entry(found, "/S") is not None:
                yield found
            left.append(entry(found, "/K"))


def _page_of(element: Value) -> Value:
    page = entry(element, "/Pg")
    if page is not None:
        return page
    below = entry(element, "/K")
    parts = [below] if isinstance(below, Dictionary) else list(items(below))
    return next((entry(one, "/Pg") for one in parts if entry(one, "/Pg") is not None), None)


def actions_of(book: Pdf, pages: Sequence[Value]) -> Iterator[Action]:
    """Yield what a file does by itself or by a click, links and other ways aside."""
    root = book.Root
    opening = entry(root, "/OpenAction")
    if opening is not None:
        kind = name(entry(opening, "/S")) if isinstance(opening, Dictionary) else "GoTo"
        yield Action(OPENING if kind in PLAIN else kind)
    if entry(entry(root, "/Names"), "/JavaScript") is not None:
        yield Action("JavaScript")
    yield from _triggered(root, 0)
    holders = (
        (number, holder)
        for number, page in enumerate(pages, start=1)
        for holder in (page, *items(entry(page, "/Annots")))
    )
    for number, holder in islice(holders, MOST_ELEMENTS):
        kind = name(entry(entry(holder, "/A"), "/S"))
        if kind not in PLAIN:
            yield Action(kind, number)
        yield from _triggered(holder, number)


def _triggered(holder: Value, page: int) -> Iterator[Action]:
    """Yield what happens when something is opened, closed, entered …."""
    for _, action in entries(entry(holder, "/AA")):
        yield Action(name(entry(action, "/S")) or "unknown", page)
