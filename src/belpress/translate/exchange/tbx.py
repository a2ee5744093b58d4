"""The terms of the house as a glossary in TBX, version 2, which most programs read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from belpress.model.term import Term, Terms
from belpress.translate.exchange.xml import opened, tag, written

DEPRECATED = "deprecatedTerm-admn-sts"
PREFERRED = "preferredTerm-admn-sts"


def write_tbx(terms: Terms, written_in: str, languages: Sequence[str]) -> bytes:
    """Return the terms of a language that are translated into any of some others."""
    wanted = dict.fromkeys(
        term.preferred for other in languages for term, _ in terms.translated(written_in, other)
    )
    own = [term for term in terms.of(written_in) if term.preferred in wanted]
    lines = [
        opened("martif", {"type": "TBX", "xml:lang": written_in}),
        "  <martifHeader><fileDesc><sourceDesc><p>manuscript/terms.yaml</p></sourceDesc></fileDesc>"
        "</martifHeader>",
        "  <text>",
        "    <body>",
    ]
    for number, term in enumerate(own, start=1):
        lines += [f"      {line}" for line in _entry(number, term, written_in, languages)]
    return written([*lines, "    </body>", "  </text>", "</martif>"])


def _entry(number: int, term: Term, written_in: str, languages: Sequence[str]) -> Iterator[str]:
    yield opened("termEntry", {"id": f"t{number}"})
    yield "  " + opened("langSet", {"xml:lang": written_in})
    yield _term(term.preferred, PREFERRED)
    yield from (_term(variant, DEPRECATED) for variant in term.variants if "*" not in variant)
    yield "  </langSet>"
    for language in languages:
        for form in term.translations.get(language, ())[:1]:
            yield "  " + opened("langSet", {"xml:lang": language})
            yield _term(form, PREFERRED)
            yield "  </langSet>"
    yield "</termEntry>"


def _term(text: str, status: str) -> str:
    note = tag("termNote", {"type": "administrativeStatus"}, status)
    return f"    <tig>{tag('term', text=text.replace('*', ''))}{note}</tig>"
