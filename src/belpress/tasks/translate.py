"""What translators ask for: a translation read, brought up to date, and its progress told."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from belpress.model.edition import Edition
from belpress.model.message import Fallback, Message, Standing
from belpress.model.problem import (
    Problem,
    ProblemsFound,
    Source,
    did_you_mean,
    in_order,
    stop_on_errors,
)
from belpress.project.project import MANUSCRIPT, TRANSLATIONS, Project
from belpress.read.terms import terms_of
from belpress.tasks.memory import memory_of, remember
from belpress.translate.catalogue.catalogue import Catalogue
from belpress.translate.catalogue.files import (
    copies_of_catalogues,
    has_catalogues,
    load_catalogues,
    update_catalogues,
)
from belpress.translate.catalogue.merge import Change
from belpress.translate.edition import Translation, translate
from belpress.translate.memory.memory import Memory, Unit
from belpress.translate.messages import EDITION, messages
from belpress.translate.pseudo import pseudo
from belpress.translate.quotes import quotes_of_their_own
from belpress.translate.terms import with_terms
from belpress.translate.transliteration import latin
from belpress.translate.words import Changed, OwnWords, Words

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FileStatus:
    """How far the translation of one source file is.

    ``stale_since`` is the day (ISO 8601) from which messages have been waiting, or empty;
    ``words_left`` counts the words of the source that are not translated, or have changed since;
    ``to_check`` the translations that were carried over and should be looked at.
    """

    language: str
    name: str
    messages: int
    translated: int
    fuzzy: int
    missing: int
    stale_since: str
    words_left: int
    to_check: int = 0


def update_translation(project: Project, source: Edition, language: str) -> list[Change]:
    """Bring the catalogues of a language up to date with the source.

    New messages get what the memory of the language has, and it remembers what there is now.
    Raises :class:`ProblemsFound` where a catalogue or the memory is not whole, and then changes
    nothing.
    """
    changes = new_catalogues(project, source, language)
    remember(project, source, language)
    return changes


def new_catalogues(
    project: Project, source: Edition, language: str, more: Sequence[Unit] = ()
) -> list[Change]:
    """Bring catalogues up to date as :func:`update_translation` does, with the memory as it is.

    For this once, it has ``more`` translations.
    """
    check_own(source, language)
    title = " ".join(filter(None, (source.title, source.subtitle)))
    wanted = _wanted(project, source, language)
    memory = Memory((*memory_of(project, source, language).units, *more))
    here = (title, source.language)
    changes = update_catalogues(project, source.year, language, wanted, *here, memory)
    # A translation that was taken over may divide a paragraph in other sentences
    now = _wanted(project, source, language)
    if now != wanted:
        again = update_catalogues(project, source.year, language, now, *here, memory)
        changes = [_joined(one, other) for one, other in zip(changes, again, strict=True)]
    return changes


def _wanted(project: Project, source: Edition, language: str) -> dict[str, tuple[Message, ...]]:
    return messages_of(project, source, language, catalogues_of(project, source, language))


def translation_status(project: Project, source: Edition, language: str) -> list[FileStatus]:
    """Return how far a translation is, by source file. Raises :class:`ProblemsFound`."""
    check_own(source, language)
    catalogues = catalogues_of(project, source, language)
    wanted = messages_of(project, source, language, catalogues)
    return [_status(language, name, ones, catalogues[name]) for name, ones in wanted.items()]


def messages_of(
    project: Project, source: Edition, language: str, catalogues: Mapping[str, Catalogue]
) -> dict[str, tuple[Message, ...]]:
    """Return the messages of a language, by catalogue, with the terms of the house in notes."""
    found = messages(source, quotes_of_their_own(source, catalogues))
    return with_terms(found, terms_of(project), source.language, language)


def _status(
    language: str, name: str, wanted: tuple[Message, ...], catalogue: Catalogue
) -> FileStatus:
    standings = {message: catalogue.wording(message).standing for message in wanted}
    counted = Counter(standings.values())
    left = [one for one, standing in standings.items() if standing is not Standing.TRANSLATED]
    return FileStatus(
        language,
        name,
        messages=len(wanted),
        translated=counted[Standing.TRANSLATED],
        fuzzy=counted[Standing.FUZZY],
        missing=counted[Standing.MISSING],
        stale_since=catalogue.stale_since if left else "",
        words_left=sum(catalogue.words_left(message) for message in wanted),
        to_check=sum(catalogue.is_to_check(message) for message in wanted),
    )


def _joined(one: Change, other: Change) -> Change:
    return replace(
        other,
        new=one.new + other.new,
        fuzzy=one.fuzzy + other.fuzzy,
        gone=one.gone + other.gone,
        carried=one.carried + other.carried,
        to_review=one.to_review + other.to_review,
        remembered=one.remembered + other.remembered,
    )


def _names(source: Edition) -> list[str]:
    return [EDITION, *(chapter.name for chapter in (*source.chapters, *source.drafts))]


def catalogues_of(project: Project, source: Edition, language: str) -> dict[str, Catalogue]:
    """Return the catalogues of a language. Raises :class:`ProblemsFound`."""
    return load_catalogues(project, source.year, language, _names(source))


def check_own(source: Edition, language: str) -> None:
    """Make sure that a language has catalogues of its own."""
    check_language(source, language)
    derivation = next((one for one in source.derivations if one.language == language), None)
    if language == source.language or derivation:
        why = f'is made from "{derivation.origin}"' if derivation else "is the source"
        at = Source(source.source.path)
        message = f'language: "{language}" {why} and has no catalogues'
        raise ProblemsFound([Problem("language-unknown", message, at)])


def translate_edition(
    project: Project,
    source: Edition,
    language: str,
    *,
    complete: bool = False,
    fallback: Fallback = Fallback.SOURCE,
) -> Translation:
    """Return an edition in another language, from its catalogues, with its warnings.

    With ``complete``, every message without a translation is an error. What is out of date is
    printed as the edition says, or otherwise as ``fallback`` does. Raises :class:`ProblemsFound`.
    """
    check_language(source, language)
    words = _words(project, source, language, source.fallback or fallback)
    translation = translate(source, language, words)
    gaps = translation.gaps if complete else ()
    stop_on_errors([*source.problems, *translation.problems, *gaps])
    copies = copies_of_catalogues(project, source.year, language)
    problems = in_order([*source.problems, *translation.problems, *copies])
    _log.info("translated %d chapters into %s", len(source.chapters), language)
    return replace(translation, edition=replace(translation.edition, problems=problems))


def check_language(source: Edition, language: str) -> None:
    """Make sure that an edition has a language. Raises :class:`ProblemsFound`."""
    known = source.languages
    if language in known or language == pseudo_language(source):
        return
    at = Source(source.source.path)
    hint = did_you_mean(language, known)
    if language not in known:
        hint = f'{hint}; add it to "translations:" there to begin a translation'
    message = f'language: the edition is not in "{language}"'
    raise ProblemsFound([Problem("language-unknown", message, at, hint=hint)])


def pseudo_language(source: Edition) -> str:
    """Return the tag of the language that nobody speaks: ``en-x-pseudo``."""
    return f"{source.language}-x-pseudo"


def _words(
    project: Project, source: Edition, language: str, fallback: Fallback
) -> Mapping[str, Words]:
    """Return the words of a language, by catalogue. Raises :class:`ProblemsFound`."""
    names = _names(source)
    if language == pseudo_language(source):
        return dict.fromkeys(names, Changed(OwnWords(), pseudo, before="‹", after="›"))
    derivation = next((one for one in source.derivations if one.language == language), None)
    origin = derivation.origin if derivation else language
    if not has_catalogues(project, source.year, origin):
        at = Source(f"{MANUSCRIPT}/{source.year}/{TRANSLATIONS}/{origin}")
        message = f'there are no catalogues for "{origin}" yet'
        hint = f"make them with: belpress translate update {source.year} -l {origin}"
        raise ProblemsFound([Problem("catalogues-missing", message, at, hint=hint)])
    loaded = load_catalogues(project, source.year, origin, names)
    catalogues = {name: replace(one, fallback=fallback) for name, one in loaded.items()}
    if derivation is None:
        return catalogues
    table = derivation.alphabet
    return {
        name: Changed(catalogue, lambda text: latin(text, table))
        for name, catalogue in catalogues.items()
    }
