"""The names of a chapter's places: those that authors give, and those of headings' words."""

from __future__ import annotations

from itertools import count

from belpress.markdown.tokens import slug
from belpress.model.problem import Problem, Source


class Names:
    """The names of one chapter; ``given`` are those that authors write as ``{#name}``."""

    def __init__(self, chapter: str, given: frozenset[str]) -> None:
        self.chapter = chapter
        self.places: dict[str, Source] = {}
        self.same: dict[str, list[Source]] = {}
        """The places of headings that have the same words, by the name they would have."""
        self._given = given
        self._worded: dict[str, Source] = {}

    def full(self, name: str) -> str:
        """Return a name as the edition knows it."""
        return f"{self.chapter}--{name}"

    def give(self, name: str, at: Source) -> list[Problem]:
        """Note a name that an author gives to a place."""
        first = self.places.get(self.full(name))
        self.places[self.full(name)] = at
        if first is None:
            return []
        message = f'"#{name}" names two places; the other is in line {first.line}'
        hint = "give one of them another name: {#name}"
        return [Problem("name-twice", message, at, hint=hint)]

    def of_words(self, words: str, at: Source) -> str:
        """Return a name for a heading of some words that no other place has; maybe empty."""
        name = slug(words)
        if not name:
            return ""
        if name in self._worded:
            same = self.same.setdefault(self.full(name), [self._worded[name]])
            same.append(at)
        elif name not in self._given:
            self._worded[name] = at
        numbered = (name if number == 1 else f"{name}-{number}" for number in count(1))
        free = next(
            one for one in numbered if one not in self._given and self.full(one) not in self.places
        )
        self.places[self.full(free)] = at
        return self.full(free)
