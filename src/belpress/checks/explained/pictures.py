"""Rules of pictures that a build looks at by itself."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.picture import ALT_LIMIT
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "alt-long",
        Severity.WARNING,
        f"An alt text has at most {ALT_LIMIT} characters. It is read out to those who cannot see "
        "the "
        "picture, in one go; the rest belongs into the caption or the text.",
        "![A photograph that shows, on the left of the square, … (400 characters)](parade.jpg)",
        "![Tanks roll past the tribune on Independence Square](parade.jpg)",
    ),
    Explanation(
        "alt-missing",
        Severity.ERROR,
        "Every picture says in words what it shows. Whoever cannot see it hears these words; they "
        "stand between the square brackets.",
        "![](parade.jpg)",
        "![Tanks roll past the tribune on Independence Square](parade.jpg)",
    ),
    Explanation(
        "picture-missing",
        Severity.ERROR,
        "There is no file at a picture’s path. Paths go from the chapter’s folder, and capital "
        "letters count, also where a machine lets that pass.",
        "![Tanks](../../assets/images/2022/Parade.JPG)",
        "![Tanks](../../assets/images/2022/parade.jpg)",
    ),
)
