"""A catalogue as a translation uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from belpress.model.message import Fallback, Message, Standing, Wording
from belpress.model.problem import Source


@dataclass(frozen=True)
class Entry:
    """One translated message; ``line`` is its line in the catalogue, from 1."""

    text: str
    line: int
    is_fuzzy: bool = False


@dataclass(frozen=True)
class Catalogue:
    """The translations of one source file, by context and text of their messages.

    ``stale_since`` is the day (ISO 8601) from which messages have been waiting, or empty;
    ``fallback`` says whether a fuzzy translation is printed.
    """

    source: Source
    language: str
    entries: Mapping[tuple[str, str], Entry]
    stale_since: str = ""
    fallback: Fallback = Fallback.SOURCE

    def wording(self, message: Message) -> Wording:
        """Return the wording of a message; a fuzzy one has none if it is not to be printed."""
        entry = self.entries.get(message.key)
        if entry is None or not entry.text:
            line = entry.line if entry else 0
            return Wording("", Standing.MISSING, replace(self.source, line=line))
        at = replace(self.source, line=entry.line)
        if entry.is_fuzzy:
            text = entry.text if self.fallback is Fallback.OLD else ""
            return Wording(text, Standing.FUZZY, at)
        return Wording(entry.text, Standing.TRANSLATED, at)
