"""The reviews of a staff-risk flag, as the file holds them."""

from __future__ import annotations

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from vawdesk.models.base import Status
from vawdesk.models.casework.flag_review import FlagReview
from vawdesk.services.sealed_here import sealed_here


def reviews_of(session: Session, flag: uuid.UUID) -> list[FlagReview]:
    """Every review of a flag, open or sealed to this session's account, oldest first."""
    found = [*session.scalars(select(FlagReview).where(FlagReview.flag == flag, FlagReview.status != Status.WITHDRAWN))]
    found += [one for one in sealed_here(session, FlagReview) if one.flag == flag]
    return sorted(found, key=lambda one: (one.created_at, one.id.hex))
