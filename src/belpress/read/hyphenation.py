"""``manuscript/hyphenation.yaml``: words with the places where a house divides them.

A language, below it words, each with a hyphen at its places; one without any is not divided. A
``*`` at the end stands for any ending::

    be: [пад-трым-к*]
    en:
      - Luka-shenka
      - Minsk
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from belpress.language.hyphenation.words import WORD, letters_of
from belpress.model.problem import Source, did_you_mean
from belpress.project.project import MANUSCRIPT, Project
from belpress.read.files import read_text
from belpress.read.frontmatter import Fields, load
from belpress.read.mistakes import Mistakes

NAME = "hyphenation.yaml"
_COMMENTS = re.compile(r"^\s*#.*$", re.MULTILINE)
Words = Mapping[str, tuple[str, ...]]
"""Words with their places, by language."""


def read_hyphenation(project: Project, languages: Collection[str], mistakes: Mistakes) -> Words:
    """Return the words of a project; ``languages`` are those of the edition.

    What is wrong with the file is added to the ``mistakes``.
    """
    path = project.root / MANUSCRIPT / NAME
    if not project.has(path):
        return {}
    text = read_text(project, path, mistakes.problems)
    if text is None or not _COMMENTS.sub("", text).strip():
        return {}
    fields = load(text, Source(project.relative(path), 1))
    mistakes.problems += fields.problems
    found = {}
    for language, words in fields.values.items():
        if language not in languages:
            message = f'"{language}" is not a language of this edition'
            hint = did_you_mean(language, languages)
            mistakes.warn("hyphenation-language", message, fields.place((language,)), hint)
        found[language] = tuple(_words(language, words, fields, mistakes))
    return found


def _words(
    language: str,
    words: Any,  # noqa: ANN401 - whatever stands in the file
    fields: Fields,
    mistakes: Mistakes,
) -> Iterator[str]:
    """Yield the words of a language that can be used."""
    if not isinstance(words, list):
        message = f"{language}: expected a list of words"
        hint = f'write "{language}: [first-word, second-word]"'
        mistakes.error("hyphenation-file", message, fields.place((language,)), hint)
        return
    known: list[tuple[str, int]] = []
    for index, word in enumerate(words):
        at = fields.place((language, index))
        if not isinstance(word, str) or not WORD.fullmatch(word):
            message = f'{language}: "{word}" is not a word with its places'
            hint = "write its letters, a hyphen at each place, and * for any ending: hyphen-a-t*"
            mistakes.error("hyphenation-file", message, at, hint)
            continue
        letters = letters_of(word)
        line = next((line for other, line in known if _are_same(letters, other)), 0)
        if line:
            message = f'{language}: there are two ways to divide "{letters}"'
            hint = f"the other is in line {line}; delete one of them"
            mistakes.error("hyphenation-file", message, at, hint)
        else:
            known.append((letters, at.line))
            yield word


def _are_same(one: str, other: str) -> bool:
    """Whether the letters of two words may stand for the same word."""
    short, long = sorted((one, other), key=lambda letters: len(letters.rstrip("*")))
    return short == long or (short.endswith("*") and long.startswith(short[:-1]))
