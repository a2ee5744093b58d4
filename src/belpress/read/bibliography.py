"""The sources of an edition, from the file that ``bibliography:`` names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from belpress.model.citation import CitedSource
from belpress.model.edition import Chapter
from belpress.model.kind import TextKind
from belpress.model.problem import Source, did_you_mean
from belpress.project.project import OutsideProject, Project
from belpress.read.chapter_file import ReadChapter
from belpress.read.files import read_text
from belpress.read.frontmatter import Fields
from belpress.read.mistakes import Mistakes
from belpress.read.schema import EditionFields

_Found = tuple[dict[str, tuple[dict[str, Any], int]], list[tuple[str, int]]]
"""Sources by their keys, and what is wrong, each with its line (from 0)."""
TEXTS = (
    *("title", "container-title", "publisher", "publisher-place", "volume", "issue", "page"),
    *("edition", "DOI", "URL", "ISBN", "genre"),
)
"""The fields of CSL JSON that are texts or numbers."""
NAMES, DATES = ("author", "editor"), ("issued", "accessed")
TYPES = frozenset(
    (
        *("article", "article-journal", "article-magazine", "article-newspaper", "book"),
        *("chapter", "document", "legislation", "manuscript", "paper-conference", "report"),
        *("speech", "thesis", "treaty", "webpage"),
    )
)


class Bibliography:
    """The file of sources of one edition."""

    def __init__(self, project: Project, folder: Path, mistakes: Mistakes) -> None:
        self._project = project
        self._folder = folder
        self._mistakes = mistakes

    def read(
        self,
        front: EditionFields | None,
        fields: Fields,
        read: Sequence[ReadChapter],
        texts: Sequence[Chapter],
    ) -> Mapping[str, CitedSource]:
        """Return the sources by their keys; what is wrong with them and with citations is noted."""
        if front is None:
            return {}
        at = fields.place(("bibliography",))
        sources = self._sources(front.bibliography, at) if front.bibliography else {}
        if sources:
            self._check_keys(read, sources)
        self._check_list(at, read, texts, has_file=bool(front.bibliography))
        return sources

    def _sources(self, written: str, at: Source) -> Mapping[str, CitedSource]:
        project, mistakes = self._project, self._mistakes
        try:
            path = project.inside(written, self._folder)
        except OutsideProject:
            said = f'bibliography: "{written:.80}" leads out of the project'
            mistakes.error("path-outside", said, at, "put the file beside edition.yaml")
            return {}
        if path.suffix.lower() not in (".bib", ".json") or not project.has(path):
            said = f'bibliography: there is no file "{written:.80}" of BibTeX or CSL JSON'
            hint = 'it is named by its path from this file, such as "sources.bib" or "sources.json"'
            mistakes.error("bibliography-missing", said, at, hint)
            return {}
        text = read_text(project, path, mistakes.problems)
        if text is None:
            return {}
        place = Source(project.relative(path), 1)
        is_bibtex = path.suffix.lower() == ".bib"
        found, wrong = _from_bibtex(text) if is_bibtex else _from_json(text)
        for said, line in wrong:
            hint = "correct it, or export the file again from the program that made it"
            mistakes.error("bibliography-wrong", said, place.down(line), hint)
        return {key: CitedSource(key, one, place.down(line)) for key, (one, line) in found.items()}

    def _check_keys(self, read: Sequence[ReadChapter], sources: Mapping[str, CitedSource]) -> None:
        """Name the citations of sources that there are not, with the nearest key."""
        for citation in (one for text in read for one in text.parsed.citations):
            for cited in citation.cited:
                if cited.key not in sources:
                    said = f'"@{cited.key:.60}" is not a source of the bibliography'
                    hint = self._mistakes.near(partial(did_you_mean, cited.key, sorted(sources)))
                    self._mistakes.error("citation-unknown", said, citation.source, hint)

    def _check_list(
        self, at: Source, read: Sequence[ReadChapter], texts: Sequence[Chapter], *, has_file: bool
    ) -> None:
        """Check that what is cited is listed, and that a list of sources has something to list."""
        printed = {text.name: text for text in texts if not text.is_draft}
        lists = [text for text in printed.values() if text.kind is TextKind.BIBLIOGRAPHY]
        cites = any(one.parsed.citations for one in read if one.name in printed)
        if cites and has_file and not lists:
            said = "bibliography: no text lists the sources that are cited"
            hint = 'add a file such as "95-sources.md" with "kind: bibliography"'
            hint += ' and "title: Sources" at its head'
            self._mistakes.error("bibliography-unlisted", said, at, hint)
        for text in lists[1:] if cites else lists[:1]:
            said = "the sources are listed twice" if cites else "there are no sources to list"
            hint = 'cite them as in "[@smith2021, p. 3]", and name their file in edition.yaml'
            hint = "delete one of the two files" if cites else hint
            self._mistakes.error("text-missing", said, text.source, hint)


def _from_bibtex(text: str) -> _Found:
    # The library is slow to import, and most editions cite nothing
    from belpress.read.bibtex import sources_of

    return sources_of(text)


def _from_json(text: str) -> _Found:
    try:
        items = json.loads(text)
    except json.JSONDecodeError as error:
        return {}, [(f"is not JSON ({error.msg.lower()})", error.lineno - 1)]
    except RecursionError:
        return {}, [("is nested too deeply", 0)]
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        return {}, [("is not CSL JSON, which is a list of sources in brackets", 0)]
    found = {}
    for item in items:
        key = str(item.get("id", ""))
        line = text[: max(text.find(json.dumps(key, ensure_ascii=False)), 0)].count("\n")
        found[key] = (dict(_known(item)), line)
    return found, []


def _known(item: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a source that are known, as they are expected."""
    yield "type", item.get("type") if item.get("type") in TYPES else "document"
    for name in TEXTS:
        if isinstance(item.get(name), str | int):
            yield name, str(item[name])
    for name in NAMES:
        names = [one for one in _list(item.get(name)) if isinstance(one, dict)]
        if names:
            parts = ("family", "given", "literal", "suffix", "non-dropping-particle")
            yield name, [{part: str(one[part]) for part in parts if part in one} for one in names]
    for name in DATES:
        dates = item.get(name)
        first = _list(_list(dates.get("date-parts")))[:1] if isinstance(dates, dict) else []
        numbers = [int(one) for one in _list(first[0])[:3] if str(one).isdecimal()] if first else []
        if numbers:
            yield name, {"date-parts": [numbers]}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
