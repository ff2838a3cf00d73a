"""The check before thirty pages leave in one bundle: who is protected, what is taken out, the last look. No page is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from benchmarks.measure import Row, timed
from vawdesk.features import papers
from vawdesk.i18n import language
from vawdesk.models.base import Status
from vawdesk.models.casework.contact_note import ContactNote
from vawdesk.models.casework.person import Person
from vawdesk.models.casework.relationship import Relationship
from vawdesk.models.profile import Profile
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.leaving import DocumentLanguage, Press, Request, Sheet
from vawdesk.services.particulars import particulars_of
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.release import Bundle, prepare_bundle
from vawdesk.services.scrub import Net
from vawdesk.services.view import Dossier, RecordView, View

PAGES, ON_A_PAGE = 30, 5  # notes of about 80 words
PROTECTED = 12  # people: a family, its children and those with whom they stay
GOAL = 300.0


def leaving(desk: Desk, count: int) -> list[Row]:
    """The whole check, and the last look alone where more people are protected."""
    bundle = _Asked.of(desk)
    whole = timed(count, lambda _number: bundle.prepared(desk))
    with desk.reading() as session:
        people = list(session.scalars(select(Person.id).order_by(Person.id).limit(PROTECTED)))
        told = particulars_of(session, people)
    text = bundle.prepared(desk).page.decode()
    last = timed(count, lambda _number: Net(told).find(text))
    return [
        Row("the check on thirty pages in a bundle", whole, "", None, f"< {GOAL:.0f} ms", whole.median < GOAL),
        Row("the last look alone, twelve people protected", last, "", None, f"< {GOAL:.0f} ms", last.median < GOAL),
    ]


@dataclass(frozen=True)
class _Asked:
    """Thirty pages of notes about people who have nothing to do with the reader, who acts for somebody feared."""

    reader: Recipient
    pages: tuple[tuple[ContactNote, ...], ...]

    @classmethod
    def of(cls, desk: Desk) -> _Asked:
        with desk.reading() as session:
            bond = session.scalars(
                select(Relationship).where(Relationship.behaviour_direction.is_not(None)).order_by(Relationship.id)
            ).first()
            if bond is None:
                raise LookupError("nobody is feared in this vault")
            notes = _of_others(session, bond)
            session.expunge_all()
        pages = tuple(notes[at : at + ON_A_PAGE] for at in range(0, len(notes), ON_A_PAGE))
        why = "It acts in this case and in no other."
        return cls(Recipient(RecipientKind.SOLICITOR, "Rees", acts_for=bond.to_person, not_a_proxy_because=why), pages)

    def prepared(self, desk: Desk) -> Bundle:
        """All three nets over all pages."""
        note = papers()["D04"].document
        asked = [
            (
                Request(note, self.reader, Profile.AGENCY, "The hearing", "en", Dossier(page[0], {"notes": page[1:]})),
                Press(_render, bytes.decode),
            )
            for page in self.pages
        ]
        return prepare_bundle(DeskDoor(desk), asked, b"\n".join)


def _of_others(session: Session, bond: Relationship) -> tuple[ContactNote, ...]:
    """Signed notes of contacts with anybody else."""
    found = session.scalars(select(ContactNote).where(ContactNote.status == Status.SIGNED).limit(PAGES * ON_A_PAGE * 2))
    return tuple(note for note in found if not set(bond.subjects()) & set(note.with_people or ()))[: PAGES * ON_A_PAGE]


def _render(view: View | None, _language: DocumentLanguage, _sheet: Sheet) -> bytes:
    """The words alone: how long the drawing takes is measured elsewhere."""
    if view is None:
        raise ValueError("there is nothing to show")
    return "\n".join(_lines(record) for record in (view.main, *view.group("notes"))).encode()


def _lines(record: RecordView) -> str:
    tongue = language("en")
    return "\n".join(str(record.text(name, tongue)) for name in record.described if record.get(name) is not None)
