"""The step from one edition to the next: which years become which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from belpress.language.years import moved_on


@dataclass(frozen=True)
class Step:
    """From the edition of one year, which forecasts another, to that of a new one."""

    old_year: int
    old_forecast_year: int
    year: int

    @property
    def forecast_year(self) -> int:
        """The year that the new edition forecasts."""
        return self.old_forecast_year + self.year - self.old_year

    @property
    def years(self) -> Mapping[int, int]:
        """The years of the old edition, each with that of the new one."""
        return {self.old_forecast_year: self.forecast_year, self.old_year: self.year}

    def moved(self, text: str) -> str:
        """Return a text of the old edition with its years moved on."""
        return moved_on(text, self.years)
