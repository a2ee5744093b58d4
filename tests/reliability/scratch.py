"""A small publication to spoil, and what becomes of it."""

from __future__ import annotations

import hashlib
import traceback
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

import belpress
from belpress.cli.main import main
from samples import CHAPTER, EDITION, FILE, jpeg

CATALOGUE = "manuscript/2030/translations/be/security.po"
PICTURE = "assets/images/figure.jpg"
NICKNAMES = {"chapter": FILE, "edition": EDITION, "catalogue": CATALOGUE, "picture": PICTURE}
LAST_GOOD = b"the last good one"


@dataclass(frozen=True)
class Outcome:
    """What a command said, and how it ended."""

    code: int
    said: str

    @property
    def lines(self) -> list[str]:
        return self.said.splitlines()


@dataclass(frozen=True)
class Scratch:
    """A project of one chapter and one translation, with nothing wrong and no PDF yet."""

    root: Path

    @property
    def project(self) -> belpress.Project:
        return belpress.open_project(self.root)

    @property
    def pdf(self) -> Path:
        return self.root / "build" / "yearbook.en.pdf"

    def path(self, name: str) -> Path:
        """Return a file by its path or its nickname, such as ``chapter``."""
        return self.root / NICKNAMES.get(name, name)

    def write(self, name: str, content: bytes | str) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def change(self, name: str, old: str, new: str) -> None:
        text = self.path(name).read_bytes().decode()
        assert old in text, f"{old!r} is not in {name}"
        self.write(name, text.replace(old, new))

    def build(self, *words: str) -> Outcome:
        """Run the command in this process; whatever it raises fails the test."""
        done = CliRunner().invoke(main, ["build", "-C", str(self.root), *words])
        if done.exception and not isinstance(done.exception, SystemExit):
            trace = "".join(traceback.format_exception(done.exception))
            raise AssertionError(f"the command raised:\n{trace}")
        return Outcome(done.exit_code, done.output)

    def build_good(self, *words: str) -> bytes:
        """Build, and return the PDF; a problem or a warning fails the test."""
        done = self.build("--force", *words)
        assert done.code == 0, done.said
        assert "no errors" in done.said, done.said
        return self.pdf.read_bytes()

    def state(self) -> dict[str, str]:
        """Return a digest of every file, but for what is whole in the cache."""
        return {
            str(path.relative_to(self.root)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.root.rglob("*"))
            if path.is_file() and (".belpress-cache" not in path.parts or path.suffix == ".part")
        }

    def found(self, language: str = "en") -> list[belpress.Problem]:
        """Return the problems of a build."""
        order = belpress.BuildRequest(2030, "" if language == "en" else language, force=True)
        try:
            return list(belpress.build_edition(self.project, order).problems)
        except belpress.ProblemsFound as found:
            return list(found.problems)


def make_scratch(root: Path) -> Scratch:
    scratch = Scratch(root)
    scratch.write("assets/images/opener.jpg", jpeg(2551, 3579))
    scratch.write(PICTURE, jpeg(2400, 1672))
    scratch.write(EDITION, "title: Yearbook\nyear: 2030\nlanguage: en\ntranslations: [be]\n")
    scratch.write(FILE, CHAPTER)
    edition = belpress.read_edition(scratch.project, 2030)
    belpress.update_translation(scratch.project, edition, "be")
    return scratch
