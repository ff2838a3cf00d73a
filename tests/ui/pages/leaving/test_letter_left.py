"""A letter whose signer's account has ended: a manager's Home says so, and the manager signs it or lays it aside (8.25)."""

from __future__ import annotations

import uuid

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from tests.ui.pages.leaving.conftest import MANAGER, WORKER, House
from tests.ui.pages.leaving.test_gone_wrong import words
from vawdesk.models.base import Status
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay, Written
from vawdesk.services.colleagues import colleagues
from vawdesk.services.due_kinds import Kind
from vawdesk.services.home_now import home_now
from vawdesk.services.letters_left import take_over
from vawdesk.services.names_on_file import NamesOnFile
from vawdesk.services.refusals import Refused
from vawdesk.vault.members import Members


def letters(house: House) -> dict[Kind, list[uuid.UUID]]:
    lines = home_now(house.desk, NamesOnFile(house.desk)).lines.all
    return {due.kind: [id for _type, id in due.targets] for due in lines if due.kind.name.startswith("LETTER")}


@pytest.fixture
def letter(house: House) -> Letter:
    """One that the worker is to sign."""
    signer = next(one.staff for one in colleagues(house.desk) if one.account_name == WORKER)
    made = Letter(
        case=house.family.his.id, person=house.family.rhodri.id, by_way=ByWay.HANDED, written_in=Written.ENGLISH, signed_by=signer,
        subject_english="Your appointment", body_english="We meet on Thursday at ten.", status=Status.SIGNED,
    )  # fmt: skip
    with house.desk.writing() as unit:
        unit.add(made)
        unit.commit()
    return made


def ends(house: House) -> None:
    """The worker's account is ended."""
    assert house.vault is not None
    Members(house.vault).remove(next(one.id for one in house.vault.keyring.accounts.values() if one.name == WORKER))


def test_while_the_signer_is_here_it_is_theirs(house: House, letter: Letter) -> None:
    assert letters(house) == {}
    house.open("letter", letter.id)
    assert house.page.findChild(QPushButton, "take_over") is None
    with house.desk.writing() as unit:
        take_over(unit, letter.id)
        with pytest.raises(Refused) as refused:
            unit.commit()
    assert [one.rule for one in refused.value.problems] == ["letter.theirs"]
    house.sign_in(WORKER)
    assert letters(house) == {Kind.LETTER_UNSENT: [letter.id]}


def test_once_they_left_a_manager_is_told_and_signs_it(house: House, letter: Letter) -> None:
    ends(house)
    assert letters(house) == {Kind.LETTER_LEFT_BEHIND: [letter.id]}
    house.open("home")
    assert "A letter has not been sent, and whoever signs it cannot sign in any more." in words(house)
    house.press(f"due_letter_left_behind_{letter.id.hex}")
    assert "Whoever signs this letter cannot sign in any more" in words(house)
    house.press("take_over")
    assert house.page.findChild(QPushButton, "take_over") is None
    assert letters(house) == {Kind.LETTER_UNSENT: [letter.id]}
    house.sign_in(MANAGER)
    assert letters(house) == {}


def test_or_lays_it_aside_with_a_reason(house: House, letter: Letter) -> None:
    ends(house)
    house.open("letter", letter.id)
    house.press("not_going")
    box = QApplication.activeModalWidget().findChild(QPlainTextEdit)
    assert isinstance(box, QPlainTextEdit)
    house.qtbot.keyClicks(box, "He has moved away.")
    house.press("verb")
    assert letters(house) == {}
    assert "He has moved away." in words(house)
