"""Lines of text drawn as outlines: what they say is to be read, and not to be found or copied.

Each letter is drawn once for the whole file, and shown wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from belpress.assets.fonts import Stroke, outlines


class Letters:
    """The letters of a typeface (a file), as things that the pages of a PDF can show."""

    def __init__(self, book: Pdf, font: bytes) -> None:
        self._book = book
        self._font = font
        self._forms: dict[str, Object] = {}
        self._wide: dict[str, float] = {}

    def line(self, text: str, size: float, x: float, y: float, *, ends: bool = False) -> str:
        """Return what draws a line of text that begins, or ends, at a point; lengths in pt."""
        wide = [self._letter(letter) for letter in text]
        x -= size * sum(wide) if ends else 0
        drawn = [f"q {size:g} 0 0 {size:g} {x:.3f} {y:.3f} cm"]
        for letter, width in zip(text, wide, strict=True):
            drawn.append(f"{_name(letter)} Do 1 0 0 1 {width:.4f} 0 cm")
        return "\n".join((*drawn, "Q"))

    def give_to(self, resources: Object) -> None:
        """Let the resources of a page know all letters that have been used."""
        if "/XObject" not in resources:
            resources.XObject = Dictionary()
        for name, form in self._forms.items():
            resources.XObject[name] = form

    def _letter(self, letter: str) -> float:
        """Draw a letter once, and return how wide it is, in em."""
        if letter not in self._wide:
            strokes, self._wide[letter] = outlines(self._font, letter)
            drawn = f"{outlined(strokes, 1, 0, 0)} f"
            self._forms[_name(letter)] = drawn_once(self._book, drawn, (-1, -1, 2, 2))
        return self._wide[letter]


def _name(letter: str) -> str:
    return f"/letter{ord(letter)}"


def drawn_once(book: Pdf, drawn: str, box: Sequence[float]) -> Object:
    """Return what is drawn as one thing, which pages share."""
    stream = Stream(book, drawn.encode(), Type=Name.XObject, Subtype=Name.Form)
    stream.BBox = Array(list(box))
    stream.Resources = Dictionary()
    return book.make_indirect(stream)


def outlined(strokes: Sequence[Stroke], size: float, x: float, y: float) -> str:
    """Return the path of outlines of a size that begin at a point, in pt."""
    return "\n".join(
        " ".join(
            (
                *(
                    f"{length * size + (y if at % 2 else x):.4f}"
                    for at, length in enumerate(points)
                ),
                operator,
            )
        )
        for operator, points in strokes
    )
