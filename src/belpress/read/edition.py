"""From the files of a manuscript to an Edition.

Every file is read once, every mistake of every file is collected, and then reading stops or
returns the edition with its warnings. Markdown itself is the dialect's concern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from belpress.language import excerpts
from belpress.language.characters import on_one_line
from belpress.markdown.blocks import chapter_name
from belpress.markdown.display import set_headline, set_label, set_plain, set_pull_quote
from belpress.markdown.parse import parse
from belpress.markdown.parsed import Parsed
from belpress.model.edition import (
    Block,
    BlockKind,
    Bounds,
    Chapter,
    ColourKey,
    Derivation,
    Edition,
    Figure,
    Forecast,
    Picture,
    PullQuote,
    QuotePlace,
)
from belpress.model.problem import Problem, Severity, Source, did_you_mean, stop_on_errors
from belpress.project.project import OutsideProject, Project, has_exact_name, is_file, nearest_file
from belpress.read.files import read_text
from belpress.read.frontmatter import Fields, load
from belpress.read.messages import chapter_messages, edition_messages
from belpress.read.schema import (
    COLOUR_KEYS,
    LABELS,
    ChapterFields,
    EditionFields,
    PullQuoteFields,
    check_fields,
)

EDITION_FILE = "edition.yaml"
EDITION_NAME = "edition"
ALT_LIMIT = 250
_ODD_NAME = re.compile(r'["\\:#%<>|?*]')
HINT_LIMIT = 50
"""Names that are searched for something near; a file with more mistakes than that is another."""


@dataclass(frozen=True)
class Reading:
    """What could be read of an edition, and all that is wrong with it.

    ``edition`` has every chapter whose front matter can be read, and is ``None`` where
    ``edition.yaml`` cannot; it is fit to be laid out if none of the ``problems`` is an error.
    """

    edition: Edition | None
    problems: tuple[Problem, ...]


def read_edition(project: Project, year: int, drafts: Drafts | None = None) -> Edition:
    """Read the edition of a year; of ``drafts``, those whose files are as they were are kept.

    Raises :class:`ProblemsFound` with every mistake of every file, if there is an error.
    """
    reading = reading_of(project, year, drafts)
    stop_on_errors(reading.problems)
    assert reading.edition is not None  # noqa: S101 - without it there was an error
    return reading.edition


def reading_of(project: Project, year: int, drafts: Drafts | None = None) -> Reading:
    """Read as much of the edition of a year as can be read."""
    folder = project.root / "manuscript" / str(year)
    here = Source(project.relative(folder))
    if not folder.is_dir():
        years = [path.name for path in project.editions]
        hint = f"there is {' and '.join(years)}" if years else "there is no edition yet"
        missing = Problem("edition-missing", f"no edition of {year}", here, hint=hint)
        return Reading(None, (missing,))
    try:
        return _Reader(project, folder, Drafts() if drafts is None else drafts).read()
    except OSError as error:
        message = f"cannot be read ({error.strerror})"
        return Reading(None, (Problem("file-unreadable", message, here),))


@dataclass
class _Draft:
    """A chapter on its way: its checked front matter and its parsed text."""

    name: str
    source: Source
    path: Path
    fields: Fields
    front: ChapterFields | None
    parsed: Parsed
    markdown: str = ""
    start: Source | None = None


class Drafts:
    """Chapters as they were read last, so that a file that has not changed is not read again."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[str, _Draft, list[Problem]]] = {}

    def draft(
        self, path: str, language: str, text: str, read: Callable[[], tuple[_Draft, list[Problem]]]
    ) -> tuple[_Draft, list[Problem]]:
        """Return the draft of a chapter's text and its problems, kept or else newly read."""
        kept = self._kept.get((path, language))
        if kept is None or kept[0] != text:
            kept = self._kept[path, language] = (text, *read())
        return kept[1], kept[2]


