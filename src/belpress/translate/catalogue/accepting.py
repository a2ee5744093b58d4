"""What a person should read in catalogues, and what becomes of it once it was read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import polib

from belpress.language.excerpts import normalise
from belpress.markdown.texts import marks, shortened
from belpress.model.message import Message
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.project import Project
from belpress.project.writing import write_whole
from belpress.translate.carry.meaning import Difference, differences, is_same
from belpress.translate.catalogue import notes
from belpress.translate.catalogue.entries import FUZZY, key_of
from belpress.translate.catalogue.files import catalogue_path, read_catalogue, rendered
from belpress.translate.sentences import divided


@dataclass(frozen=True)
class Waiting:
    """A translation that a person should read: it ``is_fuzzy``, or its changes are for review.

    ``name`` is that of its catalogue and ``at`` its place there; ``old`` is the source that it was
    made for, or empty; ``comment`` is what translators and belpress wrote beside it.
    """

    name: str
    at: Source
    message: Message
    old: str
    text: str
    comment: str
    is_fuzzy: bool

    @property
    def changes(self) -> tuple[Difference, ...]:
        """In what the source differs from the one that was translated; nothing if not known."""
        return differences(self.old, self.message.text) if self.old else ()

    def has_same_meaning(self, language: str) -> bool:
        """Whether the source, which is in ``language``, says the same as what was translated."""
        return bool(self.old) and self.is_fuzzy and is_same(self.old, self.message.text, language)

    @property
    def fault(self) -> str:
        """Why the translation cannot be printed even if it holds; empty if it can."""
        wanted, found = marks(self.message.text), marks(self.text)
        if wanted != found:
            lost, added = wanted - found, found - wanted
            said = [f"lacks {', '.join(sorted(lost))}"] if lost else []
            said += [f"has {', '.join(sorted(added))} that is not in the source"] if added else []
            return " and ".join(said)
        words = normalise(self.text)
        sentences = divided(self.message.text)
        for number in notes.new_sentences(self.comment):
            if number <= len(sentences) and normalise(sentences[number - 1]) in words:
                return f"has sentence {number} in the language of the source"
        return ""


def waiting(
    project: Project, year: int, language: str, messages: Mapping[str, Sequence[Message]]
) -> list[Waiting]:
    """Return what a person should read in a language, in the order of the source.

    Raises :class:`ProblemsFound` where a catalogue is not whole.
    """
    found: list[Waiting] = []
    problems: list[Problem] = []
    for name, ones in messages.items():
        try:
            found += _waiting_in(project, year, language, name, ones)
        except ProblemsFound as bad:
            problems += bad.problems
    if problems:
        raise ProblemsFound(problems)
    return found


def _waiting_in(
    project: Project, year: int, language: str, name: str, messages: Sequence[Message]
) -> Iterator[Waiting]:
    path = catalogue_path(project, year, language, name)
    file, linted = read_catalogue(project, path, language)
    entries = {key_of(entry): entry for entry in file if not entry.obsolete}
    for message in messages:
        entry = entries.get(message.key)
        if entry and entry.msgstr and _is_waiting(entry):
            yield Waiting(
                name,
                Source(project.relative(path), linted.lines.get(message.key, 0)),
                message,
                old=entry.previous_msgid or "",
                text=entry.msgstr,
                comment=entry.tcomment,
                is_fuzzy=FUZZY in entry.flags,
            )


def accept(
    project: Project, year: int, language: str, chosen: Sequence[Waiting], title: str
) -> None:
    """Note that translations hold; all else in their catalogues stays as it is.

    Raises :class:`ProblemsFound`, and then none is accepted, where one cannot be printed, or is
    another by now than the one that was read.
    """
    problems = [_problem(one, f"cannot be accepted: it {one.fault}") for one in chosen if one.fault]
    files = {
        name: _File.of(catalogue_path(project, year, language, name), project, language)
        for name in dict.fromkeys(one.name for one in chosen)
    }
    for one in chosen:
        if entry := _same(files[one.name].after, one):
            _accept(entry)
        else:
            problems.append(_problem(one, CHANGED))
    problems += [
        _problem(one, CHANGED) for one in chosen if not problems and files[one.name].has_changed
    ]
    if problems:
        raise ProblemsFound(problems)
    for file in files.values():
        write_whole(file.path, rendered(file.before, list(file.after), language, title))


CHANGED = "has changed in the meantime; read it again"


@dataclass(frozen=True)
class _File:
    """A catalogue as it was read, and as it will be."""

    path: Path
    content: bytes
    before: polib.POFile
    after: polib.POFile

    @classmethod
    def of(cls, path: Path, project: Project, language: str) -> _File:
        before, _ = read_catalogue(project, path, language)
        content = project.read(path)
        after, _ = read_catalogue(project, path, language)
        return cls(path, content, before, after)

    @property
    def has_changed(self) -> bool:
        """Whether somebody has written the file since it was read."""
        return self.path.read_bytes() != self.content


def _is_waiting(entry: polib.POEntry) -> bool:
    return FUZZY in entry.flags or bool(notes.for_review(entry.tcomment))


def _same(file: polib.POFile, one: Waiting) -> polib.POEntry | None:
    """Return the entry of a translation, if it is still the one that was read."""
    for entry in file:
        if not entry.obsolete and key_of(entry) == one.message.key:
            read = one.text, one.old, one.comment, one.is_fuzzy
            now = entry.msgstr, entry.previous_msgid or "", entry.tcomment, FUZZY in entry.flags
            return entry if read == now else None
    return None


def _accept(entry: polib.POEntry) -> None:
    entry.flags = [flag for flag in entry.flags if flag != FUZZY]
    entry.previous_msgid = entry.previous_msgctxt = None
    entry.tcomment = notes.without_review(notes.without_parts(entry.tcomment))


def _problem(one: Waiting, said: str) -> Problem:
    message = f'the translation of "{shortened(one.message.text)}" {said}'
    hint = f"its source is {one.message.source}"
    return Problem("translation-not-accepted", message, one.at, hint=hint)
