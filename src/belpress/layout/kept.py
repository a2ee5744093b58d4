"""The names by which the store keeps what was measured: after an edit, all but that is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple
from functools import cached_property
from hashlib import blake2b
from typing import Any

from belpress.layout.measures import (
    Counted,
    FloatMeasure,
    FootnoteMeasure,
    HeadMeasure,
    Measures,
    PassageMeasure,
    Wanted,
)
from belpress.model.document import Body
from belpress.model.materials import Materials
from belpress.program import made_of

REACH = 2
"""How far apart passages may stand and still change each other's lines, by the styles."""
Facts = dict[str, Sequence[Any]]
"""Measures as the store keeps them, by the name of what was measured."""
Measure = HeadMeasure | PassageMeasure | FloatMeasure | FootnoteMeasure
_KINDS: Mapping[str, Any] = {
    "h": HeadMeasure,
    "p": PassageMeasure,
    "f": FloatMeasure,
    "n": FootnoteMeasure,
}


class Names:
    """Digests of all that is measured, each with what its measure depends on.

    The first letter says what it is of: head, passage, float, or note.
    """

    def __init__(self, materials: Materials, body: Body) -> None:
        self.columns = materials.columns
        self.file = f"measures-{body.name}-{_digest(body.language)}"
        made_by = f"{materials.design} {made_of.digest_of('layout.read_off')}"
        shared = (made_by, body.language, body.head)
        kinds = ["", *(passage.kind for passage in body.passages), ""]
        self.head = f"h{_digest(*shared, body.opening)}"
        self.passages = [
            "p"
            + _digest(
                *shared,
                passage.html,
                materials.digest_of(passage.picture),
                *kinds[max(index + 1 - REACH, 0) : index + 2 + REACH],
                f"{min(index, REACH)} {min(len(body.passages) - index, REACH)}",
            )
            for index, passage in enumerate(body.passages)
        ]
        self.floats = [
            "f"
            + _digest(
                *shared,
                one.kind,
                one.form.value,
                one.html,
                materials.digest_of(one.picture),
            )
            for one in body.floats
        ]
        self.footnotes = [f"n{_digest(*shared, one.html)}" for one in body.footnotes]

    @cached_property
    def everything(self) -> tuple[str, ...]:
        """The names of all that a body measures."""
        return (self.head, *self.passages, *self.floats, *self.footnotes)

    def known(self, facts: Facts) -> dict[str, Measure]:
        """Return the measures among what the store kept."""
        return {name: _measure(name, facts[name]) for name in self.everything if name in facts}

    def missing(self, known: Mapping[str, object]) -> Wanted:
        """Return what is not known."""
        return Wanted(
            self.head not in known,
            _indices(self.passages, known),
            _indices(self.floats, known),
            _indices(self.footnotes, known),
        )

    def named(self, counted: Counted) -> dict[str, Measure]:
        """Return what was counted by its names."""
        measures: dict[str, Measure] = {self.head: counted.head}
        measures |= {self.passages[at]: one for at, one in counted.passages.items()}
        measures |= {self.floats[at]: one for at, one in counted.floats.items()}
        measures |= {self.footnotes[at]: one for at, one in counted.footnotes.items()}
        return measures

    def together(self, known: Mapping[str, Any]) -> Measures:
        """Return the measures of a body, put together by their names."""
        return Measures(
            known[self.head],
            tuple(known[name] for name in self.passages),
            tuple(known[name] for name in self.floats),
            tuple(known[name] for name in self.footnotes),
            self.columns,
        )

    def facts(self, measures: Measures) -> Facts:
        """Return measures as the store keeps them."""
        values: list[Measure] = [measures.head, *measures.passages]
        values += [*measures.floats, *measures.footnotes]
        return {name: astuple(one) for name, one in zip(self.everything, values, strict=True)}


def _measure(name: str, facts: Sequence[Any]) -> Measure:
    # A list of JSON was a tuple
    measure: Measure = _KINDS[name[0]](
        *(tuple(one) if isinstance(one, list) else one for one in facts)
    )
    return measure


def _indices(names: Sequence[str], known: Mapping[str, object]) -> tuple[int, ...]:
    return tuple(index for index, name in enumerate(names) if name not in known)


def _digest(*words: str) -> str:
    return blake2b("\0".join(words).encode(), digest_size=10).hexdigest()
