"""Preparing what leaves: the page as it would be now, and what is kept back. Reads only; nothing is journalled.

Three nets, in this order: the profile's list of fields; the particulars of whoever is protected, in fields and free text; the
finished text once more for the same set, where a hit refuses.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.i18n import Language, plain
from vawdesk.models.base import CompartmentName, Record
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.judging import Ground, Judged, judge
from vawdesk.services.leaving import Door, Leaf, Press, Request, Sheet
from vawdesk.services.marking import Marks
from vawdesk.services.protection import Protection
from vawdesk.services.redaction import Held
from vawdesk.services.release_rules import STILL_NAMED, UNREAD, before
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import sealed_ever
from vawdesk.services.status_words import status_told
from vawdesk.services.view import View, blank_view

_KEY = object()
WORDS_SHOWN = 5  # of what the last net found; more says nothing more


@dataclass(frozen=True)
class Prepared:
    """A page as it would leave: its bytes for the preview, what was kept back and why, and what stands against letting it go.

    Only `prepare` makes one, and nobody can change it: what was looked through is what leaves. `page` is empty where nothing
    could be made. `protection` is of whom the reader is kept from; `needs_second` is whether a second person must sign
    whatever the way. `press`, `view` and `fingerprint` are what it was
    made with, for `let_go`. `may_share`: there are warnings to staff which this agency may get. `ruled_out`: as whom
    the reader counts until a reason is written, or would without it, each with how things stand round them.
    """

    key: InitVar[object]
    request: Request
    page: bytes = field(repr=False)
    held: tuple[Held, ...]
    problems: tuple[Problem, ...]
    protection: Protection
    sheet: Sheet | None
    press: Press = field(repr=False)
    view: View | None = field(repr=False)
    fingerprint: str = ""
    may_share: bool = False
    ruled_out: Mapping[uuid.UUID, str] = field(default_factory=dict)

    def __post_init__(self, key: object) -> None:
        if key is not _KEY:
            raise TypeError("only prepare makes a Prepared")

    @property
    def refused(self) -> tuple[Problem, ...]:
        """What must be put right, or given a reason, before it can leave."""
        return tuple(problem for problem in self.problems if problem.weight in (Weight.REFUSE, Weight.REASON))

    @property
    def parts(self) -> tuple[Prepared, ...]:
        """The pages that go together: this one alone."""
        return (self,)

    @property
    def draft(self) -> bool:
        """Whether its pages say that something is not decided yet."""
        return self.sheet is not None and self.sheet.draft

    @property
    def needs_second(self) -> bool:
        return bool(self.request.lifted)

    def agreed(self) -> tuple[bytes, ...]:
        """What a second person agrees to: this page, for this reader, for this reason."""
        return self.page, self.request.stamp()

    def words(self, language: Language) -> str:
        """What the page draws from the records, as words."""
        return self.view.words(language) if self.view is not None else ""


def prepare(door: Door, request: Request, press: Press) -> Prepared:
    """The page as it would leave now."""
    if any(problem.field == "profile" for problem in before(request)):
        return _nothing(request, press, before(request), Judged(Protection(), Net(()), None, (), ()))
    with door.looking(compartment_of(request)) as leaf:
        return prepare_with(door, request, press, leaf, Ground(door, leaf, (request,)))


def prepare_with(door: Door, request: Request, press: Press, leaf: Leaf, ground: Ground) -> Prepared:
    """The same where the vault is being read already, as one part of what goes to this reader at once."""
    problems = before(request)
    if request.profile.about_nobody or request.dossier is None:
        own = door.organisation()
        view = blank_view(request.blank_of, {"ladder": own.ladder} if own else {}) if request.blank_of else None
        return _pressed(door, request, press, leaf, Judged(Protection(), Net(()), view, (), ()), problems)
    judged = judge(request, ground)
    problems += judged.problems
    if judged.view is None:
        return _nothing(request, press, problems, judged)
    return _pressed(door, request, press, leaf, judged, problems)


def _nothing(request: Request, press: Press, problems: list[Problem], judged: Judged) -> Prepared:
    """No page could be made."""
    return Prepared(_KEY, request, b"", judged.held, tuple(problems), judged.protection, None, press, None, ruled_out=judged.ruled_out)


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
        printed_by="" if blank or request.profile is Profile.THE_PERSON else door.printed_by,  # the journal knows; their hall need not
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
    leaves = request.dossier is not None and not request.profile.stays_inside
    text = press.read(page) if judged.net or leaves else ""
    problems = problems + named_in(text, judged.net) + ([*_status(request, text)] if leaves else [])
    return Prepared(
        _KEY, request, page, judged.held, tuple(problems), judged.protection, sheet, press, judged.view, fingerprint(request, judged),
        judged.marks.may_share, judged.ruled_out,
    )  # fmt: skip


def _status(request: Request, text: str) -> Iterator[Problem]:
    """Whether it says something of somebody's immigration status without a reason of its own."""
    told = status_told(text)
    if told is not None and not request.answered(told):
        yield told


def still_named(press: Press, page: bytes, net: Net) -> list[Problem]:
    """What the last net finds in a finished page."""
    return named_in(press.read(page), net) if net else []


def named_in(text: str, net: Net) -> list[Problem]:
    """What the last net finds in the text of a page; a page without any could not be read."""
    if not net:
        return []
    if not text.strip():
        return [UNREAD.at("text")]
    words = list(dict.fromkeys(" ".join(text[span.start : span.end].split()) for span in net.find(text)))
    return [STILL_NAMED.at("text", words=plain(" · ".join(words[:WORDS_SHOWN])))] if words else []


def fingerprint(request: Request, judged: Judged, kept: Session | None = None) -> str:
    """Stands for everything the page was made of; another one means that it must be looked at again.

    Without `kept` the records are taken as they were given, with it as they now stand there.
    """
    digest = hashlib.sha256()
    for part in (*sorted(judged.net.forms()), *sorted(one.hex for one in judged.protection.protected)):
        digest.update(part.encode() + b"\0")
    digest.update(judged.marks.stamp())
    digest.update(" ".join(problem.rule for problem in judged.problems).encode())
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
