"""The choices of an information share: who heard it, how, and whether the person who is harmed was told (8.27, 8.28)."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.i18n import N_
from vawdesk.models.base import row_field
from vawdesk.models.kinds import LongText, TextKind, Whole
from vawdesk.models.values import Option, Row


class SharedHow(Option):
    """How it was shared."""

    PHONE = "phone", N_("By phone")
    IN_PERSON = "in person", N_("In person")
    MEETING = "meeting", N_("At a meeting")
    SECURE_EMAIL = "secure e-mail", N_("By secure e-mail")
    POST = "post", N_("By post")


class HeardBy(Option):
    """What sort of reader heard it, where they stand in no contact of the directory."""

    AGENCY = "agency", N_("Another agency or a school")
    SOLICITOR = "solicitor", N_("A solicitor or a court")
    EMPLOYER = "employer", N_("An employer")
    FAMILY = "family", N_("Family or a friend")
    NEW_PARTNER = "new partner", N_("A new partner")


MAY_REACH = frozenset({HeardBy.SOLICITOR, HeardBy.EMPLOYER, HeardBy.FAMILY, HeardBy.NEW_PARTNER})


class VictimTold(Option):
    """Whether the person who is harmed knows that it was shared."""

    TOLD = "told", N_("They were told")
    NOT_SAFE = "not safe", N_("Not told: it is not safe")
    NOT_YET = "not yet", N_("Not told yet")


@dataclass(frozen=True)
class SharedPaper(Row):
    """One document that went along."""

    what: str | None = row_field(
        N_("Which document"), TextKind(200), required=True, paragraph="8.28", missing=N_("Write which document it was, in each row.")
    )  # fmt: skip
    copy: int | None = row_field(N_("Copy number"), Whole(1, 1_000_000), paragraph="UK GDPR 5(1)(f)")


@dataclass(frozen=True)
class KeptBack(Row):
    """One thing that was not shared, and why."""

    what: str | None = row_field(
        N_("What was not shared"), TextKind(300), required=True, paragraph="8.5", missing=N_("Write what was not shared, in each row.")
    )  # fmt: skip
    because: str | None = row_field(
        N_("Because"), LongText(1_000), required=True, paragraph="8.5", missing=N_("Write why it was not shared, in each row.")
    )  # fmt: skip
