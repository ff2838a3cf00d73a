"""What the program imports is in what is installed: on Windows much of the interpreter's own library is left out."""

from __future__ import annotations

import ast
import sys
from pathlib import PurePosixPath

from installer import keep
from installer.places import ROOT

NOT_ON_WINDOWS = {"resource"}  # asked for only elsewhere
EXTENSIONS_OF_WINDOWS = {  # which files CPython's own installer for Windows brings them in; all others are in its main library
    "winsound", "ssl", "sqlite3", "_wmi", "_ssl", "_hashlib", "_sqlite3", "_tkinter", "_msi",
    *keep.EXTENSIONS,
}  # fmt: skip


def imported() -> set[str]:
    """The first names of everything that is imported anywhere in the program."""
    found: set[str] = set()
    for path in (ROOT / "vawdesk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {one.name.split(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found


def test_nothing_is_imported_that_the_setup_for_windows_leaves_out() -> None:
    own = imported() & sys.stdlib_module_names - NOT_ON_WINDOWS
    lost = {name for name in own if not any(keep.of_the_library(PurePosixPath(one)) for one in (f"{name}.py", f"{name}/__init__.py"))}
    lost |= own & EXTENSIONS_OF_WINDOWS - set(keep.EXTENSIONS)
    assert lost == set()
