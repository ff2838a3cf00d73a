"""Gathers what the sharing record is about: the share, the law behind its reason, and what else was shared from the file (D10)."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import language
from vawdesk.models.base import Record
from vawdesk.models.casework.information_share import InformationShare
from vawdesk.services.dossiers import KEPT, named
from vawdesk.services.law import Law, confirmed
from vawdesk.services.sealed_here import sealed_here
from vawdesk.services.view import Dossier


def sharing_record(casework: Session, organisation: Session, share: InformationShare, now: Moment) -> Dossier:
    """D10, with the other shares of the file, oldest first."""
    held = [*casework.scalars(select(InformationShare).where(InformationShare.case == share.case))] if share.case is not None else []
    held += [one for one in sealed_here(casework, InformationShare) if one.case == share.case]
    others = sorted((one for one in held if one.status in KEPT and one.id != share.id), key=lambda one: (str(one.shared_at), one.id.hex))
    called: dict[object, Record] = {one.id: one for each in (share, *others) for one in named(casework, organisation, each)}
    groups: dict[str, tuple[Record, ...]] = {"shares": tuple(others), "named": tuple(called.values())}
    return Dossier(share, groups, _law(organisation, share))


def _law(organisation: Session, share: InformationShare) -> dict[str, str]:
    """In both languages; nothing while no manager has confirmed it."""
    basis = confirmed(organisation, share.why_needed) if share.why_needed is not None else None
    if basis is None:
        return {}
    both = {code: language(code) for code in ("en", "cy")}
    return {f"law_{code}": Law(basis.basis_in(one), basis.condition_in(one)).one_line for code, one in both.items()}
