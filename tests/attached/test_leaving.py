"""What is attached leaves as what can be looked at, after a person has looked; never to whoever is feared but by two people."""

from __future__ import annotations

import uuid
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.attached import files
from tests.attached.office import Office, attached_to
from vawdesk import features
from vawdesk.models.base import Status
from vawdesk.models.casework.addendum import AddendumReason
from vawdesk.models.casework.attachment_kinds import Found, Media
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.services.attachment_file import attachment_file
from vawdesk.services.attachments import CODE
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.gathering import gather
from vawdesk.services.leaving import Request, Way
from vawdesk.services.note_filing import addition_to, sign_addition
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.refusals import Refused
from vawdesk.services.release import let_go, prepare
from vawdesk.services.taking_in import TakenIn
from vawdesk.vault.journal import Action

NAMED = TakenIn(Media.PDF, files.pdf(b"BT /F 12 Tf 20 100 Td (She is at 14 Heol y Canary now.) Tj ET", b""), 2, ())
PLAIN = TakenIn(Media.PDF, files.pdf(b"BT /F 12 Tf 20 100 Td (The hearing is on Friday.) Tj ET", catalogue=b"/OpenAction 9 0 R"), 1, ())
TEXT = TakenIn(Media.TEXT, b"She said: I am at 14 Heol y Canary now.", 1, ())
MAIL = TakenIn(Media.EMAIL, files.EMAIL, 0, (Found.UNSEEN,))
POLICE = Recipient(RecipientKind.POLICE, "Public Protection Unit")
LOOKED = {"F looked": "I looked at each page. There is an address of the court only."}


def asked(office: Office, id: uuid.UUID, to: Recipient, profile: Profile, **said: object) -> Request:
    return Request(
        features.papers()[CODE].document, to, profile, "For the hearing", "en", gather(office.desk, CODE, id), **said  # type: ignore[arg-type]
    )  # fmt: skip


def made(office: Office, request: Request):
    return prepare(DeskDoor(office.desk), request, features.papers()[CODE].press)


def rules(prepared) -> set[str]:
    return {problem.rule for problem in prepared.refused}


def test_it_goes_to_an_agency_as_pictures_once_somebody_has_looked(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, PLAIN, "order.pdf")
    request = asked(office, held.id, POLICE, Profile.POLICE)
    assert rules(made(office, request)) == {"F looked"}
    prepared = made(office, asked(office, held.id, POLICE, Profile.POLICE, because=LOOKED))
    assert rules(prepared) == set()
    released = let_go(DeskDoor(office.desk), prepared, Way.SAVE_LOCKED, seal=lambda page: page)
    document = PdfReader(BytesIO(released.data))
    assert len(document.pages) == 2
    assert "hearing" not in document.pages[1].extract_text(), "what cannot be seen on the picture does not come along"
    assert len(list(document.pages[1].images)) == 1
    assert b"OpenAction" not in released.data
    with office.desk.reading() as session:
        journal = office.desk.compartment("casework").journal
        (told,) = journal.rows(session.connection(), journal.table.c.action == Action.RELEASE)
    assert b"court only" in told["content"]


def test_a_reader_who_may_be_feared_gets_nothing_from_a_picture(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, PLAIN, "order.pdf")
    for to in (
        Recipient(RecipientKind.PERSON, "Paul Canary", person=office.family.paul),
        Recipient(RecipientKind.SOLICITOR, "Beynon and Co", acts_for=office.family.paul),
    ):  # fmt: skip
        prepared = made(office, asked(office, held.id, to, Profile.THE_PERSON, because=LOOKED))
        assert rules(prepared)
        with pytest.raises(Refused):
            let_go(DeskDoor(office.desk), prepared, Way.PRINT)


