"""The command line from its first import on: `planner`, and `python -m planner`."""

import signal
import sys


def run() -> None:
    """The `planner` command; Ctrl-C ends it without a traceback while it is still being loaded, too."""
    try:
        from planner.cli import main

        main()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:  # what is done is done: Ctrl-C while all is put away changes no exit code
        signal.signal(signal.SIGINT, signal.SIG_IGN)


if __name__ == "__main__":
    run()
