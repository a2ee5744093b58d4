"""What is raised where a picture cannot be printed."""

from __future__ import annotations


class BadPicture(Exception):  # noqa: N818 - it is reported as a problem, with its place
    """A picture that cannot be printed. The message says why, the hint how to fix it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
