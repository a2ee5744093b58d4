"""Translations in XLIFF 2.0, a file for each catalogue."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from belpress.language.characters import stray
from belpress.model.message import Message, Standing
from belpress.project.untrusted_xml import Element
from belpress.translate.catalogue.lint import TEXT_LIMIT
from belpress.translate.exchange.xml import BadXml, opened, read_xml, tag, written

SPACE = "urn:oasis:names:tc:xliff:document:2.0"
FUZZY = "belpress:fuzzy"
CODES = ("ph", "cp", "sc", "ec", "sm", "em")
"""Elements within a text that hold no words."""
_LINES = re.compile(r"(?<!\\)(?<!  )[ \t]*\n[ \t]*")
"""Ends of lines that are not hard line breaks."""


@dataclass(frozen=True)
class Translated:
    """What there is of a message in a catalogue: a text, or none, and how far it is."""

    message: Message
    text: str
    standing: Standing


@dataclass(frozen=True)
class Target:
    """A translation that a file brings: of which unit, from which text, in which line (from 1)."""

    unit: str
    source: str
    text: str
    is_fuzzy: bool
    line: int


@dataclass(frozen=True)
class Document:
    """What an XLIFF file says: its languages, and its translations by the name of a catalogue.

    ``unfit`` are the lines of translations that are not texts, with the reason.
    """

    written_in: str
    language: str
    targets: Mapping[str, Sequence[Target]]
    unfit: Sequence[tuple[int, str]] = ()


def unit_id(message: Message) -> str:
    """Return the name by which a unit is known, which is the same as long as its message is."""
    key = "\0".join(message.key).encode()
    return f"m-{hashlib.blake2b(key, digest_size=8).hexdigest()}"


def write_xliff(
    name: str, translated: Sequence[Translated], written_in: str, language: str
) -> bytes:
    """Return a catalogue as a file; ``written_in`` is the language of its source."""
    root = {"xmlns": SPACE, "version": "2.0", "srcLang": written_in, "trgLang": language}
    original = translated[0].message.source.path if translated else ""
    lines = [opened("xliff", root), "  " + opened("file", {"id": name, "original": original})]
    for unit in translated:
        lines += [f"    {line}" for line in _unit(unit)]
    return written([*lines, "  </file>", "</xliff>"])


def _unit(unit: Translated) -> Iterator[str]:
    message = unit.message
    attributes = {"id": unit_id(message), "name": message.context, "xml:space": "preserve"}
    yield opened("unit", attributes)
    yield "  <notes>"
    place = f"{message.source.path.rpartition('/')[2]}:{message.source.line}"
    yield "    " + tag("note", {"category": "location"}, place)
    for note in (message.kind.value, *message.notes):
        yield "    " + tag("note", {"category": "description"}, note)
    yield "  </notes>"
    state = {"id": "s1"}
    if unit.text:
        is_fuzzy = unit.standing is Standing.FUZZY
        state |= {"state": "initial", "subState": FUZZY} if is_fuzzy else {"state": "translated"}
    target = tag("target", text=unit.text) if unit.text else ""
    source = tag("source", text=message.text)
    yield f"  {opened('segment', state)}{source}{target}</segment>"
    yield "</unit>"


def read_xliff(content: bytes) -> Document:
    """Return what a file says. Raises :class:`BadXml`."""
    root = read_xml(content)
    if root.name != "xliff":
        raise BadXml(f'is not XLIFF: it begins with "{root.name:.40}"', root.line)
    version = root.attributes.get("version", "")
    if not version.startswith("2."):
        hint = "export it as XLIFF 2.0"
        raise BadXml(f'is XLIFF of version "{version:.10}", not 2.0', root.line, hint)
    languages = (root.attributes.get("srcLang", ""), root.attributes.get("trgLang", ""))
    targets: dict[str, list[Target]] = {}
    unfit: list[tuple[int, str]] = []
    for file in root.named("file"):
        found = targets.setdefault(file.attributes.get("id", ""), [])
        for unit in _units(file):
            target = _target(unit)
            if reason := _unfit(target.text) or _unfit(target.source):
                unfit.append((target.line, reason))
            elif target.text:
                found.append(target)
    return Document(*languages, targets, unfit)


def _units(element: Element) -> Iterator[Element]:
    for child in element.elements:
        if child.name == "unit":
            yield child
        elif child.name == "group":
            yield from _units(child)


def _target(unit: Element) -> Target:
    """Return the translation of a unit, whose segments a program may have divided."""
    segments = unit.named("segment", "ignorable")
    source = "".join(_words(one) for part in segments for one in part.named("source"))
    texts = [
        "".join(_words(one) for one in part.named("target"))
        or (_source_of(part) if part.name == "ignorable" else "")
        for part in segments
    ]
    own = [part for part in segments if part.name == "segment"]
    is_whole = all(part.named("target") for part in own)
    states = [part.attributes.get("state", "translated") for part in own]
    text = _LINES.sub(" ", "".join(texts).strip()) if is_whole else ""
    return Target(unit.attributes.get("id", ""), source, text, "initial" in states, unit.line)


def _source_of(part: Element) -> str:
    return "".join(_words(one) for one in part.named("source"))


def _words(element: Element) -> str:
    return "".join(
        child if isinstance(child, str) else "" if child.name in CODES else _words(child)
        for child in element.children
    )


def _unfit(text: str) -> str:
    """Say why something is not a text, or nothing."""
    if len(text) > TEXT_LIMIT:
        return f"has {len(text)} characters; the limit is {TEXT_LIMIT}"
    found = stray(text)
    return f"contains {found[1]}, which is not part of a text" if found else ""
