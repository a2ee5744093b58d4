"""A word that no dictionary has."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from belpress.checks.accepted import Accepted, accepted_words
from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.checks.text import Text
from belpress.language.dictionaries import LONGEST, Dictionary, dictionary
from belpress.language.labels import colour_keys, labels

_WORD = re.compile(
    r"(?<![\w'’])(?<!\w[.@])(?<!\d-)[^\W\d_](?:[\u00ad\u0301'’]?[^\W\d_])+(?!\w|[.@]\w)"
)
"""A word that is not part of a number with an ending (20-х) or of an address (nn.by)."""
_POSSESSIVE = re.compile(r"(?<=\w)'[sS]\Z")
_INVISIBLE = re.compile("[\u00ad\u0301]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
ABBREVIATION = 6
"""Letters of a word in capitals that counts as an abbreviation."""
ASKED = 3
"""Words for which the dictionary is asked what was meant; each of them takes time."""
COMPARED = 20_000
"""Different words of an edition that are compared to find the nearest."""
NEAREST = 40
"""Words for which the nearest word of the edition is looked up."""


@dataclass
class _Unknown:
    """A word that is not known: where it stands first, and how often it does."""

    text: Text
    offset: int
    times: int = 0


@dataclass
class _Reading:
    """What has been read of an edition: words that are right, and those nobody knows."""

    right: set[str] = field(default_factory=set)
    unknown: dict[str, _Unknown] = field(default_factory=dict)


@rule(
    "spelling",
    why=(
        "A word is not in the dictionary. Words are looked up in the Hunspell dictionary of the "
        "language (en_GB, be_BY, ru_RU …), if it is installed and belpress was installed with "
        'its extra "spelling"; otherwise this rule finds nothing. Add names and new words that '
        "are right to manuscript/words.txt, one per line; a * at the end stands for any ending."
    ),
    wrong="Diplomatic successses abroad.",
    right="Diplomatic successes abroad, said the EU.",
)
def spelling(manuscript: Manuscript) -> Iterator[Finding]:
    """Find words that are neither in the dictionary nor in ``manuscript/words.txt``."""
    known = dictionary(manuscript.language)
    if known is None:
        return
    ours = [*labels(manuscript.language).values(), *colour_keys(manuscript.language).values()]
    preferred = [term.preferred for term in manuscript.terms]
    accepted = accepted_words(manuscript.project, [*preferred, *ours])
    for problem in accepted.problems:
        yield Finding(problem.message, problem.source, problem.hint)
    reading = _read(manuscript, known, accepted)
    nearest = _nearest([*reading.unknown], reading.right, known)
    for word, place in reading.unknown.items():
        often = f" (it occurs {place.times} times)" if place.times > 1 else ""
        meant = f'did you mean "{nearest[word]}"? ' if word in nearest else ""
        yield Finding(
            f'"{word}" is not in the dictionary{often}',
            place.text.place(place.offset),
            f"{meant}if it is right, add it to manuscript/words.txt",
        )


def _read(manuscript: Manuscript, known: Dictionary, accepted: Accepted) -> _Reading:
    reading = _Reading()
    is_cyrillic = re.fullmatch(r"(?:be|ru|uk)(?:-[A-Z]{2})?", manuscript.language) is not None
    for text in manuscript.texts:
        is_in_capitals = text.words.isupper()
        for found in _WORD.finditer(text.words):
            word = _POSSESSIVE.sub("", _INVISIBLE.sub("", found[0]).replace("’", "'"))
            if word in reading.right or not _is_looked_up(word, is_in_capitals=is_in_capitals):
                continue
            if word in reading.unknown or (
                (_CYRILLIC.search(word) is not None) is is_cyrillic
                and not _is_right(word, known, accepted)
                and not (text.words.startswith(".", found.end()) and known.spell(f"{word}."))
            ):
                reading.unknown.setdefault(word, _Unknown(text, found.start())).times += 1
            else:
                reading.right.add(word)
    return reading


def _is_looked_up(word: str, *, is_in_capitals: bool) -> bool:
    """Whether a word is more than an abbreviation (EU), or a name such as eHealth."""
    if len(word) > LONGEST:
        return False
    if word.isupper():
        return is_in_capitals or len(word) > ABBREVIATION
    return word[1:].islower()


def _is_right(word: str, known: Dictionary, accepted: Accepted) -> bool:
    forms = {word}
    if word[0] in "ўЎ":
        forms.add(f"{'у' if word[0] == 'ў' else 'У'}{word[1:]}")
    return any(known.spell(form) or accepted.has(form) for form in forms)


def _nearest(unknown: Sequence[str], right: set[str], known: Dictionary) -> dict[str, str]:
    """Return what may have been meant: a word of the edition itself, or one of the dictionary."""
    nearest: dict[str, str] = {}
    typed = {word: word.lower() if word.isupper() else word for word in unknown[:NEAREST]}
    for word, form in typed.items() if len(right) <= COMPARED else ():
        near = difflib.get_close_matches(form, right, n=1, cutoff=0.88)
        if near:
            nearest[word] = near[0]
    for word in [typo for typo in typed if typo not in nearest][:ASKED]:
        near = difflib.get_close_matches(typed[word], known.suggest(typed[word]), n=1, cutoff=0.75)
        if near:
            nearest[word] = near[0]
    return nearest
