"""Lets ``python -m belpress`` do what ``belpress`` does."""

from belpress.cli import main

if __name__ == "__main__":
    main()
