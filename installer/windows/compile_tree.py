"""Writes byte code for the shipped interpreter, by that interpreter: run as `python -B compile_tree.py LIST`, with one line for each file.

Without -B its own modules would come from byte code that the process beside it had just written, or not: what is shared in a module that
is compiled would be another.

A line holds source, target and the name that a traceback shows, with a bar between them. The hash in the file makes it independent of
dates; it is not checked when the program starts, because the whole folder is checked by the setup.
"""

import py_compile
import sys
from pathlib import Path

FORM = py_compile.PycInvalidationMode.UNCHECKED_HASH


def main(listed: Path) -> int:
    """Compile every file of the list; returns 0."""
    for line in listed.read_text(encoding="utf-8").splitlines():
        source, target, shown = line.split("|")
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        py_compile.compile(source, target, dfile=shown, doraise=True, optimize=0, invalidation_mode=FORM)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
