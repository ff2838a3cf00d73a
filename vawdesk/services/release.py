"""The one door for leaving: prepare shows the page and what is kept back; let_go writes the journal and only then hands over.

Three nets, in this order: the profile's list of fields; the particulars of whoever is protected, in fields and free text; the
finished text once more for the same set, where a hit refuses.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import plain
from vawdesk.models.base import CompartmentName, Record, Status
from vawdesk.models.casework.address import Address
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.handled_copy import HandledCopy
from vawdesk.models.casework.person import Person
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.values import Signature
from vawdesk.services.labels import banner_stands
from vawdesk.services.leaving import Door, Leaf, Leaving, Press, Request, Sheet, Way
from vawdesk.services.particulars import own_particulars, particulars_of, spoken_openly
from vawdesk.services.protection import MAY_BE_A_PROXY, Protection, RecipientKind, counts_as, protected_from
from vawdesk.services.redaction import Held, Scope, blocked, redact
from vawdesk.services.refusals import Refused
from vawdesk.services.release_rules import CHANGED, KEPT_FROM_THEM, MAY_REACH, STILL_NAMED, before, before_it_leaves
from vawdesk.services.scrub import Net
from vawdesk.services.view import View, blank_view

_KEY = object()
WORDS_SHOWN = 5  # of what the last net found; more says nothing more


@dataclass(frozen=True)
class Prepared:
    """A page as it would leave: its bytes for the preview, what was kept back and why, and what stands against letting it go.

    `page` is empty where nothing could be made. `protection` is of whom the reader is kept from; `needs_second` is whether a
    second person must sign whatever the way.
    """

    request: Request
    page: bytes = field(repr=False)
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    protection: Protection
    sheet: Sheet | None
    _press: Press = field(repr=False)
    _view: View | None = field(repr=False)
    _fingerprint: str = ""

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What must be put right before it can leave."""
        return tuple(problem for problem in self.problems if problem.weight is Weight.REFUSE)

    @property
    def needs_second(self) -> bool:
        return bool(self.request.lifted)


class Released:
    """Bytes that the journal knows have left. Only `let_go` can make one."""

    __slots__ = ("copy", "data", "way")

    def __init__(self, key: object, data: bytes, way: Way, copy: int) -> None:
        if key is not _KEY:
            raise TypeError("only release.let_go makes a Released")
        self.data = data
        self.way = way
        self.copy = copy


def prepare(door: Door, request: Request, press: Press) -> Prepared:
    """The page as it would leave now. Reads only; nothing is journalled."""
    problems = before(request)
    if any(problem.field == "profile" for problem in problems):
        return Prepared(request, b"", (), tuple(problems), Protection(), None, press, None)
    with door.looking(compartment_of(request)) as leaf:
        if request.profile.about_nobody or request.dossier is None:
            view = blank_view(request.blank_of) if request.blank_of else None
            return _pressed(door, request, press, leaf, _Judged(Protection(), Net(()), view, (), (), True), problems)
        judged = _judge(door, request, leaf.session)
        problems += judged.problems
        if judged.view is None:
            return Prepared(request, b"", judged.held, tuple(problems), judged.protection, None, press, None)
        return _pressed(door, request, press, leaf, judged, problems)


def compartment_of(request: Request) -> CompartmentName:
    """Whose journal learns of it: that of the record; for a paper about nobody, the organisation's."""
    return request.main.compartment if request.main else "organisation"


@dataclass(frozen=True)
class _Judged:
    protection: Protection
    net: Net
    view: View | None
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    abuse: bool


def _judge(door: Door, request: Request, session: Session) -> _Judged:
    """Who is protected from this reader, and the view that is left: the first and the second net."""
    dossier, now = request.dossier, door.now()
    if dossier is None:
        raise ValueError("nothing to judge")
    protection = Protection()
    if request.main is not None and request.main.compartment == "casework":
        people = {one for record in dossier.records() for one in record.subjects()}
        counted = counts_as(session, request.recipient, people, now)
        protection = protected_from(session, counted, now).without(request.lifted) if counted else protection
    net = _net(door, request, session, protection)
    owners = _owners(session, dossier.records())
    carried = request.recipient.kind is RecipientKind.STAFF
    scope = Scope(request.profile, protection, net, request.document.reveals, owners, carried)
    problems = _proxy(request, protection)
    if blocked(dossier.main, scope):
        return _Judged(protection, net, None, (), (KEPT_FROM_THEM.at("recipient"), *problems), True)
    view, held = redact(dossier, scope)
    abuse = _about_abuse(session, dossier.main)
    return _Judged(protection, net, _told(view, request, abuse), held, problems, abuse)


