"""Rules of pictures that a build looks at by itself."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.picture import ALT_LIMIT
from belpress.model.problem import Severity

EXPLAINED = (
    Explanation(
        "alt-long",
        Severity.WARNING,
        f"An alt text is too long. The limit is {ALT_LIMIT} characters, because it is read aloud "
        "without a pause to people who cannot see the picture; the rest belongs in the caption "
        "or the text.",
        "![A photograph that shows, on the left of the square, … (400 characters)](parade.jpg)",
        "![Tanks roll past the tribune on Independence Square](parade.jpg)",
    ),
    Explanation(
        "alt-missing",
        Severity.ERROR,
        "A picture has no alt text. People who cannot see the picture hear these words; they "
        "stand between the square brackets.",
        "![](parade.jpg)",
        "![Tanks roll past the tribune on Independence Square](parade.jpg)",
    ),
    Explanation(
        "picture-focus",
        Severity.ERROR,
        "What is to be kept of a picture is not a place in it. It is left, right, top or bottom, "
        "two of them, or how far from the left and the top, in per cent.",
        "![A queue](../../assets/images/2022/queue.jpg){.page focus=middle}",
        '![A queue](../../assets/images/2022/queue.jpg){.page focus="30% 70%"}',
    ),
    Explanation(
        "picture-missing",
        Severity.ERROR,
        "There is no file at a picture’s path. Paths begin at the chapter’s folder, and capital "
        "letters matter, even on computers that ignore them.",
        "![Tanks](../../assets/images/2022/Parade.JPG)",
        "![Tanks](../../assets/images/2022/parade.jpg)",
    ),
)
