"""Lines that are counted are those that pages have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from weasyprint.text.line_break import get_log_attrs

from belpress.assets.load import load_design
from belpress.layout.copyfit import AS_DRAWN, Fit
from belpress.layout.counting.counted import count
from belpress.layout.counting.linebreaks import is_place, parts_of
from belpress.layout.measures import Wanted
from belpress.model.document import Body, Passage
from belpress.model.problem import ProblemsFound, Source
from belpress.press.pressroom import Pressroom
from belpress.project.cache import Store
from belpress.project.project import open_project
from layout.counting import WORDS, body_of, compared
from samples import ROOT

FITS = (AS_DRAWN, Fit(0.4, 4, 1, 0), Fit(-0.8, -6, -2, 0), Fit(-0.8, -6, -2, 1))


@pytest.fixture(scope="module")
def pressroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pressroom]:
    """Return a pressroom with one press and the house design."""
    with Pressroom(Store(tmp_path_factory.mktemp("store")), 1) as room:
        room.equip(load_design(open_project(ROOT))[0])
        yield room


@pytest.mark.parametrize("language", WORDS)
def test_lines_of_a_language_are_counted(pressroom: Pressroom, language: str) -> None:
    found = compared(pressroom, body_of(language, 1, passages=24, rich=0.05))
    wrong = [one for one in found if not one.is_right]
    assert len(wrong) <= len(found) / 100, wrong


@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    language=st.sampled_from(sorted(WORDS)),
    seed=st.integers(0, 10_000),
    rich=st.sampled_from((0.0, 0.1, 0.3)),
    fit=st.sampled_from(FITS),
)
def test_any_text_is_counted_within_a_line(
    pressroom: Pressroom, language: str, seed: int, rich: float, fit: Fit
) -> None:
    found = compared(pressroom, body_of(language, seed, passages=16, rich=rich), fit)
    far = [one for one in found if abs(one.counted - one.laid_out) > 1.1 and one.is_certain]
    assert not far


def test_lines_end_where_pango_lets_them() -> None:
    signs = "a1-‐–—/!?…|}) ].,:;»«(“”’%$€№°\u00a0\u202f\u2060\u2011\u2009·&+=*§_@'\"\u00ad"
    for before, after in product(signs, signs):
        allowed = get_log_attrs(f"a{before}{after}a", "en")[2].is_line_break
        assert is_place(before, after) == bool(allowed), (before, after)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("3,5/6%", ["3,5/6%"]),
        ("self-published", ["self-", "published"]),
        ("1990–1995,", ["1990–", "1995,"]),
        ("«та/або»", ["«та/", "або»"]),
        ("well—known", ["well", "—", "known"]),
        ("COVID-19", ["COVID-19"]),
    ],
)
def test_a_word_has_parts(word: str, parts: list[str]) -> None:
    assert list(parts_of(word)) == parts


def test_what_cannot_be_counted_says_so(pressroom: Pressroom) -> None:
    kinds = {
        "paragraph": "<p>A line.</p>",
        "table": "<table><tr><td>A cell</td><td>A cell</td></tr></table>",
        "code": "<pre><code><span class='code-line'>a line</span></code></pre>",
        "heading": "<h3>\u0e01\u0e32\u0e23\u0e40\u0e21\u0e37\u0e2d\u0e07</h3>",
    }
    passages = [
        Passage(f"p-{index}", kind, html, Source("text"))
        for index, (kind, html) in enumerate(kinds.items())
    ]
    body = Body("c", "C", "<title>C</title>", "en", "<p>A line.</p>", tuple(passages), ())
    counted = count(pressroom, body, AS_DRAWN, Wanted.everything(body))
    assert [one.is_certain for one in counted.passages.values()] == [True, False, False, False]
    assert all(one.height > 0.99 * counted.head.line for one in counted.passages.values())


def test_a_mark_is_counted_in_its_line(pressroom: Pressroom) -> None:
    words = "administration " * 40
    html = f'<p>{words}<sup class="footnote-mark"><a id="m-1">1</a></sup> {words}</p>'
    body = body_of("en", 1, passages=1, rich=0.0)
    passages = (Passage("p-0", "paragraph", html, Source("text")),)
    footnotes = tuple(type(one)(one.name, "m-1", one.html, "p-0") for one in body.footnotes[:1])
    own = Body("c", "C", "", "en", "", passages, (), (), footnotes)
    counted = count(pressroom, own, AS_DRAWN, Wanted.everything(own))
    # Two words stand on a line
    assert counted.passages[0].calls == (19,)


def test_styles_without_a_line_grid_are_named(tmp_path: Path) -> None:
    with Pressroom(Store(tmp_path), 1) as room:
        design = load_design(open_project(ROOT))[0]
        sheets = [(name, text.replace(".galley-rows", ".other")) for name, text in design.sheets]
        room.equip(type(design)(tuple(sheets), design.files, {}))
        body = body_of("en", 1, passages=1, rich=0.0)
        with pytest.raises(ProblemsFound) as raised:
            count(room, body, AS_DRAWN, Wanted.everything(body))
    assert [problem.rule for problem in raised.value.problems] == ["design-incomplete"]
