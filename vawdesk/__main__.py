"""The command line: python -m vawdesk. Arguments only; everything else is in `app`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="vawdesk", description="An offline, encrypted desk for organisations that meet domestic abuse.")
    parser.add_argument("folder", nargs="?", type=Path, help="the folder to open, whose name ends in .vawdesk")
    parser.add_argument("--offer-practice", action="store_true", help="begin with the practice vault of invented people")
    parser.add_argument(
        "--selftest",
        metavar="FOLDER",
        type=Path,
        help="try the program in a new folder, without a window, and say in one line what came of it",
    )
    parser.add_argument("--after", action="store_true", help=argparse.SUPPRESS)  # a line from the process before waits on standard input
    return parser.parse_args()


def main() -> int:
    """Run the program; returns its exit code."""
    told = _arguments()
    from vawdesk import app

    if told.selftest is not None:
        return app.self_test(told.selftest)
    pipes = (sys.stdin, sys.stdout) if told.after else (None, None)
    return app.run(told.folder, practice=told.offer_practice, after=pipes[0], answer=pipes[1])


if __name__ == "__main__":
    raise SystemExit(main())
