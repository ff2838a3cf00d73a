"""An office whose pages can leave, and two documents to let go."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import select

from tests.services.leaving.conftest import NOW, Builder, Family, make_family
from tests.vaults import Town
from vawdesk.i18n import language, plain
from vawdesk.models.casework.contact_note import ContactNote, Mode
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem
from vawdesk.models.second_person import Act, Form
from vawdesk.models.values import Signature
from vawdesk.reports.kit.entry import Carries, DocumentEntry
from vawdesk.reports.kit.page import Furniture
from vawdesk.services.colleagues import colleagues, sign
from vawdesk.services.desk import Desk
from vawdesk.services.desk_door import DeskDoor
from vawdesk.services.first_steps import colleague_for
from vawdesk.services.leaving import DocumentLanguage, Press, Request, Sheet
from vawdesk.services.protection import Recipient, RecipientKind
from vawdesk.services.refusals import Refused
from vawdesk.services.release import Bundle, Prepared
from vawdesk.services.second_person import Ask, agreed_here, digest_of
from vawdesk.services.view import Dossier, RecordView, View
from vawdesk.vault.accounts import Role as AccountRole
from vawdesk.vault.tables import TABLES

TITLE = plain("A page for tests")

COLLEAGUE = Recipient(RecipientKind.STAFF, "M. Worker", staff_member=uuid.UUID(int=55))

MANAGER = "S. Manager"

SECOND = Signature(uuid.UUID(int=77), "S. Manager", "Manager", NOW.utc, Form.IN_PLACE.value, proof="00")


def unbuilt(view: View, _language: DocumentLanguage, _furniture: Furniture) -> bytes:
    """The tests draw their pages with a press of their own."""
    raise AssertionError(view)


NOTE = DocumentEntry(
    "D04", TITLE, "contact_note", Carries.REQUIRED, Carries.REQUIRED,
    frozenset({Profile.INTERNAL, Profile.POLICE, Profile.AGENCY}), unbuilt, blanks=("en", "cy"),
)  # fmt: skip

LETTER = DocumentEntry(
    "D15", TITLE, "contact_note", Carries.FORBIDDEN, Carries.FORBIDDEN, frozenset({Profile.THE_PERSON, Profile.AGENCY}), unbuilt
)


def _lines(view: RecordView) -> Iterator[str]:
    tongue = language("en")
    for name in view.described:
        yield "".join(part if isinstance(part, str) else f"[Withheld: {tongue.say(part.reason)}]" for part in view.segments(name, tongue))


def render(view: View | None, _language: DocumentLanguage, sheet: Sheet) -> bytes:
    """Draws everything a view holds, one line each, and the furniture."""
    said = language("en").say
    lines = [sheet.label.name, sheet.printed_by, sheet.reference, f"copy {sheet.copy}", f"check {sheet.check}"]
    lines += [said(line) for banner in sheet.banner for line in (*banner.why, *banner.what_to_do)]
    if view is not None:
        for record in (view.main, *(one for group in view.groups.values() for one in group)):
            lines += [said(record.title), *_lines(record)]
    return "\n".join(lines).encode()


def read(page: bytes) -> str:
    return page.decode()


PRESS = Press(render, read)


@dataclass
class Office:
    """A desk with the family in its vault, and a note in each file."""

    desk: Desk
    door: DeskDoor
    family: Family
    note: ContactNote
    letter: ContactNote
    town: Town

    def journal(self) -> list[dict[str, Any]]:
        table = TABLES["casework"].journal
        with self.desk.reading() as session:
            rows = session.execute(
                select(table.c.content, table.c.signature).where(table.c.action == "release").order_by(table.c.seq)
            ).all()
        return [json.loads(content) | {"signed": signature is not None} for content, signature in rows]

    def signed(self, prepared: Prepared | Bundle, act: Act) -> Signature:
        """S. Manager signs at the desk for this page, with her own passphrase."""
        ask = Ask(act, self.desk.account.staff, digest_of(act, *prepared.agreed()))
        manager = next(one for one in colleagues(self.desk) if one.account_name == MANAGER)
        given = agreed_here(ask, manager, self.town.people[MANAGER], lambda *told: sign(self.desk, *told), self.desk.now())
        assert given.signature is not None
        return given.signature

    def copies(self) -> list[HandledCopy]:
        with self.desk.reading() as session:
            return list(session.scalars(select(HandledCopy).order_by(HandledCopy.copy_number)))


@contextmanager
def at_work(town: Town) -> Iterator[Office]:
    """A desk with a family on file, and a note of what each of the two said."""
    town.add_all(**{MANAGER: AccountRole.MANAGER})
    vault = town.open()
    desk = Desk(vault)
    colleague_for(desk, next(one.id for one in vault.keyring.accounts.values() if one.name == MANAGER), MANAGER)
    with desk.writing() as unit:
        build = Builder(unit.session)
        family = make_family(build)
        note = build.note(family.hers, family.alys, what_was_said="Alys is at 12 Heol y Bont.", mode=Mode.PHONE)
        letter = build.note(family.his, family.rhodri, what_was_said="He asked where Alys is.", mode=Mode.PHONE)
        unit.session.commit()
        for record in (note, letter, *vars(family).values()):
            unit.session.refresh(record)
        unit.session.expunge_all()
    yield Office(desk, DeskDoor(desk), family, note, letter, town)
    vault.close()


def internal(office: Office, **said: Any) -> Request:
    made = Request(NOTE, COLLEAGUE, Profile.INTERNAL, "For the paper file.", "en", Dossier(office.note, {"people": (office.family.alys,)}))
    return replace(made, **said)


def to_solicitor(office: Office, **said: Any) -> Request:
    his = Recipient(RecipientKind.SOLICITOR, "Tywod a'i Gwmni", acts_for=office.family.rhodri.id)
    made = Request(LETTER, his, Profile.AGENCY, "He asked for it.", "en", Dossier(office.letter, {"people": (office.family.rhodri,)}))
    return replace(made, **said)


def codes(problems: tuple[Problem, ...] | list[Problem]) -> set[str]:
    return {problem.rule for problem in problems}


def refused(call: Any, *given: Any, **said: Any) -> set[str]:
    with pytest.raises(Refused) as stopped:
        call(*given, **said)
    return codes(stopped.value.problems)
