"""Pictures: what a file holds, and bytes that the layout can trust.

Headers are read first, so that an enormous picture is
refused before any of it is decoded.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import ExifTags, Image, ImageCms, ImageOps, UnidentifiedImageError

from belpress.assets.bad_picture import BadPicture
from belpress.assets.drawings.clean import clean, is_drawing

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP")
PIXEL_LIMIT = 60_000_000
BYTE_LIMIT = 80 * 1024 * 1024
UNREADABLE = "unreadable"
"""Stands for the colours of a profile that cannot be read."""
PLACEHOLDER_MARK = b"belpress: a placeholder"
"""The remark in a picture that stands for another one, among its first bytes."""
_HEAD = 4096
MOST_SWATCHES = 16
"""Swatches that are remembered: nearly every check looks at the same pictures again."""
_PATCHES = 300
"""Patches along the longer edge of a swatch: on A4, each is about a millimetre."""


@dataclass(frozen=True)
class PictureFacts:
    """What the header of a picture says; sizes in px, upright (after Exif rotation)."""

    width_px: int
    height_px: int
    format: str
    mode: str
    is_plain: bool
    """Whether the layout can take the file as it is: upright 8-bit RGB or grey, sRGB."""
    profile: str = ""
    """The colours its profile is for (RGB, CMYK, GRAY), or :data:`UNREADABLE`; empty without."""
    bits: int = 8
    """Bits of a channel."""
    is_placeholder: bool = False
    """Whether it only stands for another one (see :mod:`~belpress.assets.placeholder`)."""


def examine(content: bytes) -> PictureFacts:
    """Read a picture's header, and make sure that the file is whole.

    Raises :class:`BadPicture`.
    """
    if not content:
        raise BadPicture("the file is empty", "export the picture again")
    if is_drawing(content):
        drawing = clean(content, examine_raster)
        return PictureFacts(round(drawing.width), round(drawing.height), "SVG", "RGB", False)
    return examine_raster(content)


def examine_raster(content: bytes) -> PictureFacts:
    """Read the header of a picture of pixels, and make sure that the file is whole.

    Raises :class:`BadPicture`.
    """
    _name_what_is_none(content)
    with _opened(content) as image:
        width, height = image.size
        if width * height > PIXEL_LIMIT:
            raise BadPicture(
                f"{width} × {height} px is more than {PIXEL_LIMIT // 1_000_000} megapixels",
                "scale it down; a full page needs 2551 × 3579 px",
            )
        bits = _bits(image)
        rotation = _rotation(image)
        if rotation in (5, 6, 7, 8):
            width, height = height, width
        plain = (
            image.format in ("JPEG", "PNG")
            and image.mode in ("RGB", "L", "RGBA", "P", "1", "LA")
            and rotation == 1
            and not _has_other_profile(image)
        )
        profile = _profile(image)
        facts = PictureFacts(
            width,
            height,
            str(image.format),
            image.mode,
            plain,
            profile,
            bits,
            is_placeholder(content),
        )
    _make_sure_it_is_whole(content, facts)
    return facts


def is_placeholder(content: bytes) -> bool:
    """Whether a picture only stands for another one."""
    return PLACEHOLDER_MARK in content[:_HEAD]


def prepare(content: bytes) -> bytes:
    """Return a picture upright, in 8-bit sRGB or grey, as JPEG or PNG.

    A picture that is all of that is returned unchanged, byte for byte; a drawing, as SVG that is
    safe. Raises :class:`BadPicture`.
    """
    if is_drawing(content):
        return clean(content, examine_raster).content
    facts = examine(content)
    if facts.is_plain:
        return content
    with _opened(content) as image:
        try:
            upright = ImageOps.exif_transpose(image)
            converted = _to_srgb(upright)
        except (OSError, SyntaxError, ValueError, ImageCms.PyCMSError) as error:
            raise BadPicture(f"cannot be decoded ({error})", "export the picture again") from error
    target = BytesIO()
    if facts.format == "JPEG":
        converted.save(target, "JPEG", quality=92, subsampling=0)
    else:
        converted.save(target, "PNG", compress_level=6)
    return target.getvalue()


def _name_what_is_none(content: bytes) -> None:
    """Say of files that show something, but are no pictures, how to make a picture of them."""
    if b"%PDF-" in content[:1024]:
        raise BadPicture(
            "a PDF is not a picture",
            "export the chart as SVG, or as PNG of at least 1,500 px in width (a page: 2,551 px)",
        )
    if content[:2] == b"\x1f\x8b":
        raise BadPicture("the drawing is compressed (SVGZ)", "save it as plain SVG")
    if content[:4] == b"\xd7\xcd\xc6\x9a" or content[40:44] == b" EMF":
        raise BadPicture(
            "a metafile (WMF, EMF) is not a picture", "export the chart as SVG, or as PNG"
        )


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return Image.open(BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise BadPicture(
            f"has more than {PIXEL_LIMIT // 1_000_000} megapixels", "scale it down"
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise BadPicture(
            "the file is not a picture that can be read", "export it as JPEG or PNG"
        ) from error


def _make_sure_it_is_whole(content: bytes, facts: PictureFacts) -> None:
    """Find files that were cut short, without decoding those that are clearly whole."""
    whole = True
    if facts.format == "JPEG":
        whole = b"\xff\xd9" in content[-4096:]
    else:
        try:
            with _opened(content) as image:
                if facts.format == "PNG":
                    image.verify()
                else:
                    image.load()
        except (OSError, SyntaxError, ValueError, EOFError):
            whole = False
    if not whole:
        raise BadPicture("the file is cut short or damaged", "copy or export it again")


def _rotation(image: Image.Image) -> int:
    """Return the Exif rotation, 1 if none can be read. A PNG may be decoded for it."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:
        return 1


