"""Bodies of one, two and three columns, worked out and read back from pages."""

from __future__ import annotations

import re
import shutil
from itertools import chain, pairwise

import pytest

import belpress
from belpress.assets.tokens import columns_of
from belpress.layout.columns import columns_of as columns_on
from belpress.layout.flow import Flow
from belpress.layout.plan import FloatSize, Galley, Plan, Strip
from belpress.tasks.typeset import Typeset, typeset_edition
from samples import EDITION, FILE, ROOT, jpeg

ROWS, HEAD = 40, 6
SENTENCE = "The harbour was closed for nineteen days because of ice and nobody complained"


def flowed(columns: int, strips: list[Strip], floats: tuple[FloatSize, ...] = ()) -> Plan:
    galley = Galley(ROWS, HEAD, tuple(strips), floats, (), columns=columns)
    return Flow(galley, [one.rows for one in floats], {}, pairs=False).run()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_text_fills_every_column_of_a_page(columns: int) -> None:
    plan = flowed(columns, [Strip(17)] * 30)
    first = [one for one in plan.strips if one.page == 0]
    assert {one.column for one in first} == set(range(columns))
    whole = -(-17 * 30 // (columns * ROWS))
    assert whole <= plan.pages <= whole + 1
    order = [(one.page, one.column, one.row) for one in plan.strips if one.page < plan.pages - 1]
    assert order == sorted(order)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_what_stands_above_a_wide_table_is_divided_evenly(columns: int) -> None:
    plan = flowed(columns, [Strip(12), Strip(5, spans=True), Strip(12)])
    table = plan.strips[1]
    assert (table.page, table.column, table.row) == (0, 0, HEAD + 12 // columns)


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_figure_at_the_foot_moves_the_text_of_all_columns_before(columns: int) -> None:
    filled = [Strip(ROWS - HEAD)] * (columns - 1) + [Strip(4), Strip(4)]
    plan = flowed(columns, filled, (FloatSize(columns, 8, 8, 8),))
    assert (plan.floats[0].page, plan.floats[0].at_foot) == (0, True)
    assert plan.pages == 1
    assert plan.empty_rows <= ROWS - HEAD - 8


def test_number_of_columns_is_read_from_the_tokens() -> None:
    assert columns_of([("tokens.css", ":root { --columns: 3; }")]) == (3, [])
    assert columns_of([("tokens.css", ":root { --gutter: 5mm; }")]) == (2, [])


@pytest.mark.parametrize(
    "sheet",
    [
        ":root {\n--columns: 4; }",
        ":root {\n--columns: two; }",
        ":root { --columns: 2; }:root:lang(be) {\n--columns: 1; }",
    ],
)
def test_another_number_of_columns_is_named_with_its_line(sheet: str) -> None:
    (problem,) = columns_of([("tokens.css", sheet)])[1]
    assert problem.rule == "token-wrong"
    assert (problem.source.path, problem.source.line) == ("styles/tokens.css", 2)


FORMATS = {
    "170 × 240, two": ("170mm", "240mm", 2, "16mm", 34),
    "A4, three": ("210mm", "297mm", 3, "18mm", 45),
}


@pytest.fixture(scope="module", params=FORMATS)
def format_set(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Typeset]:
    """Return a format and a chapter of many words set in it, in a house of its own."""
    root = tmp_path_factory.mktemp("format")
    width, height, columns, outer, rows = FORMATS[request.param]
    shutil.copytree(ROOT / "styles", root / "styles")
    shutil.copytree(ROOT / "assets" / "fonts", root / "assets" / "fonts")
    (root / "assets" / "images").mkdir()
    (root / "assets" / "images" / "figure.jpg").write_bytes(jpeg(2400, 1400))
    tokens = (root / "styles" / "tokens.css").read_text()
    for name, value in {
        "trim-width": width,
        "trim-height": height,
        "columns": str(columns),
        "margin-outer": outer,
        "depth": f"calc({rows} * 15.64pt)",
        "rows": f"calc({rows} + var(--more-rows))",
        "title-width": "120mm",
    }.items():
        tokens = re.sub(rf"--{name}: [^;]*;", f"--{name}: {value};", tokens, count=1)
    (root / "styles" / "tokens.css").write_text(tokens)
    (root / "styles" / "house.yaml").write_text(
        "opening_side: any\nwhole_spreads: false\npull_quotes: text\n"
    )
    (root / "manuscript" / "2030").mkdir(parents=True)
    settings = "chapters: {opener: none, forecasts: none, key: none}"
    (root / EDITION).write_text(f"title: Yearbook\nyear: 2030\nlanguage: en\n{settings}\n")
    paragraphs = [f"{number} {f'{SENTENCE}. ' * 4}" for number in range(101, 125)]
    paragraphs.insert(6, "![A square](../../assets/images/figure.jpg)\n*A picture.*")
    paragraphs.insert(12, "| A | B | C |\n| --- | --- | --- |\n| one | two | three |")
    front = 'title: Ice\nheadline: A headline\npull_quotes: ["105 The harbour was closed"]'
    lead = "The lead stands over the text."
    (root / FILE).write_text(f"---\n{front}\n---\n\n{lead}\n\n" + "\n\n".join(paragraphs) + "\n")
    project = belpress.open_project(root)
    return request.param, typeset_edition(project, belpress.read_edition(project, 2030))


def test_columns_are_those_that_the_styles_ask_for(format_set: tuple[str, Typeset]) -> None:
    wanted, typeset = format_set
    bodies = [part for part in typeset.pages.parts if part.setting.kind == "body"]
    pages = [page for part in bodies for page in part.pages]
    edges = {
        round(column.x - page.text.x)
        for page in pages
        for column in columns_on(page)
        if column.rows
    }
    assert len(edges) == FORMATS[wanted][2]
    assert len(pages) > 1
    for page in pages[:-1]:
        assert max(line.baseline for line in page.lines) > 0.7 * page.height


def test_words_stand_on_the_pages_in_their_order(format_set: tuple[str, Typeset]) -> None:
    _, typeset = format_set
    pages = [p for part in typeset.pages.parts if part.setting.kind == "body" for p in part.pages]
    lines = [[line.text for line in page.lines if line.kind == "paragraph"] for page in pages]
    numbers = [re.findall(r"\b1[0-2][0-9]\b", " ".join(words)) for words in lines]
    assert sorted(chain(*numbers)) == [str(number) for number in range(101, 125)]
    # A page may begin and end within one paragraph
    for before, behind in pairwise(filter(None, numbers)):
        assert max(before) < min(behind)
    assert typeset.problems == ()
