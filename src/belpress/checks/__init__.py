"""The rules of ``belpress check``: one small function a rule, one rule a file.

A rule stands in the folder of what it looks at: ``texts`` (one text at a time), ``manuscript``
(an edition as a whole), ``pictures``, ``pages`` (laid-out pages) and ``design``. A file in one of
them is found by being there. The problems that reading, translation and layout report themselves
are explained in ``explained``.
"""
