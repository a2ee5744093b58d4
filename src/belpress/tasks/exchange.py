"""Translations taken to other programs and back: templates, XLIFF and glossaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from belpress.model.edition import Edition
from belpress.model.message import Message
from belpress.model.problem import Problem, ProblemsFound, Severity, Source
from belpress.model.term import without_region
from belpress.project.project import Project
from belpress.read.terms import terms_of
from belpress.tasks.memory import import_units
from belpress.tasks.translate import catalogues_of, check_own, messages_of, update_translation
from belpress.translate.catalogue.catalogue import Catalogue, Entry
from belpress.translate.catalogue.files import entries_of, present, put_translations
from belpress.translate.catalogue.template import template
from belpress.translate.exchange.imports import read_import
from belpress.translate.exchange.tbx import write_tbx
from belpress.translate.exchange.xliff import (
    Document,
    Target,
    Translated,
    read_xliff,
    unit_id,
    write_xliff,
)
from belpress.translate.memory.memory import Unit
from belpress.translate.messages import messages

XLIFF = ".xlf"


@dataclass(frozen=True)
class Imported:
    """What came of an import: how many translations are new, replaced, and the same as before.

    ``outdated`` are those whose messages have changed since the file was made: they are offered as
    fuzzy, and the memory has them.
    """

    language: str
    new: int
    replaced: int
    same: int
    outdated: int
    problems: Sequence[Problem] = ()


def templates(source: Edition) -> dict[str, bytes]:
    """Return the messages of an edition as templates, by the names of their files."""
    title = " ".join(filter(None, (source.title, source.subtitle)))
    day = present().strftime("%Y-%m-%d %H:%M+0000")
    return {
        f"{name}.pot": template(wanted, title, day) for name, wanted in messages(source).items()
    }


def glossary(project: Project, source: Edition, languages: Sequence[str]) -> bytes:
    """Return the terms of the house as TBX, with their translations into some languages."""
    return write_tbx(terms_of(project), source.language, languages)


def as_xliff(project: Project, source: Edition, language: str) -> dict[str, bytes]:
    """Return the translations of a language, by the names of their files.

    Raises :class:`ProblemsFound`.
    """
    check_own(source, language)
    catalogues = catalogues_of(project, source, language)
    return {
        f"{name}{XLIFF}": write_xliff(
            name, _translated(wanted, catalogues[name]), source.language, language
        )
        for name, wanted in messages_of(project, source, language, catalogues).items()
    }


def _translated(wanted: Sequence[Message], catalogue: Catalogue) -> list[Translated]:
    found = []
    for message in wanted:
        entry = catalogue.entries.get(message.key)
        standing = catalogue.wording(message).standing
        found.append(Translated(message, entry.text if entry else "", standing))
    return found


def import_translations(project: Project, source: Edition, path: Path) -> Imported:
    """Bring the translations of an XLIFF file, or a folder of them, into the catalogues.

    The catalogues are brought up to date before; what is replaced stays in the memory. Raises
    :class:`ProblemsFound`, and then no translation was changed.
    """
    documents = [(file, read_import(file, read_xliff)) for file in _files(path)]
    language = _language(documents, source)
    check_own(source, language)
    update_translation(project, source, language)
    catalogues = catalogues_of(project, source, language)
    known = {
        (name, unit_id(message)): message
        for name, wanted in messages_of(project, source, language, catalogues).items()
        for message in wanted
    }
    followers = _followers(project, source, language)
    given: dict[str, dict[tuple[str, str], Entry]] = {}
    outdated: list[Unit] = []
    new = replaced = same = 0
    for file, name, target in _targets(documents):
        message = known.get((name, target.unit))
        if message is None:
            unit = Unit(target.source, target.text, file.name, written_in=source.language)
            outdated.append(unit)
            if key := followers.get((name, target.source)):
                given.setdefault(name, {})[key] = Entry(target.text, 0, is_fuzzy=True)
            continue
        before = catalogues[name].entries.get(message.key, Entry("", 0))
        if before.text == target.text and before.is_fuzzy == target.is_fuzzy:
            same += 1
            continue
        given.setdefault(name, {})[message.key] = Entry(target.text, 0, target.is_fuzzy)
        new, replaced = new + (not before.text), replaced + bool(before.text)
    for name, texts in given.items():
        put_translations(project, source.year, language, name, texts)
    import_units(project, outdated, source, language)
    update_translation(project, source, language)
    problems = tuple(_unfit(documents))
    return Imported(language, new, replaced, same, len(outdated), problems)


def _followers(
    project: Project, source: Edition, language: str
) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the fuzzy messages of a language, by their catalogue and the text they had before."""
    return {
        (name, entry.previous_msgid): (entry.msgctxt or "", entry.msgid)
        for name, entries in entries_of(project, source.year, language).items()
        for entry in entries
        if entry.previous_msgid and not entry.obsolete
    }


def _files(path: Path) -> list[Path]:
    """Return a file, or those of a folder. Raises :class:`ProblemsFound` if there are none."""
    files = sorted(path.glob(f"*{XLIFF}")) if path.is_dir() else [path]
    if files:
        return files
    message = f"no file in this folder ends in {XLIFF}"
    raise ProblemsFound([Problem("import-unreadable", message, Source(path.as_posix()))])


def _language(documents: Sequence[tuple[Path, Document]], source: Edition) -> str:
    """Return the language of files, which is one. Raises :class:`ProblemsFound`."""
    problems = []
    first = _own(documents[0][1].language, source.translations)
    for file, document in documents:
        at = Source(file.as_posix(), 1)
        if _own(document.written_in, (source.language,)) != source.language:
            message = f'is translated from "{document.written_in:.20}", not "{source.language}"'
            problems.append(Problem("import-language", message, at))
        elif _own(document.language, source.translations) != first:
            message = (
                f'is in "{document.language:.20}", and {documents[0][0].name} in "{first:.20}"'
            )
            problems.append(Problem("import-language", message, at, hint="import one at a time"))
    if problems:
        raise ProblemsFound(problems)
    return first


def _own(tag: str, languages: Sequence[str]) -> str:
    """Return a language tag as the edition has it: ``be`` for ``be-BY``."""
    tag = tag.replace("_", "-")
    return without_region(tag) if tag not in languages else tag


def _targets(documents: Sequence[tuple[Path, Document]]) -> Iterator[tuple[Path, str, Target]]:
    for file, document in documents:
        for name, targets in document.targets.items():
            yield from ((file, name, target) for target in targets)


def _unfit(documents: Sequence[tuple[Path, Document]]) -> Iterator[Problem]:
    for file, document in documents:
        for line, reason in document.unfit:
            at = Source(file.as_posix(), line)
            message = f"a translation {reason}; it was passed over"
            yield Problem("import-text", message, at, Severity.WARNING)
