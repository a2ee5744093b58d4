"""Pictures of a PDF: their size, their colours, and how much ink they take."""

from __future__ import annotations

from dataclasses import replace

import pikepdf
from pikepdf import Stream

from belpress.assets.coverage import Heaviest, heaviest_of_jpeg, heaviest_of_plates
from belpress.preflight.bounds import MOST_PICTURE
from belpress.preflight.colours import UNKNOWN, space_of
from belpress.preflight.facts import Picture
from belpress.preflight.objects import Value, entry, items, name, numbers, whole

_UNREADABLE = (pikepdf.PdfError, NotImplementedError)
"""What the library raises for pixels that are damaged, or packed in a way that it does not know."""


def picture_of(drawn: Value, resources: Value) -> Picture:
    """Return what is known of a picture."""
    is_mask = entry(drawn, "/ImageMask") is True
    space = UNKNOWN if is_mask else space_of(entry(drawn, "/ColorSpace"), resources)
    soft = entry(drawn, "/SMask")
    picture = Picture(
        width_px=whole(entry(drawn, "/Width")),
        height_px=whole(entry(drawn, "/Height")),
        bits=1 if is_mask else whole(entry(drawn, "/BitsPerComponent")) or 8,
        space=replace(space.colour(), is_white=False),
        is_mask=is_mask,
        has_soft_mask=isinstance(soft, Stream),
        interpolates=entry(drawn, "/Interpolate") is True,
    )
    if space.family != "cmyk" or is_mask:
        return picture
    is_plain = not space.is_palette and picture.bits == 8
    found = _heaviest(drawn, picture) if is_plain and isinstance(drawn, Stream) else None
    if found is None:
        return replace(picture, ink=None)
    return replace(picture, ink=found.ink, darkest=found.place)


def _heaviest(drawn: Stream, picture: Picture) -> Heaviest | None:
    """Return the patch with the most ink of a picture in four plates, if it can be unpacked."""
    size = picture.width_px, picture.height_px
    is_inverted = numbers(entry(drawn, "/Decode"), 8)[:2] == [1, 0]
    try:
        if _filters(drawn) == ["DCTDecode"]:
            return heaviest_of_jpeg(drawn.read_raw_bytes(), is_inverted=is_inverted)
        if min(size) < 1 or 4 * size[0] * size[1] > MOST_PICTURE:
            return None
        return heaviest_of_plates(drawn.read_bytes(), size, is_inverted=is_inverted)
    except _UNREADABLE:
        return None


def _filters(drawn: Stream) -> list[str]:
    said = entry(drawn, "/Filter")
    return [name(said)] if name(said) else [name(one) for one in items(said)]