class _Reader:
    def __init__(self, project: Project, folder: Path, drafts: Drafts) -> None:
        self.project = project
        self.folder = folder
        self.drafts = drafts
        self.problems: list[Problem] = []
        self.hints = 0

    def read(self) -> Reading:
        front, fields = self._read_edition_file()
        language = front.language if front else "en"
        drafts = [self._read_chapter(path, language) for path in self._chapter_files()]
        self._check_names(drafts)
        self._check_links(drafts)
        keys = _colour_keys(front, language)
        chapters = [
            chapter for draft in drafts if (chapter := self._chapter(draft, keys, language))
        ]
        if not drafts:
            here = Source(self.project.relative(self.folder))
            self._error(
                "chapters-missing",
                "no chapters in this folder",
                here,
                'a chapter is a file such as "01-security.md"',
            )
        edition = self._edition(front, fields, keys, tuple(chapters)) if front else None
        return Reading(edition, tuple(self.problems))

    def _error(self, rule: str, message: str, at: Source, hint: str = "") -> None:
        self.problems.append(Problem(rule, message, at, hint=hint))

    def _warn(self, rule: str, message: str, at: Source, hint: str = "") -> None:
        self.problems.append(Problem(rule, message, at, Severity.WARNING, hint))

    def _near(self, look: Callable[[], str]) -> str:
        """Look for the nearest right thing, as long as not too many were looked for."""
        self.hints += 1
        return look() if self.hints <= HINT_LIMIT else ""

    # ---- files ------------------------------------------------------------------------------

    def _chapter_files(self) -> Iterator[Path]:
        for path in self.project.listed(self.folder, ".md"):
            if path.suffix != ".md" or not is_file(path) or path.name.lower() == "readme.md":
                continue
            odd = _ODD_NAME.search(on_one_line(path.name))
            if on_one_line(path.name) == path.name and not odd:
                yield path
                continue
            what = f'"{odd[0]}"' if odd else "a character that is no part of a text"
            at = Source(self.project.relative(path))
            hint = "rename the file; links and anchors are made of its name"
            self._error("chapter-name", f"the name of the file holds {what}", at, hint)

    def _read_edition_file(self) -> tuple[EditionFields | None, Fields]:
        path = self.folder / EDITION_FILE
        at = Source(self.project.relative(path), 1)
        if not self.project.has(path):
            self._error(
                "edition-file-missing",
                "this file is missing",
                Source(at.path),
                'add it, with three lines: "title: …", "year: …", "language: en"',
            )
            return None, Fields(places={(): at})
        text = read_text(self.project, path, self.problems)
        if text is None:
            return None, Fields(places={(): at})
        fields = load(text, at)
        self.problems += fields.problems
        if not fields.values:
            return None, fields
        front, problems = check_fields(fields, EditionFields)
        self.problems += problems
        if front and front.year != int(self.folder.name):
            self._error(
                "year-differs",
                f"year: {front.year} in the folder of {self.folder.name}",
                fields.place(("year",)),
                "write the folder's year",
            )
        if front:
            self._check_labels(front, fields)
            self._check_translations(front, fields)
        return front, fields

    def _check_translations(self, front: EditionFields, fields: Fields) -> None:
        own = [one.language for one in front.translations if not one.origin]
        seen = {front.language}
        for index, one in enumerate(front.translations):
            at = fields.place(("translations", index))
            if one.language in seen:
                message = f'translations: "{one.language}" stands twice'
                if one.language == front.language:
                    message = f'translations: "{one.language}" is the language of the source'
                self._error("translation-twice", message, at, "take one of them out")
            seen.add(one.language)
            if one.origin and one.origin not in own:
                message = f'translations: "{one.origin}" is no translation to derive from'
                self._error("translation-origin", message, at, did_you_mean(one.origin, own))
            if one.origin and one.language != "be-Latn":
                message = f'translations: no rule derives "{one.language}" from "{one.origin}"'
                self._error("translation-origin", message, at, "only be-Latn is derived, from be")

    def _check_labels(self, front: EditionFields, fields: Fields) -> None:
        for name, label in front.labels.items():
            at = fields.place(("labels", name))
            if name not in LABELS:
                hint = did_you_mean(name, LABELS)
                self._error("field-unknown", f"labels.{name}: unknown label", at, hint)
            for placeholder in re.findall(r"\{([^}]*)\}", label):
                if placeholder not in ("year", "forecast_year"):
                    hint = did_you_mean(placeholder, ("year", "forecast_year"))
                    message = f'labels.{name}: "{{{placeholder}}}" is no placeholder'
                    self._error("label-placeholder", message, at, hint)

    def _read_chapter(self, path: Path, language: str) -> _Draft:
        name = chapter_name(path.name)
        at = Source(self.project.relative(path), 1)
        text = read_text(self.project, path, self.problems)
        if text is None:
            return _Draft(name, at, path, Fields(places={(): at}), None, Parsed())
        draft, problems = self.drafts.draft(
            at.path, language, text, lambda: self._draft(path, text, language)
        )
        self.problems += problems
        return draft

    def _draft(self, path: Path, text: str, language: str) -> tuple[_Draft, list[Problem]]:
        name = chapter_name(path.name)
        at = Source(self.project.relative(path), 1)
        matter_text, body, body_line, problems = _split(text, at)
        if matter_text is None:
            fields, front = Fields(places={(): at}), None
        else:
            fields = load(matter_text, at.down(1))
            front, found = (
                check_fields(fields, ChapterFields)
                if fields.values or not fields.problems
                else (None, [])
            )
            problems += [*fields.problems, *found]
        start = Source(at.path, body_line)
        parsed = parse(body, start=start, chapter=name, language=language)
        problems += parsed.problems
        return _Draft(name, at, path, fields, front, parsed, body, start), problems

    # ---- checks over all chapters -------------------------------------------------------------

    def _check_names(self, drafts: list[_Draft]) -> None:
        first: dict[str, _Draft] = {}
        for draft in drafts:
            if draft.name in first:
                self._error(
                    "chapter-twice",
                    f'two chapters are named "{draft.name}"',
                    draft.source,
                    f"the other is {first[draft.name].path.name}; rename one of the files",
                )
            if draft.name == EDITION_NAME:
                self._error(
                    "chapter-name",
                    f'a chapter cannot be named "{EDITION_NAME}"',
                    draft.source,
                    "its catalogue would be that of edition.yaml; rename the file",
                )
            first.setdefault(draft.name, draft)

    def _check_links(self, drafts: list[_Draft]) -> None:
        targets = {draft.name for draft in drafts}
        for draft in drafts:
            targets.update(draft.parsed.names)
        near = [target.rpartition("--")[2] for target in sorted(targets)]
        for draft in drafts:
            for link in draft.parsed.links:
                if link.target not in targets:
                    name = link.target.rpartition("--")[2]
                    self._error(
                        "link-dead",
                        f'the link to "{link.written}" leads nowhere',
                        link.source,
                        self._near(partial(did_you_mean, name, near)),
                    )

    # ---- one chapter --------------------------------------------------------------------------

    def _chapter(
        self, draft: _Draft, keys: Mapping[str, ColourKey], language: str
    ) -> Chapter | None:
        front, parsed = draft.front, draft.parsed
        forecasts = self._forecasts(draft, keys)
        if front is None:
            return None
        self._check_key(front.colour_key, keys, draft.fields.place(("colour_key",)))
        opener = self._opener(front, draft)
        blocks = [self._with_picture(block, draft) for block in parsed.blocks]
        lead, body = self._lead(blocks, draft)
        quotes = [
            quote
            for index, one in enumerate(front.pull_quotes)
            if (quote := self._pull_quote(one, draft.fields.place(("pull_quotes", index)), body))
        ]
        return Chapter(
            name=draft.name,
            title=set_plain(front.title, language),
            headline=set_headline(front.headline, language),
            colour_key=front.colour_key,
            opener=opener,
            pull_quotes=tuple(
                replace(one, text=set_pull_quote(one.text, language)) for one in quotes
            ),
            lead=lead,
            body=body,
            forecasts=tuple(
                replace(one, colour_key=one.colour_key or front.colour_key) for one in forecasts
            ),
            source=draft.source,
            markdown=draft.markdown,
            start=draft.start or draft.source,
            messages=chapter_messages(front, draft.fields, parsed.messages),
            ignores=tuple(parsed.ignores),
            is_draft=front.draft,
            planned_pages=front.pages,
        )

    def _check_key(self, name: str, keys: Mapping[str, ColourKey], at: Source) -> None:
        if name not in keys:
            self._error(
                "colour-key-unknown",
                f'colour_key: "{name}" is no colour key of this edition',
                at,
                did_you_mean(name, keys),
            )

    def _opener(self, front: ChapterFields, draft: _Draft) -> Picture:
        at = draft.fields.place(("opener", "image"))
        path = self._picture_path(front.opener.image, draft.path, at)
        alt_at = draft.fields.place(("opener", "alt"))
        self._check_alt(front.opener.alt, alt_at, 'write what it shows behind "alt:"')
        return Picture(path, front.opener.alt, at, front.opener.credit)

    def _with_picture(self, block: Block, draft: _Draft) -> Block:
        if not isinstance(block, Figure):
            return block
        path = self._picture_path(block.picture.path, draft.path, block.source)
        mend = "write what it shows between the square brackets: ![…](…)"
        self._check_alt(block.picture.alt, block.source, mend)
        return replace(block, picture=replace(block.picture, path=path))

    def _check_alt(self, alt: str, at: Source, mend: str) -> None:
        if not alt.strip():
            self._error("alt-missing", "a picture without an alt text", at, mend)
        elif len(alt) > ALT_LIMIT:
            self._warn(
                "alt-long",
                f"an alt text of {len(alt)} characters",
                at,
                f"{ALT_LIMIT} are enough to say what a picture shows",
            )

    def _picture_path(self, written: str, chapter: Path, at: Source) -> str:
        if re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", written):
            self._error(
                "path-outside",
                f'"{written:.80}" is no path; pictures are files of the project',
                at,
                "put the picture into assets/images and name it from there",
            )
            return ""
        try:
            path = self.project.inside(written, chapter.parent)
        except OutsideProject:
            self._error(
                "path-outside",
                f'"{written:.80}" leads out of the project',
                at,
                "put the picture into assets/images and name it from there",
            )
            return ""
        if not self.project.has(path) or not has_exact_name(path):
            relative = self.project.relative(path)
            hint = self._near(partial(nearest_file, path))
            self._error("picture-missing", f'no picture "{relative:.120}"', at, hint)
            return ""
        return self.project.relative(path)

    def _lead(self, blocks: list[Block], draft: _Draft) -> tuple[Block, tuple[Block, ...]]:
        if blocks and blocks[0].kind is BlockKind.PARAGRAPH:
            return blocks[0], tuple(blocks[1:])
        at = blocks[0].source if blocks else draft.source
        self._error(
            "lead-missing",
            "the chapter has no lead",
            at,
            "the text begins with a paragraph, which is set as the lead",
        )
        return Block(BlockKind.PARAGRAPH, draft.name, "", "", at), tuple(blocks)

    def _pull_quote(
        self, quote: PullQuoteFields, at: Source, body: tuple[Block, ...]
    ) -> PullQuote | None:
        wanted = quote.near if quote.paraphrase and quote.near else quote.text
        found = excerpts.find(wanted, [block.text for block in body])
        if found is None and not (quote.paraphrase and not quote.near):
            hint = excerpts.drift_hint(wanted, [block.text for block in body])
            message = f'pull quote: "{wanted:.60}…" is not in the text of the chapter'
            self._error("pull-quote-drift", message, at, hint)
            return None
        block, offset = found or (0, 0.0)
        is_whole = found and not quote.paraphrase
        return PullQuote(
            quote.text,
            QuotePlace(quote.place),
            block,
            offset,
            at,
            excerpts.whole_sentences(quote.text, body[block].text) if is_whole else None,
            quote.paraphrase,
        )

    def _forecasts(self, draft: _Draft, keys: Mapping[str, ColourKey]) -> list[Forecast]:
        parsed = draft.parsed
        if not parsed.forecasts:
            if parsed.blocks or draft.front:
                at = parsed.forecasts_at or draft.source
                self._error(
                    "forecasts-missing",
                    "the chapter has no forecasts",
                    at,
                    'it ends with "## Forecasts {.forecasts}" and a list',
                )
            return []
        forecasts = []
        for number, item in enumerate(parsed.forecasts, start=1):
            key = item.attributes.fields.get("colour_key", "")
            if key:
                self._check_key(key, keys, item.source)
            name = item.attributes.name
            name = f"{draft.name}--{name}" if name else f"{draft.name}-forecast-{number}"
            is_summary = "summary" in item.attributes.classes
            forecasts.append(Forecast(name, item.html, item.text, key, is_summary, item.source))
        marked = [one for one in forecasts if one.is_summary]
        if len(marked) != 1:
            at = marked[1].source if marked else parsed.forecasts_at or draft.source
            found = "no forecast is" if not marked else f"{len(marked)} forecasts are"
            self._error(
                "summary-count",
                f"{found} marked {{.summary}}",
                at,
                "mark exactly one: it stands on the summary page for this chapter",
            )
        return forecasts

    # ---- the edition --------------------------------------------------------------------------

    def _cover(self, year: int) -> str:
        """Return the path of the cover's picture, which goes by its name: ``cover.jpg``."""
        for suffix in ("jpg", "png"):
            path = f"assets/images/{year}/cover.{suffix}"
            if not self.project.holds(self.project.root / path):
                self._error(
                    "path-outside",
                    "the picture of the cover is a link that leads out of the project",
                    Source(path),
                    "put a copy in the place of the link",
                )
            elif self.project.has(self.project.root / path):
                return path
        return ""

    def _edition(
        self,
        front: EditionFields,
        fields: Fields,
        keys: Mapping[str, ColourKey],
        chapters: tuple[Chapter, ...],
    ) -> Edition:
        forecast_year = front.forecast_year or front.year + 1
        labels = {
            name: set_label(label, front.language, front.year, forecast_year)
            for name, label in {**LABELS, **front.labels}.items()
        }
        texts: dict[str, Any] = {
            name: set_plain(getattr(front, name), front.language)
            for name in ("title", "subtitle", "series", "author")
        }
        return Edition(
            root=self.project.root,
            year=front.year,
            forecast_year=forecast_year,
            language=front.language,
            translations=tuple(one.language for one in front.translations if not one.origin),
            derivations=tuple(
                Derivation(one.language, one.origin, one.alphabet)
                for one in front.translations
                if one.origin
            ),
            bounds=Bounds(**front.copyfit.model_dump()),
            messages=edition_messages(front, fields, keys),
            site=front.site,
            colour_keys=keys,
            labels=labels,
            chapters=tuple(chapter for chapter in chapters if not chapter.is_draft),
            drafts=tuple(chapter for chapter in chapters if chapter.is_draft),
            source=fields.place(()),
            cover=self._cover(front.year),
            ignored_rules={
                name: fields.place(("check", "ignore", index))
                for index, name in enumerate(front.check.ignore)
            },
            problems=tuple(self.problems),
            **texts,
        )


def _split(text: str, at: Source) -> tuple[str | None, str, int, list[Problem]]:
    """Part the front matter from the text.

    Returns both, the line that the text begins in, and what is wrong with the parting.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        said = "the front matter is missing"
        hint = 'the file begins with a line "---", then "title: …" and so on, then "---" again'
        return None, text, 1, [Problem("front-matter-missing", said, at, hint=hint)]
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            front = "\n".join(lines[1:index])
            return front, "\n".join(lines[index + 1 :]), index + 2, []
    said, hint = "the front matter is not closed", 'put a line "---" behind its last field'
    return None, "", len(lines), [Problem("front-matter-unclosed", said, at, hint=hint)]


def _colour_keys(front: EditionFields | None, language: str) -> Mapping[str, ColourKey]:
    if front and front.colour_keys:
        return {
            name: ColourKey(name, set_plain(key.label, language), key.symbol, key.colour)
            for name, key in front.colour_keys.items()
        }
    return {name: ColourKey(name, key["label"], key["symbol"]) for name, key in COLOUR_KEYS.items()}
