"""Two chapters with the same forecast on the summary page."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript
from belpress.language.excerpts import normalise
from belpress.model.message import MessageKind
from belpress.model.problem import Source


@rule(
    "summary-twice",
    why=(
        "Two chapters have the same forecast on the summary page. The second one says nothing new."
    ),
    wrong=(
        "---\ntitle: Security\n---\nText.\n\n## Forecasts {.forecasts}\n\n- It rains. {.summary}\n"
        "---\ntitle: Economy\n---\nText.\n\n## Forecasts {.forecasts}\n\n- It rains. {.summary}\n"
    ),
    right=(
        "---\ntitle: Security\n---\nText.\n\n## Forecasts {.forecasts}\n\n- It rains. {.summary}\n"
        "---\ntitle: Economy\n---\nText.\n\n## Forecasts {.forecasts}\n\n- It snows. {.summary}\n"
    ),
)
def summary_twice(manuscript: Manuscript) -> Iterator[Finding]:
    """Find forecasts of the summary page that an earlier chapter already has."""
    seen: dict[str, Source] = {}
    for text in manuscript.texts:
        if text.kind is MessageKind.SUMMARY:
            first = seen.setdefault(normalise(text.plain), text.source)
            if first != text.source:
                said = f"the summary page already has this forecast, from {first}"
                yield Finding(said, text.source, "mark another forecast of the chapter {.summary}")
