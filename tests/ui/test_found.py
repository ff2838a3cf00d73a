"""What was found wrong with the records: told in words, looked at only, or gone on with; what was told is not told twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from vaults import FOUNDER, Town

from tests.ui.pages.organisation_desk import AtWork, settled
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.refusals import LOOKING_ONLY, Refused
from vawdesk.ui.found import FoundQuestion
from vawdesk.vault import keyring_file
from vawdesk.vault.accounts import Role
from vawdesk.vault.compartment import file_of
from vawdesk.vault.connection import connect
from vawdesk.vault.findings import Kind
from vawdesk.vault.journal import Action
from vawdesk.vault.membership import Person
from vawdesk.vault.vault import recover

Work = Callable[..., AtWork]


@pytest.fixture
def begin(qtbot: QtBot, town: Town) -> Iterator[Work]:
    settled(town)
    made: list[AtWork] = []

    def work(**how: str) -> AtWork:
        made.append(AtWork(qtbot, town, **how))
        return made[-1]

    yield work
    for one in made:
        if not one.ended:
            one.quit()


def told(work: AtWork) -> FoundQuestion:
    found = next((one for one in work.window.shell.findChildren(FoundQuestion) if one.isVisible()), None)
    assert found is not None
    return found


def press(work: AtWork, dialog: FoundQuestion, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    work.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def rename(work: AtWork, name: str) -> None:
    record = organisation_of(work.desk)
    assert record is not None
    with work.desk.writing("organisation") as unit:
        unit.get(Organisation, record.id).name_english = name
        unit.commit()


def older_copy_put_back(town: Town) -> None:
    """Somebody keeps yesterday's folder and puts it back."""
    kept = town.folder.with_name("kept")
    shutil.copytree(town.folder, kept)
    vault = town.open()
    for _ in range(3):
        vault.record("something that happened")
    vault.sign_out()
    shutil.rmtree(town.folder)
    shutil.copytree(kept, town.folder)


def cut_tail(town: Town) -> None:
    vault = town.open()
    raw = connect(file_of(town.folder, "organisation"), vault.unlocked.newest("organisation"), guarded=False)
    for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        raw.execute(f'DROP TRIGGER "{name}"')
    raw.execute("DELETE FROM journal WHERE seq > 2")
    raw.close()
    vault.close()


def other_keyring(town: Town) -> None:
    kept = (town.folder / keyring_file.NAME).read_bytes()
    vault = town.open()
    vault.store(replace(vault.keyring))
    vault.sign_out()
    (town.folder / keyring_file.NAME).write_bytes(kept)


WRONG: dict[str, tuple[Callable[[Town], None], Kind]] = {
    "rolled back": (older_copy_put_back, Kind.CUT),
    "cut tail": (cut_tail, Kind.CUT),
    "other keyring": (other_keyring, Kind.OLDER_KEYRING),
}


@pytest.mark.parametrize(("spoil", "kind"), WRONG.values(), ids=WRONG)
def test_looking_only_saves_nothing_and_going_on_is_recorded(
    begin: Work, town: Town, spoil: Callable[[Town], None], kind: Kind
) -> None:  # fmt: skip
    spoil(town)
    work = begin()
    dialog = told(work)
    assert kind in {finding.kind for finding in work.desk.vault.findings}
    work.qtbot.keyClick(dialog, Qt.Key.Key_Escape)  # the way back is the careful one
    assert work.desk.vault.looking_only
    with pytest.raises(Refused) as refused:
        rename(work, "Something else")
    assert refused.value.problems[0].message == LOOKING_ONLY
    work.quit()
    again = begin()
    press(again, told(again), "verb")
    again.qtbot.waitUntil(lambda: Action.ACCEPTED in actions(again), timeout=5000)
    rename(again, "Something else")
    again.quit()
    third = begin()
    assert third.desk.vault.findings == ()


def actions(work: AtWork) -> list[str]:
    organisation = work.desk.vault["organisation"]
    with organisation.connection() as connection:
        return [row["action"] for row in organisation.journal.rows(connection)]


def test_the_backups_are_one_press_away(begin: Work, town: Town) -> None:
    older_copy_put_back(town)
    work = begin()
    press(work, told(work), "see_backups")
    assert work.window.here[0] == "settings_backups"
    assert work.desk.vault.looking_only


def test_a_row_edited_in_its_table_is_found_in_the_background_and_told(begin: Work, town: Town) -> None:
    vault = town.open()
    raw = connect(file_of(town.folder, "organisation"), vault.unlocked.newest("organisation"), guarded=False)
    raw.execute("UPDATE organisation SET name_english = 'Somebody else'")
    raw.close()
    vault.sign_out()
    work = begin()
    assert work.desk.vault.findings == ()  # on the way in only what came since is looked at
    assert work.program.signed_in is not None
    work.program.signed_in.session.check()
    work.qtbot.waitUntil(lambda: bool(work.desk.vault.findings), timeout=10000)
    assert [finding.kind for finding in work.desk.vault.findings] == [Kind.EDITED]
    dialog = told(work)
    assert "changed outside the program" in dialog.accessibleDescription()
    dialog.reject()
    page = work.open("home")
    assert any("changed outside the program" in label.text() for label in page.findChildren(type(page.head.title)))  # type: ignore[union-attr]


def test_a_sound_vault_walked_in_the_background_says_nothing(begin: Work) -> None:
    work = begin()
    assert work.program.signed_in is not None
    session = work.program.signed_in.session
    session.check()
    work.qtbot.waitUntil(lambda: session.checked, timeout=10000)
    assert work.desk.vault.findings == ()


def test_that_a_sheet_was_used_is_told_to_every_holder_once(begin: Work, town: Town) -> None:
    town.add_all(Dai=Role.MANAGER)
    recover(town.folder, town.sheet.code, Person("Dai", "glaw mawr ar y mynydd"), town.edges).sign_out()
    work = begin()
    dialog = told(work)
    assert "Dai" in dialog.accessibleDescription()
    press(work, dialog, "back")
    assert not work.desk.vault.looking_only
    work.quit()
    again = begin()  # not read: shown again
    press(again, told(again), "verb")
    again.qtbot.waitUntil(lambda: not any(again.desk.vault.account.id not in use.told for use in again.desk.vault.keyring.recoveries))
    again.quit()
    third = begin()
    assert not [one for one in third.window.shell.findChildren(FoundQuestion) if one.isVisible()]


def test_one_passphrase_mistyped_stops_nobody_and_is_told_in_passing(begin: Work, town: Town) -> None:
    with pytest.raises(Exception, match="WrongPassphrase"):
        replace(town, people={FOUNDER: "not the right one"}).open()
    work = begin()
    assert not [one for one in work.window.shell.findChildren(FoundQuestion) if one.isVisible()]
    assert "1" in work.window.shell.status.saved.words


def test_a_clock_set_back_is_told_and_recorded_and_stops_nothing(begin: Work, town: Town) -> None:
    town.clock.utc -= timedelta(days=1)
    work = begin()
    assert "clock" in told(work).accessibleDescription()
    press(work, told(work), "verb")
    rename(work, "Cymorth")
    assert Action.CLOCK_WENT_BACK in actions(work)
    record = organisation_of(work.desk)
    assert record is not None
    assert record.name_english == "Cymorth"
