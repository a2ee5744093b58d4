"""What a house says in house.yaml, and its own templates, with their mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import belpress
from belpress.assets.parts import missing_parts
from belpress.cli.main import main
from belpress.compose.edition import compose, contents
from belpress.model.edition import Edition
from belpress.model.house import USUAL, Foot, OpeningSide, QuotesIn
from belpress.model.problem import Problem, ProblemsFound
from belpress.read.edition import reading_of
from belpress.read.house import OF_THE_LAYOUT, REPLACEABLE
from belpress.read.house_fields import HouseFields
from samples import ROOT


@pytest.fixture
def styled(root: Path) -> Path:
    """Return a project with a folder for styles of its own."""
    (root / "styles" / "templates").mkdir(parents=True)
    return root


def read(root: Path) -> Edition:
    return belpress.read_edition(belpress.open_project(root), 2030)


def problems_of(root: Path) -> list[Problem]:
    return list(reading_of(belpress.open_project(root), 2030).problems)


def test_without_a_file_everything_is_usual(styled: Path) -> None:
    assert read(styled).house == USUAL
    (styled / "styles" / "house.yaml").write_text("# nothing yet\n")
    assert read(styled).house == USUAL


def test_house_is_as_the_file_says(styled: Path) -> None:
    (styled / "styles" / "house.yaml").write_text(
        "opening_side: right\nwhole_spreads: false\npull_quotes: text\ncover_art: false\n"
        "running_feet: {left: series, right: nothing}\n"
    )
    house = read(styled).house
    assert house.opening_side is OpeningSide.RIGHT
    assert not house.whole_spreads
    assert house.pull_quotes is QuotesIn.TEXT
    assert not house.cover_art
    assert (house.left_foot, house.right_foot) == (Foot.SERIES, Foot.NOTHING)


def test_every_mistake_of_the_file_is_named_with_its_line(styled: Path) -> None:
    (styled / "styles" / "house.yaml").write_text(
        "opening_side: top\nwhole_spread: true\nrunning_feet:\n  left: title\n"
    )
    found = [(one.rule, str(one.source)) for one in problems_of(styled)]
    assert sorted(found) == [
        ("field-unknown", "styles/house.yaml:2"),
        ("field-value", "styles/house.yaml:1"),
        ("field-value", "styles/house.yaml:4"),
    ]
    assert any("whole_spreads" in one.hint for one in problems_of(styled))


@pytest.mark.parametrize(
    ("side", "pages"),
    [
        (OpeningSide.LEFT, {4: 4, 5: 6}),
        (OpeningSide.RIGHT, {4: 5, 5: 5}),
        (OpeningSide.ANY, {4: 4, 5: 5}),
    ],
)
def test_side_says_where_a_chapter_opens(side: OpeningSide, pages: dict[int, int]) -> None:
    assert {number: side.page(number) for number in pages} == pages


def test_back_art_without_a_picture_is_named(styled: Path) -> None:
    (styled / "styles" / "house.yaml").write_text("back_art: true\n")
    (problem,) = problems_of(styled)
    assert (problem.rule, problem.source.path) == ("art-missing", "assets/images/2030/back.jpg")


def test_every_field_and_template_is_documented() -> None:
    page = (ROOT / "docs" / "house.md").read_text()
    templates = {path.stem for path in (ROOT / "src/belpress/compose/templates").iterdir()}
    assert templates == REPLACEABLE | OF_THE_LAYOUT
    for name in (*HouseFields.model_fields, *REPLACEABLE):
        assert f"`{name}`" in page


def template(root: Path, name: str, text: str) -> None:
    (root / "styles" / "templates" / name).write_text(text)


def test_own_template_stands_before_the_usual_one(styled: Path) -> None:
    template(styled, "wordmark.html", "{% macro wordmark(edition) %}<b>OURS</b>{% endmacro %}")
    document = compose(read(styled))
    assert "<b>OURS</b>" in document.cover.html
    assert "<b>OURS</b>" in document.back.html


def test_template_that_nothing_uses_is_named(styled: Path) -> None:
    template(styled, "openers.html", "")
    template(styled, "float.html", "")
    layout, unknown = sorted(problems_of(styled), key=lambda one: one.source.path)
    assert layout.rule == unknown.rule == "template-unknown"
    assert "belongs to the layout" in layout.message
    assert "opener" in unknown.hint
    assert unknown.source.path == "styles/templates/openers.html"


def test_templates_that_cannot_be_read_are_all_named(styled: Path) -> None:
    template(styled, "cover.html", "<p>\n{{ edition.title }\n")
    template(styled, "back.html", "\n\n{% endfor %}")
    with pytest.raises(ProblemsFound) as found:
        compose(read(styled))
    assert sorted(str(one.source) for one in found.value.problems) == [
        "styles/templates/back.html:3",
        "styles/templates/cover.html:2",
    ]


def test_mistake_in_filling_in_has_its_line(styled: Path) -> None:
    template(styled, "cover.html", "<p>\n\n{{ editon.title }}</p>")
    with pytest.raises(ProblemsFound) as found:
        compose(read(styled))
    (problem,) = found.value.problems
    assert (problem.rule, str(problem.source)) == (
        "template-wrong",
        "styles/templates/cover.html:3",
    )
    assert 'did you mean "edition"' in problem.hint


@pytest.mark.parametrize(
    "text",
    [
        "{{ edition.__class__.__mro__ }}",
        "{{ edition.root.__class__ }}",
        "{{ url.__globals__ }}",
        "{{ cover_lines.__code__ }}",
        "{% for _ in range(10000000) %}x{% endfor %}",
        "{% include '../../../edition.yaml' %}",
        "{{ keys.update({}) }}",
    ],
)
def test_template_reaches_nothing_but_what_it_is_given(styled: Path, text: str) -> None:
    template(styled, "cover.html", text)
    with pytest.raises(ProblemsFound) as found:
        compose(read(styled))
    assert found.value.problems[0].rule == "template-wrong"
    assert found.value.problems[0].source.path.startswith("styles/templates/")


def test_opener_without_its_name_is_named(styled: Path) -> None:
    template(styled, "opener.html", "<h1>{{ chapter.title }}</h1>")
    with pytest.raises(ProblemsFound) as found:
        compose(read(styled))
    (problem,) = found.value.problems
    assert (problem.rule, problem.source.path) == (
        "template-part",
        "styles/templates/opener.html",
    )
    assert "chapter.name" in problem.hint


def test_link_that_leads_out_is_not_a_template(
    styled: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "cover.html"
    outside.write_text("secret")
    (styled / "styles" / "templates" / "cover.html").symlink_to(outside)
    (problem,) = problems_of(styled)
    assert problem.rule == "path-outside"
    assert problem.source.path == "styles/templates/cover.html"


def test_feet_are_what_the_house_says(styled: Path) -> None:
    (styled / "styles" / "house.yaml").write_text("running_feet: {left: chapter, right: nothing}\n")
    edition = read(styled)
    body = compose(edition).chapters[0].body
    assert body is not None
    assert f'--left-foot: "{edition.chapters[0].title}"' in body.head
    assert '--right-foot: ""' in body.head


def test_contents_use_own_templates_too(styled: Path) -> None:
    template(styled, "contents.html", "<section>{{ pages | length }} OURS</section>")
    edition = read(styled)
    numbers = {chapter.name: 4 for chapter in edition.chapters}
    assert "1 OURS" in contents(edition, numbers).html


def test_pages_that_no_sheet_speaks_of_are_one_problem_a_sheet(house: Path) -> None:
    (house / "styles" / "imprint.css").write_text("/* @page imprint is a comment here */")
    (house / "styles" / "front.css").write_text("@page contents { margin: 0; }")
    found = list(missing_parts(belpress.open_project(house)))
    assert [(one.rule, one.source.path) for one in found] == [
        ("style-missing", "styles/front.css"),
        ("style-missing", "styles/imprint.css"),
    ]
    assert '"@page summary"' in found[0].message
    assert "contents" not in found[0].message


def test_house_without_faults_lacks_no_part(house: Path) -> None:
    assert list(missing_parts(belpress.open_project(house))) == []


def test_check_names_all_that_a_house_lacks_at_once(house: Path) -> None:
    tokens = house / "styles" / "tokens.css"
    tokens.write_text(tokens.read_text().replace("--foot:", "--feet:"))
    (house / "styles" / "house.yaml").write_text("opening_side: up\n")
    done = CliRunner().invoke(main, ["house", "check", "-C", str(house)])
    assert done.exit_code == 1
    assert 'styles/house.yaml:1: opening_side: "up" is not' in done.stderr
    assert '"--foot" is not defined' in done.stderr
    assert not (house / "build").exists() or not list((house / "build").iterdir())


def test_a_template_is_copied_to_be_changed(styled: Path) -> None:
    words = ["house", "template", "opener", "-C", f"{styled}"]
    taken = styled / "styles" / "templates" / "opener.html"
    first = CliRunner().invoke(main, words)
    assert first.exit_code == 0, first.output
    usual = ROOT / "src" / "belpress" / "compose" / "templates" / "opener.html"
    assert taken.read_bytes() == usual.read_bytes()
    taken.write_text("mine")
    again = CliRunner().invoke(main, words)
    assert (again.exit_code, taken.read_text()) == (1, "mine")
    unknown = CliRunner().invoke(main, ["house", "template", "openers", "-C", f"{styled}"])
    assert unknown.exit_code == 1
    assert 'did you mean "opener"' in unknown.stderr


def test_a_template_needs_styles_of_its_own(root: Path) -> None:
    done = CliRunner().invoke(main, ["house", "template", "opener", "-C", f"{root}"])
    assert done.exit_code == 1
    assert "no styles of its own" in done.stderr
    assert not (root / "styles").exists()
