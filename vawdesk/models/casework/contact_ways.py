"""Ways of reaching a person, each with whether it is safe: rows of a person."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.i18n import N_
from vawdesk.models.base import row_field
from vawdesk.models.kinds import Email, Telephone, TextKind, TriKind
from vawdesk.models.values import DO, OES, YDY, Option, Row, Tri

SAFE_HELP = N_("Ask the person. “Not known” counts as not safe.")


class Way(Option):
    """A way in which somebody can be reached."""

    POST = "post", N_("By post")
    PHONE = "phone", N_("By phone")
    TEXT = "text", N_("By text message")
    EMAIL = "email", N_("By e-mail")
    VISIT = "home visit", N_("By a home visit")


@dataclass(frozen=True)
class Phone(Row):
    """A telephone number and what is known of who else may hear it."""

    number: str | None = row_field(
        N_("Telephone number"), Telephone(), required=True, paragraph="8.5", missing=N_("Write the telephone number.")
    )
    safe_to_call: Tri | None = row_field(N_("Is it safe to call?"), TriKind(answers=YDY), paragraph="8.5", help=SAFE_HELP)
    safe_to_leave_message: Tri | None = row_field(
        N_("Is it safe to leave a message?"), TriKind(answers=YDY), paragraph="8.5", help=SAFE_HELP
    )  # fmt: skip
    best_time: str | None = row_field(N_("Best time"), TextKind(120), paragraph="8.5")
    caller_id_note: str | None = row_field(
        N_("What the screen of their phone may show"), TextKind(200), paragraph="8.5",
        help=N_("For example: withhold our number, or say that you are calling about an appointment."),
    )  # fmt: skip


@dataclass(frozen=True)
class EmailAddress(Row):
    """An e-mail address and who else may read it."""

    address: str | None = row_field(
        N_("E-mail address"), Email(), required=True, paragraph="8.5", missing=N_("Write the e-mail address.")
    )  # fmt: skip
    safe_to_write: Tri | None = row_field(N_("Is it safe to write?"), TriKind(answers=YDY), paragraph="8.5", help=SAFE_HELP)
    shared_device: Tri | None = row_field(
        N_("Does anyone else use this account or device?"), TriKind(answers=OES), paragraph="8.5",
        help=N_("A partner or a child who knows the password can read what you send. “Not known” counts as yes."),
    )  # fmt: skip
    note: str | None = row_field(N_("Note"), TextKind(200), paragraph="8.5")


@dataclass(frozen=True)
class OtherWay(Row):
    """Another way of reaching a person: an app, a friend's number, a note at the surgery."""

    way: str | None = row_field(N_("Way"), TextKind(80), required=True, paragraph="8.5", missing=N_("Say what way this is."))
    how: str | None = row_field(N_("Name or number there"), TextKind(200, about="other"), paragraph="8.5")
    safe_to_use: Tri | None = row_field(N_("Is it safe to use?"), TriKind(answers=YDY), paragraph="8.5", help=SAFE_HELP)
    shared_device: Tri | None = row_field(N_("Does anyone else use this account or device?"), TriKind(answers=OES), paragraph="8.5")


@dataclass(frozen=True)
class SafeContact(Row):
    """Somebody who may be reached instead, because it is safer."""

    name: str | None = row_field(
        N_("Name"), TextKind(120, about="name"), required=True, paragraph="8.5", missing=N_("Write the name of the safe contact.")
    )  # fmt: skip
    number: str | None = row_field(N_("Telephone number"), Telephone(), paragraph="8.5")
    relation: str | None = row_field(N_("Who they are to the person"), TextKind(120), paragraph="8.5")
    agreed: Tri | None = row_field(N_("Did they agree to be contacted?"), TriKind(answers=DO), paragraph="8.5")
