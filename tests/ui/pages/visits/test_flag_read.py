"""Each colleague reads a flag once as it now stands; Home says which are not read, and managers see who has yet to."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from tests.ui.pages.visits.conftest import Office
from tests.ui.pages.visits.staff_risk_flag_hands import confirmed, opened, proposed
from vawdesk.models.base import Status
from vawdesk.models.casework.connection import Connection, DeclaredBy
from vawdesk.models.casework.staff_risk_flag import StaffRiskFlag
from vawdesk.models.closeness import Closeness
from vawdesk.services import flag_steps
from vawdesk.services.due_kinds import Kind
from vawdesk.services.flags_due import flags_due
from vawdesk.services.flags_read import read_by


def told(office: Office) -> dict[Kind, int]:
    """The lines of Home on flags, and how many flags each is about."""
    return {due.kind: len(due.targets) for due in flags_due(office.desk)}


def words(page: object) -> str:
    return " ".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel))  # type: ignore[attr-defined]


def test_home_says_which_flags_are_not_read_until_they_are_opened(office: Office) -> None:
    flag = confirmed(office)
    office.sign_in("Huw")
    (due,) = flags_due(office.desk)
    assert (due.kind, due.targets) == (Kind.FLAG_UNREAD, (("staff_risk_flag", flag.id),))
    assert office.at.language.say(due.words) == "There is a staff-risk flag that you have not read."
    opened(office, flag)
    assert told(office) == {}


def test_what_changes_is_to_be_read_again_and_what_has_ended_is_not(office: Office) -> None:
    flag = confirmed(office)
    office.sign_in("Huw")
    opened(office, flag)
    flag_steps.challenge(office.desk, flag.id, "It was his brother.")
    assert told(office) == {Kind.FLAG_UNREAD: 1}
    office.sign_in("Sioned")
    assert told(office) == {Kind.FLAG_UNREAD: 1, Kind.FLAG_CHALLENGED: 1}
    office.sign_in("Huw")
    other = confirmed(office)
    flag_steps.end(office.desk, other.id, "He has moved away.")
    assert told(office) == {Kind.FLAG_UNREAD: 1, Kind.FLAG_CHALLENGED: 1}


def test_a_manager_who_is_to_confirm_a_flag_is_told_so_once(office: Office) -> None:
    proposed(office)
    office.sign_in("Sioned")
    assert told(office) == {}  # Home's own line says that it waits for her


def test_nothing_is_told_of_flags_that_are_kept_from_the_reader(office: Office) -> None:
    flag = confirmed(office)
    with office.desk.writing() as unit:
        declared = Connection(staff_member=office.staff["Huw"], person=flag.person, closeness=Closeness.RELATIVE, status=Status.SIGNED)
        declared.declared_by, declared.declared_on = DeclaredBy.THEMSELVES, office.at.now().today
        unit.add(declared)
        unit.commit()
    office.sign_in("Huw")
    assert told(office) == {}


def test_a_manager_sees_who_has_yet_to_read_it_and_a_worker_does_not(office: Office) -> None:
    flag = confirmed(office)
    assert [(one.name, one.at is not None) for one in read_by(office.desk, flag)] == [
        ("Huw", False), ("Megan Price", False), ("Sioned", False),
    ]  # fmt: skip
    page = opened(office, flag)
    assert "Not yet: Huw, Megan Price" in words(page)
    office.sign_in("Huw")
    assert "Not yet" not in words(opened(office, flag))
    office.sign_in("Sioned")
    now = office.desk.open(StaffRiskFlag, flag.id)
    assert [one.name for one in read_by(office.desk, now) if one.at is None] == ["Megan Price"]
