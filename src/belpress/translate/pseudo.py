"""An invented language, to see which words cannot be translated and which places are too tight.

Every word gets accents and grows by about 30 %, and every message is between ‹ and ›. A word
without accents on a page does not come from a message.
"""

from __future__ import annotations

LANGUAGE = "en-pseudo"
GROWTH = 0.3
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "áćéíńóśúýźÁĆÉÍŃÓŚÚÝŹ")


def pseudo(words: str) -> str:
    """Return words with accents and made longer; the same word always gives the same result."""
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
    vowels = [index for index, char in enumerate(run) if char.lower() in "aeiouy"]
    more = [0] * len(run)
    for number in range(round(len(run) * GROWTH)):
        more[vowels[number % len(vowels)] if vowels else -1] += 1
    grown = "".join(char * (1 + times) for char, times in zip(run, more, strict=True))
    return grown.translate(_ACCENTS)
