"""Texts of the front matter as people write them, made fit for YAML before it is read.

YAML gives a meaning to signs that a title may well begin with or hold: ``"Peace" and war``,
``2022: the order``, ``@home``, ``* * *``. Where a field can hold nothing but words, such a value
is put into quotation marks, line for line, so that every place stays where it is. What could be
meant in two ways is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from belpress.model.problem import Problem, Severity, Source

_FIELD = re.compile(r"(?P<before> *(?:- +)?)(?P<name>[A-Za-z_][\w-]*) *: *(?P<value>.*)")
_ITEM = re.compile(r"(?P<before> *)(?:-(?!--)|[*+•–—](?= )) *(?P<value>.*)")
_DEEPER = re.compile(r"\s+([a-z_][a-z0-9_-]*) *:(?:\s|\Z)")
_BLANKS = re.compile("[\t\u00a0\u2007\u202f ]")
_BLOCK = re.compile(r"[|>](?:[-+][1-9]?|[1-9][-+]?)? *(?:#.*)?")
_DOUBLE, _SINGLE = re.compile(r'"(?:[^"\\]|\\.)*"'), re.compile(r"'(?:[^']|'')*'")
_NUMBER = re.compile(r"[-+]?[0-9]+|[Tt]rue|[Ff]alse")
_CUT = re.compile(r"(?:^|\s)#")
_NESTED = re.compile(r"(?s)([\"'])[^\"']*[\s(]\1\S.*\1")
"""A text in quotation marks that has more of the same kind within."""
_IN_CURLY = re.compile("[“„«‘‚][^“„«»”‘‚]*[”“»]")
_IN_BRACES = {
    "pull_quotes": ('{text: "…", place: wide}', "{text: …, paraphrase: true}"),
    "last_year": ('{forecast: "…", outcome: came_true}', "{forecast: …}"),
}
"""For items in braces: an example, and what stands in the place of one that is cut."""
_INDICATORS = tuple("@`%*&!|>,]}")
_BEFORE_SPACE = ("- ", "? ", ": ")


@dataclass(frozen=True)
class FreeTexts:
    """Which fields there are, and which of them hold words that are printed.

    Both map a section of the file (a field without an indent, or ``""``) to the names of fields
    in it. ``named`` are the sections whose fields are texts under any name, ``listed`` those whose
    items are texts themselves.
    """

    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    texts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()

    def knows(self, section: str, name: str) -> bool:
        """Whether there is a field of that name in a section."""
        return section in self.named or name in self.fields.get(section, ())

    def holds(self, section: str, name: str) -> bool:
        """Whether a field of a section holds words that are printed."""
        return section in self.named or name in self.texts.get(section, ())


NO_TEXTS = FreeTexts()


def made_fit(text: str, free: FreeTexts, start: Source) -> tuple[str, list[Problem]]:
    """Return YAML in which texts are quoted where they must be, in as many lines.

    With it come the problems of texts that could be meant in two ways.
    """
    fitter = _Fitter(text.split("\n"), free, start)
    fitter.run()
    return "\n".join(fitter.lines), fitter.problems


def in_marks(text: str) -> str:
    """Return a text in the quotation marks that YAML takes off again."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


