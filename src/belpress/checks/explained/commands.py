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
        "The cache folder is a link that leads out of the project. Other people’s files could be "
        "deleted there, so belpress keeps nothing in it, and builds take longer.",
        "ln -s /tmp/cache .belpress-cache",
        "rm .belpress-cache",
    ),
    Explanation(
        "chapter-missing",
        Severity.ERROR,
        "There is no chapter with this name. A chapter has the name of its file, without the "
        "number and the “.md”; drafts are not built.",
        "belpress build -c 02-security.md",
        "belpress build -c security",
    ),
    Explanation(
        "commit-missing",
        Severity.ERROR,
        "There is no commit to compare the pages with. The preview compares with the last commit "
        "of the git repository that contains the project.",
        "Comparing with the last commit in a folder that is not a git repository",
        'git init && git add . && git commit -m "First draft"',
    ),
    Explanation(
        "folder-missing",
        Severity.ERROR,
        "A folder of the project disappeared during the preview. The last good pages stay, and "
        "the preview continues by itself as soon as the folder is back.",
        "git checkout a-branch-without-styles",
        "git checkout main",
    ),
    Explanation(
        "host-unknown",
        Severity.ERROR,
        "This computer does not have the address that was given. On 127.0.0.1 the preview is "
        "open to this computer only, on 0.0.0.0 to everyone in its network.",
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
        "The file to compare with is not a PDF that can be read. It is of another kind, damaged, "
        "or locked with a password.",
        "Comparing with review.docx",
        "Comparing with review.pdf",
    ),
    Explanation(
        "port-busy",
        Severity.ERROR,
        "There is no free port for the preview. Other programs use the one that was asked for "
        "and all that were tried after it.",
        "belpress preview --port 80",
        "belpress preview --port 8123",
    ),
    Explanation(
        "target-outside",
        Severity.ERROR,
        "The folder “build” is a link that leads out of the project. Nothing is written there, "
        "because a project from someone else could replace your files.",
        "ln -s ~/Desktop build && belpress build",
        "belpress build -o ~/Desktop/review.pdf",
    ),
    Explanation(
        "target-unwritable",
        Severity.ERROR,
        "The PDF cannot be written. You have no permission to write to the folder, the disk is "
        "full, or a folder has this name.",
        "belpress build -o /usr/review.pdf",
        "belpress build -o ~/Desktop/review.pdf",
    ),
    Explanation(
        "edition-not-moved",
        Severity.ERROR,
        "Fields of an edition or a chapter cannot be carried over to another year. “belpress new” "
        "changes them line by line, so that remarks stay; each has to be on lines of its own.",
        "{title: Annual Review 2022, year: 2022, language: en}",
        "title: Annual Review 2022\nyear: 2022\nlanguage: en",
    ),
    Explanation(
        "file-in-the-way",
        Severity.ERROR,
        "A file is where “belpress new” would write one. It overwrites nothing: as long as "
        "something stands in the way, nothing is written.",
        "belpress new 2023, while there is manuscript/2023/02-security.md",
        "belpress new 2023, without a folder manuscript/2023",
    ),
    Explanation(
        "folder-not-empty",
        Severity.ERROR,
        "A project cannot begin in a folder that holds other things. Its files would stand among "
        "them. One that is fresh from a host, with a licence and a README, is empty enough.",
        "belpress new, in the folder of all your documents",
        "belpress new -C review, which makes the folder",
    ),
)
