"""Front matter as people write it: taken where its meaning is plain, and cut nowhere."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

import belpress
from belpress.model.edition import Chapter, Edition
from samples import CHAPTER, EDITION, FILE, belpress_command, edit, fill, reading_problems

TITLE = "title: Security"
QUOTE = "- The border was closed in May."
BODY = "The border was closed in May. Nobody knew why, and nobody asked."


def read(root: Path) -> Edition:
    return belpress.read_edition(belpress.open_project(root), 2030)


def chapter(root: Path, old: str, new: str) -> Chapter:
    edit(old, new)(root)
    assert reading_problems(root) == []
    return read(root).chapters[0]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ('"Peace" and war', "“Peace” and war"),
        ('"Peace" or "war"', "“Peace” or “war”"),
        ("'Peace' and war", "‘Peace’ and war"),
        ('"Peace", he said: "war"', "“Peace”, he said: “war”"),
        ("@home abroad", "@home abroad"),
        ("%5 of the vote", "%5 of the vote"),
        ("*", "*"),
        ("* 5 stars *", "* 5 stars *"),
        ("[Draft] Security", "[Draft] Security"),
        ("{Draft} Security", "{Draft} Security"),
        ("!Enough", "!Enough"),
        ("&c. of the year", "&c. of the year"),
        ("> 50 per cent", "> 50\u00a0per cent"),
        ("| the wall", "| the wall"),
        ("- The end", "- The end"),
        ("? Why", "? Why"),
        ("2022: the order falls apart", "2022: the order falls apart"),
        ("The order:", "The order:"),
        ("C# and F#", "C# and F#"),
        ("Ally#1", "Ally#1"),
        ("1984", "1984"),
        ("2023-01-01", "2023-01-01"),
        ("No", "No"),
        ("true", "true"),
        ("-5", "-5"),
        ("Security\t and\tdefence", "Security and defence"),
        ("Security of\n  The: East", "Security of The: East"),
        ('"Security of\n  the East"', "Security of the East"),
        ("“Peace” and “war”", "“Peace” and “war”"),
        (">\n  Security\n  of the East", "Security of the East"),
        (">-\n  Security #1:\n  of the East\n", "Security #1: of the East"),
        ("|-\n  Security", "Security"),
        ("|2\n  Security", "Security"),
    ],
)
def test_text_of_a_field_is_taken_as_it_is_written(root: Path, written: str, title: str) -> None:
    assert chapter(root, TITLE, f"title: {written}").title == title


@pytest.mark.parametrize(
    "field",
    ["title:Security", "title : Security", "title:\tSecurity", "title:\u00a0Security"],
)
def test_signs_around_a_colon_make_no_difference(root: Path, field: str) -> None:
    assert chapter(root, TITLE, field).title == "Security"


def test_fields_indented_by_spaces_that_do_not_break_are_read(root: Path) -> None:
    opener = chapter(root, "  alt: An", "\u00a0\u00a0alt: An").opener
    assert opener is not None
    assert opener.alt == "An opener"


def test_front_matter_may_follow_empty_lines_and_end_with_dots(root: Path) -> None:
    text = "\n\n" + CHAPTER.replace("May.\n---", "May.\n...")
    (root / FILE).write_text(text.replace("improved", "worse"))
    (line,) = reading_problems(root)
    assert line.startswith(f"colour-key-unknown {FILE}:24:")


@pytest.mark.parametrize("value", ["", " ~", ' ""'])
@pytest.mark.parametrize("field", ["subtitle", "author", "site"])
def test_field_that_is_left_empty_is_as_if_it_were_not_there(
    root: Path, field: str, value: str
) -> None:
    edit("year: 2030", f"year: 2030\n{field}:{value}", EDITION)(root)
    assert reading_problems(root) == []
    assert getattr(read(root), field) == ""


def test_empty_list_and_empty_labels_are_as_if_they_were_not_there(root: Path) -> None:
    edit("year: 2030", "year: 2030\nlabels:\n  contents:", EDITION)(root)
    found = chapter(root, f"pull_quotes:\n  {QUOTE}", "pull_quotes:")
    assert found.pull_quotes == ()
    assert read(root).labels["contents"] == "Contents"


@pytest.mark.parametrize(
    "field",
    [
        "# a comment\ntitle: Security",
        "title: Security\n# a comment",
        "title: Security\n  # a comment, indented",
        "title: Security\ndraft: false # a comment",
    ],
)
def test_comment_that_cuts_no_text_is_passed_over(root: Path, field: str) -> None:
    assert chapter(root, TITLE, field).title == "Security"


@pytest.mark.parametrize(
    "text",
    [
        "Ally #1 of the Kremlin",
        '"Ally" #1 of the Kremlin',
        '"Security" # agreed with Anna',
        "Security # agreed: with Anna",
        "Ally of\n  the #1 power",
        "#1 of the allies",
        "Ally\t#1",
    ],
)
def test_text_cut_by_a_comment_is_named_with_the_way_out(root: Path, text: str) -> None:
    edit(TITLE, f"title: {text}")(root)
    (line,) = reading_problems(root)
    assert line.startswith(f"text-cut {FILE}:2: title: ")
    way_out = line.partition("quotation marks: ")[2].partition("; a comment")[0]
    edit(f"title: {text}", f"title: {way_out}")(root)
    assert reading_problems(root) == []


def test_messages_are_in_the_words_of_an_editor(root: Path) -> None:
    whole = (root / FILE).read_text()
    for spoilt in (
        'colour_key: "a" b',
        "colour_key: a: b",
        "  colour_key: a",
        "colour_key: [a",
        "colour_key: {a: b",
        "colour_key: @a",
        "colour_key: %a",
        "colour_key: > a",
        "colour_key: - a",
        "colour_key: 'a",
        'colour_key: "C:\\a"',
        "colour_key a",
        "- colour_key: a",
        "colour_key: ? a",
    ):
        (root / FILE).write_text(whole.replace("colour_key: unchanged", spoilt))
        said = "\n".join(reading_problems(root))
        assert said, spoilt
        for word in ("block", "scalar", "mapping", "sequence", "token", "stream", "YAML", "scan"):
            assert word not in said, (spoilt, said)


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        (BODY, "«The border» was closed in “May.”"),
        (BODY, "THE BORDER *was* closed in [May](https://example.org)"),
        (BODY, "Nobody knew 'why', and nobody asked"),
        (BODY, "closed in May. Nobody knew why"),
        ("“The border was closed”, he said.", '"The border was closed", he said.'),
        ("The border - [the *last*](https://example.org) one.", "The border — the last one."),
        ("The border -- the last one...", "The border – the last one…"),
    ],
)
def test_pull_quote_is_found_whatever_its_signs(root: Path, body: str, quote: str) -> None:
    edit(BODY, body)(root)
    edit(QUOTE, f"- {quote}")(root)
    assert [line for line in reading_problems(root) if "field-emphasis" not in line] == []
    assert "*" not in read(root).chapters[0].pull_quotes[0].text


@pytest.mark.parametrize("bullet", ["*", "•", "–", "-\u00a0", "-"])
def test_pull_quotes_may_begin_with_any_bullet(root: Path, bullet: str) -> None:
    text = f"{bullet}{'' if bullet == '-' else ' '}The border was closed in May."
    assert chapter(root, QUOTE, text).pull_quotes[0].text == "The border was closed in\u00a0May."


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("- One was closed.\n- Two was opened.", "Two was opened."),
        ("> Somebody said it.", "Somebody said it."),
        ("| a | b |\n|---|---|\n| One cell | Other cell |", "Other cell"),
        ("A text.[^1] And more.\n\n[^1]: A note.", "A text. And more."),
        ("An ex\u00adample\u00a0of it.", "An example of it."),
        ("Не мой ўзор.", "Не мои\u0306 у\u0306зор."),
    ],
)
def test_pull_quote_is_found_in_every_kind_of_block(root: Path, body: str, quote: str) -> None:
    edit(BODY, body)(root)
    assert chapter(root, QUOTE, f"- {quote}").pull_quotes[0].block == 0


def test_pull_quote_of_a_caption_is_found(root: Path) -> None:
    assert chapter(root, QUOTE, "- An illustration.").pull_quotes[0].block == 1


def outline(pdf: pypdfium2.PdfDocument) -> list[str]:
    return [one.get_title() for one in pdf.get_toc()]


def test_title_breaks_where_its_author_wants_on_opener_and_cover_alone(root: Path) -> None:
    edit(TITLE, 'title: |\n  "Order"\n  & war')(root)
    edit('headline: "2030: a headline"', "headline: >\n  The *end* of\n  the year")(root)
    edit("title: Yearbook", "title: |\n  Year book\n  of us", EDITION)(root)
    edit(QUOTE, "- {text: The lead of the chapter., place: wide}")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    path = root / "build" / "year-book-of-us.en.pdf"
    pdf = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    lines = [[line.strip() for line in page.splitlines()] for page in pages]
    assert lines[0] == ["YEAR BOOK", "OF US"]
    assert ["“ORDER”", "& WAR"] in lines
    assert "“Order” & war" in outline(pdf)
    (contents,) = (page for page in pages if "CONTENTS" in page)
    assert "“Order” & war." in contents
    assert pdf.get_metadata_value("Title") == "Year book of us"
    (body,) = (page for page in pages if "Nobody knew" in page)
    assert "THE END OF THE YEAR" in " ".join(body.split()).upper()
    assert " ".join(body.split()).upper().count("THE LEAD OF THE CHAPTER.") == 2
    assert any(line.startswith("“Order” & war ") for line in body.splitlines()), "running foot"
    assert "*" not in "".join(pages)


def test_translation_has_the_pull_quote_of_its_lead_and_lines_of_its_own(root: Path) -> None:
    edit("language: en", "language: en\ntranslations: [be]", EDITION)(root)
    edit("The lead of the chapter.", "The lead begins. The lead ends.")(root)
    edit(QUOTE, "- The lead ends.")(root)
    project = belpress.open_project(root)
    belpress.update_translation(project, read(root), "be")
    catalogue = root / "manuscript/2030/translations/be/security.po"
    words = {"The lead begins. The lead ends.": "Пачатак ліда. Канец ліда."}
    fill(catalogue, {**words, "Security": "Мір\nі вайна"})
    done = belpress_command("build", "-C", str(root), "-l", "be")
    assert done.returncode == 0, done.stderr
    pdf = pypdfium2.PdfDocument(root / "build" / "yearbook.be.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert " ".join(text.split()).upper().count("КАНЕЦ ЛІДА.") == 2
    assert "МІР\nІ ВАЙНА" in text.replace("\r", "").replace("\u00a0", " ")
    assert "Мір і\u00a0вайна" in outline(pdf)
