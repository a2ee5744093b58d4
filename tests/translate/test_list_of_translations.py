"""A language is added to ``edition.yaml``, and nothing else of it changes."""

from __future__ import annotations

import pytest

from belpress.read.translations_list import with_language

HEAD = '# Ours\ntitle: "Yearbook: a test"\nyear: 2030\nlanguage: en # British\n'
LISTS = {
    "": "translations: [lt]\n",
    "translations: [be, ru]\n": "translations: [be, ru, lt]\n",
    "translations: []\n": "translations: [lt]\n",
    "translations: [be, ru,]  # two\n": "translations: [be, ru, lt]  # two\n",
    "translations: [be, {language: be-Latn, from: be}]\n": (
        "translations: [be, {language: be-Latn, from: be}, lt]\n"
    ),
    "translations: [\n  be,\n  ru\n]\n": "translations: [\n  be,\n  ru, lt\n]\n",
    "translations:\n  - be\n  - ru\n": "translations:\n  - be\n  - ru\n  - lt\n",
    "translations:\n- be # first\n": "translations:\n- be # first\n- lt\n",
    "translations:\n  - be\n  - language: be-Latn\n    from: be\n": (
        "translations:\n  - be\n  - language: be-Latn\n    from: be\n  - lt\n"
    ),
    "translations:\n  - be": "translations:\n  - be\n  - lt\n",
}
TAIL = 'labels:\n  contents: "Contents: all"\n'


@pytest.mark.parametrize("written", LISTS)
def test_language_is_added_to_the_list(written: str) -> None:
    at_end = "" if not written.endswith("\n") and written else TAIL
    text = HEAD + written + at_end
    expected = (
        HEAD.rstrip("\n") + "\n" + LISTS[written] + at_end if written else HEAD + LISTS[""] + TAIL
    )
    assert with_language(text, "lt", "lt") == expected


@pytest.mark.parametrize(
    "written",
    ["translations: be\n", "translations: [be\n", "translations: [be, # ]\n  ru]\n", "- a\n"],
)
def test_list_that_cannot_be_added_to_is_left_alone(written: str) -> None:
    assert with_language(HEAD + written, "lt", "lt") is None


def test_derived_language_is_added_with_its_origin() -> None:
    item = "{language: be-Latn, from: be}"
    changed = with_language(
        HEAD + "translations: [be]\n", item, {"language": "be-Latn", "from": "be"}
    )
    assert changed == HEAD + f"translations: [be, {item}]\n"
