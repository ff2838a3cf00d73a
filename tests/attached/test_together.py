"""What is attached goes along with other papers of its case, bound as one file, and keeps what stands against it alone."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.attached.office import Office, attached_to
from tests.attached.test_leaving import LOOKED, MAIL, NAMED, PLAIN, POLICE
from vawdesk import features
from vawdesk.models.profile import Profile
from vawdesk.reports.kit.binding import bind
from vawdesk.services.attachments import CODE
from vawdesk.services.case_papers import goes_along, papers_of
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import Bundle, let_go_bundle, prepare_bundle
from vawdesk.vault.journal import Action


def bundle(office: Office, attached: object, to: Recipient, profile: Profile, **said: object) -> Bundle:
    """The note of the family and what is attached, for one reader."""
    asked = []
    for code, id in (("D04", office.family.note), (CODE, attached)):
        paper = features.papers()[code]
        request = Request(paper.document, to, profile, "For the hearing", "en", gather(office.desk, code, id), **said)  # type: ignore[arg-type]
        asked.append((request, paper.press))
    return prepare_bundle(DeskDoor(office.desk), asked, bind)


def rules(prepared: Bundle) -> set[str]:
    return {problem.rule for problem in prepared.refused}


def test_it_stands_among_the_papers_of_its_case_but_for_what_nobody_has_seen(office: Office) -> None:
    held, mail = (attached_to(office.desk, office.family.case, one, name) for one, name in ((PLAIN, "order.pdf"), (MAIL, "mail.eml")))
    listed = {(paper.document, paper.record) for paper in papers_of(office.desk, office.family.case)}
    assert {(CODE, held.id), ("D04", office.family.note), ("D02", office.family.case)} <= listed
    assert (CODE, mail.id) not in listed
    assert (goes_along(CODE, held), goes_along(CODE, mail)) == (True, False)
    with pytest.raises(ValueError, match="by itself"):
        bundle(office, mail.id, POLICE, Profile.POLICE)


def test_bound_with_a_note_it_leaves_once_somebody_has_looked(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, PLAIN, "order.pdf")
    assert rules(bundle(office, held.id, POLICE, Profile.POLICE)) == {"F looked"}
    ready = bundle(office, held.id, POLICE, Profile.POLICE, because=LOOKED)
    assert rules(ready) == set()
    (released,) = let_go_bundle(DeskDoor(office.desk), ready, Way.SAVE_LOCKED, seal=lambda page: page)
    pages = PdfReader(BytesIO(released.data)).pages
    assert "Words of the canary" in pages[0].extract_text()
    assert len(list(pages[len(pages) - 1].images)) == 1
    with office.desk.reading() as session:
        journal = office.desk.compartment("casework").journal
        assert len(journal.rows(session.connection(), journal.table.c.action == Action.RELEASE)) == 2


def test_what_stands_against_it_stands_against_all_of_it(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, NAMED, "letter.pdf")
    to = Recipient(RecipientKind.SOLICITOR, "Beynon and Co", acts_for=office.family.paul)
    assert rules(bundle(office, held.id, to, Profile.AGENCY, because=LOOKED))
