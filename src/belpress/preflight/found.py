"""What pages share: typefaces and pictures, each looked at once."""

from __future__ import annotations

from belpress.preflight.bounds import MOST_ON_FILE, Budget
from belpress.preflight.facts import Font, Picture
from belpress.preflight.fonts import Face, face_of
from belpress.preflight.objects import Value, identity
from belpress.preflight.pictures import picture_of

MOST_FACES = 5000


class Found:
    """Collects the typefaces and pictures of a file."""

    def __init__(self) -> None:
        self.budget = Budget(MOST_ON_FILE, "instructions", "the file")
        self._faces: dict[Face, set[int]] = {}
        self._known: dict[tuple[int, int], Face] = {}
        self._pictures: dict[tuple[int, int], Picture] = {}

    def face(self, font: Value) -> Face:
        """Return what is known of a typeface."""
        number = identity(font)
        if number is None:
            return face_of(font)
        if number not in self._known:
            self._known[number] = face_of(font)
        return self._known[number]

    def sets(self, face: Face, page: int) -> None:
        """Note that a typeface sets type on a page."""
        if face in self._faces or len(self._faces) < MOST_FACES:
            self._faces.setdefault(face, set()).add(page)

    def picture(self, drawn: Value, resources: Value) -> Picture:
        """Return what is known of a picture."""
        number = identity(drawn)
        if number is None:
            return picture_of(drawn, resources)
        if number not in self._pictures:
            self._pictures[number] = picture_of(drawn, resources)
        return self._pictures[number]

    @property
    def fonts(self) -> tuple[Font, ...]:
        """The typefaces that set type, with their pages."""
        return tuple(
            Font(face.name, face.kind, face.is_embedded, face.has_letters, tuple(sorted(pages)))
            for face, pages in self._faces.items()
        )
