"""The sentences of messages keep their markup whole."""

from __future__ import annotations

import pytest

from belpress.translate.sentences import divided

TEXTS = [
    ["Nobody asked.[^1] ", "*Nobody* knew. ", "[The border](https://x.org/A.B) was closed."],
    ["It was [closed. Nobody knew](https://x.org) and so on. ", "The end."],
    ["*All of it. Every word.* ", "The end."],
    ["One. "],
    ["У 2022 г. [Мінск](a.md) чакаў. ", "**Ён** чакаў."],
]


@pytest.mark.parametrize("parts", TEXTS)
def test_markup_is_not_divided(parts: list[str]) -> None:
    assert divided("".join(parts)) == parts
