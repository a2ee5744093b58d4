"""A language nobody speaks, to see which words are never translated and which places are tight.

Every word gets accents and grows by about 30 %, and every message stands between ‹ and ›. A word
without accents on a page does not come from a message.
"""

from __future__ import annotations

LANGUAGE = "en-pseudo"
GROWTH = 0.3
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "áćéíńóśúýźÁĆÉÍŃÓŚÚÝŹ")


def pseudo(words: str) -> str:
    """Return words accented and longer; the same word always becomes the same."""
    return "".join(_longer(word) for word in _runs(words))


def _runs(words: str) -> list[str]:
    runs: list[str] = []
    for char in words:
        if runs and runs[-1][-1].isalpha() == char.isalpha():
            runs[-1] += char
        else:
            runs.append(char)
    return runs


def _longer(run: str) -> str:
    if not run.isalpha():
        return run
    grown, owed = "", 0.0
    for char in run:
        grown += char
        owed += GROWTH
        if owed >= 1 and char.lower() in "aeiouy":
            grown += char.lower() if char.islower() else char
            owed -= 1
    return grown.translate(_ACCENTS)
