# The public names, and where they are defined: read by type checkers, editors and at run time.

from .model.edition import Chapter as Chapter
from .model.edition import Edition as Edition
from .model.problem import Problem as Problem
from .model.problem import ProblemsFound as ProblemsFound
from .model.problem import Severity as Severity
from .model.problem import Source as Source
from .program.fault import BelpressFailed as BelpressFailed
from .program.version import __version__ as __version__
from .project.project import Project as Project
from .project.project import find_project as find_project
from .project.project import open_project as open_project
from .read.edition import read_edition as read_edition
from .tasks.build import BuildRequest as BuildRequest
from .tasks.build import BuildResult as BuildResult
from .tasks.build import build_edition as build_edition
from .tasks.build import build_editions as build_editions
from .tasks.build import write_pdf as write_pdf
from .tasks.check import CheckRequest as CheckRequest
from .tasks.check import CheckResult as CheckResult
from .tasks.check import check_edition as check_edition
from .tasks.translate import translate_edition as translate_edition
from .tasks.translate import translation_status as translation_status
from .tasks.translate import update_translation as update_translation
from .tasks.typeset import Typeset as Typeset
from .tasks.typeset import typeset_edition as typeset_edition
from .translate.edition import Translation as Translation
