"""Two ways of writing one thing, of which an edition should use one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from belpress.checks.text import Text
from belpress.model.problem import Source


@dataclass(frozen=True)
class Use:
    """One place where a thing is written in one of its ways: ``form``, such as ``-ise``."""

    form: str
    word: str
    text: Text
    offset: int

    @property
    def source(self) -> Source:
        """Where the word stands."""
        return self.text.place(self.offset)


def rarer(uses: Iterable[Use]) -> Iterator[tuple[Use, Use]]:
    """Yield every use of a form that is not the commonest, with the first use of the commonest.

    Of two forms that are as common, the one that is used first counts as the common one.
    """
    found = list(uses)
    counted = Counter(use.form for use in found)
    if len(counted) < 2:
        return
    common = counted.most_common(1)[0][0]
    first = next(use for use in found if use.form == common)
    for use in found:
        if use.form != common:
            yield use, first
