"""The dictionaries that WeasyPrint divides words by, with what is shipped and a house's words.

WeasyPrint asks pyphen, which finds a dictionary by its language among ``LANGUAGES``; a larger one
takes its place there. A part says in its head which words its house divides in its own way.
"""

from __future__ import annotations

import pyphen

from belpress.language.hyphenation.dictionaries import enlarged, plain_dictionary
from belpress.language.hyphenation.shipped import shipped_patterns
from belpress.language.hyphenation.words import HOUSE, patterns_of, words_in_head
from belpress.model.setting import Setting


class Hyphenation:
    """The dictionaries of this process, by their names, as the last part of each wanted them."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def is_changed_for(self, setting: Setting) -> bool:
        """Have the words of a part divided as it wants; return whether they were not before.

        A trial without a head wants nothing.
        """
        added = shipped_patterns(setting.language)
        name = _name(setting.language_tag, is_known=bool(added))
        words = words_in_head(setting.head)
        if name is None or not setting.head or self._words.get(name) == words:
            return False
        self._words[name] = words
        own = [pattern for word in words.split() for pattern in patterns_of(word, HOUSE)]
        plain = plain_dictionary(name)
        if added or own:
            pyphen.LANGUAGES[name] = enlarged(plain, [*added, *own])
        elif plain:
            pyphen.LANGUAGES[name] = plain
        return True


def _name(tag: str, *, is_known: bool) -> str | None:
    """Return the name that pyphen finds the dictionary of a language by, if there is one.

    What is ``known`` of a language makes a dictionary too: that of be is no use to be-Latn.
    """
    name = tag.replace("-", "_")
    if is_known:
        pyphen.LANGUAGES_LOWERCASE.setdefault(name.lower(), name)
    found: str | None = pyphen.language_fallback(tag)
    return found
