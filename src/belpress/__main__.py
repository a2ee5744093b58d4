"""The command as a process of its own: what ``belpress`` and ``python -m belpress`` run."""

from belpress.program import ending


def run() -> None:
    """Run the command; a signal ends it at once, from its first import on."""
    ending.watch()
    from belpress.cli.faults import watch_threads
    from belpress.cli.main import main

    watch_threads()
    try:
        main()
    finally:
        ending.unwatch()


if __name__ == "__main__":
    run()
