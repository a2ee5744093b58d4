"""What rules look at: one text, a whole manuscript, or the laid-out pages of an edition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from belpress.assets.bad_picture import BadPicture
from belpress.assets.pictures import BYTE_LIMIT, PictureFacts, examine
from belpress.checks.text import Text
from belpress.language.term_forms import words_pattern
from belpress.model.edition import Edition
from belpress.model.message import Message, MessageKind, Standing, Wording, is_asked_for
from belpress.model.picture import Picture
from belpress.model.problem import ProblemsFound
from belpress.model.term import Term, Terms
from belpress.project.project import Project
from belpress.read.edition import reading_of
from belpress.read.terms import terms_of

RUNNING = (
    MessageKind.LEAD,
    MessageKind.PARAGRAPH,
    MessageKind.LIST_ITEM,
    MessageKind.QUOTATION,
    MessageKind.FOOTNOTE,
    MessageKind.FORECAST,
    MessageKind.SUMMARY,
)
"""Texts that are made of sentences."""
_PASSED_OVER = (MessageKind.PULL_QUOTE, MessageKind.PUBLISHER)


@dataclass(frozen=True)
class Manuscript:
    """An edition in one language, before there are pages.

    ``texts`` are all of its texts once, in the order of the chapters, except pull quotes, which
    repeat the body, the names and addresses of the publisher, and what is still to be written.
    """

    project: Project
    edition: Edition
    texts: tuple[Text, ...]

    @property
    def language(self) -> str:
        """The language of the texts."""
        return self.edition.language

    @property
    def running(self) -> Iterator[Text]:
        """The texts that are made of sentences."""
        return (text for text in self.texts if text.kind in RUNNING)

    def holds(self, words: str) -> bool:
        """Whether some words stand in one of the texts, in capitals or not."""
        return words.casefold() in self._all_words

    def uses_of(self, form: str) -> Iterator[tuple[Text, re.Match[str]]]:
        """Yield every place where a form stands, as ``terms.yaml`` writes forms."""
        if self.holds(form.rstrip("*")):
            pattern = words_pattern(form)
            yield from (
                (text, found) for text in self.texts for found in pattern.finditer(text.words)
            )

    @cached_property
    def previous(self) -> Edition | None:
        """The edition before this one, as far as it can be read; nothing for a translation."""
        if self.edition.file_title:
            return None
        with suppress(ProblemsFound):
            years = [int(folder.name) for folder in self.project.editions]
            if before := [year for year in years if year < self.edition.year]:
                return reading_of(self.project, before[-1]).edition
        return None

    @cached_property
    def house_terms(self) -> Terms:
        """The terms of the house in all languages, and what is wrong with their file."""
        return terms_of(self.project)

    @property
    def terms(self) -> Sequence[Term]:
        """The terms of the house in the language of the texts."""
        return self.house_terms.of(self.language)

    @cached_property
    def pictures(self) -> Sequence[tuple[Picture, PictureFacts | BadPicture | OSError]]:
        """Every printed picture, once, with what its file says or what is wrong with it."""
        first = {picture.path: picture for picture in reversed(self.edition.pictures)}
        project = self.project
        return [
            (picture, _examined(project, project.root / path))
            for path, picture in reversed(first.items())
        ]

    @cached_property
    def _all_words(self) -> str:
        return "\n".join(text.words for text in self.texts).replace("\u00a0", " ").casefold()


def manuscript_of(
    project: Project, edition: Edition, worded: Sequence[tuple[Message, Wording]] | None = None
) -> Manuscript:
    """Return an edition as rules look at it; a translation as its messages are ``worded``."""
    texts = _texts(edition) if worded is None else _worded_texts(edition, worded)
    kept = tuple(text for text in texts if _is_looked_at(text))
    return Manuscript(project, edition, kept)


def _is_looked_at(text: Text) -> bool:
    return text.kind not in _PASSED_OVER and not is_asked_for(text.markdown, text.kind)


def _examined(project: Project, file: Path) -> PictureFacts | BadPicture | OSError:
    try:
        return examine(project.read(file) if file.stat().st_size <= BYTE_LIMIT else b"")
    except (BadPicture, OSError) as problem:
        return problem


def _texts(edition: Edition) -> Iterator[Text]:
    for message in edition.messages:
        yield Text(
            message.text,
            message.kind,
            edition.language,
            message.source,
            name=message.name,
            origin=message.source,
        )
    for chapter in (*edition.chapters, *edition.drafts):
        lines = tuple(chapter.markdown.split("\n"))
        for message in chapter.messages:
            row = message.source.line - chapter.start.line
            is_known = not message.name and row >= 0
            yield Text(
                message.text,
                message.kind,
                edition.language,
                message.source,
                chapter.name,
                message.name,
                lines if is_known else (),
                max(row, 0),
                message.source,
            )


def _worded_texts(edition: Edition, worded: Sequence[tuple[Message, Wording]]) -> Iterator[Text]:
    """Yield the texts that are translated; those that are not were checked in the source."""
    chapters = {
        chapter.source.path: chapter.name for chapter in (*edition.chapters, *edition.drafts)
    }
    for message, wording in worded:
        if wording.standing is Standing.TRANSLATED:
            chapter = chapters.get(message.source.path, "")
            yield Text(
                wording.text,
                message.kind,
                edition.language,
                wording.source,
                chapter,
                message.name,
                origin=message.source,
            )
