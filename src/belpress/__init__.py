"""belpress typesets yearly reviews: Markdown chapters in, a laid-out PDF out.

The stages, in order, each a function from one frozen value to the next::

    import belpress

    project = belpress.open_project(Path("my-review"))
    edition = belpress.read_edition(project, 2022)     # manuscript -> Edition
    typeset = belpress.typeset_edition(project, edition)  # Edition -> pages
    belpress.write_pdf(typeset, Path("review.pdf"))    # pages -> PDF

or all of it, with the file left alone when nothing has changed::

    built = belpress.build_edition(project, belpress.BuildRequest(2022))
    built = belpress.build_edition(project, belpress.BuildRequest(2022, language="be"))

What is wrong with it, without building it::

    request = belpress.CheckRequest(2022, languages=("en", "be"))
    checked = belpress.check_edition(project, request)

What is wrong with a finished PDF, ours or anybody's::

    request = belpress.PreflightRequest((Path("advert.pdf"),))
    found = belpress.preflight_files(request)

Whatever is wrong with a manuscript is raised as :class:`ProblemsFound`, all of it at once; a fault
of the program in one of its processes as :class:`BelpressFailed`.
Lengths carry their unit in their name; page numbers count from 1. The public names stand in
``__init__.pyi``, and each is imported when it is first asked for.
"""

import logging

import lazy_loader

# Who uses the package says where its log goes; the command does in cli/logs
logging.getLogger(__name__).addHandler(logging.NullHandler())

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
