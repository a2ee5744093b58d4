"""The folder of a project: its files, how they are written, its cache and its records."""
