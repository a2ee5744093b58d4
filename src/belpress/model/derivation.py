"""Language editions that are made from others."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Derivation:
    """A language edition that is made from another one: ``language`` from ``origin``.

    ``alphabet`` names the table of letters it is transliterated by.
    """

    language: str
    origin: str
    alphabet: str