def test_whoever_is_somewhere_in_the_case_counts_though_nobody_said_that_they_are_in_the_picture(office: Office) -> None:
    """Paul's own form, in the case of Mair, of which it was said that it is about Paul alone: her home may be behind him in it."""
    held = attached_to(office.desk, office.family.case, PLAIN, "form.pdf")
    with office.desk.writing() as unit:
        unit.get(type(held), held.id).people = (office.family.paul,)
        unit.commit()
    to = Recipient(RecipientKind.SOLICITOR, "Beynon and Co", acts_for=office.family.paul)
    assert rules(made(office, asked(office, held.id, to, Profile.THE_PERSON, because=LOOKED))) & {"F feared", "X6"}


def test_words_that_are_found_in_a_pdf_refuse_it(office: Office) -> None:
    """A relative may reach him: what locates her is found in the words of the PDF, and nothing is cut out of a page from elsewhere."""
    held = attached_to(office.desk, office.family.case, NAMED, "letter.pdf")
    with office.desk.writing() as unit:
        aunt = unit.add(Person(display_name="Modryb Ann", status=Status.DRAFT))
        unit.commit()
    to = Recipient(RecipientKind.FAMILY, "Modryb Ann", person=aunt.id, acts_for=office.family.paul)
    prepared = made(office, asked(office, held.id, to, Profile.THE_PERSON, because=LOOKED))
    assert rules(prepared) & {"F named", "X6"}


def test_the_words_of_a_text_are_kept_back_like_any_others(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, TEXT, "call.txt")
    prepared = made(office, asked(office, held.id, POLICE, Profile.POLICE))
    assert rules(prepared) == set()
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(prepared.page)).pages)
    assert "14 Heol y Canary" in words  # the police may know where she is


def test_mail_leaves_unseen_only_packed_and_locked_and_with_a_reason(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, MAIL, "mail.eml")
    assert rules(made(office, asked(office, held.id, POLICE, Profile.POLICE))) == {"F unseen goes"}
    because = {"F unseen goes": "The court asked for the message itself, with its head."}
    prepared = made(office, asked(office, held.id, POLICE, Profile.POLICE, because=because))
    assert rules(prepared) == set()
    with pytest.raises(Refused) as refused:
        let_go(DeskDoor(office.desk), prepared, Way.PRINT)
    assert "F no pages" in {problem.rule for problem in refused.value.problems}
    released = let_go(DeskDoor(office.desk), prepared, Way.SAVE_LOCKED, seal=lambda page: features.seal(page, "pedwar gair hir iawn"))
    document = PdfReader(BytesIO(released.data))
    document.decrypt("pedwar gair hir iawn")
    assert document.attachments == {"Document.eml": [files.EMAIL]}
    assert files.EMAIL not in released.data


def test_a_colleague_gets_it_on_paper_without_a_question(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, PLAIN, "order.pdf")
    colleague = Recipient(RecipientKind.STAFF, office.desk.account.shown_name, staff_member=office.desk.account.staff)
    prepared = made(office, asked(office, held.id, colleague, Profile.INTERNAL))
    assert rules(prepared) == set()
    assert let_go(DeskDoor(office.desk), prepared, Way.PRINT).copy == 1


def test_what_puts_a_fact_right_stands_before_it_and_the_rest_after_it(office: Office) -> None:
    held = attached_to(office.desk, office.family.case, TEXT, "call.txt")
    for reason, fact, text in (
        (AddendumReason.ADDS, None, "The envelope was kept."),
        (AddendumReason.CORRECTS, "The day", "It came on Monday."),
    ):
        with office.desk.writing() as unit:
            added = unit.add(addition_to(office.desk, held))
            added.reason, added.which_fact, added.text = reason, fact, text
            sign_addition(added, unit)
            unit.commit()
    file = attachment_file(office.desk, held.id)
    assert ([one.text for one in file.put_right], [one.text for one in file.added]) == (["It came on Monday."], ["The envelope was kept."])
    prepared = made(office, asked(office, held.id, POLICE, Profile.POLICE))
    words = "".join(page.extract_text() for page in PdfReader(BytesIO(prepared.page)).pages)
    assert words.index("It came on Monday.") < words.index("Family court") < words.index("The envelope was kept.")
