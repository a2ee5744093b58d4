"""Texts that are not chapters: what is composed of each kind, as HTML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from belpress.compose.citations import Citations
from belpress.compose.notes import with_way_back
from belpress.compose.render import Sources
from belpress.model.author import Author
from belpress.model.block import BlockKind
from belpress.model.document import Passage
from belpress.model.edition import Chapter, Edition
from belpress.model.kind import TextKind
from belpress.model.note import Note, NotesPlace

SHORT = 1700
"""A foreword of no more characters would leave its page half empty; it is set larger."""


_WORDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST, BlockKind.QUOTE)


@dataclass(frozen=True)
class Contributor:
    """An author, and the texts that he or she has written."""

    author: Author
    texts: tuple[Chapter, ...]


def contributors(edition: Edition) -> list[Contributor]:
    """Return the authors of an edition in the order of their texts, each once, by their names."""
    known: dict[str, tuple[Author, list[Chapter]]] = {}
    for text in edition.chapters:
        for author in text.authors:
            first, texts = known.setdefault(author.name, (author, []))
            texts.append(text)
            if author.bio and not first.bio:
                known[author.name] = author, texts
    return [Contributor(author, tuple(texts)) for author, texts in known.values()]


def is_short(text: Chapter) -> bool:
    """Whether a text is words alone, and so few that they are set larger to fill their page."""
    if text.kind not in (TextKind.FOREWORD, TextKind.INTRODUCTION) or text.pull_quotes:
        return False
    are_words = all(block.kind in _WORDS for block in text.body)
    return are_words and sum(len(block.text) for block in text.body) <= SHORT


def texts_of_section(edition: Edition, section: Chapter) -> list[Chapter]:
    """Return the listed chapters that follow a section, up to the next one."""
    behind = edition.chapters[edition.chapters.index(section) + 1 :]
    within = takewhile(lambda text: text.kind is not TextKind.SECTION, behind)
    return [text for text in within if text.kind is TextKind.CHAPTER and text.is_listed]


def passages_behind(
    text: Chapter, edition: Edition, sources: Sources, citations: Citations
) -> Iterator[Passage]:
    """Yield what stands behind the words of a text: of authors, notes, sources."""
    collects_authors = any(one.kind is TextKind.ABOUT_THE_AUTHORS for one in edition.chapters)
    if text.kind is TextKind.ABOUT_THE_AUTHORS:
        for number, found in enumerate(contributors(edition), start=1):
            yield _author(f"{text.name}-author-{number}", found.author, sources, found.texts)
    elif not collects_authors:
        for number, author in enumerate(text.authors, start=1):
            if author.bio:
                yield _author(f"{text.name}-author-{number}", author, sources)
    if edition.notes is NotesPlace.CHAPTER and text.notes:
        yield _heading(f"{text.name}-notes", edition.labels["notes"], edition, sources)
        yield from _notes(text.notes, sources)
    if text.kind is TextKind.BIBLIOGRAPHY:
        for entry in citations.entries.values():
            sources.number(entry.source.place)
            yield Passage(entry.name, "source", f"<p>{entry.html}</p>", entry.source.place)
    if text.kind is TextKind.NOTES:
        for one in edition.chapters:
            if one.notes:
                yield _heading(f"{text.name}-of-{one.name}", one.title, edition, sources, one)
                yield from _notes(one.notes, sources)


def _author(name: str, author: Author, sources: Sources, texts: Sequence[Chapter] = ()) -> Passage:
    html = sources.render("author", author=author, texts=texts)
    portrait = author.portrait.path if author.portrait else ""
    return Passage(name, "author", html, author.source, portrait)


def _heading(
    name: str, title: str, edition: Edition, sources: Sources, text: Chapter | None = None
) -> Passage:
    source = text.place("title") if text else edition.place("labels.notes")
    html = sources.render("notes-heading", title=title, text=text)
    sources.number(source)
    return Passage(name, "heading", html, source)


def _notes(notes: Sequence[Note], sources: Sources) -> Iterator[Passage]:
    for note in notes:
        html = sources.render("footnote", note=with_way_back(note), is_endnote=True)
        # The passage has a name of its own, since a mark leads to the note in it
        yield Passage(f"{note.name}-passage", "note", html, note.source)
