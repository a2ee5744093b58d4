"""What a check found, told in a form: for people, for programs, for a host of pull requests.

Each form is a module with a function ``render``, from what was checked to a text; none of them
reads or writes anything.
"""
