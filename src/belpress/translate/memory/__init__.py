"""The memory of a language: every translation there ever was, in all editions."""
