"""Where words are divided, beyond what the dictionaries of patterns know."""
