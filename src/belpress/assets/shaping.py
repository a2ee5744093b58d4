"""How wide text is: shaped in the faces of the house design, each word once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import uharfbuzz

from belpress.assets.faces import Face, faces_for, faces_of
from belpress.model.materials import Materials
from belpress.model.pages import Lettering
from belpress.model.specimen import TextStyle

MOST_DESIGNS = 2
"""Designs whose faces stay open: that of a project, and the one before it was changed."""
HIDDEN = frozenset(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
"""Characters without a width, which no face needs to have."""
SPACES = " \u00a0"
"""The characters that word spacing is added to."""
MOST_WORDS = 200_000


class Faces:
    """The faces of a design, opened where they are first needed."""

    def __init__(self, materials: Materials) -> None:
        self._files = materials.fonts
        self._faces = faces_of(materials)
        self._open: dict[str, tuple[uharfbuzz.Font, int]] = {}
        self._shapers: dict[TextStyle, Shaper] = {}

    def shaper(self, style: TextStyle) -> Shaper:
        """Return what measures text of a style."""
        known = self._shapers.get(style)
        if known is None:
            seen = Lettering(
                style.families, style.weight, style.is_italic, style.size, "#000000", ""
            )
            faces = [(face, *self._opened(face.path)) for face in faces_for(seen, self._faces)]
            known = self._shapers[style] = Shaper(style, faces)
        return known

    def _opened(self, path: str) -> tuple[uharfbuzz.Font, int]:
        if path not in self._open:
            face = uharfbuzz.Face(self._files[path])
            self._open[path] = uharfbuzz.Font(face), face.upem
        return self._open[path]


class Shaper:
    """Measures text of one style, in pt."""

    def __init__(self, style: TextStyle, faces: Sequence[tuple[Face, uharfbuzz.Font, int]]) -> None:
        self._style = style
        self._faces = faces
        self._known: dict[str, float] = {}
        self._features: Mapping[str, bool | int] = dict(style.features)
        if style.letter_spacing:
            # Letters that stand apart are not joined
            self._features = {"liga": 0, "clig": 0, **self._features}
        self.lacks = ""
        """Characters that were asked for and that no face of the style has."""

    def width(self, text: str) -> float:
        """Return how wide a text is that stands in one line, in pt."""
        known = self._known.get(text) if text else 0.0
        if known is None:
            known = sum(self._shaped(run, face) for run, face in self._runs(text))
            known += self._spacing(text)
            if len(self._known) < MOST_WORDS:
                self._known[text] = known
        return known

    def space(self, before: str, after: str) -> float:
        """Return how wide the space between two characters is, in pt; either may be empty.

        Letters such as V stand closer to it than others.
        """
        width = self.width
        return width(f"{before} {after}") - width(before) - width(after)

    def _spacing(self, text: str) -> float:
        style = self._style
        if not style.letter_spacing and not style.word_spacing:
            return 0.0
        letters = sum(ord(char) not in HIDDEN for char in text)
        spaces = sum(char in SPACES for char in text)
        return letters * style.letter_spacing + spaces * style.word_spacing

    def _runs(self, text: str) -> list[tuple[str, int]]:
        """Part a text into what each face is for; one that has no letter goes with the first."""
        if self._faces and self._faces[0][0].characters.issuperset(map(ord, text)):
            return [(text, 0)]
        runs: list[tuple[str, int]] = []
        for char in text:
            code = ord(char)
            having = (at for at, (face, *_) in enumerate(self._faces) if code in face.characters)
            last = runs[-1][1] if runs else 0
            number = last if code in HIDDEN else next(having, -1)
            if number < 0:
                self.lacks += char
                number = last
            if runs and number == last:
                runs[-1] = runs[-1][0] + char, number
            else:
                runs.append((char, number))
        return runs

    def _shaped(self, text: str, number: int) -> float:
        if not self._faces:
            self.lacks += text
            return 0.5 * self._style.size * len(text)
        _, font, em = self._faces[number]
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        if self._style.language:
            buffer.language = self._style.language
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer, self._features)
        advance = sum(place.x_advance for place in buffer.glyph_positions)
        return float(advance) * self._style.size / em


class _Design:
    """Materials that are equal where their design is, so that faces are opened once for it."""

    def __init__(self, materials: Materials) -> None:
        self.materials = materials

    def __hash__(self) -> int:
        return hash(self.materials.design)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Design) and other.materials.design == self.materials.design


@lru_cache(MOST_DESIGNS)
def _faces(design: _Design) -> Faces:
    return Faces(design.materials)


def opened(materials: Materials) -> Faces:
    """Return the faces of a design, the same ones as long as it is not changed."""
    return _faces(_Design(materials))
