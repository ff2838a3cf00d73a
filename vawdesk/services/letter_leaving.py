"""What stands against a letter at the door: another reader or another tongue, a way that is no longer safe, words that must stay (X6)."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from vawdesk.clock import Moment
from vawdesk.i18n import N_, plain
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import WORDS, quoted
from vawdesk.models.casework.person import Person
from vawdesk.models.rules import Problem, Rule
from vawdesk.services import flag_letter
from vawdesk.services.contact_today import NO_PHONE, Means, offers
from vawdesk.services.leaving import Door, Request
from vawdesk.services.letter_check import KEPT, found_in
from vawdesk.services.letter_rules import way_problems
from vawdesk.services.particulars import spoken_openly
from vawdesk.services.redaction import Held
from vawdesk.services.same_person import same_as
from vawdesk.services.scrub import Net
from vawdesk.services.staff_names import named, staff_net

FOR_ANOTHER = Rule("letter.reader", N_("This letter was written to somebody else. It goes to nobody but them."), "8.5")
NOT_WHOLE = Rule(
    "letter.whole", N_("A letter leaves whole or not at all. Something in it is kept from this reader: change the letter."), "8.5"
)  # fmt: skip
NO_TEXT = Rule("letter.text", plain("{why}"), "8.5")
OTHER_TONGUE = Rule("letter.tongue", N_("This letter is written in another language. Choose the one in which it is written."), "8.23")
NOT_COMING = Rule("letter.laid", N_("It is written down that this letter is not sent. Take that back first."), "8.25")


TEXT = "T17"


def against_message(session: Session, request: Request, now: Moment) -> list[Problem]:
    """A text goes only where it is known that nobody else reads it, whoever asks for it and by whatever way."""
    person = request.main
    if request.document.code != TEXT or not isinstance(person, Person):
        return []
    ways = [one for one in offers(session, person, now) if one.means is Means.TEXT]
    closed = [NO_TEXT.at("number", why=one.why_not) for one in ways[:1] if one.why_not is not None]
    if any(one.allowed for one in ways):
        closed = []
    found = closed if ways else [NO_TEXT.at("number", why=NO_PHONE)]
    return found if request.recipient.person in same_as(session, {person.id}) else [*found, FOR_ANOTHER.at("recipient")]


def against_letter(session: Session, request: Request, held: Collection[Held], net: Net, door: Door) -> list[Problem]:
    """Nothing for any other document. A letter is not mended on its way out: whoever wrote it does that."""
    now = door.now()
    letter = request.main
    if not isinstance(letter, Letter):
        return against_message(session, request, now)
    found: list[Problem] = []
    if letter.person is None or request.recipient.person not in same_as(session, {letter.person}):
        found.append(FOR_ANOTHER.at("recipient"))
    if request.document.code == "D15" and letter.written_in is not None and request.language != letter.written_in.value:
        found.append(OTHER_TONGUE.at("language"))
    if letter.not_sent_because:
        found.append(NOT_COMING.at("not_sent_because"))
    found += flag_letter.problems(session, letter)
    found += [problem for problem in way_problems(session, letter, now) if not request.answered(problem)]
    staff = staff_net(session, letter, door.staff_names(), spoken_openly(door.organisation(), ()), now)
    found += named(letter, staff, "\n".join(request.dossier.facts.get("signed", ()) if request.dossier is not None else ()))
    kept = {one.field for one in held if one.record == letter.id and one.field in WORDS}
    for name in (one for one in letter.worded() if one in kept):
        text = getattr(letter, name)
        words = quoted(text, found_in(net, text))
        found.append(KEPT.at(name, words=words) if words else NOT_WHOLE.at(name))
    return found
