"""Reading a PO file strictly: gettext's libraries ignore mistakes that would lose words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from belpress.language.characters import BRACKET_LIMIT, stray
from belpress.model.problem import Problem, Source

SIZE_LIMIT = 4 * 1024 * 1024
TEXT_LIMIT = 20_000
_FIELD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)[ \t]+(?=\")")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"[ \t]*\Z')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]+|.)")
_ESCAPES = {
    "n": "\n",
    "t": "\t",
    "r": "\r",
    '"': '"',
    "\\": "\\",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "v": "\v",
}
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})( |\Z)")
_CHARSET = re.compile(r"charset=([^\s;]+)")


@dataclass
class Linted:
    """What a PO file says: its header's fields, and the line of every entry in use."""

    header: dict[str, str] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Entry:
    line: int
    fields: dict[str, str] = field(default_factory=dict)
    is_obsolete: bool = False


def lint(content: bytes, at: Source, language: str) -> tuple[str, Linted]:
    """Return the text of a PO file, and what it says or what is wrong with it."""
    linted = Linted()
    text = _decoded(content, at, linted)
    if not linted.problems:
        if (count := text.count("[")) > BRACKET_LIMIT:
            message = f"{count} opening brackets; the limit is {BRACKET_LIMIT} per file"
            _complain(linted, "catalogue-too-large", message, at)
        for entry in _entries(text, at, linted):
            _note(entry, at, linted)
        if not linted.problems:
            _check_header(at, language, linted)
    return text, linted


def _complain(linted: Linted, rule: str, message: str, at: Source, hint: str = "") -> None:
    linted.problems.append(Problem(rule, message, at, hint=hint))


def _decoded(content: bytes, at: Source, linted: Linted) -> str:
    if len(content) > SIZE_LIMIT:
        message = f"a catalogue of more than {SIZE_LIMIT >> 20} MB"
        _complain(linted, "catalogue-too-large", message, at)
        return ""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 (byte {error.start + 1})"
        hint = 'save it as "UTF-8" in the program it was made with'
        _complain(linted, "catalogue-encoding", message, Source(at.path, line), hint)
        return ""


def _entries(text: str, at: Source, linted: Linted) -> list[_Entry]:
    entries: list[_Entry] = []
    current: _Entry | None = None
    last = ""
    for number, line in enumerate(text.split("\n"), start=1):
        place = Source(at.path, number)
        if _CONFLICT.match(line):
            hint = "choose one of the two versions and delete the marks"
            _complain(
                linted, "catalogue-conflict", "contains a conflict mark of a merge", place, hint
            )
            return []
        if found := stray(line):
            message = f"contains {found[1]}, which is not part of a text"
            _complain(linted, "catalogue-syntax", message, place, "delete it")
            continue
        is_obsolete = line.startswith("#~") and not line.startswith("#~|")
        line = line[2:].strip() if is_obsolete else line.strip()
        if not line or line.startswith("#"):
            if current and last.startswith("msgstr"):
                entries.append(current)
                current, last = None, ""
            continue
        found_field = _FIELD.match(line)
        quoted = _QUOTED.match(line[found_field.end() :] if found_field else line)
        if quoted is None or (found_field is None and not last):
            message = f'cannot be read: "{line:.40}"'
            hint = 'expected a comment (#), or msgid, msgstr or a text in quotation marks ("…")'
            _complain(linted, "catalogue-syntax", message, place, hint)
            continue
        if found_field:
            name = found_field[1]
            if current and last.startswith("msgstr") and not name.startswith("msgstr"):
                entries.append(current)
                current = None
            current = current or _Entry(number, is_obsolete=is_obsolete)
            if name in current.fields:
                _complain(linted, "catalogue-syntax", f"{name} is given twice in one entry", place)
            last, current.fields[name] = name, ""
        if current:
            current.fields[last] += _unescaped(quoted[1])
    if current:
        entries.append(current)
    return entries


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPES.get(found[1], ""), text)


def _note(entry: _Entry, at: Source, linted: Linted) -> None:
    place = Source(at.path, entry.line)
    if "msgid" not in entry.fields or not any(name.startswith("msgstr") for name in entry.fields):
        missing = "msgid" if "msgid" not in entry.fields else "msgstr"
        hint = "the file seems to be cut short; restore its last good version"
        _complain(linted, "catalogue-cut-short", f"an entry without {missing}", place, hint)
        return
    for name, text in entry.fields.items():
        if len(text) > TEXT_LIMIT:
            message = f"{name} has {len(text)} characters; the limit is {TEXT_LIMIT}"
            _complain(linted, "catalogue-too-large", message, place)
        if found := stray(text):
            message = f"{name} contains {found[1]}, which is not part of a text"
            _complain(linted, "catalogue-syntax", message, place, "delete it")
    key = (entry.fields.get("msgctxt", ""), entry.fields["msgid"])
    if key == ("", "") and "msgctxt" not in entry.fields:
        for line in entry.fields.get("msgstr", "").split("\n"):
            name, colon, value = line.partition(":")
            if colon:
                linted.header[name.strip()] = value.strip()
    if key in linted.lines and not entry.is_obsolete:
        message = f'"{key[1]:.40}" is given twice; the other one is in line {linted.lines[key]}'
        _complain(linted, "catalogue-duplicate", message, place, "delete one of them")
    if not entry.is_obsolete:
        linted.lines[key] = entry.line


def _check_header(at: Source, language: str, linted: Linted) -> None:
    place = Source(at.path, linted.lines.get(("", ""), 1))
    if not linted.header:
        hint = "restore the last good version of the file, or start again with an empty folder"
        _complain(
            linted, "catalogue-header", "has no header, so it is not a catalogue", place, hint
        )
        return
    charset = _CHARSET.search(linted.header.get("Content-Type", ""))
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        message = f'says that its charset is "{charset[1]}"'
        _complain(linted, "catalogue-encoding", message, place, 'save it as "UTF-8"')
    said = linted.header.get("Language", "").replace("_", "-")
    if said and said != language and said.partition("-")[0] != language:
        message = f'says that its language is "{said}", but it is in the folder of "{language}"'
        hint = f'move it to the folder of its language, or write "Language: {language}"'
        _complain(linted, "catalogue-language", message, place, hint)
