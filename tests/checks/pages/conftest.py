"""Four small publications: clean ones, one whose words are wrong, and one whose styles are."""

from __future__ import annotations

import pytest

from belpress.layout.printed import Printed
from checks.pages.proof import (
    FIGURE,
    HEAD,
    chapter,
    laid_out,
    paragraph,
    plain_body,
    project,
    styled,
)

WIDE = "w" * 20
GLYPH = "\U00013000"
LADDER = (
    "Representativeness of internationalisation and of institutionalisation and of some "
    "constitutionality of all."
)
BROKEN = {
    "page.css": '@page body:left { @bottom-left { content: "66" } }\n'
    "@page body:nth(2) { margin-bottom: calc(var(--margin-bottom) + 5 * var(--line)) }",
    "front.css": '.contents-page::after { content: "0" }',
    "figures.css": ".caption { color: #b0b0b0 }",
    "opener.css": ".chapter-title { width: 20mm }",
    "quotes.css": ".pull-quote-text { display: none }",
    "body.css": ".passage { orphans: 1; widows: 1 }\n"
    ".heading { break-after: auto; padding-top: 5pt }\n"
    ".columns { column-fill: auto }",
}
"""Rules that break one thing each."""


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return laid_out(project(tmp_path_factory.mktemp("clean") / "p", chapter(plain_body(17, {7}))))


@pytest.fixture(scope="session")
def short(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A publication whose text ends with a few lines on a page of their own."""
    return laid_out(project(tmp_path_factory.mktemp("short") / "p", chapter(plain_body(21, {9}))))


@pytest.fixture(scope="session")
def misworded(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    body = [paragraph(2 * number, 4 + number % 3) for number in range(9)]
    body[2] = f"The address was {WIDE * 2} and nobody knew it."
    body[4] = f"A sign {GLYPH} stood over the door. {body[4]}"
    body[1] = LADDER
    text = chapter(
        "\n\n".join([*body[:3], FIGURE, *body[3:]]),
        HEAD.replace("title: Security", "title: Security\npages: 3"),
    )
    return laid_out(project(tmp_path_factory.mktemp("words") / "p", text, figure=(496, 345)))


@pytest.fixture(scope="session")
def misstyled(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    root = project(
        tmp_path_factory.mktemp("styles") / "p",
        chapter(plain_body(20, {4, 5, 6, 8, 10, 12, 14, 19})),
    )
    for sheet, rules in BROKEN.items():
        styled(root, sheet, rules)
    return laid_out(root)
