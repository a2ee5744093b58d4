"""A chapter whose forecast on the summary page has another colour key than its badge."""

from __future__ import annotations

from collections.abc import Iterator

from belpress.checks.rule import Finding, rule
from belpress.checks.subjects import Manuscript

_CHAPTER = (
    "---\ntitle: Security\ncolour_key: deteriorated\n---\nText.\n\n"
    "## Forecasts {{.forecasts}}\n\n- It rains. {{.summary{key}}}\n"
)


@rule(
    "summary-key",
    why=(
        "A chapter and its forecast in the summary have different colour keys. Readers see "
        "one key beside the chapter’s name and another below its headline. Where that is meant, a "
        "comment says so: <!-- check: ignore summary-key -->."
    ),
    wrong=_CHAPTER.format(key=" colour_key=improved"),
    right=_CHAPTER.format(key=""),
)
def summary_key(manuscript: Manuscript) -> Iterator[Finding]:
    """Find forecasts of the summary page with another key than their chapter."""
    for chapter in manuscript.edition.chapters:
        forecast = chapter.summary
        key = forecast.colour_key if forecast else ""
        if forecast and chapter.colour_key and key != chapter.colour_key:
            yield Finding(
                f'the summary page shows "{key}" for this chapter, which is '
                f'"{chapter.colour_key}" itself',
                forecast.source,
                f"delete colour_key={key}, or change the key of the chapter",
            )