class _Fitter:
    """Goes through the lines of one file, field by field."""

    def __init__(self, lines: list[str], free: FreeTexts, start: Source) -> None:
        self.lines = lines
        self.free = free
        self.start = start
        self.problems: list[Problem] = []
        self.section = ""

    def run(self) -> None:
        number = 0
        while number < len(self.lines):
            number = self._field(number)

    def _field(self, number: int) -> int:
        """Make the field of a line fit; returns the number of the line behind it."""
        line = self.lines[number] = _plain_indent(self.lines[number])
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return number + 1
        plain = _BLANKS.sub(" ", line)
        field_found, item = _FIELD.fullmatch(plain), _ITEM.fullmatch(plain)
        if field_found:
            indent, name = len(field_found["before"]), field_found["name"]
            self.section = self.section if indent else name
            section = self.section if indent else ""
            if self.free.knows(section, name):
                head = f"{field_found['before']}{name}: "
                self.lines[number] = f"{head}{line[field_found.start('value') :]}".rstrip()
                if self.free.holds(section, name):
                    return self._value(number, head, indent, name)
                return number + 1
        if item and self.section in self.free.listed:
            head = f"{item['before']}- "
            self.lines[number] = f"{head}{line[item.start('value') :]}".rstrip()
            if not item["value"].startswith("{"):
                return self._value(number, head, len(item["before"]), self.section)
            self._check_braces(number, item["value"])
        return number + 1

    def _end(self, number: int, indent: int) -> int:
        """Return the first line behind a field whose name stands at an indent.

        Comments below it are no part of it.
        """
        last = number + 1
        for row in range(number + 1, len(self.lines)):
            line = _plain_indent(self.lines[row])
            bare = line.lstrip(" ")
            if bare.strip() and len(line) - len(bare) <= indent:
                break
            if bare.strip() and not bare.startswith("#"):
                last = row + 1
        return last

    def _value(self, number: int, head: str, indent: int, name: str) -> int:
        first = self.lines[number].removeprefix(head.rstrip()).strip()
        end = self._end(number, indent)
        if _BLOCK.fullmatch(first):
            return end
        written = [first, *(line.strip() for line in self.lines[number + 1 : end])]
        text = _BLANKS.sub(" ", " ".join(filter(None, written))).strip()
        for row in range(number + 1, end if len(_quoted(text)) <= len(first) else 0):
            deeper = _DEEPER.match(self.lines[row])
            if deeper:
                at = self.start.down(row)
                said = f"{deeper[1]}: is indented as if it belonged to {name}, which is a text"
                hint = "put it below the field above it, with as many spaces before it"
                self.problems.append(Problem("yaml-syntax", said, at, hint=hint))
                self._put(number, end, head, '"…"')
                return end
        fit = self._fit(text, name, self.start.down(number))
        if fit != text or _BLANKS.sub(" ", first) != first:
            self._put(number, end, head, fit)
        return end

    def _put(self, number: int, end: int, head: str, value: str) -> None:
        self.lines[number:end] = [f"{head}{value}", *[""] * (end - number - 1)]

    def _fit(self, text: str, name: str, at: Source) -> str:
        """Return a value as YAML takes it for the text that it is."""
        quoted = _quoted(text)
        behind = text[len(quoted) :] if quoted else text
        if _CUT.search(behind):
            self._cut(text, name, at)
            return in_marks(text)
        if quoted and not behind.strip():
            return text
        if text[:1] in ('"', "'") and not quoted:
            self._unclosed(text, name, at)
            return in_marks(text)
        if _IN_CURLY.fullmatch(text) or _NESTED.fullmatch(text):
            self._in_marks(text, name, at)
        return text if _is_plain(text) else in_marks(text)

    def _cut(self, text: str, name: str, at: Source) -> None:
        """Say what a comment takes away of a text."""
        found = _CUT.search(text.removeprefix(_quoted(text)))
        lost = text[len(_quoted(text)) + found.start() :].strip() if found else ""
        said = f'{name}: "{lost:.60}" would be lost, since "#" behind a space begins a comment'
        hint = f"to print it, put all in quotation marks: {in_marks(text)}; "
        hint += "a comment stands on a line of its own"
        self.problems.append(Problem("text-cut", said, at, hint=hint))

    def _unclosed(self, text: str, name: str, at: Source) -> None:
        mark = text[0]
        hint = f"close it, or put quotation marks around the whole text: {in_marks(text)}"
        said = f"{name}: begins with a quotation mark ({mark}) that is not closed"
        self.problems.append(Problem("yaml-syntax", said, at, hint=hint))

    def _in_marks(self, text: str, name: str, at: Source) -> None:
        said = f"{name}: the quotation marks around {text:.60} are printed"
        inner = text[1:-1]
        outer = in_marks(text if text[0] in "\"'" else f'"{inner}"')
        hint = f"if they only hold the text, write {in_marks(inner)}; to print them, {outer}"
        self.problems.append(Problem("text-in-quotes", said, at, Severity.WARNING, hint))

    def _check_braces(self, number: int, value: str) -> None:
        """Find a comment that cuts a text in braces."""
        bare = _SINGLE.sub("''", _DOUBLE.sub('""', value))
        cut = _CUT.search(bare)
        if cut and "}" not in bare[: cut.start()]:
            said = f'{self.section}: the text behind "#" would be lost, since it begins a comment'
            example, instead = _IN_BRACES[self.section]
            hint = f"put the text in quotation marks: {example}"
            self.problems.append(Problem("text-cut", said, self.start.down(number), hint=hint))
            self.lines[number] = re.sub(r"\{.*", instead, self.lines[number])


def _plain_indent(line: str) -> str:
    """Return a line indented with spaces where it was with spaces that do not break."""
    bare = line.lstrip(" \u00a0\u2007\u202f")
    return " " * (len(line) - len(bare)) + bare


def _quoted(text: str) -> str:
    """Return the quoted text that a value begins with, with its marks; or nothing."""
    found = _DOUBLE.match(text) or _SINGLE.match(text)
    return found[0] if found else ""


def _is_plain(text: str) -> bool:
    """Whether YAML reads a value that is not quoted as the text that it is."""
    if not text:
        return True
    if text[0] in "[{":
        closed = {"[": "]", "{": "}"}[text[0]]
        return text.endswith(closed) or closed not in text
    if text.startswith((*_INDICATORS, '"', "'", *_BEFORE_SPACE)) or text in ("-", "?", ":"):
        return False
    return not (": " in text or text.endswith(":") or _NUMBER.fullmatch(text))
