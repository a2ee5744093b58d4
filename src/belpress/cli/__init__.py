"""The command line: arguments in, progress and problems out. Decisions are made elsewhere."""
