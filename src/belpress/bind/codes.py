"""What the glyphs of a PDF mean, font by font."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pikepdf import Object, String

from belpress.bind.fonts import codes_of

GLYPH_BYTES = 2
"""Bytes of the number of a glyph."""


class Codes:
    """The signs of the glyphs of fonts, each font read once."""

    def __init__(self) -> None:
        self._signs: dict[tuple[int, int], Mapping[int, str]] = {}
        self._spaces: dict[tuple[int, int], Object | None] = {}

    def text(self, font: Object, shown: Iterable[Object]) -> str:
        """Return what is shown by the operand of a ``TJ``."""
        signs = self._signs_of(font)
        glyphs = b"".join(bytes(piece) for piece in shown if isinstance(piece, String))
        starts = range(0, len(glyphs), GLYPH_BYTES)
        return "".join(
            signs.get(int.from_bytes(glyphs[at : at + GLYPH_BYTES]), "") for at in starts
        )

    def space(self, font: Object) -> Object | None:
        """Return the glyph of a space as it is shown, if the font has one."""
        if font.objgen not in self._spaces:
            signs = self._signs_of(font)
            glyph = next((glyph for glyph, sign in signs.items() if sign == " "), None)
            shown = None if glyph is None else String(glyph.to_bytes(GLYPH_BYTES, "big"))
            self._spaces[font.objgen] = shown
        return self._spaces[font.objgen]

    def _signs_of(self, font: Object) -> Mapping[int, str]:
        if font.objgen not in self._signs:
            self._signs[font.objgen] = {
                glyph: bytes.fromhex(code.decode()).decode("utf-16-be", "ignore")
                for glyph, code in codes_of(font).items()
            }
        return self._signs[font.objgen]
