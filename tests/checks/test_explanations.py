"""Every rule is explained, and every explanation has a rule."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from belpress.checks.rule import Explanation
from belpress.checks.rulebook import (
    GROUPS,
    all_rules,
    explained_in,
    explanations,
    grouped_explanations,
)
from belpress.markdown.parse import parse
from belpress.model.problem import Severity, Source
from belpress.read.free_fields import FREE_TEXTS
from belpress.read.frontmatter import load
from belpress.translate.catalogue.lint import lint
from samples import belpress_command

SOURCE = Path(__file__).resolve().parents[2] / "src" / "belpress"
EXPLAINED = [explanation for group in GROUPS for explanation in explained_in(group)]
AT = Source("manuscript/2030/01-security.md", 1)


def trees() -> Iterator[ast.Module]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield ast.parse(path.read_text(encoding="utf-8"))


def tellers() -> dict[str, tuple[int, Severity]]:
    """Return what makes problems: where the rule's name stands among its arguments, how grave.

    These are Problem itself, and functions that take a ``rule`` and hand it on.
    """
    found = {"Problem": (0, Severity.ERROR)}
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = [argument.arg for argument in node.args.args if argument.arg != "self"]
                if "rule" in names:
                    is_warning = "Severity.WARNING" in ast.unparse(node)
                    severity = Severity.WARNING if is_warning else Severity.ERROR
                    found[node.name] = (names.index("rule"), severity)
    return found


def told() -> list[tuple[str, Severity]]:
    """Return every rule name that the code gives to a problem, with how grave it is there."""
    found = []
    known = tellers()
    for tree in trees():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or ast.unparse(node.func).startswith("_log."):
                continue
            name = ast.unparse(node.func).rpartition(".")[2]
            if name in known:
                position, severity = known[name]
                given = {keyword.arg: keyword.value for keyword in node.keywords}
                rule = given.get("rule") or node.args[position]
                if "Severity.WARNING" in [
                    ast.unparse(argument) for argument in (*node.args, *given.values())
                ]:
                    severity = Severity.WARNING
                if isinstance(rule, ast.Constant):
                    found.append((str(rule.value), severity))
                else:
                    # What only hands a name on, or reads a problem that was kept
                    assert ast.unparse(rule) in ("rule", "self.name"), ast.unparse(node)
    return found


def test_every_name_is_explained_and_every_explanation_is_of_a_rule() -> None:
    assert len(told()) > 80
    names = {name for name, _ in told()}
    assert names - set(explanations()) == set()
    assert {explanation.name for explanation in EXPLAINED} - names == set()


def test_no_name_is_explained_twice() -> None:
    names = Counter(
        [
            *(explanation.name for explanation in EXPLAINED),
            *(explanation.name for explanation in all_rules()),
        ]
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_explanations_say_how_grave_a_rule_is() -> None:
    severities = {explanation.name: explanation.severity for explanation in EXPLAINED}
    assert [pair for pair in told() if severities.get(pair[0], pair[1]) != pair[1]] == []


@pytest.mark.parametrize(
    "explanation", explanations().values(), ids=lambda explanation: explanation.name
)
def test_explanation_is_whole(explanation: Explanation) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", explanation.name)
    assert explanation.why.endswith(".")
    assert explanation.why[0].isupper()
    assert "  " not in explanation.why
    assert explanation.wrong != explanation.right
    assert explanation.wrong.strip()
    assert explanation.right.strip()
    assert len(explanation.said) <= 75


WISHES = (
    r"should|must|ha(s|ve) to|can only|may only|at most|only so|every|exactly|"
    r"(is|are) (written in (one|UTF)|listed once|named in)|keeps to|stays in"
)


@pytest.mark.parametrize("explanation", explanations().values(), ids=lambda each: each.name)
def test_summary_says_what_is_wrong_and_not_what_is_wished(explanation: Explanation) -> None:
    assert not re.search(rf"\b({WISHES})\b", explanation.said, re.IGNORECASE)


def markdown_rules(text: str) -> set[str]:
    """Return the rules that a text breaks, as far as one chapter can tell."""
    found = parse(text, start=AT, chapter="security", language="en")
    return {problem.rule for problem in found.problems}


@pytest.mark.parametrize(
    "name",
    [
        "attributes-syntax",
        "attributes-unknown",
        "block-in-paragraph",
        "block-misplaced",
        "checklist",
        "code-by-indent",
        "footnote-alone",
        "footnote-by-hand",
        "footnote-empty",
        "footnote-misplaced",
        "footnote-missing",
        "footnote-twice",
        "footnote-unused",
        "forecast-empty",
        "forecasts-list",
        "heading-level",
        "heading-underlined",
        "line-joined",
        "box-open",
        "citation-key",
        "table-caption",
        "code-open",
        "comment-open",
        "emphasis-unpaired",
        "heading-bold",
        "heading-empty",
        "heading-hashes",
        "title-lost",
        "link-apart",
        "link-broken",
        "mark-stray",
        "markup-unknown",
        "reference-unused",
        "link-empty",
        "link-scheme",
        "list-by-number",
        "list-divided",
        "list-indent",
        "list-item-empty",
        "list-numbers",
        "list-of-one",
        "list-run-in",
        "list-too-deep",
        "name-twice",
        "picture-in-text",
        "table-broken",
        "table-cells",
        "table-line",
        "table-list",
    ],
)
def test_markdown_examples_are_wrong_and_right(name: str) -> None:
    explanation = explanations()[name]
    needs_heading = name == "forecast-empty"
    before = "## Forecasts {.forecasts}\n\n" if needs_heading or "{" in explanation.wrong else ""
    before = "" if explanation.wrong.startswith("##") else before
    assert name in markdown_rules(before + explanation.wrong)
    assert name not in markdown_rules(before + explanation.right)


@pytest.mark.parametrize(
    "name",
    [
        "text-cut",
        "text-in-quotes",
        "yaml-alias",
        "yaml-depth",
        "yaml-duplicate",
        "yaml-not-mapping",
        "yaml-syntax",
        "yaml-tab",
        "yaml-tag",
    ],
)
def test_yaml_examples_are_wrong_and_right(name: str) -> None:
    one = explanations()[name]
    wrong = load(one.wrong.replace("<tab>", "\t"), AT, FREE_TEXTS).problems
    assert [problem.rule for problem in wrong] == [name]
    assert load(one.right, AT, FREE_TEXTS).problems == []


@pytest.mark.parametrize(
    "name", ["catalogue-conflict", "catalogue-cut-short", "catalogue-duplicate", "catalogue-syntax"]
)
def test_catalogue_examples_are_wrong_and_right(name: str) -> None:
    explanation = explanations()[name]
    header = 'msgid ""\nmsgstr ""\n"Language: be\\n"\n\n'
    before = header if "msgid" in explanation.wrong else f'{header}msgid "a"\n'
    _, wrong = lint((before + explanation.wrong).encode(), AT, "be")
    _, right = lint((before + explanation.right).encode(), AT, "be")
    assert name in {problem.rule for problem in wrong.problems}
    assert right.problems == []


def test_rules_are_listed_by_what_they_look_at() -> None:
    done = belpress_command("rules")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.split("\n")
    for heading, rules in grouped_explanations().items():
        if rules:
            rows = lines[lines.index(heading) + 1 :][: len(rules)]
            assert [row.split()[:2] for row in rows] == [
                [rule.name, rule.severity.value] for rule in rules
            ]
    assert max(map(len, lines)) <= 110


def test_rule_is_explained_with_how_to_ignore_it() -> None:
    done = belpress_command("rules", "repeated-word")
    assert done.returncode == 0
    for said in (
        "repeated-word (warning)",
        "Wrong\n  The regime held the the power.",
        "Right\n  The regime held the power.",
        "<!-- check: ignore repeated-word -->",
        "check: {ignore: [repeated-word]}",
    ):
        assert said in done.stdout
    done = belpress_command("rules", "pull-quote-drift")
    assert "It stops a build and cannot be ignored." in done.stdout
    assert "check: ignore" not in done.stdout


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("pull-quote-drfit", 'did you mean "pull-quote-drift"?'),
        ("nothing-like-it-at-all", '"belpress rules" lists them all'),
    ],
)
def test_unknown_rule_gets_the_nearest_name(name: str, hint: str) -> None:
    done = belpress_command("rules", name)
    assert done.returncode == 2
    assert f'no rule is named "{name}"; {hint}' in done.stderr
