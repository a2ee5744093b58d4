"""Tags of languages (BCP 47), such as ``uk`` and ``be-Latn``: which there are, what is meant."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import cache

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<more>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*)",
    re.IGNORECASE,
)
LONGEST = 3
"""Letters of a language's code, at most."""
_EXAMPLES = 'a language is written as "uk", "fr" or "sr-Latn"'


def read_tag(written: str) -> tuple[str, str]:
    """Return a tag as it is usually written; or nothing, and what to write in its place."""
    text = written.strip().replace("_", "-")
    found = _TAG.fullmatch(text)
    tag = _usual(found) if found else ""
    if tag.casefold() == written.casefold() != "":
        return tag, ""
    tag = tag or _by_name(text) or _corrected(text)
    return "", f'write "{tag}"' if tag else _EXAMPLES


def instead_of(written: str) -> str:
    """Say what to write in place of a tag that is not written as usual; nothing if it is."""
    tag, hint = read_tag(written)
    return "" if tag == written else hint or f'write "{tag}"'


def _usual(found: re.Match[str]) -> str:
    """Return a tag in the usual capitals, its language as it should be; or nothing."""
    language = _language(found["language"].lower())
    script, region = (found["script"] or "").title(), (found["region"] or "").upper()
    scripts, regions, variants = _known_parts()
    if not language or (script and script not in scripts) or (region and region not in regions):
        return ""
    if not variants.issuperset(filter(None, found["more"].lower().split("-"))):
        return ""
    return "-".join(filter(None, (language, script, region))) + found["more"].lower()


def _language(code: str) -> str:
    """Return the code of a language, also for one that is old, too long, or that of a country."""
    from babel.core import get_global
    from babel.languages import get_official_languages

    usual = str(get_global("language_aliases").get(code, code)).partition("_")[0]
    if usual in _languages():
        return usual
    spoken = get_official_languages(code.upper())
    return str(spoken[0]) if spoken else ""


def _corrected(text: str) -> str:
    """Return a tag whose script or region is written as nobody should: ``be-latin``, ``en-UK``."""
    from babel import Locale
    from babel.core import get_global

    code, *others = text.split("-")
    scripts = {name.casefold(): script for script, name in Locale("en").scripts.items()}
    regions = get_global("territory_aliases")
    others = [
        scripts.get(part.casefold()) or "".join(regions.get(part.upper(), [part])[:1])
        for part in others
    ]
    found = _TAG.fullmatch("-".join([code, *others]))
    return (_usual(found) if found else "") or _language(code.lower())


def _by_name(written: str) -> str:
    """Return the tag of a language that goes by its own or its English name, or one like it."""
    names = _names()
    if written.casefold() in names:
        return names[written.casefold()]
    is_name = written.isalpha() and len(written) > LONGEST
    near = difflib.get_close_matches(written.casefold(), names, n=1) if is_name else []
    return names[near[0]] if near else ""


@cache
def _languages() -> frozenset[str]:
    from babel.core import get_global

    return frozenset(tag.partition("_")[0] for tag in get_global("likely_subtags"))


@cache
def _names() -> Mapping[str, str]:
    from babel import Locale
    from babel.localedata import locale_identifiers

    found = Locale("en").languages.items()
    english = {name.casefold(): tag.replace("_", "-") for tag, name in found if "_" not in tag}
    locales = map(Locale, (tag for tag in locale_identifiers() if "_" not in tag))
    own = {(locale.language_name or "").casefold(): locale.language for locale in locales}
    return {name: tag for name, tag in {**own, **english}.items() if name}


@cache
def _known_parts() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the scripts, regions and variants that there are."""
    from babel import Locale

    english = Locale("en")
    variants = (str(name).lower().replace("_", "-") for name in english.variants)
    return frozenset(english.scripts), frozenset(english.territories), frozenset(variants)