def _about_abuse(session: Session, main: Record) -> bool:
    """Whether the label stands: it does unless the case says, with its reason, that this is not about domestic abuse (8.31)."""
    file = main.file() if main.compartment == "casework" else None
    return file is None or session.scalar(select(Case.domestic_abuse).where(Case.id == file)) is not False


def _told(view: View, request: Request, abuse: bool) -> View:
    """The view with what the document must know of this release."""
    shown = banner_stands(request.document, request.profile, request.share_banner)
    facts = {
        "banner": request.banner if shown else (), "banner_released": request.share_banner, "draft": request.draft,
        "domestic_abuse": abuse,
    }  # fmt: skip
    return replace(view, facts={**view.facts, **facts})


def _net(door: Door, request: Request, session: Session, protection: Protection) -> Net:
    if not protection.protected or request.dossier is None:
        return Net(())
    own = own_particulars(session, protection.counts_as, door.now())
    staff = [record for record in request.dossier.records() if record.type_name == "staff_member"]
    open_words = (door.printed_by, *spoken_openly(door.organisation(), staff))
    return Net(particulars_of(session, protection.protected), own, open_words)


def _owners(session: Session, records: tuple[Record, ...]) -> Mapping[uuid.UUID, uuid.UUID]:
    files = {file for record in records if record.compartment == "casework" and (file := record.file())}
    if not files:
        return {}
    rows = session.execute(select(Case.id, Case.person).where(Case.id.in_(files))).all()
    return {case: person for case, person in rows if person is not None}


def _proxy(request: Request, protection: Protection) -> tuple[Problem, ...]:
    """Whether to say that this reader counts as somebody else until it is ruled out."""
    recipient = request.recipient
    others = protection.counts_as - {recipient.person, recipient.acts_for}
    reaches = recipient.kind in MAY_BE_A_PROXY or recipient.person is not None
    return (MAY_REACH.at("recipient"),) if others and reaches and protection.protected and not recipient.cleared else ()


def _sheet(door: Door, request: Request, abuse: bool, check: str, copy: int) -> Sheet:
    organisation, main = door.organisation(), request.main
    blank = request.profile is Profile.BLANK
    shown = banner_stands(request.document, request.profile, request.share_banner)
    return Sheet(
        organisation=(organisation.name_english or organisation.name_welsh or "") if organisation else "",
        organisation_welsh=(organisation.name_welsh or "") if organisation else "",
        label=request.document.label_for(request.profile, abuse),
        printed_at=door.now().utc,
        printed_by="" if blank else door.printed_by,
        reference=(main.ref_no or "") if main else "",
        copy=0 if request.profile.about_nobody else copy,
        check="" if blank else check,
        banner=request.banner if shown else (),
        draft=request.draft,
        practice=door.practice,
    )


def _pressed(door: Door, request: Request, press: Press, leaf: Leaf, judged: _Judged, problems: list[Problem]) -> Prepared:
    """The finished page, looked through once more: the third net."""
    check, copy = leaf.stand(request.document.code, request.main.id if request.main else None)
    sheet = _sheet(door, request, judged.abuse, check, copy)
    page = press.render(judged.view, request.language, sheet)
    problems = problems + _still_named(press, page, judged.net)
    fingerprint = _fingerprint(request, judged.net, judged.protection)
    return Prepared(request, page, judged.held, tuple(problems), judged.protection, sheet, press, judged.view, fingerprint)


def _still_named(press: Press, page: bytes, net: Net) -> list[Problem]:
    if not net:
        return []
    text = press.read(page)
    words = list(dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in net.find(text)))
    return [STILL_NAMED.at("text", words=plain(" · ".join(words[:WORDS_SHOWN])))] if words else []


