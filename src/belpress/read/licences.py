"""Licences as people write them: those of Creative Commons by name or address, or words."""

from __future__ import annotations

import re

from belpress.model.imprint import Licence
from belpress.model.problem import did_you_mean

_SITE = "https://creativecommons.org"
_TERMS = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
_VERSIONS = ("4.0", "3.0", "2.5", "2.0", "1.0")
_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/([a-z-]+)/([\d.]+)|publicdomain/zero/1\.0)"
    r"(?:/(?:deed|legalcode)?[\w.-]*)?",
    re.IGNORECASE,
)
_COMMONS = re.compile(r"\s*(?:cc(?=[\s_-]|0\b|by|\Z)|creative[\s-]+commons)", re.IGNORECASE)
_WORDS = {
    "attribution": "by",
    "noncommercial": "nc",
    "sharealike": "sa",
    "noderivatives": "nd",
    "noderivs": "nd",
}


def read_licence(written: str) -> tuple[Licence, str]:
    """Return a licence, and the way out where it is none of Creative Commons but looks like it."""
    if found := _ADDRESS.fullmatch(written):
        name = f"CC {found[1].upper()} {found[2]}" if found[1] else "CC0 1.0"
        if name in _known():
            return _of_commons(name), ""
        return Licence(), did_you_mean(name, _known())
    if re.match(r"https?://", written):
        return Licence(re.sub(r"\Ahttps?://", "", written), written), ""
    if not _COMMONS.match(written):
        return Licence(written), ""
    name = _by_commons(written)
    if name in _known():
        return _of_commons(name), ""
    versioned = [one for one in _known() if one.startswith(f"{name} ")]
    return Licence(), did_you_mean(name, versioned[:1] or _known())


def _known() -> list[str]:
    return [f"CC {terms} {version}" for version in _VERSIONS for terms in _TERMS] + ["CC0 1.0"]


def _by_commons(written: str) -> str:
    """Return a licence's name as Creative Commons writes it: ``CC BY-SA 4.0``."""
    text = re.sub(r"\A\s*(?:cc|creative[\s-]+commons)", "cc ", written.lower())
    words = re.findall(r"[a-z]+|\d+(?:\.\d+)?", text)
    words = [_WORDS.get(word, word) for word in words]
    terms = [word for word in words if word in ("by", "nc", "sa", "nd")]
    numbers = [word for word in words if word[0].isdigit()]
    if not terms:
        return "CC0 1.0" if numbers[:1] == ["0"] else "CC"
    order = sorted(set(terms), key=("by", "nc", "sa", "nd").index)
    return " ".join(["CC", "-".join(order).upper(), *numbers[:1]])


def _of_commons(name: str) -> Licence:
    if name == "CC0 1.0":
        return Licence(name, f"{_SITE}/publicdomain/zero/1.0/")
    _, terms, version = name.split(" ")
    return Licence(name, f"{_SITE}/licenses/{terms.lower()}/{version}/")
