"""The faces of the house design: which characters each of them has."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tinycss2.ast import Node

from belpress.assets.fonts import characters
from belpress.assets.sheets import addresses_of, family_of, font_faces
from belpress.model.materials import Materials
from belpress.model.pages import Lettering
from belpress.project.project import STYLES

WEIGHTS = {"normal": 400, "bold": 700}


@dataclass(frozen=True)
class Face:
    """A face of a family: its file in the house design, and the code points it has.

    A face with weights of a range, as variable fonts have, has them from ``weight`` (100 to 900)
    to ``boldest``.
    """

    family: str
    weight: int
    boldest: int
    is_italic: bool
    path: str
    characters: frozenset[int] = field(repr=False)

    @property
    def name(self) -> str:
        """The face's name as people say it: ``Source Serif 4 SmText 700 italic``."""
        return f"{self.family} {self.weight}{' italic' if self.is_italic else ''}"


def faces_of(materials: Materials) -> tuple[Face, ...]:
    """Return the faces that the style sheets declare and whose files exist."""
    return tuple(face for _, sheet in materials.sheets for face in _faces(sheet, materials))


def _faces(sheet: str, materials: Materials) -> Iterator[Face]:
    for declared in font_faces(sheet):
        paths = [posixpath.normpath(posixpath.join(STYLES, url)) for url in addresses_of(declared)]
        path = next((path for path in paths if path in materials.files), None)
        if path:
            weights = _weights(declared.get("font-weight", ()))
            style = [str(token.value) for token in declared.get("font-style", ())[:1]]
            yield Face(
                family_of(declared),
                min(weights),
                max(weights),
                style not in ([], ["normal"]),
                path,
                characters(materials.files[path]),
            )


def _weights(tokens: Sequence[Node]) -> list[int]:
    """Return the weights of a descriptor: a single one, or the ends of a range."""
    found = [
        WEIGHTS.get(token.lower_value, 400) if token.type == "ident" else int(token.value)
        for token in tokens
        if token.type in ("ident", "number")
    ]
    return found or [WEIGHTS["normal"]]


def faces_for(lettering: Lettering, faces: Iterable[Face]) -> list[Face]:
    """Return the face that each family of a lettering is set in: the nearest in weight."""
    found = []
    for family in lettering.families:
        own = [face for face in faces if face.family.casefold() == family.casefold()]
        if own:
            found.append(min(own, key=lambda face: _distance(face, lettering)))
    return found


def _distance(face: Face, lettering: Lettering) -> tuple[bool, int]:
    nearest = min(max(lettering.weight, face.weight), face.boldest)
    return face.is_italic != lettering.is_italic, abs(nearest - lettering.weight)
