"""Beginnings: the files of a new project, and those of the edition that follows another."""
