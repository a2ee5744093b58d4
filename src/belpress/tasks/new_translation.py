"""Beginning a translation: its language listed in ``edition.yaml``, and its catalogues made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from belpress.language.locales import language_name
from belpress.language.tags import instead_of
from belpress.model.edition import Edition
from belpress.model.problem import Problem, ProblemsFound, Source
from belpress.project.project import Project
from belpress.project.writing import write_whole
from belpress.read.edition import read_edition
from belpress.read.translations_list import with_language
from belpress.tasks.translate import update_translation
from belpress.translate.catalogue.merge import Change

LATIN, CYRILLIC = "be-Latn", "be"
"""The language that is made from another, letter by letter, and that other one."""


@dataclass(frozen=True)
class Begun:
    """A language that an edition is ready to be translated into.

    ``is_listed`` is true if ``edition.yaml`` had it already; ``changes`` say what its catalogues
    got, and are empty for a language that is made from another.
    """

    language: str
    name: str
    is_listed: bool
    changes: Sequence[Change] = field(default=())


def begin_translation(project: Project, year: int, language: str) -> Begun:
    """Make an edition ready to be translated into a language.

    Raises :class:`ProblemsFound`, and then ``edition.yaml`` is as it was.
    """
    source = read_edition(project, year)
    _check_tag(source, language)
    path = (project.root / source.source.path).resolve()
    old, is_listed = path.read_bytes(), language in source.languages
    changes: Sequence[Change] = ()
    try:
        if not is_listed:
            write_whole(path, _listed(old, source, language))
            source = read_edition(project.noting(), year)
        if language in source.translations:
            changes = update_translation(project, source, language)
    except ProblemsFound:
        if path.read_bytes() != old:
            write_whole(path, old)
        raise
    return Begun(language, language_name(language), is_listed, changes)


def _check_tag(source: Edition, language: str) -> None:
    at = Source(source.source.path)
    if language == source.language:
        message = f'language: "{language}" is the language of the source'
        raise ProblemsFound([Problem("language-unknown", message, at)])
    if hint := instead_of(language):
        message = f'language: "{language}" is not the tag of a known language'
        raise ProblemsFound([Problem("language-unknown", message, at, hint=hint)])


def _listed(content: bytes, source: Edition, language: str) -> bytes:
    """Return ``edition.yaml`` with a language more in its list. Raises :class:`ProblemsFound`."""
    item: str | dict[str, str] = language
    written = language
    if language == LATIN and CYRILLIC in source.translations:
        item = {"language": LATIN, "from": CYRILLIC}
        written = f"{{language: {LATIN}, from: {CYRILLIC}}}"
    text = content.decode("utf-8-sig")
    changed = with_language(text.replace("\r\n", "\n"), written, item)
    if changed is None:
        message = f'translations: "{language}" cannot be added to the list as it is written'
        hint = f'write it there yourself: "translations: [{written}]", then run this again'
        at = Source(source.source.path)
        raise ProblemsFound([Problem("language-unlisted", message, at, hint=hint)])
    return changed.replace("\n", "\r\n" if "\r\n" in text else "\n").encode()
