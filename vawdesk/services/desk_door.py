"""Release at an open desk: where the page, its copy number and its journal row meet the vault."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.models.base import CompartmentName
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.models.values import Signature
from vawdesk.services import colleagues, sealing
from vawdesk.services.bundles import BUNDLE
from vawdesk.services.copy_numbers import count_copy, last_copy
from vawdesk.services.desk import Desk
from vawdesk.services.leaving import Leaf, Leaving
from vawdesk.services.names_on_file import staff_called
from vawdesk.services.unit import Unit
from vawdesk.vault.journal import Action, Entry, check_value
from vawdesk.vault.tables import TABLES


class DeskDoor:
    """The door of one signed-in person. `practice` is whether this is a practice vault, which every page then says."""

    def __init__(self, desk: Desk, *, practice: bool = False) -> None:
        self.desk = desk
        self.practice = practice

    @property
    def printed_by(self) -> str:
        return self.desk.account.shown_name

    @property
    def staff_member(self) -> uuid.UUID:
        return self.desk.account.staff

    def now(self) -> Moment:
        """The clock of the vault."""
        return self.desk.now()

    def proven(self, signature: Signature, digest: bytes) -> bool:
        """Whether a second person truly signed for what has this digest."""
        return colleagues.proven(self.desk, signature, digest)

    def organisation(self) -> Organisation | None:
        """The organisation's own record, when it has been filled in."""
        with self.desk.reading("organisation") as session:
            found = session.scalars(select(Organisation)).first()
            if found is not None:
                session.expunge(found)
            return found

    def staff_names(self) -> tuple[str, ...]:
        """The whole names of everybody who works here, or did."""
        return tuple(staff_called(self.desk).values())

    @contextmanager
    def looking(self, compartment: CompartmentName) -> Iterator[Leaf]:
        """To see how a page would leave."""
        with self.desk.reading(compartment) as session:
            yield _Leaf(self.desk, session, compartment, None)

    @contextmanager
    def leaving(self, compartment: CompartmentName) -> Iterator[Leaf]:
        """To let a page go: one unit of work, rolled back without `commit`."""
        with self.desk.writing(compartment) as unit:
            yield _Leaf(self.desk, unit.session, compartment, unit)


class _Leaf:
    def __init__(self, desk: Desk, session: Session, compartment: CompartmentName, unit: Unit | None) -> None:
        self.desk, self.session, self.compartment, self.unit = desk, session, compartment, unit

    def sealed_cases(self) -> Sequence[Case]:
        return sealing.open_all(self.desk, self.session, Case) if self.compartment == "casework" else ()

    def stand(self, document: str, record: uuid.UUID | None) -> tuple[str, int]:
        connection = self.session.connection()
        head = self.desk.compartment(self.compartment).journal.head(connection)
        return check_value(head.hash), last_copy(self.desk, connection, self.compartment, document, record) + 1

    def keep(self, leaving: Leaving, copy: HandledCopy | None) -> None:
        if self.unit is None:
            raise RuntimeError("this leaf only reads")
        connection = self.session.connection()
        if leaving.copy:
            count_copy(self.desk, connection, self.compartment, leaving.document, leaving.record, leaving.copy)
        if leaving.bound is not None and leaving.bound.part == 1:
            count_copy(self.desk, connection, self.compartment, BUNDLE, None, leaving.bound.number)
        entry = Entry(Action.RELEASE, leaving.record, leaving.file, "act", None, self._told(leaving))
        # signed, so that what left cannot be written anew by somebody who only holds the compartment's key
        self.desk.compartment(self.compartment).journal.append(connection, entry, self.desk.vault.account.private)
        if copy is not None:
            self.unit.add(copy)

    def _told(self, leaving: Leaving) -> bytes:
        """The particulars of a release; as ciphertext where the record is sealed, because they name a reader and a purpose."""
        content = json.dumps(leaving.told(), ensure_ascii=False, sort_keys=True).encode()
        connection, table = self.session.connection(), TABLES[self.compartment].envelope
        if leaving.record is None or connection.scalar(select(table.c.id).where(table.c.id == leaving.record)) is None:
            return content
        return sealing.envelopes(self.desk, self.compartment).open(connection, leaving.record).encrypt(sealing.JOURNAL, content)

    def commit(self) -> None:
        if self.unit is None:
            raise RuntimeError("this leaf only reads")
        self.unit.commit()
