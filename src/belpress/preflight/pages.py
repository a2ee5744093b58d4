"""Pages of a PDF: their boxes, what they show, and what is laid over them."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Matrix, Object, Stream, String

from belpress.preflight.bounds import MOST_INSTRUCTIONS, Budget, TooMuch
from belpress.preflight.boxes import Box, overlap
from belpress.preflight.facts import Annotation, Boxes, Page
from belpress.preflight.found import Found
from belpress.preflight.objects import Value, box, entry, items, name, number, text, whole
from belpress.preflight.state import State
from belpress.preflight.surface import Surface
from belpress.preflight.walk import Walk

MOST_ANNOTATIONS = 5000
MOST_PARENTS = 50
LETTER: Box = (0, 0, 612, 792)
"""What viewers take for a page that does not say how large it is."""
HIDDEN, PRINTED, NO_VIEW = 1 << 1, 1 << 2, 1 << 5
"""Flags of annotations (ISO 32000-1, 12.5.3)."""


def page_of(page: Object, page_number: int, found: Found) -> Page:
    """Return what is known of a page; what cannot be read is said in ``unread``."""
    unit = number(entry(page, "/UserUnit")) or 1.0
    boxes = _boxes(page, unit)
    surface = Surface(boxes.trim or boxes.art or boxes.crop or boxes.media)
    walk = Walk(page_number, surface, found, Budget(MOST_INSTRUCTIONS, "instructions"))
    unread, annotations = "", tuple[Annotation, ...]()
    try:
        state = State(Matrix(unit, 0, 0, unit, 0, 0), boxes.media)
        walk.through(page, _inherited(page, "/Resources"), state)
        annotations = tuple(_annotations(page, unit, walk, boxes.media))
    except TooMuch as error:
        unread = str(error)
    except pikepdf.PdfError:
        unread = "it is damaged, or unpacks to more than is looked at"
    return Page(
        number=page_number,
        boxes=boxes,
        rotation=whole(_inherited(page, "/Rotate")) % 360,
        painted=surface.painted,
        edges=surface.edges,
        annotations=annotations,
        blends=frozenset(walk.blends),
        is_in_reading_order=name(entry(page, "/Tabs")) == "S",
        unread=unread,
    )


def _inherited(page: Value, key: str) -> Value:
    """Return an entry of a page, or of the nearest node above it that has one."""
    for _ in range(MOST_PARENTS):
        found = entry(page, key)
        if found is not None or page is None:
            return found
        page = entry(page, "/Parent")
    return None


def _boxes(page: Object, unit: float) -> Boxes:
    media = box(_inherited(page, "/MediaBox"), unit) or LETTER
    crop = box(_inherited(page, "/CropBox"), unit)
    bleed, trim, art = (box(entry(page, key), unit) for key in ("/BleedBox", "/TrimBox", "/ArtBox"))
    return Boxes(media, overlap(crop, media) if crop else None, bleed, trim, art)


def _annotations(page: Object, unit: float, walk: Walk, media: Box) -> Iterator[Annotation]:
    for at, given in enumerate(items(entry(page, "/Annots"))):
        if at >= MOST_ANNOTATIONS:
            raise TooMuch(f"it has more than {MOST_ANNOTATIONS:,} annotations")
        area = box(entry(given, "/Rect"), unit)
        if area is None:
            continue
        flags = whole(entry(given, "/F"))
        look = entry(entry(given, "/AP"), "/N")
        if look is not None and not isinstance(look, Stream):
            look = entry(look, f"/{name(entry(given, '/AS'))}")
        if isinstance(look, Stream):
            walk.through(look, None, State(Matrix(), media, area=area))
        words = entry(given, "/Contents")
        yield Annotation(
            kind=name(entry(given, "/Subtype")),
            box=area,
            is_printed=bool(flags & PRINTED),
            is_hidden=bool(flags & (HIDDEN | NO_VIEW)),
            is_tagged=number(entry(given, "/StructParent")) is not None,
            has_words=isinstance(words, String) and bool(text(words)),
            has_appearance=isinstance(look, Stream),
        )
