"""The faces of the house design: which characters each of them has."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from belpress.assets.fonts import characters
from belpress.model.materials import Materials
from belpress.model.pages import Lettering
from belpress.project.project import STYLES

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_FACE = re.compile(r"@font-face\s*\{([^}]*)\}")
_DESCRIPTOR = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_URL = re.compile(r"""url\(\s*["']?([^"')]+)""")
WEIGHTS = {"normal": 400, "bold": 700}


@dataclass(frozen=True)
class Face:
    """A face of a family: its file in the house design, and the code points it has."""

    family: str
    weight: int
    is_italic: bool
    path: str
    characters: frozenset[int] = field(repr=False)

    @property
    def name(self) -> str:
        """The face's name as people say it: ``Source Serif 4 SmText 700 italic``."""
        return f"{self.family} {self.weight}{' italic' if self.is_italic else ''}"


def faces_of(materials: Materials) -> tuple[Face, ...]:
    """Return the faces that the style sheets declare, with files that are there."""
    return tuple(face for _, sheet in materials.sheets for face in _faces(sheet, materials))


def _faces(sheet: str, materials: Materials) -> Iterator[Face]:
    for declared in _FACE.findall(_COMMENT.sub("", sheet)):
        said = {name: value.strip() for name, value in _DESCRIPTOR.findall(declared)}
        weight = said.get("font-weight", "400")
        url = _URL.search(said.get("src", ""))
        path = posixpath.normpath(posixpath.join(STYLES, url[1])) if url else ""
        if path in materials.files:
            yield Face(
                said.get("font-family", "").strip("\"'"),
                WEIGHTS.get(weight) or int(weight) if weight.isdecimal() else 400,
                said.get("font-style", "normal") != "normal",
                path,
                characters(materials.files[path]),
            )


def faces_for(lettering: Lettering, faces: Iterable[Face]) -> list[Face]:
    """Return the face that each family of a lettering is set in: the one nearest in weight."""
    found = []
    for family in lettering.families:
        own = [one for one in faces if one.family.casefold() == family.casefold()]
        if own:
            found.append(min(own, key=lambda one: _distance(one, lettering)))
    return found


def _distance(face: Face, lettering: Lettering) -> tuple[bool, int]:
    return face.is_italic != lettering.is_italic, abs(face.weight - lettering.weight)
