"""What a translation of the old edition gives to that of the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from belpress.begin.step import Step
from belpress.begin.words import words_of
from belpress.model.message import MessageKind
from belpress.translate.memory.memory import Unit

_FORECASTS = (MessageKind.FORECAST.value, MessageKind.SUMMARY.value)


def moved_units(units: Iterable[Unit], step: Step) -> Iterator[Unit]:
    """Yield translations of the old edition as the new one needs them.

    Texts with years have these moved on, in both languages; forecasts stand among those of last
    year, without markup.
    """
    for unit in units:
        source, translation = step.moved(unit.source), step.moved(unit.translation)
        if source != unit.source and translation != unit.translation:
            yield replace(unit, source=source, translation=translation)
        if unit.kind in _FORECASTS:
            yield replace(
                unit,
                source=words_of(unit.source),
                translation=words_of(unit.translation),
                kind=MessageKind.PAST_FORECAST.value,
                context="",
            )
