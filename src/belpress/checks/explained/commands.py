"""Rules of the commands: what was asked for, and the machine it was asked of."""

from __future__ import annotations

from belpress.checks.rule import Explanation
from belpress.model.problem import Severity
from belpress.press.missing import INSTALL

EXPLAINED = (
    Explanation(
        "belpress-failed",
        Severity.ERROR,
        "The program itself failed; nothing that you wrote is to blame. Send the log that the "
        "message names to whoever looks after belpress for you, and say what you did before. It "
        "holds the place in the program and the versions of its libraries, but no text of yours. "
        "The last good PDF stays, and so do the last good pages of a preview, which tries again "
        "with "
        "the next save.",
        "Sending a picture of the screen, or the manuscript",
        "Sending the log: .belpress-cache/log/fault-20301231-235959-0123456789abcdef.log",
    ),
    Explanation(
        "cache-outside",
        Severity.WARNING,
        "The cache is a folder of the project. Where it is a link that leads out of it, files of "
        "others could be deleted, so belpress keeps nothing there, and builds take longer.",
        "ln -s /tmp/cache .belpress-cache",
        "rm .belpress-cache",
    ),
    Explanation(
        "chapter-missing",
        Severity.ERROR,
        "There is no chapter of that name. A chapter has the name of its file, without the number "
        "and the “.md”; drafts are not built.",
        "belpress build -c 02-security.md",
        "belpress build -c security",
    ),
    Explanation(
        "commit-missing",
        Severity.ERROR,
        "There is no commit to compare the pages with. The preview takes the last one of the git "
        "repository that the project is in.",
        "Comparing with the last commit in a folder that is no repository",
        'git init && git add . && git commit -m "First draft"',
    ),
    Explanation(
        "folder-missing",
        Severity.ERROR,
        "A folder of the project went away while it was previewed. The last good pages stay, and "
        "the preview goes on by itself as soon as the folder is back.",
        "git checkout a-branch-without-styles",
        "git checkout main",
    ),
    Explanation(
        "host-unknown",
        Severity.ERROR,
        "This machine has no such address. The preview listens on 127.0.0.1 for this machine "
        "alone, on 0.0.0.0 for whoever is in its network.",
        "belpress preview --host example.org",
        "belpress preview --host 0.0.0.0",
    ),
    Explanation(
        "library-missing",
        Severity.ERROR,
        "A library of the system is missing with which WeasyPrint lays pages out. pip cannot "
        "install it; the message says what to type, or which page of WeasyPrint’s documentation "
        "tells it. “belpress check --no-pages” works without it.",
        "pip install belpress, on a system without Pango",
        f"{INSTALL['debian']}, on Debian and Ubuntu",
    ),
    Explanation(
        "pdf-bad",
        Severity.ERROR,
        "The file to compare with is no PDF. It is of another kind, damaged, or locked with a "
        "password.",
        "Comparing with review.docx",
        "Comparing with review.pdf",
    ),
    Explanation(
        "port-busy",
        Severity.ERROR,
        "No port is free for the preview. Other programs have taken the one that was asked for and "
        "all those after it that were tried.",
        "belpress preview --port 80",
        "belpress preview --port 8123",
    ),
    Explanation(
        "target-outside",
        Severity.ERROR,
        "The folder “build” is a folder of the project. Where it is a link that leads out of it, "
        "nothing is written there, since a project that was given to you could replace your files.",
        "ln -s ~/Desktop build && belpress build",
        "belpress build -o ~/Desktop/review.pdf",
    ),
    Explanation(
        "target-unwritable",
        Severity.ERROR,
        "The PDF cannot be written where it should go. The folder may not be written to, the disk "
        "is full, or the name is that of a folder.",
        "belpress build -o /usr/review.pdf",
        "belpress build -o ~/Desktop/review.pdf",
    ),
)
