"""What stands against letting something go, each with the paragraph that says why."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models import second_person
from vawdesk.models.profile import Profile
from vawdesk.models.rules import Problem, Rule, Weight, says_why
from vawdesk.models.values import Signature
from vawdesk.services.labels import Document, may_go_home
from vawdesk.services.leaving import Request, Way
from vawdesk.services.protection import RecipientKind

WHOM = Rule("X5", N_("Say who this is for. A page made for nobody in particular can reach anybody."), "8.26")
WHAT_FOR = Rule("X5 purpose", N_("Write what this copy is for."), "UK GDPR 5(1)(b)")
NOT_MADE_FOR = Rule(
    "X5 profile", N_("This page is not made for this kind of reader, because it says more than they may know. Choose another page."), "8.5"
)
DO_NOT_FIT = Rule("X5 reader", N_("The kind of reader does not fit the person this is for. Choose the two together."), "8.5")
NEVER_HOME = Rule(
    "X1",
    N_("This page carries the label or the warning to staff. It never goes to the person or to anybody in their household."),
    "8.17",
)
KEPT_FROM_THEM = Rule(
    "X6",
    N_("This page is about somebody whose details are kept from this reader. It cannot go to them, or to anybody who acts for them."),
    "8.5",
)
MAY_REACH = Rule(
    "X6 proxy",
    N_(
        "This reader may pass it on to somebody who is feared, and counts as that person. "
        "If that cannot happen, write why, and the page is made again."
    ),
    "5.4",
    Weight.ADVISE,
)
STILL_NAMED = Rule(
    "X6 text",
    N_(
        "The finished page still holds words that name or locate somebody who is protected from this reader. Nothing has left. "
        "These are the words: {words}"
    ),
    "8.5",
)
UNREAD = Rule(
    "X6 unread", N_("The finished page could not be read back, so nobody can say that it keeps its secrets. Nothing has left."), "8.5"
)  # fmt: skip
CHANGED = Rule(
    "X6 changed", N_("Something on this page, or who is protected, has changed since you looked at it. Look at it again first."), "8.5"
)
LIFTED_WITHOUT_REASON = Rule(
    "X6 lift", N_("Details of somebody protected go only with a written reason, and when a second person signs here."), "8.5"
)  # fmt: skip
ONLY_COPIED = Rule(
    "X5 text", N_("These words are made to be copied and pasted. Copy them; to print or to save, open the page instead."), "8.26"
)  # fmt: skip
NOT_COPIED = Rule("X5 page", N_("A page is printed or saved. It cannot be copied."), "8.26")
NO_PAGES = Rule(
    "F no pages",
    N_("This file is kept unseen and has no pages to print. It leaves packed inside a locked document only."),
    "UK GDPR 5(1)(f)",
)
NO_PASSWORD = Rule("X5 password", N_("Choose a password for the saved copy, and tell it by another way."), "UK GDPR 5(1)(f)")

FITS: dict[RecipientKind, frozenset[Profile]] = {
    RecipientKind.STAFF: frozenset({Profile.INTERNAL, Profile.BUDDY, Profile.EMPLOYEE, Profile.THE_PERSON}),
    RecipientKind.POLICE: frozenset({Profile.POLICE, Profile.MARAC, Profile.AGENCY}),
    RecipientKind.MARAC: frozenset({Profile.MARAC, Profile.AGENCY}),
    RecipientKind.AGENCY: frozenset({Profile.AGENCY}),
    RecipientKind.COURT: frozenset({Profile.AGENCY}),
    RecipientKind.SOLICITOR: frozenset({Profile.AGENCY, Profile.THE_PERSON}),
    RecipientKind.PERSON: frozenset({Profile.THE_PERSON}),
    RecipientKind.FAMILY: frozenset({Profile.THE_PERSON}),
    RecipientKind.NEW_PARTNER: frozenset({Profile.THE_PERSON}),
    RecipientKind.EMPLOYER: frozenset({Profile.THE_PERSON}),
    RecipientKind.NOBODY: frozenset({Profile.THE_PERSON}),
}


def made_for(document: Document, kind: RecipientKind) -> list[Profile]:
    """The pages of a document that a reader of this sort may be given."""
    return [one for one in Profile if one in document.profiles and one in FITS[kind] and may_go_home(document, one)]


def before(request: Request) -> list[Problem]:
    """What can be said of a request before anything is read."""
    if request.profile.about_nobody:
        return [] if _made_about_nobody(request) else [NOT_MADE_FOR.at("profile")]
    return list(_about_somebody(request))


def _made_about_nobody(request: Request) -> bool:
    if request.dossier is not None:
        return False
    named = request.profile in request.document.profiles
    if request.profile is Profile.BLANK:
        return (named or request.blank_of is not None) and request.language in request.document.blanks
    return named


def _about_somebody(request: Request) -> Iterator[Problem]:
    recipient = request.recipient
    if not recipient.named:
        yield WHOM.at("recipient")
    if not request.purpose.strip():
        yield WHAT_FOR.at("purpose")
    if request.profile not in request.document.profiles or request.dossier is None:
        yield NOT_MADE_FOR.at("profile")
    elif not may_go_home(request.document, request.profile):
        yield NEVER_HOME.at("profile")
    if request.profile not in FITS[recipient.kind] or (recipient.kind is RecipientKind.PERSON and recipient.person is None):
        yield DO_NOT_FIT.at("profile")
    if not all(says_why(why) for why in request.lifted.values()):
        yield LIFTED_WITHOUT_REASON.at("lifted")


def before_it_leaves(
    request: Request, way: Way, second: Signature | None, by: uuid.UUID, now: Moment, *, sealed: bool, acting_until: date | None
) -> list[Problem]:
    """What stands against this way of leaving: a second person, or a password, where one is asked for (X13)."""
    found: list[Problem] = []
    if request.document.as_text and way is not Way.COPY:
        found.append(ONLY_COPIED.at("way"))
    if way is Way.COPY and not request.document.as_text:
        found.append(NOT_COPIED.at("way"))
    if request.lifted:
        found += second_person.problems(second_person.Act.RELEASE_WITHHELD, second, by, now, field="second", acting_until=acting_until)
    if way is Way.SAVE_OPEN and not request.recipient.secure_channel and not request.profile.about_nobody:
        found += second_person.problems(second_person.Act.OPEN_COPY, second, by, now, field="second", acting_until=acting_until)
    enclosed = request.dossier.enclosed if request.dossier is not None else None
    if enclosed is not None and not enclosed.shown and way is not Way.SAVE_LOCKED:
        found.append(NO_PAGES.at("way"))
    if way is Way.SAVE_LOCKED and not sealed:
        found.append(NO_PASSWORD.at("password"))
    return list(dict.fromkeys(found))
