"""PDFs broken on purpose: functions that change an open file, each in one way."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream, String

MM = 72 / 25.4
PAGE = 3
"""The page that most of them break."""
Break = Callable[[Pdf], None]


def page(book: Pdf, number: int = PAGE) -> Object:
    return book.pages[number - 1].obj


def trim(book: Pdf, number: int = PAGE) -> tuple[float, float, float, float]:
    left, bottom, right, top = (float(edge) for edge in page(book, number).TrimBox)
    return left, bottom, right, top


def resource(
    book: Pdf, kind: str, value: Object, number: int = PAGE, name: str = "/Spoilt"
) -> None:
    resources = page(book, number).Resources
    if kind not in resources:
        resources[kind] = Dictionary()
    resources[kind][name] = value


def draws(content: str, number: int = PAGE, **resources: Callable[[Pdf], Object]) -> Break:
    """Draw something on a page; ``resources`` make what is called /Spoilt in it."""

    def change(book: Pdf) -> None:
        for kind, make in resources.items():
            resource(book, f"/{kind}", make(book), number)
        own = page(book, number)
        before = own.Contents
        parts = before if isinstance(before, Array) else [before]
        drawn = b"\n".join(part.read_bytes() for part in parts)
        own.Contents = Stream(book, b"q " + drawn + f"\nQ q {content} Q\n".encode())

    return change


def both(*changes: Break) -> Break:
    def change(book: Pdf) -> None:
        for one in changes:
            one(book)

    return change


def catalogue(name: str, value: object) -> Break:
    return lambda book: book.Root.__setitem__(f"/{name}", value)


def without(name: str) -> Break:
    return lambda book: book.Root.__delitem__(f"/{name}")


def boxed(name: str, grow: float, number: int = PAGE) -> Break:
    """Set a box to the trim, moved outwards by so many mm."""

    def change(book: Pdf) -> None:
        left, bottom, right, top = trim(book, number)
        by = grow * MM
        page(book, number)[f"/{name}"] = Array([left - by, bottom - by, right + by, top + by])

    return change


def xmp(old: str, new: str) -> Break:
    def change(book: Pdf) -> None:
        before = book.Root.Metadata.read_bytes().decode()
        assert old in before
        after = before.replace(old, new)
        book.Root.Metadata = Stream(book, after.encode(), Type=Name.Metadata, Subtype=Name.XML)

    return change


def info(name: str, value: object) -> Break:
    def change(book: Pdf) -> None:
        book.trailer.Info[f"/{name}"] = value

    return change


def font_without_file(book: Pdf) -> None:
    font = next(iter(dict(page(book).Resources.Font).values()))
    del font.DescendantFonts[0].FontDescriptor.FontFile2


def plain_font(book: Pdf) -> Object:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def drawn_font(book: Pdf) -> Object:
    """Return a typeface whose letter A is a blue square."""
    drawing = Stream(book, b"1000 0 d0 0 0 1 rg 0 0 900 900 re f")
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary(A=book.make_indirect(drawing)),
        Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.A])),
        FirstChar=65,
        LastChar=65,
        Widths=Array([1000]),
    )


def kept_font(book: Pdf) -> Object:
    return next(iter(dict(page(book).Resources.Font).values()))


def types(size: float, colour: str, at: tuple[float, float] = (200, 400), mode: int = 0) -> Break:
    """Set a word in a typeface that is in the file."""
    x, y = at
    words = f"BT /Spoilt {size} Tf {mode} Tr {colour} {x} {y} Td <00010002> Tj ET"
    return draws(words, Font=kept_font)


def pixels(
    mode: str, pixel: bytes, side: int = 40, filled: object = None
) -> Callable[[Pdf], Object]:
    """Return what makes a picture of one colour."""

    def make(book: Pdf) -> Object:
        space = filled or Name(mode)
        return book.make_indirect(
            Stream(
                book,
                pixel * side * side,
                Type=Name.XObject,
                Subtype=Name.Image,
                Width=side,
                Height=side,
                BitsPerComponent=8,
                ColorSpace=space,
            )
        )

    return make


def form(content: str, **entries: Any) -> Callable[[Pdf], Object]:
    def make(book: Pdf) -> Object:
        return book.make_indirect(
            Stream(
                book,
                content.encode(),
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, 2000, 2000]),
                **entries,
            )
        )

    return make


def pattern(content: str) -> Callable[[Pdf], Object]:
    def make(book: Pdf) -> Object:
        return book.make_indirect(
            Stream(
                book,
                content.encode(),
                Type=Name.Pattern,
                PatternType=1,
                PaintType=1,
                TilingType=1,
                BBox=Array([0, 0, 10, 10]),
                XStep=10,
                YStep=10,
                Resources=Dictionary(),
            )
        )

    return make


def gradient(space: Name, first: list[float], last: list[float]) -> Callable[[Pdf], Object]:
    def make(book: Pdf) -> Object:
        function = Dictionary(FunctionType=2, Domain=[0, 1], C0=first, C1=last, N=1)
        return Dictionary(ShadingType=2, ColorSpace=space, Coords=[0, 0, 100, 0], Function=function)

    return make


def spot(name: str) -> Callable[[Pdf], Object]:
    def make(book: Pdf) -> Object:
        tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 0, 0], N=1)
        return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])

    return make


def calibrated(book: Pdf) -> Object:
    profile = book.make_indirect(Stream(book, b"\0" * 200, N=3))
    return Array([Name.ICCBased, profile])


def settings(**entries: Any) -> Callable[[Pdf], Object]:
    return lambda book: Dictionary(Type=Name.ExtGState, **entries)


def annotated(kind: str, box: list[float], number: int = PAGE, **entries: Any) -> Break:
    def change(book: Pdf) -> None:
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=box, **entries)
        page(book, number).Annots = Array([book.make_indirect(made)])

    return change


def script(book: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    book.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), action])))


def intent_of(space: bytes, count: int) -> Break:
    """Give the output intent another profile: a head that says what it is for."""

    def change(book: Pdf) -> None:
        head = b"\0" * 16 + space + b"\0" * 16 + b"acsp" + b"\0" * 88
        book.Root.OutputIntents[0].DestOutputProfile = Stream(book, head, N=count)

    return change


def second_intent(book: Pdf) -> None:
    book.Root.OutputIntents.append(book.Root.OutputIntents[0])


def larger_page(book: Pdf) -> None:
    """Make a page larger by a twentieth, with all that is on it."""
    page(book).UserUnit = 1.05


def without_letters(book: Pdf) -> None:
    for font in dict(page(book).Resources.Font).values():
        if "/ToUnicode" in font:
            del font.ToUnicode


def saved(book: Pdf, **how: Any) -> bytes:
    target = BytesIO()
    book.save(target, **how)
    return target.getvalue()


def locked(user: str) -> pikepdf.Encryption:
    return pikepdf.Encryption(owner="owner", user=user, R=6)
