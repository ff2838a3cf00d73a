"""What must stand round a page, worked out from the file and never taken from whoever asks: label, staff-risk banner, draft (X1, H8)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from sqlalchemy.orm import Session

from vawdesk.i18n import language
from vawdesk.models.base import Record
from vawdesk.models.casework.case import Case
from vawdesk.models.casework.flag_banner import Banner
from vawdesk.models.casework.home_visit import HomeVisit
from vawdesk.services.flags_met import flags_met
from vawdesk.services.labels import banner_stands, for_the_feared
from vawdesk.services.leaving import Door, Leaf, Request
from vawdesk.services.protection import RecipientKind
from vawdesk.services.sealed_here import by_ids
from vawdesk.services.view import Dossier
from vawdesk.services.visit_gate import check


@dataclass(frozen=True)
class Marks:
    """`abuse`: the page is about domestic abuse as far as its case says. `discreet`: it may come before somebody who is feared.

    `banner` is empty where none may stand; `shared` is whether it was let go to an agency; `draft` whether a manager has still to
    agree. `reference` is that of the record or, on a page that stays inside, of the case in whose file it lies. `may_share`: there are
    warnings that an agency may get by release.
    """

    abuse: bool = True
    discreet: bool = False
    banner: tuple[Banner, ...] = ()
    shared: bool = False
    draft: bool = False
    reference: str = ""
    may_share: bool = False

    def label(self, request: Request) -> Enum:
        """The label of this copy."""
        return request.document.label_for(request.profile, self.abuse, self.discreet)

    def facts(self) -> Mapping[str, Any]:
        """The same for the document that draws the page."""
        return {
            "domestic_abuse": self.abuse, "discreet": self.discreet, "banner": self.banner, "banner_released": self.shared,
            "draft": self.draft,
        }  # fmt: skip

    def stamp(self) -> bytes:
        """Stands for all of it: another one means that the page must be looked at again."""
        said = language("en").say
        lines = [said(line) for one in self.banner for line in (*one.why, *one.what_to_do, *((one.mark,) if one.mark else ()))]
        return repr((self.abuse, self.discreet, self.shared, self.draft, lines)).encode()


def marks(door: Door, request: Request, leaf: Leaf, cases: Collection[Case], feared: bool) -> Marks:
    """The marks of a page about something. `cases` are those in whose files it lies; `feared`: the reader counts as somebody feared."""
    dossier, session = request.dossier, leaf.session
    if dossier is None or dossier.main.compartment != "casework":
        return Marks(reference=(dossier.main.ref_no or "") if dossier is not None else "")
    abuse = not any(case.id == dossier.main.file() and case.domestic_abuse is False for case in cases)
    discreet = for_the_feared(request.profile, feared)
    shared = request.share_banner and not discreet
    stands = banner_stands(request.document, request.profile, shared)
    offered = not discreet and banner_stands(request.document, request.profile, True)
    held = _banner(door, request, session, dossier) if offered else ()
    banner = held if stands else ()
    own = next((case.ref_no for case in cases if case.id == dossier.main.file()), None)
    inside = request.profile.stays_inside and request.document.banner_for(request.profile)
    reference = dossier.main.ref_no or (own if inside else None) or ""
    return Marks(
        abuse, discreet, banner, shared, _draft(door, session, dossier.main), reference, bool(held) and not request.profile.stays_inside
    )


def _banner(door: Door, request: Request, session: Session, dossier: Dossier) -> tuple[Banner, ...]:
    """The flags that reach anybody or any place on the page or in its file, by what the page says and by what the file holds now (8.17)."""
    shown = [record for record in dossier.records() if record.compartment == "casework"]
    kept = [one for record in shown for one in by_ids(session, type(record), [record.id])]
    to = request.recipient.staff_member if request.recipient.kind is RecipientKind.STAFF else None
    return tuple(one.words for one in flags_met(session, [*shown, *kept], door.now(), handed_to=to))


def _draft(door: Door, session: Session, main: Record) -> bool:
    """Whether a visit's manager has still to agree, by what the file holds of it (H8)."""
    if not isinstance(main, HomeVisit):
        return False
    kept = next(iter(by_ids(session, HomeVisit, [main.id])), main)
    return check(session, kept, door.now()).draft
