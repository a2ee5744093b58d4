"""The messages of the front matter: which of its texts are translated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from belpress.language.labels import labels as usual_labels
from belpress.model.edition import ColourKey
from belpress.model.message import Message, MessageKind, told_apart
from belpress.read.frontmatter import Fields
from belpress.read.frontmatter import Path as FieldPath
from belpress.read.schema import ChapterFields, EditionFields


def chapter_messages(
    front: ChapterFields, fields: Fields, text: Sequence[Message]
) -> tuple[Message, ...]:
    """Return the messages of a chapter: its front matter, then its text."""
    matter: list[tuple[MessageKind, FieldPath, str]] = [
        (MessageKind.TITLE, ("title",), front.title),
        (MessageKind.HEADLINE, ("headline",), front.headline),
        (MessageKind.OPENER_ALT, ("opener", "alt"), front.opener.alt),
        (MessageKind.CREDIT, ("opener", "credit"), front.opener.credit),
    ]
    matter += [
        (MessageKind.PULL_QUOTE, ("pull_quotes", index), quote.text)
        for index, quote in enumerate(front.pull_quotes)
    ]
    return told_apart([*_matter_messages(matter, fields), *text])


def edition_messages(
    front: EditionFields, fields: Fields, keys: Mapping[str, ColourKey]
) -> tuple[Message, ...]:
    """Return the messages of ``edition.yaml``, including labels that are not written there."""
    labels = {**usual_labels(front.language), **front.labels}
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
    return told_apart(_matter_messages(matter, fields))


def _matter_messages(
    texts: list[tuple[MessageKind, FieldPath, str]], fields: Fields
) -> list[Message]:
    return [
        Message(" ".join(text.split()), kind, fields.place(path), name=".".join(map(str, path)))
        for kind, path, text in texts
        if text.strip()
    ]