def _has_other_profile(image: Image.Image) -> bool:
    profile = image.info.get("icc_profile")
    if not profile:
        return False
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return False
    return "srgb" not in name.casefold()


def _profile(image: Image.Image) -> str:
    """Return the colours that an embedded profile is for."""
    profile = image.info.get("icc_profile")
    if not profile:
        return ""
    try:
        return ImageCms.ImageCmsProfile(BytesIO(profile)).profile.xcolor_space.strip()
    except (OSError, ImageCms.PyCMSError):
        return UNREADABLE


def _bits(image: Image.Image) -> int:
    """Return the bits of a channel; in a colour file, its raw mode gives their number."""
    if image.mode in ("I", "F"):
        return 32
    raw = [str(tile.args) for tile in getattr(image, "tile", ())]
    return (
        16 if image.mode.startswith("I;16") or any(";16" in arguments for arguments in raw) else 8
    )


def _to_srgb(image: Image.Image) -> Image.Image:
    """Convert to 8-bit RGB or grey, by the embedded colour profile where there is one."""
    if image.mode.startswith(("I", "F")):
        return _to_eight_bits(image)
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L", "LAB"):
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
        except (OSError, ImageCms.PyCMSError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    if image.mode in ("RGBA", "LA", "PA"):
        return image.convert("RGBA")
    return image.convert("RGB")


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """Scale 16-bit or floating-point grey to 8 bits, without clipping."""
    values = image.convert("F")
    most = float(values.getextrema()[1]) or 1.0  # type: ignore[arg-type]
    white = most if image.mode == "F" else 65535.0
    return values.point(lambda value: value * (255 / white)).convert("L")


@dataclass(frozen=True)
class Swatch:
    """A picture scaled down to patches of one colour, about as large as details that an eye blends.

    ``patches`` are the red, green and blue of each, row by row.
    """

    width: int
    height: int
    patches: bytes

    def colours(self, part: tuple[float, float, float, float]) -> list[str]:
        """Return the colours of a part of the picture, as ``#rrggbb``, one for each patch.

        ``part`` is its left, top, right and bottom edge, as shares of the picture's width and
        height.
        """
        columns = _span(part[0] * self.width, part[2] * self.width, self.width)
        rows = _span(part[1] * self.height, part[3] * self.height, self.height)
        starts = (3 * (row * self.width + column) for row in rows for column in columns)
        return [f"#{self.patches[at : at + 3].hex()}" for at in starts]


def _span(start: float, end: float, most: int) -> range:
    first = min(max(int(start), 0), most - 1)
    return range(first, max(min(round(end), most), first + 1))


def for_the_screen(image: Image.Image) -> bytes:
    """Return a picture as a JPEG to be looked at on a screen."""
    target = BytesIO()
    image.convert("RGB").save(target, "JPEG", quality=88)
    return target.getvalue()


def scaled_down(jpeg: bytes, width_px: int) -> bytes:
    """Return a JPEG that belpress made for the screen, scaled down to a width in px."""
    with Image.open(BytesIO(jpeg)) as image:
        size = width_px, round(image.height * width_px / image.width)
        image.draft("RGB", size)
        return for_the_screen(image.resize(size, Image.Resampling.LANCZOS))


@lru_cache(MOST_SWATCHES)
def swatch(content: bytes) -> Swatch:
    """Return a picture scaled down to its patches. Raises :class:`BadPicture`."""
    with _opened(content) as image:
        image.draft("RGB", (_PATCHES, _PATCHES))
        small = image.convert("RGB")
    small.thumbnail((_PATCHES, _PATCHES))
    return Swatch(*small.size, small.tobytes())
