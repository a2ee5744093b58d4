"""Years in texts are found, and moved on from one edition to the next."""

from __future__ import annotations

import pytest

from belpress.language.years import moved_on, years_in

STEP = {2022: 2023, 2023: 2024}


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Annual Review 2022", "Annual Review 2023"),
        ("and forecast for 2023", "and forecast for 2024"),
        ("2022: from 2022 to 2023", "2023: from 2023 to 2024"),
        ("Belarus-2022", "Belarus-2023"),
        ("Агляд 2022-га года", "Агляд 2023-га года"),
        ("Review 2021/22", "Review 2022/23"),
        ("2022–2023", "2023–2024"),
        ("since 1994–2022", "since 1994–2023"),
        ("the order of 1991", "the order of 1991"),
        ("#202200, 12022 and 2022.5", "#202200, 12022 and 2022.5"),
        ("on 31.12.2022", "on 31.12.2022"),
        ("https://example.org/2022", "https://example.org/2022"),
        ("", ""),
    ],
)
def test_years_are_moved_on_all_at_once(text: str, moved: str) -> None:
    assert moved_on(text, STEP) == moved


def test_a_step_of_several_years_moves_pairs_as_a_whole() -> None:
    assert moved_on("2019–2020 and 2021", {2020: 2022, 2021: 2023}) == "2021–2022 and 2023"
    assert moved_on("2022", {}) == "2022"


def test_years_are_told_from_other_numbers() -> None:
    assert years_in("2022: 5000 men, 1,650 km, from 1994 to 2023") == [2022, 1994, 2023]
