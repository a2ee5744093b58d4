"""The page on last year's forecasts, in a project of three editions; and what is said of it."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

import belpress
from belpress.checks.rulebook import rules_in
from belpress.checks.subjects import manuscript_of
from belpress.cli.main import main
from belpress.model.edition import Edition
from belpress.tasks.check import findings
from belpress.tasks.hand_over import for_screen
from belpress.tasks.translate import translate_edition
from belpress.tasks.typeset import Typeset, typeset_edition
from edition.book import Book
from forms.tagged import Tag, read_tags
from samples import CHAPTER, jpeg

TITLE = "How our forecasts for\u00a02030 fared"
KEYS = {2028: "improved", 2029: "worse", 2030: "unchanged"}
FORECAST = "Forecast {n} says that the ministry will be divided before the end of the year."
OUTCOMES = ("came_true", "came true", "partly", "did_not")
SECURITY = "last_year:\n" + "".join(
    f"  - forecast: {FORECAST.format(n=n)}\n    outcome: {OUTCOMES[n % 4]}\n"
    f"    why: It was so, as number {n} of the reports of the ministry says.\n"
    for n in range(18)
)
ECONOMY = "last_year:\n  - {forecast: Prices fall., outcome: did_not, why: They rose.}\n  - Oil.\n"


PRINTED = "".join(f"- {FORECAST.format(n=n)}{' {.summary}' * (n == 0)}\n" for n in range(18))


def written(root: Path) -> Path:
    """Write three editions: Security in all of them, Economy in the last."""
    images = root / "assets" / "images"
    images.mkdir(parents=True)
    (images / "opener.jpg").write_bytes(jpeg(2551, 3579))
    (images / "figure.jpg").write_bytes(jpeg(2400, 1672))
    for year, key in KEYS.items():
        folder = root / "manuscript" / str(year)
        folder.mkdir(parents=True)
        (folder / "edition.yaml").write_text(f"title: Yearbook\nyear: {year}\nlanguage: en\n")
        chapter = CHAPTER.replace("unchanged", key).replace("2030", str(year))
        if year == 2029:
            chapter = chapter.partition("- It will rain")[0] + PRINTED
        if year == 2030:
            economy = chapter.replace("title: Security", "title: Economy")
            economy = economy.replace("pull_quotes:", f"{ECONOMY}pull_quotes:")
            (folder / "02-economy.md").write_text(economy.replace("rain", "snow"))
            chapter = chapter.replace("pull_quotes:", f"{SECURITY}pull_quotes:")
        (folder / "01-security.md").write_text(chapter)
    return root


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> belpress.Project:
    return belpress.open_project(written(tmp_path_factory.mktemp("scorecard")))


@pytest.fixture(scope="module")
def edition(project: belpress.Project) -> Edition:
    return belpress.read_edition(project, 2030)


@pytest.fixture(scope="module")
def typeset(project: belpress.Project, edition: Edition) -> Typeset:
    return typeset_edition(project, edition)


@pytest.fixture(scope="module")
def book(typeset: Typeset, tmp_path_factory: pytest.TempPathFactory) -> Book:
    file = tmp_path_factory.mktemp("book") / "book.pdf"
    file.write_bytes(for_screen(typeset))
    return Book(file)


@pytest.fixture(scope="module")
def section(book: Book) -> Tag:
    sections = read_tags(book.pdf).all("Sect")
    return next(one for one in sections if "STILL OPEN" in one.text)


def first_page(typeset: Typeset) -> int:
    return next(part.first_page for part in typeset.pages.parts if part.setting.kind == "scorecard")


def test_it_stands_behind_the_chapters_and_in_the_contents(book: Book, typeset: Typeset) -> None:
    kinds = [part.setting.kind for part in typeset.pages.parts]
    behind = kinds[kinds.index("scorecard") + 1 :]
    assert set(behind) <= {"filler", "back"}
    assert behind[-1] == "back"
    assert typeset.pages.count % 4 == 0
    number = first_page(typeset)
    assert re.search(rf"How our forecasts for 2030 fared\W*{number}\n", book.text(3))
    with pikepdf.open(book.path) as pdf, pdf.open_outline() as outline:
        assert [str(one.title) for one in outline.root][-1] == TITLE
        assert [str(one.title) for one in outline.root[-1].children] == ["Security", "Economy"]


def test_scores_and_every_forecast_are_printed(book: Book, typeset: Typeset) -> None:
    number = first_page(typeset)
    overview = " ".join(book.text(number).split())
    assert "10 of 20 came true" in overview
    assert "10 of 18 came true" in overview
    assert "0 of 2 came true" in overview
    text = " ".join(" ".join(book.text(page).split()) for page in range(number + 1, number + 4))
    assert all(f"Forecast {n} says" in text for n in range(18))
    assert text.count("DID NOT COME TRUE") == 5
    assert text.count("STILL OPEN") == 1


def test_pages_of_forecasts_are_filled_evenly(typeset: Typeset) -> None:
    (part,) = (part for part in typeset.pages.parts if part.setting.kind == "scorecard")
    bottoms = [
        max(line.area.y for line in page.lines if line.area.y < 760) for page in part.pages[1:]
    ]
    assert len(bottoms) > 1
    assert max(bottoms) - min(bottoms) < 150


def test_bars_and_keys_are_read_to_a_listener(section: Tag) -> None:
    bars = next(section.all("L")).text
    assert re.search(r"Came true\s*10\s*Partly\s*4\s*Did not come true\s*4", bars)
    (table,) = section.all("Table")
    heads = list(table.all("TH"))
    assert [str(one.node.A.Scope) for one in heads] == ["/Column"] * 3 + ["/Row"] * 2
    assert [one.text.strip() for one in heads] == ["2028", "2029", "2030", "SECURITY", "ECONOMY"]
    cells = [cell.text.strip() for cell in table.all("TD")][1:]
    improved, unchanged = "The situation has improved", "The situation has not changed"
    assert cells == [improved, "–", unchanged, "–", "–", unchanged]


def test_every_forecast_is_an_item_with_its_outcome_first(section: Tag) -> None:
    items = [item.text.split() for item in section.all("LI")]
    read = [" ".join(item) for item in items]
    assert "DID NOT COME TRUE Prices fall. They rose." in read
    assert "STILL OPEN Oil." in read


def test_rules_find_what_is_open_and_nothing_on_the_pages(
    project: belpress.Project, edition: Edition, typeset: Typeset
) -> None:
    found = findings(project, edition, None, typeset)
    # Two of its editions are alike, but for their years
    aside = {"spelling", "headline-repeated", "cover-missing", "edition-twice"}
    said = [(one.rule, one.source.path[-13:]) for one in found if one.rule not in aside]
    assert said == [("key-history", "1-security.md"), ("forecast-open", "02-economy.md")]
    (gap,) = (one for one in found if one.rule == "key-history")
    assert "/2029/" in gap.source.path
    assert "worse" in gap.message


def test_texts_and_labels_are_messages(project: belpress.Project, edition: Edition) -> None:
    other = translate_edition(project, edition, "en-x-pseudo").edition
    past = other.chapters[1].last_year[0]
    assert past.text.startswith("‹")
    assert past.why.startswith("‹")
    assert "2030" in other.labels["scorecard"]
    assert other.labels["scorecard"] != edition.labels["scorecard"]


def test_edition_can_leave_it_out(tmp_path: Path) -> None:
    root = written(tmp_path)
    file = root / "manuscript/2030/edition.yaml"
    file.write_text(file.read_text() + "scorecard: false\n")
    project = belpress.open_project(root)
    edition = belpress.read_edition(project, 2030)
    assert not edition.has_scorecard
    assert not edition.key_history
    assert "scorecard" not in edition.labels
    manuscript = manuscript_of(project, edition)
    rules = {rule.name: rule for rule in rules_in("manuscript")}
    assert not rules["forecast-open"].problems(manuscript)


def run(project: belpress.Project, *words: str) -> Result:
    return CliRunner().invoke(main, ["scorecard", "-C", str(project.root), *words])


def test_command_prints_a_line_a_chapter_and_leaves_out_what_has_errors(
    project: belpress.Project,
) -> None:
    done = run(project)
    assert done.exit_code == 1
    assert "2029" in done.stderr
    assert "left out" in done.stderr
    assert done.stdout.splitlines() == [
        "2028: no forecasts of the year before",
        "  Security  The situation has improved",
        "",
        "2030: 10 of 20 came true, 4 partly, 5 did not, 1 open",
        "  Security  10 of 18 came true, 4 partly, 4 did not; The situation has not changed",
        "  Economy   0 of 2 came true, 1 did not, 1 open; The situation has not changed",
    ]


def test_command_shows_the_forecasts_of_one_edition(project: belpress.Project) -> None:
    done = run(project, "2030")
    assert done.exit_code == 0
    assert "    × did not    Prices fall.\n                 They rose.\n" in done.stdout


def test_command_writes_tables_and_json(project: belpress.Project, tmp_path: Path) -> None:
    table, report = tmp_path / "scores.csv", tmp_path / "scores.json"
    assert run(project, "2030", "-o", str(table)).exit_code == 0
    rows = list(csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines()))
    assert [row["came_true"] for row in rows] == ["10", "0"]
    assert rows[1]["title"] == "Economy"
    assert rows[1]["colour_key"] == "unchanged"
    assert run(project, "2030", "--format", "json", "-o", str(report)).exit_code == 0
    (read,) = json.loads(report.read_text())["editions"]
    assert read["score"] == {"forecasts": 20, "came_true": 10, "partly": 4, "did_not": 5, "open": 1}
    assert read["chapters"][1]["forecasts"][0] == {
        "forecast": "Prices fall.",
        "outcome": "did_not",
        "why": "They rose.",
    }
    refused = run(project, "2030", "-l", "be")
    assert refused.exit_code == 1
    assert 'the edition is not in "be"' in refused.stderr
