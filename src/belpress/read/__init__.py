"""From the files of a manuscript to an Edition, with every mistake of every file."""
