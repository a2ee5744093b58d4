"""Citations and the list of sources: read from BibTeX and CSL JSON, printed by author and year."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

import belpress
from belpress.compose.edition import compose
from belpress.model.setting import without_tags
from samples import EDITION, edit, fill, reading_problems

BIB = """\
@article{smith2021, author={Smith, Ann and Doe, John}, title={The price of {Loyalty}},
  journal={Journal of Affairs}, volume={12}, number={3}, pages={45--67}, year={2021}}
@book{smith-b, author={Smith, Ann and Doe, John}, title={Caf\\'e \\& <b onload=x>co</b>}, year=2021,
  publisher={Press}, address={Minsk}}
@online{belstat, author={{Committee of Trade} and Garc{\\'i}a, Jos\\'e}, title={Trade},
  date={2022-05-01}, url={https://example.org/a}}
"""
JSON = """\
[
  {"id": "smith2021", "type": "book", "title": "One", "author": [{"family": "Smith"}],
   "issued": {"date-parts": [[2021]]}, "custom": {"x": [[[]]]}}
]
"""
SOURCES = "manuscript/2030/95-sources.md"


def cite(root: Path, *, sources: str = BIB, name: str = "sources.bib", cited: str = "") -> None:
    edit("language: en\n", f"language: en\nbibliography: {name}\n", EDITION)(root)
    (root / "manuscript/2030" / name).write_text(sources, encoding="utf-8")
    (root / SOURCES).write_text("---\ntitle: Sources\nkind: bibliography\n---\n")
    words = cited or "[see @smith2021, p. 3; -@belstat]"
    edit("nobody asked.", f"nobody asked {words}.")(root)


def printed(root: Path) -> Mapping[str, list[str]]:
    """Return the passages of every text, as HTML."""
    edition = belpress.read_edition(belpress.open_project(root), 2030)
    texts = compose(edition).chapters
    return {one.name: [each.html for each in one.body.passages] for one in texts if one.body}


def test_citations_are_links_to_the_list_of_sources(root: Path) -> None:
    cite(root)
    assert reading_problems(root) == []
    pages = printed(root)
    (text,) = (html for html in pages["security"] if "citation" in html)
    assert without_tags(text).endswith("asked (see Smith and Doe, 2021, p. 3; 2022).")
    assert [without_tags(html) for html in pages["sources"]] == [
        "Committee of Trade and García, J. (2022) Trade. Available at: https://example.org/a.",
        "Smith, A. and Doe, J. (2021) ‘The price of Loyalty’, Journal of Affairs, 12(3), "
        "pp. 45–67.",
    ]
    assert "#source-2" in text.partition("@")[0]
    assert "<i>Journal of Affairs</i>" in pages["sources"][1]


def test_sources_of_one_author_and_year_are_told_apart_and_nothing_in_them_is_markup(
    root: Path,
) -> None:
    cite(root, cited="[@smith2021] [@smith-b]")
    pages = printed(root)
    assert without_tags("".join(pages["security"])).count("Smith and Doe, 2021b) (Smith") == 1
    first, second = pages["sources"]
    assert "(2021a)" in first
    assert "(2021b)" in second
    assert "<b" not in first + second
    assert "Café &amp; &lt;b onload=x&gt;co&lt;/b&gt;" in first


def test_csl_json_is_read_and_what_it_may_not_hold_is_passed_over(root: Path) -> None:
    cite(root, sources=JSON, name="sources.json", cited="[@smith2021]")
    assert reading_problems(root) == []
    assert [without_tags(html) for html in printed(root)["sources"]] == ["Smith (2021) One."]


@pytest.mark.parametrize(
    ("sources", "name", "cited", "said"),
    [
        (BIB, "sources.bib", "[@smiht2021]", 'citation-unknown {c}:14: "@smiht2021" is not a so'),
        (BIB + "@book{x, title={", "sources.bib", "", "bibliography-wrong {s}:7: this entry can"),
        (BIB + BIB, "sources.bib", "", 'bibliography-wrong {s}:7: two entries have the key "sm'),
        ("{", "sources.json", "[@a]", "bibliography-wrong {s}:1: is not JSON"),
        ("[" * 9000, "sources.json", "[@a]", "bibliography-wrong {s}:1: is nested too deeply"),
        ("", "sources.txt", "[@a]", "bibliography-missing {e}:4: bibliography: there is no file"),
        (BIB, "../../../other.bib", "[@a]", "path-outside {e}:4: bibliography: "),
    ],
)
def test_what_is_wrong_with_sources_is_named(
    root: Path, sources: str, name: str, cited: str, said: str
) -> None:
    cite(root, sources=sources, name=name, cited=cited)
    places = {"c": "manuscript/2030/01-security.md", "e": EDITION, "s": f"manuscript/2030/{name}"}
    found = reading_problems(root)
    assert any(one.startswith(said.format(**places)) for one in found), found


def test_nearest_key_is_named(root: Path) -> None:
    cite(root, cited="[@smiht2021]")
    assert any('did you mean "smith2021"?' in one for one in reading_problems(root))


def test_sources_that_are_cited_must_be_listed(root: Path) -> None:
    cite(root)
    (root / SOURCES).unlink()
    (found,) = reading_problems(root)
    assert found.startswith(f"bibliography-unlisted {EDITION}:4: ")


def test_without_a_bibliography_brackets_are_printed_with_a_warning_as_before(root: Path) -> None:
    edit("nobody asked.", "nobody asked [@smith2021].")(root)
    (found,) = reading_problems(root)
    assert "looks like a citation" in found or "a citation" in found


def test_translation_cites_the_same_sources(root: Path) -> None:
    cite(root)
    edit("language: en\n", "language: en\ntranslations: [ru]\n", EDITION)(root)
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "ru")
    text = "The border was closed in May. Nobody knew why, and nobody asked [see @smith2021, p. 3; "
    text += "-@belstat]."
    catalogue = root / "manuscript/2030/translations/ru/security.po"
    fill(catalogue, {text: "Граница закрыта [см. @smith2021, с. 3; -@belstat]."})
    translated = belpress.translate_edition(project, belpress.read_edition(project, 2030), "ru")
    assert not [one for one in translated.problems if one.rule == "translation-markup"]
    (chapter, _) = compose(translated.edition).chapters
    assert chapter.body is not None
    words = "".join(without_tags(one.html) for one in chapter.body.passages)
    assert "(см. Smith и Doe, 2021, с. 3; 2022)" in words.replace("\u00a0", " ")
    fill(catalogue, {text: "Граница закрыта [см. @other]."})
    wrong = catalogue.read_text().replace("[см. @smith2021, с. 3; -@belstat]", "[см. @other]")
    catalogue.write_text(wrong)
    translated = belpress.translate_edition(project, belpress.read_edition(project, 2030), "ru")
    assert [one for one in translated.problems if one.rule == "translation-markup"]
