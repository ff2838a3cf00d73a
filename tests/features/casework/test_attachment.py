"""A paper that came is attached, looked at inside the program, taken out of a wrong file; nothing of it lies anywhere in the clear."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from tests.attached import files
from tests.features.casework import steps_accounts as accounts
from tests.features.casework import steps_file as file
from tests.features.casework import steps_misfiled as misfiled
from tests.features.casework.at_the_desk import AtTheDesk, Ctrl, Key
from vawdesk.models.casework.addendum import AddendumReason
from vawdesk.models.casework.attachment_kinds import WhatItIs
from vawdesk.ui.kit.preview import ReadAloud
from vawdesk.ui.kit.taking_files import TakingFiles
from vawdesk.ui.kit.viewer import Looking

MAIR = "Mair Cadwaladr"
WORDS = b"Penrhiwgaled 14 is where she sleeps."
PAGES = [b"BT /F 14 Tf 20 100 Td (%s) Tj ET" % WORDS, b"BT /F 14 Tf 20 100 Td (EXAMPLE, page two) Tj ET"]
_opened: list[str] | None = None


def _watch(event: str, told: tuple[Any, ...]) -> None:
    if _opened is not None and event == "open" and told[2] is not None and told[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        _opened.append("" if isinstance(told[0], int) else str(told[0]))  # a pipe has a number and no name


sys.addaudithook(_watch)


@contextmanager
def files_written() -> Iterator[list[str]]:
    """The names of all files that Python opens for writing meanwhile."""
    global _opened
    _opened = []
    try:
        yield _opened
    finally:
        _opened = None


@pytest.fixture
def case(desk: AtTheDesk) -> str:
    """A case with nothing attached; gives its number."""
    accounts.make_the_vault(desk)
    file.record_a_person(desk, MAIR, date(1985, 3, 9), harmed=True)
    return misfiled.open_a_case(desk, MAIR)


def given(desk: AtTheDesk, folder: Path, **named: bytes) -> None:
    """These files lie in a folder, and are chosen in the dialog."""
    folder.mkdir(exist_ok=True)
    for name, data in named.items():
        (folder / name.replace("_dot_", ".")).write_bytes(data)
    desk.stage.choosing.several = sorted(folder.iterdir())


def attach(desk: AtTheDesk, case: str) -> None:
    """From the case: choose, say what it is, save."""
    desk.open_in_list("cases", case)
    desk.press("go_attachment")
    desk.press("choose_files")
    desk.fill(called="Letter of the court", what=WhatItIs.LETTER, from_whom="Family court")
    desk.save()


def everything_under(*places: Path) -> bytes:
    return b"".join(one.read_bytes() for place in places for one in place.rglob("*") if one.is_file())


def test_an_attached_paper_is_read_inside_and_lies_nowhere_in_the_clear(
    desk: AtTheDesk, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(desk, tmp_path / "stick", letter_dot_pdf=files.pdf(*PAGES))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temporary"))
    with files_written() as written:
        attach(desk, case)
        assert "Letter of the court" in desk.seen
        desk.press("open_attachment")
        (looking,) = desk.page.findChildren(Looking)
        desk.until(lambda: looking.viewer.looked == {0})
        assert WORDS.decode() in desk.seen  # a screen reader reads the words of the page
        desk.key(Key.Key_PageDown, with_=Ctrl)
        desk.until(lambda: looking.viewer.looked == {0, 1})
        width = looking.viewer.paper.width()
        desk.key(Key.Key_Plus, with_=Ctrl)
        desk.quiet()
        assert looking.viewer.paper.width() > width
        for words in desk.page.findChildren(ReadAloud):
            words.selectAll()
            words.copy()
        assert QApplication.clipboard().text() == ""
    strange = [name for name in written if not name.startswith((str(desk.folder), str(tmp_path / "data"))) and name not in ("", os.devnull)]
    assert strange == []
    assert list((tmp_path / "temporary").iterdir()) == []
    held = everything_under(desk.folder, tmp_path / "data")
    assert WORDS not in held
    assert b"%PDF-" not in held


def test_files_are_refused_in_words_and_the_good_one_among_them_is_kept(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", a_dot_pdf=b"MZ\x90\0", b_dot_png=files.png()[:-9], c_dot_txt="Nodyn o’r ysgol.".encode())
    desk.open_in_list("cases", case)
    desk.press("go_attachment")
    desk.press("choose_files")
    for words in ("Not attached: a.pdf", "Not attached: b.png", "Files of this kind are not taken in", "The file: c.txt"):
        assert words in desk.seen
    desk.press("save")
    assert "Write from whom it came" in desk.seen
    desk.fill(what=WhatItIs.OTHER, from_whom="The school")
    desk.save()
    assert "Not attached" not in desk.seen
    desk.press("open_attachment")
    assert "Nodyn o’r ysgol." in desk.seen


def test_several_files_that_came_together_are_described_one_after_the_other(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", one_dot_txt=b"One.", two_dot_txt=b"Two.")
    desk.open_in_list("cases", case)
    desk.press("go_attachment")
    desk.press("choose_files")
    assert desk.buttons_saying("Save, then 1 more")
    desk.fill(what=WhatItIs.LETTER, from_whom="The landlord")
    desk.press("save")
    form = desk.page.form
    assert form is not None
    assert form.values()["from_whom"] == "The landlord"  # what came together came from the same people
    assert form.values()["called"] == "two"
    desk.fill(what=WhatItIs.LETTER)
    desk.save()
    assert len(desk.buttons("open_attachment")) == 2


def test_one_of_several_is_left_out_and_each_says_which_of_how_many_it_is(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", one_dot_txt=b"One.", two_dot_txt=b"Two.", six_dot_txt=b"Six.")
    desk.open_in_list("cases", case)
    desk.press("go_attachment")
    desk.press("choose_files")
    assert "File 1 of 3" in desk.seen
    desk.press("leave_out")
    assert "File 2 of 3" in desk.seen
    assert "File 1 of 3" not in desk.seen
    desk.fill(what=WhatItIs.LETTER, from_whom="The landlord")
    desk.press("save")
    desk.press("leave_out")
    assert len(desk.buttons("open_attachment")) == 1


def test_a_second_drop_waits_behind_the_first(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    """The second comes while the first is still looked into: neither is lost unseen."""
    desk.open_in_list("cases", case)
    desk.press("go_attachment")
    (taking,) = desk.page.findChildren(TakingFiles)
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_bytes(name.encode())
        taking.take([tmp_path / f"{name}.txt"])
    desk.quiet()
    assert desk.page.form.values()["called"] == "one"
    assert desk.buttons_saying("Save, then 1 more")
    desk.fill(what=WhatItIs.LETTER, from_whom="The landlord")
    desk.press("save")
    assert desk.page.form.values()["called"] == "two"
    desk.fill(what=WhatItIs.LETTER)
    desk.save()
    assert len(desk.buttons("open_attachment")) == 2


def test_a_file_can_be_dropped_and_nothing_can_be_dragged_out(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", one_dot_txt=b"One.")
    desk.open_in_list("cases", case)
    desk.press("go_attachment")
    (taking,) = desk.page.findChildren(TakingFiles)
    held = QMimeData()
    held.setUrls([QUrl.fromLocalFile(str(one)) for one in desk.stage.choosing.several])
    left, nothing = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    taking.dropEvent(QDropEvent(QPoint(1, 1), Qt.DropAction.CopyAction, held, left, nothing))
    desk.quiet()
    assert "The file: one.txt" in desk.seen


def test_mail_is_kept_unseen_and_says_so(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", mail_dot_eml=files.EMAIL)
    attach(desk, case)
    assert "Kept unseen" in desk.seen
    desk.press("open_attachment")
    assert "This is not shown here" in desk.seen
    assert "The hearing is on Friday" not in desk.seen


def test_what_was_attached_to_the_wrong_file_leaves_it(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", one_dot_txt=b"One.")
    attach(desk, case)
    desk.press("open_attachment")
    desk.press("go_attachment_moving")
    desk.press("save")
    assert "Write why" in desk.seen
    desk.fill(withdrawn_why="It is an advertisement.")
    desk.save()
    assert desk.place == "case"
    assert "Letter of the court" not in desk.seen
    desk.press("go_attachment")
    assert "Nothing is attached in this case yet." in desk.seen


def test_locking_with_a_file_chosen_keeps_the_words_and_not_the_file(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", one_dot_txt=b"One.")
    desk.open_in_list("cases", case)
    desk.press("go_attachment")
    desk.press("choose_files")
    desk.fill(called="What the landlord wrote", from_whom="The landlord")
    desk.go_back()
    desk.press("go_attachment")
    assert desk.buttons("choose_files")
    assert not desk.buttons("save")
    desk.press("choose_files")
    form = desk.page.form
    assert form is not None
    assert form.values()["called"] == "What the landlord wrote"


def test_it_belongs_with_the_note_it_was_attached_to(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", one_dot_txt=b"One.")
    misfiled.sign_a_note(desk, case, "She showed the letter.")
    misfiled.open_the_note(desk, case, "She showed")
    desk.press("go_attachment")
    assert "with: Contact note" in desk.seen
    desk.press("choose_files")
    desk.fill(called="Letter of the landlord", what=WhatItIs.LETTER, from_whom="The landlord")
    desk.save()
    misfiled.open_the_note(desk, case, "She showed")
    assert "Attached to this" in desk.seen
    assert "Letter of the landlord" in desk.seen


def test_it_leaves_for_an_agency_only_when_each_page_was_looked_at(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", letter_dot_pdf=files.pdf(*PAGES))
    attach(desk, case)
    desk.press("open_attachment")
    desk.press("print")
    desk.choose("print_for", "The police")
    desk.into("print_name", "Public Protection Unit")
    desk.into("print_why", "The hearing")
    desk.choose("print_profile", "The police")
    desk.quiet()
    desk.until(lambda: bool(desk.buttons("why_F_looked")))
    assert not desk.buttons("save_locked")[0].isEnabled()
    desk.press("why_F_looked")
    for page in (2, 3):
        assert f"Page {page} of 3 has not been shown yet" in desk.seen
        desk.press("verb")
        desk.press("why_F_looked")
    desk.type("I looked at each page: the address is hers, and they know it.")
    desk.press("verb")
    desk.until(lambda: desk.buttons("save_locked")[0].isEnabled())
    stick = tmp_path / "for the police"
    stick.mkdir()
    desk.stage.choosing.place = stick
    desk.press("save_locked")
    for box in ("password", "password_again"):
        desk.into(box, "pedwar gair hir iawn")
    desk.key(Key.Key_Return)
    desk.until(lambda: any(stick.iterdir()))
    desk.quiet()
    (saved,) = stick.iterdir()
    assert WORDS not in saved.read_bytes()
    reader = PdfReader(saved)
    assert reader.decrypt("pedwar gair hir iawn")
    assert len(reader.pages) == 3
    assert "Penrhiwgaled" not in "".join(page.extract_text() for page in reader.pages)


def test_a_fact_that_was_put_right_stands_before_what_is_attached(desk: AtTheDesk, case: str, tmp_path: Path) -> None:
    given(desk, tmp_path / "stick", one_dot_txt=b"One.")
    attach(desk, case)
    desk.press("open_attachment")
    desk.press("go_addendum")
    desk.fill(reason=AddendumReason.CORRECTS, which_fact="From whom", text="It came from the county court.")
    desk.save()
    desk.press("go_addendum")
    desk.fill(reason=AddendumReason.ADDS, text="The envelope was kept.")
    desk.save()
    first, itself, after = (desk.seen.index(words) for words in ("from the county court", "Family court", "The envelope was kept"))
    assert first < itself < after
    assert "A fact was put right" in desk.seen
