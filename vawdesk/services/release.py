"""The one door for leaving: prepare shows the page and what is kept back; let_go writes the journal and only then hands over.

Three nets, in this order: the profile's list of fields; the particulars of whoever is protected, in fields and free text; the
finished text once more for the same set, where a hit refuses.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import InitVar, dataclass, field, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import Language, plain
from vawdesk.models.base import CompartmentName, Record
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Weight
from vawdesk.models.second_person import NOT_SIGNED, Act
from vawdesk.models.values import Signature
from vawdesk.services.judging import Judged, judge
from vawdesk.services.leaving import Door, Leaf, Leaving, Press, Request, Sheet, Way
from vawdesk.services.marking import Marks
from vawdesk.services.numbered_copy import numbered_copy
from vawdesk.services.protection import Protection
from vawdesk.services.redaction import Held
from vawdesk.services.refusals import Refused
from vawdesk.services.release_rules import CHANGED, STILL_NAMED, UNREAD, before, before_it_leaves
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import sealed_ever
from vawdesk.services.second_person import digest_of
from vawdesk.services.view import View, blank_view

_KEY = object()
WORDS_SHOWN = 5  # of what the last net found; more says nothing more


@dataclass(frozen=True)
class Prepared:
    """A page as it would leave: its bytes for the preview, what was kept back and why, and what stands against letting it go.

    Only `prepare` makes one, and nobody can change it: what was looked through is what leaves. `page` is empty where nothing
    could be made. `protection` is of whom the reader is kept from; `needs_second` is whether a second person must sign
    whatever the way.
    """

    key: InitVar[object]
    request: Request
    page: bytes = field(repr=False)
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    protection: Protection
    sheet: Sheet | None
    _press: Press = field(repr=False)
    _view: View | None = field(repr=False)
    _fingerprint: str = ""

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only release.prepare makes a Prepared")

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What must be put right before it can leave."""
        return tuple(problem for problem in self.problems if problem.weight is Weight.REFUSE)

    @property
    def needs_second(self) -> bool:
        return bool(self.request.lifted)

    def words(self, language: Language) -> str:
        """What the page draws from the records, as words."""
        return self._view.words(language) if self._view is not None else ""


@dataclass(frozen=True, slots=True)
class Released:
    """Bytes that the journal knows have left. Only `let_go` can make one, and nobody can change it."""

    key: InitVar[object]
    data: bytes = field(repr=False)
    way: Way
    copy: int

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only release.let_go makes a Released")


def prepare(door: Door, request: Request, press: Press) -> Prepared:
    """The page as it would leave now. Reads only; nothing is journalled."""
    problems = before(request)
    if any(problem.field == "profile" for problem in problems):
        return Prepared(_KEY, request, b"", (), tuple(problems), Protection(), None, press, None)
    with door.looking(compartment_of(request)) as leaf:
        if request.profile.about_nobody or request.dossier is None:
            view = blank_view(request.blank_of) if request.blank_of else None
            return _pressed(door, request, press, leaf, Judged(Protection(), Net(()), view, (), ()), problems)
        judged = judge(door, request, leaf)
        problems += judged.problems
        if judged.view is None:
            return Prepared(_KEY, request, b"", judged.held, tuple(problems), judged.protection, None, press, None)
        return _pressed(door, request, press, leaf, judged, problems)


def compartment_of(request: Request) -> CompartmentName:
    """Whose journal learns of it: that of the record; for a paper about nobody, the organisation's."""
    return request.main.compartment if request.main else "organisation"


def _sheet(door: Door, request: Request, marks: Marks, check: str, copy: int) -> Sheet:
    organisation = door.organisation()
    blank = request.profile is Profile.BLANK
    return Sheet(
        organisation=(organisation.name_english or organisation.name_welsh or "") if organisation else "",
        organisation_welsh=(organisation.name_welsh or "") if organisation else "",
        label=marks.label(request),
        printed_at=door.now().utc,
        printed_by="" if blank else door.printed_by,
        reference=marks.reference,
        copy=0 if request.profile.about_nobody else copy,
        check="" if blank else check,
        banner=marks.banner,
        draft=marks.draft,
        practice=door.practice,
    )


def _pressed(door: Door, request: Request, press: Press, leaf: Leaf, judged: Judged, problems: list[Problem]) -> Prepared:
    """The finished page, looked through once more: the third net."""
    check, copy = leaf.stand(request.document.code, request.main.id if request.main else None)
    sheet = _sheet(door, request, judged.marks, check, copy)
    page = press.render(judged.view, request.language, sheet)
    problems = problems + _still_named(press, page, judged.net)
    fingerprint = _fingerprint(request, judged)
    return Prepared(_KEY, request, page, judged.held, tuple(problems), judged.protection, sheet, press, judged.view, fingerprint)


def _still_named(press: Press, page: bytes, net: Net) -> list[Problem]:
    if not net:
        return []
    text = press.read(page)
    if not text.strip():
        return [UNREAD.at("text")]
    words = list(dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in net.find(text)))
    return [STILL_NAMED.at("text", words=plain(" · ".join(words[:WORDS_SHOWN])))] if words else []


