"""Plates as pictures in greys, and where there is too much ink on all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image, ImageChops, ImageMath

PLATES = ("cyan", "magenta", "yellow", "black")
INK = "ink"
"""Stands for all plates together."""
FULL = 255
_TOO_MUCH = "#e0261b"


def paper_left(plates: Image.Image) -> tuple[bytes, bytes]:
    """Return what a picture's plates leave of the paper, row by row.

    These are bytes of red, green and blue, for cyan, magenta and yellow; and of greys, for black.
    """
    cyan, magenta, yellow, black = (ImageChops.invert(plate) for plate in plates.split())
    return Image.merge("RGB", (cyan, magenta, yellow)).tobytes(), black.tobytes()


def views_of(coloured: Image.Image, black: Image.Image, limit: int) -> Mapping[str, bytes]:
    """Return each plate as a JPEG, dark where ink is, and all together (:data:`INK`).

    ``coloured`` has what cyan, magenta and yellow leave of the paper as red, green and blue;
    ``black`` is grey. Where there is more ink than the ``limit`` (in percent), it is red.
    """
    left = dict(zip(PLATES, (*coloured.convert("RGB").split(), black.convert("L")), strict=True))
    views = {name: _jpeg(plate) for name, plate in left.items()}
    total = ImageMath.lambda_eval(
        lambda of: sum((FULL - of[name] for name in PLATES[1:]), FULL - of[PLATES[0]]), **left
    )
    shade = ImageMath.lambda_eval(lambda of: FULL - of["total"] / len(PLATES), total=total)
    over = ImageMath.lambda_eval(
        lambda of: (of["total"] > _most(limit)) * FULL, total=total
    ).convert("L")
    ink = shade.convert("L").convert("RGB")
    ink.paste(Image.new("RGB", ink.size, _TOO_MUCH), mask=over)
    return {**views, INK: _jpeg(ink)}


def _most(limit: int) -> int:
    """Return the limit in parts of 255, with what rounding may add on each plate."""
    return round(limit * FULL / 100) + len(PLATES)


def _jpeg(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "JPEG", quality=90)
    return target.getvalue()
