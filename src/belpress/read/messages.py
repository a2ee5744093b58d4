"""The messages of the front matter: which of its texts are translated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from belpress.language.labels import imprint_labels, note_labels, scorecard_labels
from belpress.language.labels import labels as usual_labels
from belpress.model.edition import Chapter, ColourKey
from belpress.model.kind import TextKind
from belpress.model.message import Message, MessageKind, told_apart
from belpress.model.note import NotesPlace
from belpress.read.frontmatter import Fields
from belpress.read.frontmatter import Path as FieldPath
from belpress.read.licences import read_licence
from belpress.read.schema import ChapterFields, EditionFields


def chapter_messages(
    front: ChapterFields, fields: Fields, text: Sequence[Message]
) -> tuple[Message, ...]:
    """Return the messages of a chapter: its front matter, then its text."""
    matter: list[tuple[MessageKind, FieldPath, str]] = [
        (MessageKind.TITLE, ("title",), front.title),
        (MessageKind.HEADLINE, ("headline",), front.headline),
    ]
    if front.opener:
        matter += [
            (MessageKind.OPENER_ALT, ("opener", "alt"), front.opener.alt),
            (MessageKind.CREDIT, ("opener", "credit"), front.opener.credit),
        ]
    for index, author in enumerate(front.authors):
        matter += [
            (MessageKind.AUTHOR_NAME, ("authors", index, "name"), author.name),
            (MessageKind.AUTHOR_BIO, ("authors", index, "bio"), author.bio),
        ]
    matter += [
        (MessageKind.PULL_QUOTE, ("pull_quotes", index), quote.text)
        for index, quote in enumerate(front.pull_quotes)
    ]
    for index, past in enumerate(front.last_year):
        matter += [
            (MessageKind.PAST_FORECAST, ("last_year", index, "forecast"), past.forecast),
            (MessageKind.OUTCOME_WHY, ("last_year", index, "why"), past.why),
        ]
    return told_apart([*_matter_messages(matter, fields), *text])


def edition_messages(
    front: EditionFields,
    fields: Fields,
    keys: Mapping[str, ColourKey],
    labels: Mapping[str, str],
) -> tuple[Message, ...]:
    """Return the messages of ``edition.yaml``, with ``labels`` that need not be written there."""
    written = {name: key.label for name, key in front.colour_keys.items()}
    matter: list[tuple[MessageKind, FieldPath, str]] = [
        (MessageKind.EDITION_TITLE, ("title",), front.title),
        (MessageKind.SUBTITLE, ("subtitle",), front.subtitle),
        (MessageKind.SERIES, ("series",), front.series),
        (MessageKind.AUTHOR, ("author",), front.author),
    ]
    matter += [
        (MessageKind.COLOUR_KEY, ("colour_keys", name, "label"), written.get(name, key.label))
        for name, key in keys.items()
    ]
    matter += [(MessageKind.LABEL, ("labels", name), text) for name, text in labels.items()]
    if front.publisher:
        matter += [
            (MessageKind.PUBLISHER, ("publisher", name), getattr(front.publisher, name))
            for name in ("name", "place", "address")
        ]
    if not read_licence(front.licence)[0].address:
        matter.append((MessageKind.LICENCE, ("licence",), front.licence))
    return told_apart(_matter_messages(matter, fields))


def labels_of(front: EditionFields, chapters: Sequence[Chapter]) -> Mapping[str, str]:
    """Return the labels of an edition: its own, and what stands in the place of others."""
    usual = dict(usual_labels(front.language))
    if front.imprint or any(one.kind is TextKind.IMPRINT for one in chapters):
        usual |= imprint_labels(front.language)
    if has_scorecard(front, chapters):
        usual |= scorecard_labels(front.language)
    if front.notes == NotesPlace.CHAPTER.value:
        usual |= note_labels(front.language)
    return {**usual, **front.labels}


def has_scorecard(front: EditionFields, chapters: Sequence[Chapter]) -> bool:
    """Whether a page says how the forecasts of last year's edition fared."""
    return front.scorecard and any(
        chapter.last_year for chapter in chapters if not chapter.is_draft
    )


def _matter_messages(
    texts: list[tuple[MessageKind, FieldPath, str]], fields: Fields
) -> list[Message]:
    return [
        Message(" ".join(text.split()), kind, fields.place(path), name=".".join(map(str, path)))
        for kind, path, text in texts
        if text.strip()
    ]