def _fingerprint(request: Request, judged: Judged, kept: Session | None = None) -> str:
    """Stands for everything the page was made of; another one means that it must be looked at again.

    Without `kept` the records are taken as they were given, with it as they now stand there.
    """
    digest = hashlib.sha256()
    for part in (*sorted(judged.net.forms()), *sorted(one.hex for one in judged.protection.protected)):
        digest.update(part.encode() + b"\0")
    digest.update(judged.marks.stamp())
    if request.dossier:
        for record in request.dossier.records():
            digest.update(_as_kept(kept, record, compartment_of(request)) if kept else record.content())
    return digest.hexdigest()


def _as_kept(session: Session, record: Record, compartment: CompartmentName) -> bytes:
    """A record's content as it is kept now, open or sealed; as it was given when it is a draft, or lies in another compartment."""
    kind = type(record)
    if record.compartment != compartment:
        return record.content()
    kept = session.scalars(select(kind).where(kind.id == record.id).execution_options(populate_existing=True)).first()
    if kept is None:
        kept = next((one for one in sealed_ever(session, kind) if one.id == record.id), record)
    return kept.content()


def let_go(
    door: Door, prepared: Prepared, way: Way, second: Signature | None = None,
    *, seal: Callable[[bytes], bytes] | None = None, acting_until: date | None = None,
) -> Released:  # fmt: skip
    """Write that it left, then hand it over. `seal` puts a password on a saved copy. Raises Refused; then nothing was written."""
    request, sheet = prepared.request, prepared.sheet
    against = _against(door, prepared, way, second, sealed=seal is not None, acting_until=acting_until)
    if against or sheet is None:
        raise Refused(against)
    with door.leaving(compartment_of(request)) as leaf:
        page, number = _written(door, leaf, prepared, sheet, way, second)
        data = seal(page) if seal is not None and way is Way.SAVE_LOCKED else page
        leaf.commit()
    return Released(_KEY, data, way, number)


def _written(door: Door, leaf: Leaf, prepared: Prepared, sheet: Sheet, way: Way, second: Signature | None) -> tuple[bytes, int]:
    """The page as it leaves and its number; the journal row is written, and stands once the leaf is committed. Raises Refused."""
    request, main, page = prepared.request, prepared.request.main, prepared.page
    net = _unchanged(door, prepared, leaf)
    check, copy = leaf.stand(request.document.code, main.id if main else None)
    now = replace(sheet, check=check if sheet.check else "", copy=copy if sheet.copy else 0)
    if now != sheet:  # somebody wrote meanwhile: the footer says where the journal stands now
        page = prepared._press.render(prepared._view, request.language, now)
    if named := _still_named(prepared._press, page, net):
        raise Refused(named)
    leaving = _leaving(prepared, way, second, now.copy, hashlib.sha256(page).hexdigest())
    leaf.keep(leaving, numbered_copy(leaving, request, sheet) if way is Way.PRINT else None)
    return page, now.copy


def let_go_together(door: Door, prepared: Sequence[Prepared], way: Way = Way.PRINT) -> tuple[Released, ...]:
    """A whole day's sheets with one confirmation, each with a journal row and a number of its own (X14).

    Raises Refused when anything stands against any of them, or shows only at the vault (something changed meanwhile): then none
    has left and nothing was written. They belong to one compartment.
    """
    sheets = [(one, one.sheet) for one in prepared if one.sheet is not None]
    against = [problem for one in prepared for problem in _against(door, one, way, None, sealed=False, acting_until=None)]
    if against or len(sheets) < len(prepared):
        raise Refused(list(dict.fromkeys(against)))
    if not sheets:
        return ()
    (compartment,) = {compartment_of(one.request) for one in prepared}
    with door.leaving(compartment) as leaf:
        written = [_written(door, leaf, one, sheet, way, None) for one, sheet in sheets]
        leaf.commit()
    return tuple(Released(_KEY, page, way, number) for page, number in written)


def _against(
    door: Door, prepared: Prepared, way: Way, second: Signature | None, *, sealed: bool, acting_until: date | None
) -> list[Problem]:
    """What stands against letting it go, as far as it can be said without looking at the vault again."""
    found = [problem for problem in before(prepared.request) if problem.weight is Weight.REFUSE]
    found += before_it_leaves(prepared.request, way, second, door.staff_member, door.now(), sealed=sealed, acting_until=acting_until)
    if second is not None and not door.proven(second, agreed_digest(prepared)):
        found.append(NOT_SIGNED.at("second"))
    return list(dict.fromkeys((*found, *prepared.refused)))


def agreed_digest(prepared: Prepared) -> bytes:
    """What a second person signs for: to let go of what is withheld, or to save an open copy, of exactly this page."""
    return digest_of(Act.RELEASE_WITHHELD if prepared.needs_second else Act.OPEN_COPY, prepared.page)


def _unchanged(door: Door, prepared: Prepared, leaf: Leaf) -> Net:
    """The net for the last look. Refuses when the page is no longer what it was made of: what was looked at is what leaves."""
    request = prepared.request
    if request.dossier is None:
        return Net(())
    judged = judge(door, request, leaf)
    if judged.view is None or _fingerprint(request, judged, leaf.session) != prepared._fingerprint:
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
