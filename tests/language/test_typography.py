"""Typography, case by case in ``typography/*.tsv``, and what holds for every text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import belpress
from belpress.checks.text import Text
from belpress.language import excerpts
from belpress.language.data_files import languages_with_data
from belpress.language.typography import bind_last_words, set_text
from belpress.markdown.display import set_as_printed, set_plain
from belpress.markdown.parse import parse
from belpress.markdown.parser import abbreviations
from belpress.model.message import MessageKind
from belpress.model.problem import Source
from checks.shelf import edition_of, found_by
from edition.book import Book
from samples import edit

CASES = Path(__file__).parent / "typography"
LANGUAGES = [file.stem for file in sorted(CASES.glob("*.tsv"))]
START = Source("a.md", 1)
SIGNS = str.maketrans("␣¦⁀", "\u00a0\u202f\u2060")
"""Spaces, and the joiner of a dash and its word, as cases write them."""
MARKS = "\"'“”‘’‚„«»‹›-–—−.…"
GAPS = " \u00a0\u202f\u2060"


def cases() -> Iterator[tuple[str, str, str]]:
    """Yield language, what is typed and what is printed; a paragraph a ``¶``."""
    for file in sorted(CASES.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("# "):
                typed, printed = line.split("\t")
                yield file.stem, typed, printed.translate(SIGNS)


def printed(markdown: str, language: str) -> list[str]:
    """Return the words of each block of a chapter, as they are printed."""
    parsed = parse(markdown, start=START, chapter="a", language=language)
    return [block.text for block in parsed.blocks]


@pytest.mark.parametrize(("language", "typed", "wanted"), list(cases()))
def test_text_is_printed_as_its_language_wants(language: str, typed: str, wanted: str) -> None:
    paragraphs = typed.split("¶")
    if len(paragraphs) == 1:
        # The last words of a heading are not bound, as those of a paragraph are
        assert printed(f"## {typed}", language) == [wanted]
    else:
        found = "¶".join(printed("\n\n".join(paragraphs), language))
        assert found.replace("\u00a0", " ") == wanted.replace("\u00a0", " ")


def test_every_language_with_data_has_cases() -> None:
    assert set(LANGUAGES) == set(languages_with_data())


@pytest.mark.parametrize(("language", "typed", "wanted"), list(cases()))
def test_check_asks_for_no_other_hyphens_than_typography_sets(
    language: str, typed: str, wanted: str
) -> None:
    """Every hyphen of a case that stays is passed over, and every other is named."""
    text = Text(typed.replace("¶", " "), MessageKind.PARAGRAPH, language, START)
    (setting,) = set_as_printed([text.markdown], language)
    exchanged = [one for one in setting.changes if one.text in ("–", "—")]
    hyphens = [one for one in exchanged if text.words[text.offset(one.start)] == "-"]
    assert len(hyphens) == sum(
        set(setting.passage.text[one.start : one.end]) == {"-"} for one in exchanged
    )


def test_titles_are_set_and_escaped_as_the_text_is() -> None:
    assert set_plain('"Minsk" - not\nKyiv, 2020-2022', "en") == "“Minsk”\u00a0– not Kyiv, 2020–2022"
    assert set_plain(r"2020\-2022, \"no\", 5\ km \\", "en") == '2020-2022, "no", 5 km \\'


def test_a_line_that_wraps_in_the_manuscript_is_one_text() -> None:
    assert printed('On 27\nFebruary "it\nrained" -\nand how.\n\nx', "en")[0] == (
        "On 27\u00a0February “it rained”\u00a0– and\u00a0how."
    )


def test_attributes_of_a_picture_stay_as_they_are_typed() -> None:
    markdown = '![A "b"](a.jpg){.wide x="1-2 -- ..."}\n*"C"*'
    parsed = parse(markdown, start=START, chapter="a", language="en")
    assert [one.text for one in parsed.blocks] == ["“C”"]
    assert [one.message for one in parsed.problems] == ['"x" has no meaning here']


@pytest.mark.parametrize("between", ["", '![A](a.jpg)\n*B "c".*\n\n'])
def test_a_quotation_goes_through_paragraphs_and_past_a_figure(between: str) -> None:
    found = printed(f'She: "One.\n\n{between}"Two.\n\n"Three," she\nsaid.', "en")
    first, *_, second, third = (words.replace("\u00a0", " ") for words in found)
    assert (first, second, third) == ("She: “One.", "“Two.", "“Three,” she said.")


def test_a_quotation_ends_with_its_list_item_or_block() -> None:
    found = printed('- "One.\n- "Two."\n\n"A\n\n> "B"\n', "en")
    assert found == ['"One. “Two.”', '"A', "“B”"]


def test_quotation_of_several_paragraphs_is_named_where_it_is_not_closed(tmp_path: Path) -> None:
    whole = 'He: "One.\n\n"Two.\n\n"Three."\n\nEnd.'
    assert found_by("straight-quote", edition_of(tmp_path / "a", whole)) == []
    broken = 'He: "One.\n\n"Two.\n\nThree.\n\n"End."'
    (found,) = found_by("straight-quote", edition_of(tmp_path / "b", broken))
    assert (found.source.line, found.source.column) == (12, 1)


def test_pages_show_the_words_as_typed(root: Path) -> None:
    typed = (
        "Options (c), (r) and (tm) of Article 361-4, a Boeing 737-800 and +-3 points; really?????\n"
        'The U.S. Congress said *"no,"* in \'22: -5 °C in 2020-2022, 5\'11" tall.\n'
        '`a--b "c" 1-2...` and '
        "`internationalisation_of.an_extraordinarily/long-name.in_code` internationalisation."
    )
    edit("Nobody knew why,", f"{typed}\n\nNobody knew why,")(root)
    target = root / "a.pdf"
    request = belpress.BuildRequest(2030, target=target)
    built = belpress.build_edition(belpress.open_project(root), request)
    assert built.problems == ()
    words = "".join(Book(target).text(5).split())
    for shown in (
        "Options (c), (r) and (tm) of Article 361-4, a Boeing 737-800 and +-3 points; really?????",
        "The U.S. Congress said “no,” in ’22: −5 °C in 2020–2022, 5'11\" tall.",
        'a--b "c" 1-2...',
        "internationalisation_of.an_extraordinarily/long-name.in_code",
    ):
        assert "".join(shown.split()) in words


def letters(text: str) -> str:
    return "".join(char for char in text if char not in MARKS + GAPS)


TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="ab АБвік129.,;:!?-–—%№«»‹›\"'“”…()\n°$x/:\u00a0\u00ad\u0301", max_size=80),
    st.lists(
        st.sampled_from(
            ['"', "'", " ", "-", "--", "...", "2020-2022", "5-7 May", "a", "A.", "%", "pp. ", "“"]
        )
    ).map("".join),
)


@settings(deadline=None, max_examples=400)
@given(text=TEXTS, language=st.sampled_from([*LANGUAGES, "hr", "vi", ""]))
def test_only_marks_and_spaces_change(text: str, language: str) -> None:
    once = set_text(text, language)
    assert letters(once) == letters(text)
    if not {*text} & {*"\"'"}:
        assert set_text(once, language) == once


@settings(deadline=None, max_examples=400)
@given(text=TEXTS, language=st.sampled_from(LANGUAGES))
def test_markdown_loses_no_letter(text: str, language: str) -> None:
    """What is plain text in Markdown is set as plain text is; nothing is lost between markup."""
    plain = "".join(
        char for char in text if char.isalnum() or char in "\"'-. ,%" or unicodedata.combining(char)
    ).strip()
    (block,) = printed(f"## x{plain}x", language)
    assert block == set_text(f"x{plain}x", language)
    (marked,) = printed(
        "## x" + "".join(f"*{char}*" if char == "a" else char for char in plain), language
    )
    assert letters(marked).replace("*", "") == letters(f"x{plain}")


@settings(deadline=None)
@given(text=TEXTS)
def test_every_mark_behind_a_backslash_stays_as_typed(text: str) -> None:
    escaped = "".join(
        f"\\{char}" if char in "\"'-.% " else char
        for char in text
        if char.isalnum() or char in "\"'-.% "
    )
    assert set_plain(escaped, "en") == escaped.replace("\\", "")


@pytest.mark.parametrize(
    "piece",
    [
        '"',
        "'",
        '"a ',
        "a' ",
        " 'a",
        '"a" ',
        "(\"'",
        "-",
        "a - ",
        "--a",
        ".",
        "...",
        "1",
        "1-",
        "1-2, ",
        "111 ",
        "1,111",
        "A. ",
        "А.",
        "a.",
        "a.a/",
        "a@",
        "http://",
        "\u00ad",
        "5'",
        "%",
        "pp. 1-2, ",
    ],
)
def test_a_long_text_is_set_in_a_time_of_its_length(piece: str) -> None:
    """The limit is far above what is needed: a time by the square of the length takes minutes."""
    set_text(piece * (200_000 // len(piece)), "ru")


def test_last_line_is_not_one_short_word() -> None:
    assert bind_last_words("and that was it.") == "and that was\u00a0it."
    assert bind_last_words("a long constitution") == "a long constitution"


def test_abbreviations_are_marked_for_small_capitals() -> None:
    mark = '<span class="abbreviation">{}</span>'
    assert abbreviations("the EU and АБСЕ") == f"the {mark.format('EU')} and {mark.format('АБСЕ')}"
    assert abbreviations("A &AMP; I") == "A &AMP; I"


def test_soft_hyphen_divides_a_word_and_is_no_part_of_it() -> None:
    parsed = parse("Agro\u00adindustry.", start=START, chapter="a", language="en")
    (block,) = parsed.blocks
    assert "Agro\u00adindustry" in block.html
    assert block.text == "Agroindustry."
    assert excerpts.find("agroindustry", [block.text]) == (0, 0.0)
    assert excerpts.find("Agro\u00adindustry", [block.text]) == (0, 0.0)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("It fell by 5 - 7 % in 2020-2022...", "It fell by 5 – 7% in 2020–2022…"),
        (r"In 2020\-2022 \"no\"", 'In 2020-2022 "no"'),
        ("It was -5 °C -- cold", "It was −5 °C – cold"),
    ],
)
def test_a_pull_quote_is_found_as_typed(typed: str, text: str) -> None:
    assert excerpts.find(typed, [text]) == (0, 0.0)
