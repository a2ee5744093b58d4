"""Messages are the texts of a chapter as translators read them, and their marks are compared."""

from __future__ import annotations

from belpress.markdown.parse import parse
from belpress.markdown.texts import BLANK, blanked, marks, visible_text
from belpress.model.message import Message, MessageKind, Standing, Wording
from belpress.model.problem import Source

AT = Source("manuscript/2030/01-security.md", 1)
TEXT = """The lead. <!-- a remark -->

::: box The *talks* {.wide}
One.
:::

| A | B |
| - | - |
| a | b |

: Ports {.wide}

Emissions of CO~2~ <!-- a remark --> grew.
"""


def messages(words: dict[str, str] | None = None) -> tuple[list[Message], str, list[str]]:
    """Return the messages of the text, its HTML in other words, and its problems."""

    def translator(message: Message) -> Wording:
        word = (words or {}).get(message.text, "")
        return Wording(word, Standing.TRANSLATED if word else Standing.MISSING, AT)

    parsed = parse(
        TEXT, start=AT, chapter="security", language="be", translator=translator, written_in="en"
    )
    html = "\n".join(block.html for block in parsed.blocks)
    return parsed.messages, html, [one.rule for one in parsed.problems]


def test_titles_and_captions_are_messages_and_remarks_are_not() -> None:
    found = {(one.kind, one.text) for one in messages()[0]}
    assert (MessageKind.LEAD, "The lead.") in found
    assert (MessageKind.BOX_TITLE, "The *talks*") in found
    assert (MessageKind.CAPTION, "Ports") in found
    assert (MessageKind.PARAGRAPH, "One.") in found
    assert (MessageKind.PARAGRAPH, "Emissions of CO~2~ grew.") in found


def test_titles_and_captions_are_translated() -> None:
    _, html, problems = messages({"The *talks*": "*Перамовы*", "Ports": "Парты"})
    assert '<p class="box-title"><em>Перамовы</em></p>' in html
    assert '<p class="table-caption">Парты</p>' in html
    assert problems == []


def test_lost_subscript_is_broken_markup() -> None:
    assert messages({"Emissions of CO~2~ grew.": "Выкіды CO2 выраслі."})[2] == [
        "translation-markup"
    ]
    assert messages({"Emissions of CO~2~ grew.": "Выкіды CO~2~ выраслі."})[2] == []


def test_superscript_is_a_mark_and_no_word() -> None:
    assert marks("m^2^ and CO~2~") == {"superscript": 1, "subscript": 1}
    assert visible_text("m^2^ and CO~2~") == "m2 and CO2"
    assert blanked("m^2^, ~5") == f"m{BLANK * 3}, ~5"
