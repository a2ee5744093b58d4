"""An ISBN or DOI that the edition before has already."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.model.edition import Edition
from belpress.model.imprint import Number

_EDITIONS = "# edition.yaml\n{}\n---\n# 2029\nText.\n# 2030\nText."


@rule(
    "number-repeated",
    why=(
        "An ISBN or a DOI is that of last year’s edition. Each edition has numbers of its own; "
        "shops and libraries would find the wrong one. Only an ISSN stays the same."
    ),
    wrong=_EDITIONS.format("doi: 10.5555/review"),
    right=_EDITIONS.format("issn: 2049-3630"),
)
def number_repeated(manuscript: Manuscript) -> Iterator[Finding]:
    """Find numbers of the edition before."""
    previous = manuscript.previous
    if previous is None:
        return
    edition = manuscript.edition
    for name, numbers in _numbers(edition).items():
        former = {number.text for number in _numbers(previous)[name]}
        for text in dict.fromkeys(number.text for number in numbers if number.text in former):
            yield Finding(
                f"{name}: {text} is the number of the edition of {previous.year}",
                edition.source,
                f"write that of {edition.year}, or leave it out until there is one",
            )


def _numbers(edition: Edition) -> dict[str, tuple[Number, ...]]:
    """Return the numbers that every edition has for itself, by their fields."""
    return {"isbn": edition.imprint.isbn, "doi": edition.imprint.doi}
