"""Every rule finds what its own example says is wrong, and nothing in what it says is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from belpress.checks import rulebook
from belpress.checks.rule import Rule
from belpress.language import dictionaries
from checks.shelf import IMAGES, edition_of, found_by, rule_named

NAMES = [
    rule.name
    for folder in ("texts", "manuscript", "pictures")
    for rule in rulebook.rules_in(folder)
]


def skip_without_what_it_needs(name: str) -> None:
    if name == "spelling" and dictionaries.dictionary("en") is None:
        pytest.skip("no English dictionary: apt-get install hunspell-en-gb")


@pytest.mark.parametrize("name", NAMES)
def test_rule_finds_its_wrong_example(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    skip_without_what_it_needs(name)
    manuscript = edition_of(tmp_path, rule_named(name).wrong)
    if name == "picture-unreadable":
        lock(monkeypatch, f"{IMAGES}/locked.jpg")
    found = found_by(name, manuscript)
    assert found
    for finding in found:
        assert "\n" not in f"{finding.message}{finding.hint}"
        assert finding.source.path


@pytest.mark.parametrize("name", NAMES)
def test_rule_is_silent_on_its_right_example(tmp_path: Path, name: str) -> None:
    skip_without_what_it_needs(name)
    manuscript = edition_of(tmp_path, rule_named(name).right)
    assert found_by(name, manuscript) == []


def test_names_of_rules_stand_for_one_rule_each() -> None:
    names = [rule.name for rule in rulebook.all_rules()]
    assert len(names) == len(set(names))
    for rule in rulebook.all_rules():
        assert rule.name == rule.name.lower().replace("_", "-")
        assert rule.why.endswith(".")


def lock(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """Make a file unreadable, for root too."""
    opened = Path.open

    def refuse(self: Path, *given: Any, **named: Any) -> Any:
        if self.as_posix().endswith(path):
            raise PermissionError(13, "Permission denied")
        return opened(self, *given, **named)

    monkeypatch.setattr(Path, "open", refuse)


def test_rule_of_the_contributing_page_is_one_and_works(tmp_path: Path) -> None:
    page = (Path(__file__).resolve().parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    code = page.partition("```python\n")[2].partition("```")[0]
    module: dict[str, Any] = {}
    exec("from __future__ import annotations\n" + code, module)
    (rule,) = (value for value in module.values() if isinstance(value, Rule))
    for text, count in ((rule.wrong, 1), (rule.right, 0)):
        manuscript = edition_of(tmp_path / str(count), text)
        found = [problem for text in manuscript.texts for problem in rule.problems(text)]
        assert len(found) == count
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 10
