"""The terms of the house, as rules read them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import chain
from pathlib import Path

import belpress
from belpress.checks.rulebook import manuscript_problems
from belpress.checks.subjects import manuscript_of
from belpress.project.seen import Seen


class Noted(Seen):
    """Counts how often each file is read."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: Counter[str] = Counter()

    def note(self, name: str, digest: str) -> None:
        self.counted[name] += 1
        super().note(name, digest)


def test_terms_are_read_once_for_all_rules(root: Path) -> None:
    terms = "manuscript/terms.yaml"
    (root / terms).write_text("en:\n  Kyiv: [Kiev]\n  Minsk: Minsk\n")
    seen = Noted()
    project = replace(belpress.open_project(root), seen=seen)
    manuscript = manuscript_of(project, belpress.read_edition(project, 2030))
    found = list(chain(*manuscript_problems(manuscript)))
    assert any(problem.rule == "terms-file" for problem in found)
    assert seen.counted[terms] == 1
