"""Memories in TMX 1.4, which every program for translators reads and writes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from belpress.language.characters import stray
from belpress.program.version import __version__
from belpress.project.untrusted_xml import Element
from belpress.translate.catalogue.lint import TEXT_LIMIT
from belpress.translate.exchange.xml import BadXml, opened, read_xml, tag, written
from belpress.translate.memory.memory import Unit

CODES = ("bpt", "ept", "it", "ph", "ut")
"""Elements that hold codes of other programs, and no words."""
_PROPERTIES = {"x-place": "place", "x-kind": "kind", "x-context": "context"}


def write_tmx(units: Iterable[Unit], written_in: str, language: str) -> bytes:
    """Return units as a file; ``written_in`` is the language of those that do not say theirs."""
    header = {
        "creationtool": "belpress",
        "creationtoolversion": __version__,
        "segtype": "block",
        "o-tmf": "PO",
        "adminlang": "en",
        "srclang": written_in,
        "datatype": "plaintext",
    }
    lines = ['<tmx version="1.4">', f"  {tag('header', header)}", "  <body>"]
    lines += [f"    {_line(unit, written_in, language)}" for unit in units]
    return written([*lines, "  </body>", "</tmx>"])


def _line(unit: Unit, written_in: str, language: str) -> str:
    """Return a unit on one line, so that a merge of lines keeps units whole."""
    parts = [
        tag("prop", {"type": name}, value)
        for name, field in _PROPERTIES.items()
        if (value := getattr(unit, field))
    ]
    for tongue, text in (
        (unit.written_in or written_in, unit.source),
        (language, unit.translation),
    ):
        segment = tag("seg", text=text).replace("\n", "&#10;")
        parts.append(opened("tuv", {"xml:lang": tongue}) + segment + "</tuv>")
    return opened("tu", {"changedate": unit.changed}) + "".join(parts) + "</tu>"


def read_tmx(content: bytes, language: str, written_in: str = "", name: str = "") -> list[Unit]:
    """Return what a file has in a language, translated from another.

    Without ``written_in``, from whatever language is the first one. ``name`` is where the units
    come from, if they do not say so themselves. What is not a text (too long, with characters that
    are not part of one) is passed over. Raises :class:`BadXml`.
    """
    root = read_xml(content)
    if root.name != "tmx":
        raise BadXml(f'is not TMX: it begins with "{root.name:.40}"', root.line)
    is_own = any(one.attributes.get("creationtool") == "belpress" for one in root.named("header"))
    elements = (unit for body in root.named("body") for unit in body.named("tu"))
    units = (_unit(element, language, written_in, is_own=is_own) for element in elements)
    return [unit if is_own else replace(unit, place=name) for unit in units if unit]


def _unit(element: Element, language: str, written_in: str, *, is_own: bool) -> Unit | None:
    texts: dict[str, str] = {}
    for variant in element.named("tuv"):
        for segment in variant.named("seg"):
            texts.setdefault(variant.language.replace("_", "-"), _words(segment).strip())
    target = _nearest(texts, language)
    source = _nearest(texts, written_in) if written_in else _first_but(texts, target)
    text, translation = texts.get(source, ""), texts.get(target, "")
    if source == target or not (_is_text(text) and _is_text(translation)):
        return None
    changed = element.attributes.get("changedate", "")
    changed = changed if re.fullmatch(r"\d{8}T\d{6}Z", changed) else ""
    unit = Unit(text, translation, written_in=written_in or source, changed=changed)
    said = {
        _PROPERTIES[one.attributes["type"]]: one.text
        for one in element.named("prop")
        if one.attributes.get("type") in _PROPERTIES and _is_text(one.text)
    }
    return replace(unit, **said) if is_own else unit


def _nearest(tongues: Iterable[str], language: str) -> str:
    """Return a language as a file has it, or one of its regions; empty if it has neither."""
    wanted = language.casefold()
    for tongue in sorted(tongues, key=len):
        folded = tongue.casefold()
        if folded == wanted or re.fullmatch(rf"{re.escape(wanted)}-([a-z]{{2}}|\d{{3}})", folded):
            return tongue
    return ""


def _first_but(tongues: Iterable[str], language: str) -> str:
    return next((tongue for tongue in tongues if tongue != language), language)


def _words(element: Element) -> str:
    return "".join(
        child if isinstance(child, str) else "" if child.name in CODES else _words(child)
        for child in element.children
    )


def _is_text(text: str) -> bool:
    return bool(text) and len(text) <= TEXT_LIMIT and not stray(text)
