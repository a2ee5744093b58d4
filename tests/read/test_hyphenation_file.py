"""``manuscript/hyphenation.yaml`` is read with the edition, and its mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

import belpress
from belpress.model.problem import ProblemsFound
from samples import EDITION, edit

HYPHENATION = "manuscript/hyphenation.yaml"


def write(root: Path, text: str) -> belpress.Project:
    (root / HYPHENATION).write_text(text, encoding="utf-8")
    return belpress.open_project(root)


def test_words_are_read_by_language(root: Path) -> None:
    edit("language: en", "language: en\ntranslations: [be]", EDITION)(root)
    project = write(root, "# ours\nen: [Luka-shenk*, Minsk]\nbe:\n  - бяз’-ядзер-н*\n")
    edition = belpress.read_edition(project, 2030)
    assert edition.hyphenation == {"en": ("Luka-shenk*", "Minsk"), "be": ("бяз’-ядзер-н*",)}
    assert edition.problems == ()


@pytest.mark.parametrize("text", ["", "\n# nothing yet\n", "en: []\n"])
def test_there_may_be_no_words(root: Path, text: str) -> None:
    assert not any(belpress.read_edition(write(root, text), 2030).hyphenation.values())


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("en:\n  - Luka shenka\n", 2, '"Luka shenka" is not a word with its places'),
        ("en:\n  - Min-sk\n  - -Minsk\n", 3, '"-Minsk" is not a word'),
        ("en: [Min-sk, x1]\n", 1, '"x1" is not a word'),
        ("en: [true]\n", 1, '"True" is not a word'),
        ("en: Min-sk\n", 1, "expected a list of words"),
        ("en:\n  - Min-sk\n  - MINSK\n", 3, 'two ways to divide "minsk"'),
        ("en:\n  - Luka-shenk*\n  - Lu-kashenka\n", 3, 'two ways to divide "lukashenka"'),
        ("en:\n  - Lu-kashenka\n  - Luka-*\n", 3, 'two ways to divide "luka*"'),
        ("en: [Min-sk\n", 1, "not closed rightly"),
    ],
)
def test_mistake_is_named_with_its_line(root: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(ProblemsFound) as stopped:
        belpress.read_edition(write(root, text), 2030)
    (problem,) = stopped.value.problems
    assert (problem.source.path, problem.source.line) == (HYPHENATION, line)
    assert said in problem.message
    assert problem.hint


def test_unknown_language_is_named(root: Path) -> None:
    edition = belpress.read_edition(write(root, "en: [Min-sk]\nby: [Мін-ск]\n"), 2030)
    (problem,) = edition.problems
    assert (problem.rule, problem.source.line) == ("hyphenation-language", 2)
