"""Pictures come out upright and in their own colours, whatever a camera or a program made."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image, ImageCms

from belpress.assets.bad_picture import BadPicture
from belpress.assets.pictures import prepare
from reliability.contents import saved
from reliability.scratch import Scratch

SIZE = (2400, 1672)
COLUMN = "{.column}"
Colour = tuple[int, int, int]


def adobe_rgb() -> bytes:
    """Return a profile of Adobe RGB (1998): its primaries adapted to D50, and gamma 563/256."""

    def xyz(x: float, y: float, z: float) -> bytes:
        return b"XYZ \0\0\0\0" + b"".join(struct.pack(">i", round(v * 65536)) for v in (x, y, z))

    name = b"Adobe RGB (1998)\0"
    text = b"desc\0\0\0\0" + struct.pack(">I", len(name)) + name + bytes(78)
    gamma = b"curv\0\0\0\0" + struct.pack(">IH", 1, 563) + bytes(2)
    tags = {
        b"desc": text + bytes(-len(text) % 4),
        b"cprt": b"text\0\0\0\0none\0\0\0\0",
        b"wtpt": xyz(0.95045, 1.0, 1.08905),
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947),
        b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), gamma),
    }
    table, data = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for tag, content in tags.items():
        table += struct.pack(">4sII", tag, start + len(data), len(content))
        data += content
    head = struct.pack(
        ">I4sI4s4s4s", start + len(data), b"none", 0x02100000, b"mntr", b"RGB ", b"XYZ "
    )
    head += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28)
    head += struct.pack(">iii", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + data


def srgb_of_adobe(colour: Colour) -> Colour:
    """Return the sRGB of a colour of Adobe RGB, as their standards define both."""
    r, g, b = (value / 255 for value in colour)
    r, g, b = r ** (563 / 256), g ** (563 / 256), b ** (563 / 256)
    linear = (1.39836 * r - 0.39836 * g, g, -0.04293 * g + 1.04293 * b)

    def curve(value: float) -> int:
        value = min(max(value, 0), 1)
        bent = 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
        return round(255 * bent)

    return curve(linear[0]), curve(linear[1]), curve(linear[2])


def turned() -> bytes:
    """Return a picture with a red left edge, lying on its side as a camera keeps it."""
    image = Image.new("RGB", SIZE, "white")
    image.paste((255, 0, 0), (0, 0, 200, SIZE[1]))
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(image.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif, quality=95)


def adobe_inverted() -> bytes:
    """Return a CMYK JPEG of pure cyan as Photoshop writes it: every ink upside down."""
    return saved(Image.new("CMYK", SIZE, (255, 0, 0, 0)), "JPEG", quality=95)


PICTURES: dict[str, tuple[bytes, Colour, int]] = {
    "16-bit grey": (saved(Image.new("I;16", SIZE, 16_384), "PNG"), (64, 64, 64), 2),
    "grey in floats": (saved(half_white := Image.new("F", SIZE, 0.25), "TIFF"), (255, 255, 255), 2),
    "CMYK JPEG": (adobe_inverted(), (0, 255, 255), 90),
    "CMYK TIFF": (saved(Image.new("CMYK", SIZE, (0, 255, 255, 0)), "TIFF"), (255, 0, 0), 90),
    "Adobe RGB": (
        saved(Image.new("RGB", SIZE, (100, 150, 100)), "PNG", icc_profile=adobe_rgb()),
        srgb_of_adobe((100, 150, 100)),
        3,
    ),
    "lying on its side": (turned(), (255, 255, 255), 3),
    "palette": (saved(Image.new("RGB", SIZE, (10, 200, 30)).quantize(4), "PNG"), (10, 200, 30), 3),
    "transparent": (saved(Image.new("RGBA", SIZE, (200, 0, 0, 0)), "PNG"), (255, 255, 255), 3),
}


def printed(path: Path) -> Iterator[tuple[Image.Image, float]]:
    """Yield every figure of a PDF as it is printed, and its width by its height."""
    document = pypdfium2.PdfDocument(path)
    for page in list(document)[4:]:
        sheet, high = page.render(scale=1).to_pil().convert("RGB"), page.get_height()
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            left, bottom, right, top = thing.get_bounds()
            yield (
                sheet.crop((round(left), round(high - top), round(right), round(high - bottom))),
                (right - left) / (top - bottom),
            )


def test_pictures_are_printed_upright_in_their_own_colours(scratch: Scratch) -> None:
    figures = ""
    for number, (content, _, _) in enumerate(PICTURES.values()):
        scratch.write(f"assets/images/p{number}.jpg", content)
        figures += f"\n\n![p](../../assets/images/p{number}.jpg){COLUMN}\n*Caption {number}.*"
    scratch.change("chapter", "\n*An illustration.*", f"\n*An illustration.*{figures}")
    scratch.build_good()
    _, *pictures = printed(scratch.pdf)
    assert len(pictures) == len(PICTURES)
    for (name, (_, wanted, off)), (picture, shape) in zip(PICTURES.items(), pictures, strict=True):
        middle = picture.getpixel((picture.width // 2, picture.height // 2))
        assert isinstance(middle, tuple)
        far = [abs(value - other) for value, other in zip(middle, wanted, strict=True)]
        assert max(far) <= off, (name, middle, wanted)
        assert shape == pytest.approx(SIZE[0] / SIZE[1], abs=0.02), name
        if name == "lying on its side":
            assert picture.getpixel((5, picture.height // 2)) == (254, 0, 0)


def test_lab_is_converted() -> None:
    srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
    red = Image.new("RGB", (40, 30), (200, 30, 30))
    image = ImageCms.profileToProfile(red, srgb, lab, outputMode="LAB")
    assert image is not None
    made = Image.open(BytesIO(prepare(saved(image, "TIFF")))).convert("RGB").getpixel((5, 5))
    assert made == pytest.approx((200, 30, 30), abs=3)


def test_sixty_four_bits_a_pixel_are_refused() -> None:
    entries = ((256, 4), (257, 4), (258, 64), (259, 1), (262, 1), (273, 8), (277, 1), (279, 8))
    table = b"".join(struct.pack("<HHII", tag, 3, 1, value) for tag, value in entries)
    content = b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + table + bytes(4)
    with pytest.raises(BadPicture, match="is not a picture"):
        prepare(content)