def _fingerprint(request: Request, net: Net, protection: Protection, kept: Session | None = None) -> str:
    """Stands for everything the page was made of; another one means that it must be looked at again.

    Without `kept` the records are taken as they were given, with it as they now stand there.
    """
    digest = hashlib.sha256()
    for part in (*sorted(net.forms()), *sorted(one.hex for one in protection.protected)):
        digest.update(part.encode() + b"\0")
    if request.dossier:
        for record in request.dossier.records():
            digest.update(_as_kept(kept, record, compartment_of(request)) if kept else record.content())
    return digest.hexdigest()


def _as_kept(session: Session, record: Record, compartment: CompartmentName) -> bytes:
    """A record's content as it is kept now; as it was given when it is sealed, a draft, or lies in another compartment."""
    kind = type(record)
    if record.compartment != compartment:
        return record.content()
    kept = session.scalars(select(kind).where(kind.id == record.id).execution_options(populate_existing=True)).first()
    return kept.content() if kept is not None else record.content()


def let_go(
    door: Door, prepared: Prepared, way: Way, second: Signature | None = None,
    *, seal: Callable[[bytes], bytes] | None = None, acting_until: date | None = None,
) -> Released:  # fmt: skip
    """Write that it left, then hand it over. `seal` puts a password on a saved copy. Raises Refused; then nothing was written."""
    request, sheet = prepared.request, prepared.sheet
    against = [problem for problem in before(request) if problem.weight is Weight.REFUSE] + before_it_leaves(
        request, way, second, door.staff_member, door.now(), sealed=seal is not None, acting_until=acting_until
    )
    if against or sheet is None:
        raise Refused(against or list(prepared.refused))
    main = request.main
    with door.leaving(compartment_of(request)) as leaf:
        net = _unchanged(door, prepared, leaf.session)
        check, copy = leaf.stand(request.document.code, main.id if main else None)
        page = prepared.page
        now = replace(sheet, check=check if sheet.check else "", copy=copy if sheet.copy else 0)
        if now != sheet:  # somebody wrote meanwhile: the footer says where the journal stands now
            page = prepared._press.render(prepared._view, request.language, now)
        if named := _still_named(prepared._press, page, net):
            raise Refused(named)
        leaving = _leaving(prepared, way, second, now.copy, hashlib.sha256(page).hexdigest())
        leaf.keep(leaving, _copy(leaving, request, sheet) if way is Way.PRINT else None)
        data = seal(page) if seal is not None and way is Way.SAVE_LOCKED else page
        leaf.commit()
    return Released(_KEY, data, way, now.copy)


def _unchanged(door: Door, prepared: Prepared, session: Session) -> Net:
    """The net for the last look. Refuses when the page is no longer what it was made of: what was looked at is what leaves."""
    request = prepared.request
    if request.dossier is None:
        return Net(())
    judged = _judge(door, request, session)
    if judged.view is None or _fingerprint(request, judged.net, judged.protection, session) != prepared._fingerprint:
        raise Refused([CHANGED.at()])
    return judged.net


def _leaving(prepared: Prepared, way: Way, second: Signature | None, copy: int, digest: str) -> Leaving:
    request, main = prepared.request, prepared.request.main
    return Leaving(
        document=request.document.code,
        record=main.id if main else None,
        file=main.file() if main else None,
        record_type=main.type_name if main else (request.blank_of.type_name if request.blank_of else ""),
        copy=copy,
        digest=digest,
        recipient=request.recipient,
        profile=request.profile,
        purpose=request.purpose.strip(),
        language=request.language,
        way=way,
        banner=bool(prepared.sheet and prepared.sheet.banner),
        withheld=len(prepared.held),
        lifted=request.lifted,
        second=second,
    )


def _copy(leaving: Leaving, request: Request, sheet: Sheet) -> HandledCopy | None:
    """The record that follows a paper copy to its end (X14); none for a paper about nobody."""
    if not request.document.numbered or request.dossier is None or request.profile.about_nobody:
        return None
    records = request.dossier.records()
    return HandledCopy(
        document=leaving.document,
        copy_number=leaving.copy,
        content_hash=leaving.digest,
        in_file=leaving.file,
        about=tuple(record.id for record in records if isinstance(record, Person)) or None,
        addresses=tuple(record.id for record in records if isinstance(record, Address)) or None,
        recipient=leaving.recipient.name or leaving.recipient.kind.value,
        recipient_person=leaving.recipient.person,
        profile=leaving.profile,
        purpose=leaving.purpose,
        printed_at=sheet.printed_at,
        status=Status.SIGNED,
    )
