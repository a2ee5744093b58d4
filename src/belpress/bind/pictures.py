"""Pictures of a bound PDF made for a purpose: plates for print, fewer px for screens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from io import BytesIO

from pikepdf import Array, Name, Object, Pdf, PdfImage

from belpress.assets.profiles import Separation, grey, lighter
from belpress.bind.placed import printed_sizes
from belpress.model.form import Form
from belpress.program import made_of
from belpress.project.cache import Store

POINTS = 72
MADE_BY = "assets.profiles"
"""The module that makes pictures, with everything that it imports."""
Size = tuple[int, int]


def plate_pictures(book: Pdf, form: Form, separation: Separation, digest: str, kept: Store) -> None:
    """Give the pictures of a PDF four plates; ``digest`` is that of the profile.

    What was made of a picture is kept by what it was made of, since it takes nearly all the time
    of a file for print.
    """

    def made(content: bytes, size: Size) -> bytes:
        return separation.picture(content, size, form.quality)

    coloured = [
        (picture, content_of(picture), _most(picture, width, height, form.ppi))
        for picture, width, height in printed_sizes(book).values()
        if is_coloured(picture)
    ]
    for picture, content in _all_made(coloured, made, kept, f"{form.quality} {digest}"):
        picture.write(content, filter=Name.DCTDecode)
        picture.ColorSpace = Name.DeviceCMYK
        # The values of these JPEGs are inverted (Adobe technical note 5116)
        picture.Decode = Array([1, 0] * 4)
        _settle(picture, content)


def lighten_pictures(book: Pdf, form: Form, kept: Store) -> None:
    """Give the pictures of a PDF no more px than a screen needs, where that makes it smaller."""

    def made(content: bytes, size: Size) -> bytes:
        return lighter(content, size, form.quality)

    heavy = []
    for picture, width, height in printed_sizes(book).values():
        if "/Interpolate" in picture:
            del picture.Interpolate
        if form.ppi and picture.get("/Filter") == Name.DCTDecode:
            size = _most(picture, width, height, form.ppi)
            heavy.append((picture, picture.read_raw_bytes(), size))
    for picture, content in _all_made(heavy, made, kept, f"{form.quality} for screens"):
        picture.write(content, filter=Name.DCTDecode)
        _settle(picture, content)


def grey_pictures(book: Pdf, form: Form, kept: Store) -> None:
    """Make the pictures of a PDF grey and small."""

    def made(content: bytes, size: Size) -> bytes:
        return grey(content, size, form.quality)

    pictures = [
        (picture, content_of(picture), _most(picture, width, height, form.ppi))
        for picture, width, height in printed_sizes(book).values()
        if not picture.get("/ImageMask")
    ]
    for picture, content in _all_made(pictures, made, kept, f"{form.quality} in greys"):
        picture.write(content, filter=Name.DCTDecode)
        picture.ColorSpace = Name.DeviceGray
        _settle(picture, content)


def _all_made(
    pictures: Sequence[tuple[Object, bytes, Size]],
    make: Callable[[bytes, Size], bytes],
    kept: Store,
    purpose: str,
) -> Iterator[tuple[Object, bytes]]:
    """Yield pictures with what is made of them: side by side, or taken from what is kept."""
    made_by = made_of.digest_of(MADE_BY)
    # The largest ones first, so that no thread is left with one of them at the end
    pictures = sorted(pictures, key=lambda picture: len(picture[1]), reverse=True)

    def found(picture: tuple[Object, bytes, Size]) -> bytes:
        _, content, size = picture
        digest = blake2b(content, digest_size=16)
        digest.update(f"\0{size}\0{purpose}\0{made_by}".encode())
        name = digest.hexdigest()
        made = kept.find(name)
        if made is None:
            kept.keep(name, made := make(content, size))
        return made

    with ThreadPoolExecutor(os.cpu_count()) as threads:
        contents = threads.map(found, pictures)
        for (picture, _, _), content in zip(pictures, contents, strict=True):
            yield picture, content


def _most(picture: Object, width: float, height: float, ppi: int) -> Size:
    """Return the most px that a picture needs where it is largest; its own without a limit."""
    own = int(picture.Width), int(picture.Height)
    if not ppi:
        return own
    return round(width / POINTS * ppi), round(height / POINTS * ppi)


def is_coloured(picture: Object) -> bool:
    """Whether a picture has colours of the screen; greys and masks are on one plate already."""
    if picture.get("/ImageMask") or picture.get("/ColorSpace") == Name.DeviceGray:
        return False
    return picture.get("/ColorSpace") != Name.DeviceCMYK


def content_of(picture: Object) -> bytes:
    """Return a picture as a file."""
    if picture.get("/Filter") == Name.DCTDecode:
        return bytes(picture.read_raw_bytes())
    target = BytesIO()
    PdfImage(picture).as_pil_image().save(target, "PNG")  # type: ignore[arg-type]
    return target.getvalue()


def _settle(picture: Object, content: bytes) -> None:
    """Write down the size of a picture as it is now."""
    from belpress.assets.pictures import examine

    facts = examine(content)
    picture.Width, picture.Height = facts.width_px, facts.height_px
    picture.BitsPerComponent = 8
    for name in ("/Interpolate", "/DecodeParms"):
        if name in picture:
            del picture[name]
