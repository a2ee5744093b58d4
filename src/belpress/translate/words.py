"""Sources of wordings for messages, and those that are made from others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from belpress.markdown.texts import change_words
from belpress.model.message import Message, Standing, Wording


class Words(Protocol):
    """Anything that has wordings for messages, such as a catalogue."""

    def wording(self, message: Message) -> Wording:
        """Return how a message is worded."""


@dataclass(frozen=True)
class Changed:
    """Words made from other words, such as a transliteration of a catalogue."""

    words: Words
    change: Callable[[str], str]
    before: str = ""
    after: str = ""

    def wording(self, message: Message) -> Wording:
        """Return the wording of a message, with everything changed that is not markup."""
        wording = self.words.wording(message)
        if not wording.text:
            return wording
        text = change_words(wording.text, self.change)
        return replace(wording, text=f"{self.before}{text}{self.after}")


@dataclass(frozen=True)
class OwnWords:
    """The words of the source itself, as the words of a translation."""

    def wording(self, message: Message) -> Wording:
        """Return a message as its own wording."""
        return Wording(message.text, Standing.TRANSLATED, message.source)
