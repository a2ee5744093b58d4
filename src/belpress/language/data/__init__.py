"""What each language wants, a file a language: see README.md beside this file."""
