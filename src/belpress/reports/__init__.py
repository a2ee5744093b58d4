"""Reports of what a check found: for people, for programs, for pull requests.

Each form is a module with a function ``render``, from what was checked to a text; none of them
reads or writes anything.
"""
