"""Did they agree, why does it go without that, and why is it needed: asked alike of a referral and of what is shared (8.26, 8.27)."""

from __future__ import annotations

from typing import Any, Protocol

from vawdesk.i18n import N_, Message
from vawdesk.models.base import field
from vawdesk.models.casework.referral_options import Agreed
from vawdesk.models.kinds import Choice, LongText
from vawdesk.models.plain_reasons import PlainReason


class Asked(Protocol):
    """A record that says whether they agreed."""

    @property
    def consent(self) -> Agreed | None: ...


def without_agreement(held: Asked) -> bool:
    """Whether it goes although they refused, or were not asked: then it is said why."""
    return held.consent not in (None, Agreed.AGREED)


def consent(missing: Message) -> Any:
    """The field that asks whether they agreed."""
    return field(
        N_("Did they agree to it?"), Choice(Agreed), required=True, paragraph="8.26", missing=missing,
        help=N_("You can share to protect someone, even without consent, if it is needed. Write down why."),
    )  # fmt: skip


def consent_reason(label: Message, missing: Message) -> Any:
    """The field for why it goes without their agreement."""
    return field(label, LongText(2_000), paragraph="8.27", required=without_agreement, missing=missing)


def why_needed() -> Any:
    """The field for the plain reason behind which the law stands."""
    return field(
        N_("Why it is needed"), Choice(PlainReason), required=True, paragraph="8.26", missing=N_("Choose why it is needed."),
        help=N_("In plain words. The organisation has said once what each means in law, and both are printed."),
    )  # fmt: skip
