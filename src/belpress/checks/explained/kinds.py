"""Rules of the kinds of texts: what a foreword, an imprint or a section has and has not."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "bibliography-missing",
        Severity.ERROR,
        "The file of sources is missing, or of another kind. It is BibTeX (.bib) or CSL JSON "
        "(.json), as most programs for sources export it.",
        "bibliography: sources.docx",
        "bibliography: sources.bib",
    ),
    Explanation(
        "bibliography-unlisted",
        Severity.ERROR,
        "Sources are cited and listed nowhere. A reader could not find them.",
        "bibliography: sources.bib",
        "bibliography: sources.bib\n\nand a file 95-sources.md:\n---\ntitle: Sources\n"
        "kind: bibliography\n---",
    ),
    Explanation(
        "bibliography-wrong",
        Severity.ERROR,
        "The file of sources cannot be read, as a whole or in part. What is cited from it would be "
        "lost.",
        "@book{smith2021, title={The price of loyalty}",
        "@book{smith2021, title={The price of loyalty}}",
    ),
    Explanation(
        "citation-unknown",
        Severity.ERROR,
        "A text cites a source that the bibliography does not have. Its key may be mistyped.",
        "Exports fell [@smtih2021].",
        "Exports fell [@smith2021].",
    ),
    Explanation(
        "notes-place",
        Severity.ERROR,
        "The notes have no place, or two. With “notes: end” in edition.yaml they are printed by a "
        "text of the kind “notes”, otherwise on their pages or behind their chapters.",
        "notes: end",
        "notes: end\n\nand a file 90-notes.md:\n---\ntitle: Notes\nkind: notes\n---",
    ),
    Explanation(
        "part-unwanted",
        Severity.ERROR,
        "A text has something that is not printed in it. A foreword has no colour key, an "
        "imprint no pictures; and an edition can do without forecasts in all of its chapters.",
        "---\ntitle: Foreword\nkind: foreword\ncolour_key: improved\n---",
        "---\ntitle: Foreword\nkind: foreword\n---",
    ),
    Explanation(
        "text-missing",
        Severity.ERROR,
        "A text is empty, or there is nothing to collect in it. Its page would show a headline "
        "alone.",
        "---\ntitle: Foreword\nkind: foreword\n---",
        "---\ntitle: Foreword\nkind: foreword\n---\n\nThis review is the tenth.",
    ),
)
