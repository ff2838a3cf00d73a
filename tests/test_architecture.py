"""The house keeps its shape: sizes, one noun on every floor, one way in and one way out, nothing left for later."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = sorted(path for path in (ROOT / "vawdesk").rglob("*.py") if "versions" not in path.parts)  # revisions are generated
PAGES = sorted((ROOT / "vawdesk" / "ui" / "pages").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
TOP = {
    "pyproject.toml", "vawdesk", "resources", "tests", "installer", "README.md", "dev.py", "requirements", "CHANGELOG.md",
    "docs", "benchmarks",
    ".ci", ".gitignore",
}  # fmt: skip


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def test_the_top_level_is_as_drawn() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert {path.split("/")[0] for path in tracked} <= TOP


@pytest.mark.parametrize("path", SOURCE, ids=name)
def test_modules_and_functions_stay_small(path: Path) -> None:
    lines = path.read_text().count("\n")
    assert lines <= 300, f"{lines} lines"
    for function in functions(path):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= 40, f"{function.name} has {length} lines"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_a_page_is_a_list_of_sections(path: Path) -> None:
    """Its panels, questions and steps are pieces beside it, and its rules lie below."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ClassDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            assert length <= 80, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_test_modules_stay_small(path: Path) -> None:
    lines = path.read_text().count("\n")
    assert lines < 300, f"{lines} lines"


@pytest.mark.parametrize("path", SOURCE, ids=name)
def test_every_module_and_public_class_says_what_it_is_for(path: Path) -> None:
    tree = ast.parse(path.read_text())
    if path.name != "__init__.py" or tree.body:
        assert ast.get_docstring(tree), "no docstring"
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_only_one_module_knows_where_it_lies() -> None:
    """Installed on Windows the modules lie in an archive: what lies beside one is found by asking `paths` (ADR 0041)."""
    assert [name(path) for path in SOURCE if "__file__" in path.read_text(encoding="utf-8")] == ["vawdesk/paths.py"]


@pytest.mark.parametrize("path", SOURCE + TESTS, ids=name)
def test_nothing_sleeps_and_nothing_is_left_for_later(path: Path) -> None:
    made = set(calls(path))
    assert not made & {"time.sleep", "qtbot.wait", "QTest.qWait", "print"}
    if path != Path(__file__):
        assert not re.search(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|NotImplemented" + "Error", path.read_text())


def test_no_room_for_everything_else() -> None:
    banned = {"utils.py", "helpers.py", "manager.py", "misc.py", "common.py"}
    assert not [name(path) for path in SOURCE if path.name in banned]


GATHERING = {  # pages and papers that show many records at once, or none
    "home", "people", "cases", "visits", "flags", "settings",
    "recovery_sheet", "write_it_down", "buddy_sheet", "visit_sheet", "search", "connections", "contacts", "sharing_protocols",
    "my_exceptions",
}  # fmt: skip
NOUNS = {path.stem for path in (ROOT / "vawdesk" / "models").rglob("*.py")}


def noun_of(stem: str) -> str | None:
    """The noun a page or paper is about: its file is called so, or begins with it where a page has several files."""
    found = [noun for noun in NOUNS | GATHERING if stem == noun or stem.startswith(f"{noun}_")]
    return max(found, key=len, default=None)


@pytest.mark.parametrize("floor", ["ui/pages", "reports/forms"])
@pytest.mark.parametrize("wing", ["organisation", "casework", "hr"])
def test_one_noun_one_file_name_on_every_floor(floor: str, wing: str) -> None:
    """A page or a form has the name of the record it shows; what shows many records at once is named here."""
    for path in (ROOT / "vawdesk" / floor / wing).glob("*.py"):
        assert path.stem == "__init__" or noun_of(path.stem), name(path)


def test_pages_do_not_import_pages() -> None:
    for path in (ROOT / "vawdesk" / "ui" / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("vawdesk.ui.pages."):
                other = (node.module or "").rsplit(".", 1)[-1]
                others = [alias.name for alias in node.names] if other in {"organisation", "casework", "hr"} else [other]
                assert {noun_of(one) for one in others} == {noun_of(path.stem)}, f"{name(path)} imports {node.module}"


def test_only_the_desk_and_the_vault_begin_to_write() -> None:
    """Records are written through the desk. Beside it stand its drafts, which are no records and leave no row in the journal."""
    begins = re.compile(r"compartments?(?:\([^)]*\)|\[[^\]]*\])?\.writing\(")
    found = {name(path) for path in SOURCE if "vawdesk/vault" not in path.as_posix() and begins.search(path.read_text())}
    assert found == {"vawdesk/services/desk.py", "vawdesk/services/drafts.py"}


def test_pages_ask_the_services_and_never_the_file() -> None:
    """The store's own errors may be met there; its tables and queries may not."""
    asking = re.compile(r"^(?:from|import) sqlalchemy(?!\.exc\b)", re.MULTILINE)
    assert [name(path) for path in SOURCE if path.is_relative_to(ROOT / "vawdesk" / "ui") and asking.search(path.read_text())] == []


def test_only_leave_hands_record_text_to_the_outside() -> None:
    """The printer, the file writer and the clipboard are reached from one module, which takes nothing but what was released."""
    outside = re.compile(r"\b(QPrinter|QPrinterInfo|QSaveFile|QClipboard|\.clipboard\(\))")
    allowed = {"vawdesk/ui/kit/leave.py", "vawdesk/ui/printer.py", "vawdesk/ui/clipboard.py"}
    for path in SOURCE:
        if outside.search(path.read_text()):
            assert name(path) in allowed, name(path)


def test_the_repository_stands_alone() -> None:
    """It names no folder of a developer's machine, no package index, and no document that it does not hold."""
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    documents = {Path(path).name for path in tracked if path.endswith(".md")}
    here = "|".join(re.escape(f"{folder}/") for folder in {ROOT, Path.home()} if len(folder.parts) > 1)  # never empty: ROOT
    elsewhere = re.compile(rf"[\s\"'(=](?:{here}|(?:[.]{{2}}/)+\w)|index.url|/simple/")
    for path in tracked:
        if path.endswith((".py", ".md", ".toml", ".txt", ".po", ".json")) and path != name(Path(__file__)):
            text = (ROOT / path).read_text()
            assert not elsewhere.search(text), path
            assert {Path(found).name for found in re.findall(r"[\w./-]+\.md\b", text)} <= documents, path
