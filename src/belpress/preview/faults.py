"""What a preview says of faults of this program, which goes on, and of files that went away."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from belpress.model.problem import Problem, Source
from belpress.project.fault_log import fault_problem
from belpress.project.project import Project


class Faults:
    """Logs the faults of a preview; ``tell`` is called with those that no page could tell of."""

    def __init__(self, project: Project, tell: Callable[[Problem], None]) -> None:
        self._project = project
        self._tell = tell

    def problem(self, error: Exception) -> Problem:
        """Return what there is to say where pages could not be made: a file went away, or a fault.

        A fault is logged; the preview goes on with the next save.
        """
        name = error.filename if isinstance(error, OSError) else None
        if isinstance(name, str) and Path(name).is_relative_to(self._project.root):
            # It went away between two looks at it; the next look will tell
            source = Source(self._project.relative(Path(name)))
            return Problem("file-unreadable", "the file cannot be read, or is gone", source)
        return fault_problem(self._project, error, "making the pages")

    def told(self, error: BaseException, doing: str) -> Problem:
        """Log a fault met while ``doing`` something, tell of it, and return what to say."""
        problem = fault_problem(self._project, error, doing)
        self._tell(problem)
        return problem

    def watch(
        self,
        watching: Callable[[Callable[[], None], threading.Event], None],
        changed: Callable[[], None],
        stop: threading.Event,
    ) -> None:
        """Watch files until it is to stop, and tell if that fails: nothing more is seen then."""
        try:
            watching(changed, stop)
        except Exception as error:
            self.told(error, "watching files; start the preview again")
