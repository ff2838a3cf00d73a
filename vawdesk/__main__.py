"""The command line: python -m vawdesk. Arguments only; everything else is in `app`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="vawdesk", description="An offline, encrypted desk for organisations that meet domestic abuse.")
    parser.add_argument("folder", nargs="?", type=Path, help="the folder to open, whose name ends in .vawdesk")
    parser.add_argument("--after", action="store_true", help=argparse.SUPPRESS)  # a line from the process before waits on standard input
    return parser.parse_args()


def main() -> int:
    """Run the program; returns its exit code."""
    told = _arguments()
    from vawdesk import app

    return app.run(told.folder, sys.stdin if told.after else None, sys.stdout if told.after else None)


if __name__ == "__main__":
    raise SystemExit(main())
