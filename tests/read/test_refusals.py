"""All mistakes of a run are reported at once, and the command keeps the last good PDF."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import belpress
from belpress.assets.bad_picture import BadPicture
from belpress.assets.pictures import examine, prepare
from samples import (
    EDITION,
    FILE,
    KEY,
    belpress_command,
    edit,
    jpeg,
    problems,
    saved,
)


def test_all_mistakes_of_a_run_are_reported_in_order(root: Path) -> None:
    edit(KEY, "colour_key: improve")(root)
    edit("![A square]", "![]")(root)
    edit("{#sun", "{.summary #sun")(root)
    edit("year: 2030", "year: 2031", EDITION)(root)
    found = [line.partition(" ")[2].partition(": ")[0] for line in problems(root)]
    assert found == [f"{FILE}:4", f"{FILE}:16", f"{FILE}:22", f"{EDITION}:2"]


def test_pictures_are_made_upright_and_eight_bit_rgb() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = saved(Image.new("RGB", (40, 20), "red"), "JPEG", exif=exif)
    assert examine(turned).width_px == 20
    assert Image.open(BytesIO(prepare(turned))).size == (20, 40)
    for content in (
        saved(Image.new("CMYK", (40, 20), (0, 255, 255, 0)), "JPEG"),
        saved(Image.new("RGB", (40, 20), "red"), "TIFF"),
        saved(Image.new("I;16", (40, 20), 30_000), "PNG"),
    ):
        image = Image.open(BytesIO(prepare(content)))
        assert image.mode in ("RGB", "L")
        assert image.format in ("JPEG", "PNG")
    grey = Image.open(BytesIO(prepare(saved(Image.new("I;16", (4, 4), 32_768), "PNG"))))
    level = grey.convert("L").getpixel((0, 0))
    assert isinstance(level, int)
    assert abs(level - 128) <= 1


def test_plain_pictures_come_back_as_they_are() -> None:
    assert prepare(jpeg(40, 30)) == jpeg(40, 30)
    with pytest.raises(BadPicture):
        prepare(jpeg(40, 30)[:-30])


def test_command_tells_mistakes_and_keeps_the_last_good_pdf(root: Path) -> None:
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 0, done.stderr
    pdf = root / "build" / "yearbook.en.pdf"
    before = pdf.read_bytes()
    edit(KEY, "colour_key: improve")(root)
    done = belpress_command("build", "-C", str(root))
    assert done.returncode == 1
    assert done.stdout == ""
    assert f"{FILE}:4: colour_key:" in done.stderr
    assert "Traceback" not in done.stderr
    assert pdf.read_bytes() == before
    assert [path.name for path in pdf.parent.iterdir()] == [pdf.name]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("build", "2031"), 1, "no edition of 2031; there is 2030"),
        (("build", "-c", "securty"), 1, 'did you mean "security"?'),
        (("build", "-l", "be"), 1, 'the edition is not in "be"'),
        (("build", "--nope"), 2, "No such option"),
        (("build", "abc"), 2, "not a valid integer"),
    ],
)
def test_command_tells_wrong_orders(
    root: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    done = belpress_command(*words, "-C", str(root))
    assert done.returncode == code
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_command_outside_a_project_says_so(tmp_path: Path) -> None:
    done = belpress_command("build", "-C", str(tmp_path))
    assert done.returncode == 2
    assert "manuscript" in done.stderr


def test_target_that_cannot_be_written(root: Path) -> None:
    (root / "file").write_text("")
    for target, said in (("file/a.pdf", "cannot be written"), ("assets", "is a folder")):
        done = belpress_command("build", "-C", str(root), "-o", str(root / target))
        assert done.returncode == 1
        assert said in done.stderr
        assert "Traceback" not in done.stderr


def test_unchanged_build_leaves_the_file_alone(root: Path) -> None:
    first = belpress_command("build", "-C", str(root))
    pdf = root / "build" / "yearbook.en.pdf"
    before = pdf.stat().st_mtime_ns
    second = belpress_command("build", "-C", str(root))
    assert ", unchanged" not in first.stdout
    assert ", unchanged" in second.stdout
    assert pdf.stat().st_mtime_ns == before
    assert ", unchanged" not in belpress_command("build", "-C", str(root), "--force").stdout
    pdf.write_bytes(pdf.read_bytes()[:-10])
    assert ", unchanged" not in belpress_command("build", "-C", str(root)).stdout
    edit("Nobody knew", "Nobody cared")(root)
    assert ", unchanged" not in belpress_command("build", "-C", str(root)).stdout


def test_same_heading_twice_is_fine_until_a_link_means_one_of_them(root: Path) -> None:
    twice = "## Outlook\n\nOne.\n\n## Outlook\n\nTwo.\n\n## Forecasts"
    edit("## Forecasts", twice)(root)
    assert problems(root) == []
    edit("Nobody", "[Nobody](#outlook)")(root)
    (found,) = problems(root)
    assert found == (
        f'link-ambiguous {FILE}:14: the link to "#outlook" could lead to lines 19 and 23; '
        "give the heading that is meant a name: {#name}"
    )
    edit("## Outlook\n\nTwo.", "## Outlook {#other}\n\nTwo.")(root)
    assert problems(root) == []
    edit("[Nobody](#outlook)", "[Nobody](#other)")(root)
    assert problems(root) == []


@pytest.mark.parametrize(
    ("link", "hint"),
    [
        ("#trade", 'write "02-economy.md#trade"'),
        ("01-security.md#trade", 'write "02-economy.md#trade"'),
        ("02-economy.md#sun", 'write "#sun"'),
        ("#economy", 'write "02-economy.md"'),
        ("#trad", 'did you mean "02-economy.md#trade"?'),
    ],
)
def test_link_to_a_place_of_another_chapter_is_shown_its_right_form(
    root: Path, link: str, hint: str
) -> None:
    text = (root / FILE).read_text()
    other = text.replace("## Forecasts", "## Trade\n\nIt fell.\n\n## Forecasts")
    (root / FILE.replace("01-security", "02-economy")).write_text(other.replace("#sun ", ""))
    edit("Nobody", f"[Nobody]({link})")(root)
    (found,) = [one for one in problems(root) if one.startswith("link-dead")]
    assert found.startswith(f'link-dead {FILE}:14: the link to "{link}" leads nowhere; ')
    assert found.endswith(hint)


@pytest.mark.parametrize(
    ("first", "what"),
    [
        ("## A heading", "begins with a heading"),
        ("> A quotation", "begins with a quotation"),
        ("- A list", "begins with a list"),
        ("```\ncode\n```", "begins with a block of code"),
    ],
)
def test_chapter_without_a_lead_is_told_what_it_begins_with(
    root: Path, first: str, what: str
) -> None:
    edit("The lead of the chapter.", first)(root)
    assert problems(root) == [
        f"lead-missing {FILE}:12: the chapter {what}, so it has no lead; "
        "write a paragraph directly below the front matter: it is set as the lead"
    ]


def test_indented_lead_is_named_once(root: Path) -> None:
    edit("The lead of the chapter.", "    The lead of the chapter.")(root)
    (found,) = problems(root)
    assert found.startswith(f"code-by-indent {FILE}:12: ")


def test_build_passes_over_what_a_comment_says(root: Path) -> None:
    edit("Nobody", "\n\n1945. Nobody")(root)
    project = belpress.open_project(root)
    request = belpress.BuildRequest(2030, target=root / "book.pdf", force=True)
    (found,) = belpress.build_edition(project, request).problems
    assert (found.rule, str(found.source)) == ("list-by-number", f"{FILE}:16")
    edit("1945. Nobody", "<!-- check: ignore list-by-number -->\n1945. Nobody")(root)
    assert belpress.build_edition(project, request).problems == ()
