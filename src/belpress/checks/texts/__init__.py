"""Rules that look at one text at a time."""
