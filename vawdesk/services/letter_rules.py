"""Rules of a letter that need the file: to whom and where it may go, what it may say, and that nothing changes once it is sent (8.5)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, plain
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import ByWay
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Problem, Rule
from vawdesk.services import flag_letter
from vawdesk.services.destinations import ALSO_THEIRS
from vawdesk.services.feared_by import LIVED_THERE
from vawdesk.services.feared_ways import FearedWays, feared_ways
from vawdesk.services.kept import as_kept, changed_fields
from vawdesk.services.letter_check import around, nets
from vawdesk.services.letter_check import problems as words_against
from vawdesk.services.letter_places import DIED, letter_places
from vawdesk.services.safe_contact import may_write, why_not_write
from vawdesk.services.sealed_here import by_ids

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

NOT_IN_CASE = Rule("letter.whom", N_("This person has no part in the case. Choose somebody of the case."), "8.25")
NOT_THERE = Rule("letter.place", plain("{why}"), "8.5")
NOT_THEIRS = Rule("letter.home", N_("This person does not live at that address. Choose one at which they live now."), "8.5")
NOT_WRITTEN_TO = Rule(
    "letter.email", N_("It is not known to be safe to write to this e-mail address. Ask them, or choose another way."), "8.5"
)  # fmt: skip
SENT = Rule("letter.sent", N_("This letter has left. Its words stay as they went. Write another one."), "8.25")
NOT_YOURS = Rule("letter.case", N_("A letter stays in the case in which it was written. Write another one in the other case."), "8.25")
AFTER = frozenset({"sent_on", "not_sent_because", "updated_at", "updated_by", "version", "retention_review_on", "ref_no", "status"})


def letter_problems(unit: Unit, letter: Letter) -> Iterator[Problem]:
    """What the rest of the file says against keeping this letter. Once it is sent only the words are held to."""
    kept = as_kept(unit.desk, unit.session, letter)
    if kept is not None and kept.sent_on is not None:
        if not changed_fields(letter, kept) <= AFTER:
            yield SENT.at("body_english" if letter.body_english else "body_welsh")
        return
    if kept is not None and kept.case != letter.case:
        yield NOT_YOURS.at("case")
    if not letter.is_waiting:
        return
    if letter.person is not None and letter.person not in around(unit.session, letter):
        yield NOT_IN_CASE.at("person")
    yield from flag_letter.problems(unit.session, letter)
    yield from way_problems(unit.session, letter, unit.now)
    yield from words_against(letter, nets(unit.desk, unit.session, letter, unit.now))


def way_problems(session: Session, letter: Letter, now: Moment) -> Iterator[Problem]:
    """Why this letter may not go the way that was chosen, by the safe-contact answers as they are now."""
    person = next(iter(by_ids(session, Person, [letter.person] if letter.person else [])), None)
    if person is None:
        return
    if letter.by_way is ByWay.POST and letter.address is not None:
        place = next((one for one in letter_places(session, person, now) if one.address.id == letter.address), None)
        if place is None:
            yield NOT_THEIRS.at("address")
        elif place.with_reason:
            yield LIVED_THERE.at("address")
        elif place.why_not is not None:
            yield NOT_THERE.at("address", why=place.why_not)
    if letter.by_way is ByWay.EMAIL and letter.email:
        yield from _by_email(person, letter.email.casefold(), feared_ways(session, person))


def _by_email(person: Person, asked: str, theirs: FearedWays) -> Iterator[Problem]:
    held = [email for email in person.emails or () if (email.address or "").casefold() == asked and may_write(email, person)]
    if not held:
        yield NOT_WRITTEN_TO.at("email")
    elif theirs.has(asked):
        yield ALSO_THEIRS.at("email")
    elif (why := DIED if theirs.died else why_not_write(held[0], person, theirs)) is not None:
        yield NOT_THERE.at("email", why=why)
