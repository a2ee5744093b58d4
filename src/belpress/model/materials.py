"""What pages are made with, beside their HTML: style sheets, fonts and pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from belpress.model.setting import Setting
from belpress.program import made_of

FONT_ENDINGS = (".ttf", ".otf")
LAID_OUT_BY = (
    "press.worker",
    "press.weasyprint",
    "language.hyphenation",
    "model.packing",
    "project.cache",
)
"""The modules that lay out and keep pages, with everything that they import."""


@dataclass(frozen=True)
class Materials:
    """What pages are made with, beside their HTML: style sheets, fonts and pictures.

    ``sheets`` are names and texts, in the order of the cascade; ``files`` maps the paths of fonts
    and other files of the house design to their bytes, ``pictures`` the paths of a manuscript's
    pictures to bytes that have been prepared (see ``pictures``). ``columns`` is how many columns of
    text a body has by these sheets.
    """

    sheets: tuple[tuple[str, str], ...]
    files: Mapping[str, bytes]
    pictures: Mapping[str, bytes]
    columns: int = 2

    @property
    def fonts(self) -> Mapping[str, bytes]:
        """The font files of the house design."""
        return {
            path: content for path, content in self.files.items() if path.endswith(FONT_ENDINGS)
        }

    @cached_property
    def design(self) -> str:
        """A digest of the style sheets, the files of the house design, and the program."""
        digest = blake2b(made_of.digest_of(*LAID_OUT_BY).encode(), digest_size=16)
        for name, text in self.sheets:
            digest.update(f"\0{name}\0{text}".encode())
        for path, content in sorted(self.files.items()):
            digest.update(f"\0{path}\0".encode())
            digest.update(content)
        return digest.hexdigest()

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """A digest of every picture."""
        return {
            path: blake2b(content, digest_size=16).hexdigest()
            for path, content in self.pictures.items()
        }

    def key(self, setting: Setting) -> str:
        """Return a digest of everything that goes into a part's pages."""
        digest = blake2b(self.design.encode(), digest_size=16)
        digest.update(setting.page_source.encode())
        for seen in map(self.digest_of, setting.pictures):
            digest.update(f"\0{seen}".encode())
        return digest.hexdigest()

    def digest_of(self, picture: str) -> str:
        """Return the digest of a picture by its path, or the path if there is no such picture."""
        return self.digests.get(picture, picture)
