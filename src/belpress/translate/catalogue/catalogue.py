"""A catalogue as a translation uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from belpress.model.message import Fallback, Message, Standing, Wording
from belpress.model.problem import Source
from belpress.translate.sentences import divided


@dataclass(frozen=True)
class Entry:
    """One translated message; ``line`` is its line in the catalogue, from 1.

    ``old`` is the source that a fuzzy translation was made for, or empty where that is not known;
    what ``is_to_check`` was carried over, and should be looked at.
    """

    text: str
    line: int
    is_fuzzy: bool = False
    old: str = ""
    is_to_check: bool = False


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

    def is_to_check(self, message: Message) -> bool:
        """Whether the translation of a message was carried over and should be looked at."""
        entry = self.entries.get(message.key)
        return entry is not None and entry.is_to_check

    def words_left(self, message: Message) -> int:
        """Return how many words of a message a translator has to translate, or to read again.

        Where a source has changed, these are the sentences that it did not have before.
        """
        entry = self.entries.get(message.key)
        if entry and entry.text and not entry.is_fuzzy:
            return 0
        sentences = [sentence.strip() for sentence in divided(message.text)]
        known = {sentence.strip() for sentence in divided(entry.old)} if entry else set()
        changed = [sentence for sentence in sentences if sentence not in known]
        return sum(len(sentence.split()) for sentence in changed or sentences)

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
