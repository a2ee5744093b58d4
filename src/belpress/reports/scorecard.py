"""How forecasts fared: as text for people, as CSV for spreadsheets and as JSON for programs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from belpress.model.outcome import Outcome, PastForecast, Score
from belpress.reports.text import Paint, plain, wrapped
from belpress.tasks.scorecard import ChapterScore, EditionScore, Scores

NOTHING = "no forecasts of the year before"
VERSION = 1
"""Increases when a program that reads the JSON would have to change."""
COLUMNS = (
    "edition",
    "chapter",
    "title",
    "colour_key",
    "forecasts",
    *(one.value for one in Outcome),
)
SAID = {
    Outcome.CAME_TRUE: "came true",
    Outcome.PARTLY: "partly",
    Outcome.DID_NOT: "did not",
    Outcome.OPEN: "open",
}
_FORMULA = ("=", "+", "-", "@", "\t")
"""What spreadsheets take for the beginning of a formula."""


def render_text(scores: Scores, paint: Paint = plain, width: int = 0) -> str:
    """Return one line a chapter; of a single edition, every forecast with its outcome below it."""
    lines: list[str] = []
    chapters = [chapter for edition in scores.editions for chapter in edition.chapters]
    across = max((len(_words(chapter.title)) for chapter in chapters), default=0)
    for edition in scores.editions:
        lines.append(paint("file", f"{edition.year}: {_score(edition.score)}"))
        for chapter in edition.chapters:
            title = f"{_words(chapter.title):<{across}}"
            score = _score(chapter.score) if chapter.forecasts else ""
            said = "; ".join(filter(None, (score, _words(chapter.rating))))
            lines.append(f"  {title}  {said}".rstrip())
            if len(scores.editions) == 1:
                lines += _forecasts(chapter, paint, width)
        lines.append("")
    return "".join(f"{line}\n" for line in lines[:-1])


def _forecasts(chapter: ChapterScore, paint: Paint, width: int) -> Iterator[str]:
    indent = " " * 17
    for past in chapter.forecasts:
        text = wrapped(_words(past.text), indent, width)
        yield f"    {past.outcome.mark} {SAID[past.outcome]:<9}  {text}"
        if past.why:
            yield indent + paint("hint", wrapped(_words(past.why), indent, width))


def _score(score: Score) -> str:
    """Return a score in words, with the outcomes that occur."""
    if not score.total:
        return NOTHING
    others = [
        f"{count} {SAID[outcome]}"
        for outcome in Outcome
        if outcome is not Outcome.CAME_TRUE and (count := score.counts[outcome])
    ]
    return ", ".join([f"{score.came_true} of {score.total} came true", *others])


def render_csv(scores: Scores) -> str:
    """Return a table of one row a chapter, with a head."""
    target = io.StringIO()
    table = csv.writer(target, lineterminator="\n")
    table.writerow(COLUMNS)
    for edition in scores.editions:
        for chapter in edition.chapters:
            counts = [chapter.score.counts[outcome] for outcome in Outcome]
            words = map(_cell, (chapter.name, chapter.title, chapter.colour_key))
            table.writerow((edition.year, *words, chapter.score.total, *counts))
    return target.getvalue()


def _cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula."""
    words = _words(text)
    return f"'{words}" if words.startswith(_FORMULA) else words


def render_json(scores: Scores) -> str:
    """Return everything, for programs."""
    report = {"version": VERSION, "editions": [_edition(one) for one in scores.editions]}
    return json.dumps(report, indent=2, ensure_ascii=False) + "\n"


def _edition(edition: EditionScore) -> dict[str, Any]:
    return {
        "year": edition.year,
        "language": edition.language,
        "score": _counts(edition.score),
        "chapters": [
            {
                "name": chapter.name,
                "title": _words(chapter.title),
                "colour_key": chapter.colour_key,
                "score": _counts(chapter.score),
                "forecasts": [_forecast(past) for past in chapter.forecasts],
            }
            for chapter in edition.chapters
        ],
    }


def _counts(score: Score) -> dict[str, int]:
    return {"forecasts": score.total, **{one.value: score.counts[one] for one in Outcome}}


def _forecast(past: PastForecast) -> dict[str, str]:
    return {
        "forecast": _words(past.text),
        "outcome": past.outcome.value,
        "why": _words(past.why),
    }


def _words(text: str) -> str:
    """Return a text with plain spaces, as it is searched for."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
