"""From the fields of ``edition.yaml`` to the imprint, each number checked."""

from __future__ import annotations

from collections.abc import Mapping

from belpress.markdown.display import set_plain
from belpress.model.imprint import Imprint, ImprintPlace, Licence, Medium, Number, Publisher
from belpress.model.problem import did_you_mean
from belpress.read.frontmatter import Fields
from belpress.read.identifiers import READERS
from belpress.read.licences import read_licence
from belpress.read.mistakes import Mistakes
from belpress.read.schema import EditionFields

MEDIA = {medium.value: medium for medium in Medium}


def imprint_of(front: EditionFields, fields: Fields, mistakes: Mistakes) -> Imprint:
    """Return the imprint of an edition; what is wrong with its fields is noted."""
    read = _Reader(front, fields, mistakes)
    imprint = Imprint(
        isbn=read.numbers("isbn", front.isbn),
        issn=read.numbers("issn", front.issn),
        doi=read.numbers("doi", front.doi),
        licence=read.licence(),
        publisher=read.publisher(),
        place=ImprintPlace(front.imprint) if front.imprint else None,
    )
    written = (front.isbn, front.issn, front.doi, front.licence, front.publisher)
    if imprint.place and not any(written):
        hint = 'add "publisher: …", "licence: …" or "isbn: …", or take "imprint" out'
        at = fields.place(("imprint",))
        mistakes.error("imprint-empty", "imprint: there is nothing to print", at, hint)
    return imprint


class _Reader:
    def __init__(self, front: EditionFields, fields: Fields, mistakes: Mistakes) -> None:
        self._front = front
        self._fields = fields
        self._mistakes = mistakes

    def numbers(self, field: str, written: Mapping[tuple[str, ...], str]) -> tuple[Number, ...]:
        """Return the numbers of a field, by languages and media."""
        found: list[Number] = []
        for keys, text in written.items():
            number = self._number(field, keys, text)
            found += [number] if number else []
        return tuple(found)

    def _number(self, field: str, keys: tuple[str, ...], text: str) -> Number | None:
        at, name = self._fields.place((field, *keys)), ".".join((field, *keys))
        languages = [self._front.language, *(one.language for one in self._front.translations)]
        language, medium = keys[:1], keys[1:]
        if language and language[0] in MEDIA:
            language, medium = (), keys
        if language and language[0] not in languages:
            said = f'{field}: "{language[0]}" is not a language of this edition'
            valid = [*languages, *MEDIA]
            self._mistakes.error("field-unknown", said, at, did_you_mean(language[0], valid))
            return None
        if len(medium) > 1 or not set(medium) <= set(MEDIA):
            said = f'{field}: "{medium[-1]}" is not a medium'
            self._mistakes.error("field-unknown", said, at, did_you_mean(medium[-1], MEDIA))
            return None
        identifier = READERS[field](text)
        if identifier.wrong:
            said = f'{name}: "{text:.60}" {identifier.wrong}'
            self._mistakes.error("number-wrong", said, at, identifier.hint)
            return None
        return Number(
            identifier.text, "".join(language), MEDIA["".join(medium)] if medium else None
        )

    def licence(self) -> Licence:
        """Return the licence, with its address where that is known."""
        written = self._front.licence
        if not written:
            return Licence()
        licence, hint = read_licence(written)
        if hint:
            said = f'licence: "{written:.60}" is not a licence of Creative Commons'
            self._mistakes.error("field-value", said, self._fields.place(("licence",)), hint)
        return licence if licence.address else Licence(self._set(licence.name))

    def publisher(self) -> Publisher:
        """Return the publisher, its words set."""
        front = self._front.publisher
        if front is None:
            return Publisher()
        return Publisher(
            self._set(front.name),
            self._set(front.place),
            self._set(front.address),
            front.website,
        )

    def _set(self, text: str) -> str:
        return set_plain(text, self._front.language) if text else ""
