"""Every bad input gets a problem with its place, and touches nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import belpress
from reliability.contents import CONTENTS
from reliability.scratch import LAST_GOOD, NICKNAMES, Scratch

CASES: dict[str, dict[str, Any]] = YAML(typ="safe", pure=True).load(
    Path(__file__).with_name("mistakes.yaml")
)


def spoil(scratch: Scratch, case: dict[str, Any], port: int) -> None:
    """Do to a file what a case says."""
    name, path = case["in"], scratch.path(case["in"])
    if "change" in case:
        for old, new in case["change"].items():
            scratch.change(name, old, new.replace("{port}", str(port)))
    elif "append" in case:
        scratch.write(name, path.read_bytes() + case["append"].encode())
    elif "put" in case:
        scratch.write(name, CONTENTS[case["put"]](path.read_bytes() if path.exists() else b""))
    elif "write" in case:
        scratch.write(name, case["write"])
    else:
        path.unlink(missing_ok=True)
        if "link_to" in case:
            path.symlink_to(case["link_to"])
        elif "folder" in case:
            path.mkdir()


def shown(problem: belpress.Problem) -> str:
    """Return the place of a problem as it is shown."""
    return str(problem).partition(": ")[0]


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_reported_and_touches_nothing(scratch: Scratch, port: int, name: str) -> None:
    case = CASES[name]
    spoil(scratch, case, port)
    language = case.get("language", "en")
    scratch.write(f"build/yearbook.{language}.pdf", LAST_GOOD)
    before = scratch.state()
    done = scratch.build("-l", language)

    found = scratch.found(language)
    place = NICKNAMES.get(case.get("at", case["in"]), case.get("at", case["in"]))
    place += f":{case['line']}" if "line" in case else ""
    wanted = [
        str(problem) for problem in found if (problem.rule, shown(problem)) == (case["rule"], place)
    ]
    assert any(case.get("says", "") in line for line in wanted), [
        (problem.rule, str(problem)) for problem in found
    ]
    assert "Traceback" not in done.said
    told = [line.replace(": warning: ", ": ", 1) for line in done.lines[:-1]]
    assert told == [str(problem) for problem in found]
    if "warns" in case:
        assert done.code == 0
    else:
        assert done.code == 1
        assert done.lines[-1].endswith("found; nothing was written")
        assert scratch.state() == before
