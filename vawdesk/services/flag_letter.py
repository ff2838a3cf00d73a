"""D13: the letter that tells somebody of a flag about them. What it may say, and when it may be written at all (F5, F7, 8.5)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from vawdesk.i18n import N_, Message, language
from vawdesk.models.casework.flag_options import Notify, Standing
from vawdesk.models.casework.flag_rules import CANNOT_WRITE
from vawdesk.models.casework.letter import Letter
from vawdesk.models.casework.letter_options import Spans, Written, quoted
from vawdesk.models.casework.staff_risk_flag import ACCOUNT_OF_OTHERS, IN_VIEW, StaffRiskFlag
from vawdesk.models.rules import Problem, Rule
from vawdesk.models.second_person import awaits_confirmation
from vawdesk.models.values import Tri
from vawdesk.services.folding import fold
from vawdesk.services.letter_starters import FIELDS
from vawdesk.services.particulars import particulars_of
from vawdesk.services.same_person import same_as
from vawdesk.services.scrub import Net
from vawdesk.services.sealed_here import by_ids

if TYPE_CHECKING:
    from vawdesk.services.unit import Unit

TOLD, NOT_TOLD = "told by letter", "letter did not go"
RUN = 4  # words in a row that show whose account it was
NOT_DECIDED = Rule(
    "D13",
    N_("It is not decided that this person is told of the flag. A manager decides it, after the flag was confirmed."),
    "UK GDPR 13-14",
)
OF_ANOTHER = Rule("D13-whom", N_("The flag of which this letter tells is about somebody else."), "8.5")
BOTH_TONGUES = Rule("D13-tongues", N_("A letter about a flag is written in Welsh and in English, side by side."), "8.23")
SHOWS_WHO = Rule(
    "D13-shows", N_("These words show who told us, or what they told. Nothing of that may stand in this letter: {words}"), "8.5"
)
SUBJECT = N_("How our staff meet you")
INTRO = N_("I am writing to tell you of a note that we keep for the safety of our staff when they meet you.")
HAPPENED = N_("We made it because of what happened on {date}: [what happened, in one or two sentences].")
WHAT_IT_DOES = N_(
    "The note says how our staff arrange to meet you. It does not say what kind of person you are. Those of our staff who may meet you see "
    "it. Other services whose staff visit you may be told what their own staff need to know."
)
UNTIL = N_("We look at the note again by {date} at the latest, and end it when it is not needed any more.")
SAY_SO = N_(
    "If you think that it is wrong, please tell us, in writing or in any other way that suits you. A manager looks at what you say and "
    "answers you within a month. You may also ask to see what we keep about you, and you may turn to the Information Commissioner."
)
_WORD = re.compile(r"[^\W_]+")


def begin(letter: Letter, flag: StaffRiskFlag) -> None:
    """Put into a new letter whom it tells of which flag, in both languages; of what happened only where it rests on nobody's account."""
    letter.flag, letter.written_in = flag.id, Written.BOTH
    for code, names in FIELDS.items():
        say = language("cy" if code == "cy" else "en").say
        body = "\n\n".join(say(part) for part in _parts(flag))
        for name, words in zip(names, (say(SUBJECT), body), strict=True):
            setattr(letter, name, words)


def _parts(flag: StaffRiskFlag) -> list[Message]:
    told = flag.source not in ACCOUNT_OF_OTHERS and flag.incident_date is not None
    happened = [HAPPENED.with_(date=flag.incident_date)] if told else []
    until = [UNTIL.with_(date=flag.review_on)] if flag.review_on is not None else []
    return [INTRO, *happened, WHAT_IT_DOES, *until, SAY_SO]


def problems(session: Session, letter: Letter) -> Iterator[Problem]:
    """What stands against this letter as one that tells of a flag; nothing for any other letter."""
    if letter.flag is None:
        return
    flag = next(iter(by_ids(session, StaffRiskFlag, [letter.flag])), None)
    if flag is None or flag.person is None or letter.person not in same_as(session, {flag.person}):
        yield OF_ANOTHER.at("person")
        return
    if flag.notify_risk_to_victim is not Tri.NO and flag.notify_person in (Notify.WILL_TELL, Notify.TOLD):
        yield CANNOT_WRITE.at("person")
    elif not _decided(flag):
        yield NOT_DECIDED.at("person")
    if letter.written_in is not Written.BOTH:
        yield BOTH_TONGUES.at("written_in")
    net = Net(particulars_of(session, same_as(session, {flag.informant}))) if flag.informant is not None else Net(())
    for name in letter.worded():
        text = getattr(letter, name)
        if shown := _shows(text, flag, net):
            yield SHOWS_WHO.at(name, words=quoted(text, shown))


def _decided(flag: StaffRiskFlag) -> bool:
    """Whether the flag was confirmed by somebody else's own hand, and it stands there that the person is told."""
    settled = flag.standing is Standing.CONFIRMED and not awaits_confirmation(flag.approved_by, flag.confirmed_by)
    return settled and flag.notify_person in (Notify.WILL_TELL, Notify.TOLD)


def _shows(text: str, flag: StaffRiskFlag, net: Net) -> Spans:
    """Where a text names whoever told us; and, where it rests on somebody's account, says the day of it or uses its words."""
    found = [(span.start, span.end) for span in net.find(text)]
    hidden = [flag.source_reference]
    if flag.source in ACCOUNT_OF_OTHERS:
        found += _same_run(text, flag.factual_description or "")
        hidden += [flag.witness, *(flag.incident_date.shown(language(code)) for code in ("en", "cy") if flag.incident_date is not None)]
    for words in hidden:
        found += _phrase(text, words or "")
    return tuple(sorted(set(found)))


def _tokens(text: str) -> list[tuple[str, int, int]]:
    return [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]


def _phrase(text: str, words: str) -> list[tuple[int, int]]:
    here, sought = _tokens(text), [token for token, _start, _end in _tokens(words)]
    runs = range(len(here) - len(sought) + 1) if sought else range(0)
    return [
        (here[at][1], here[at + len(sought) - 1][2]) for at in runs if [token for token, _s, _e in here[at : at + len(sought)]] == sought
    ]


def _same_run(text: str, account: str) -> list[tuple[int, int]]:
    told = [token for token, _start, _end in _tokens(account)]
    runs = {tuple(told[at : at + RUN]) for at in range(len(told) - RUN + 1)}
    here = _tokens(text)
    return [
        (here[at][1], here[at + RUN - 1][2])
        for at in range(len(here) - RUN + 1)
        if tuple(token for token, _start, _end in here[at : at + RUN]) in runs
    ]


def went(unit: Unit, letter: Letter) -> None:
    """The letter has gone: the person has been told, that day. A flag that ended meanwhile stays as it is."""
    flag = _flag_of(unit, letter.flag)
    if flag is not None and flag.notify_person is Notify.WILL_TELL:
        flag.notify_person, flag.told_on = Notify.TOLD, letter.sent_on
        unit.act(flag, TOLD)


def did_not_go(unit: Unit, letter: Letter) -> None:
    """It was said to have gone, and did not: the person is still to be told. A manager takes that back (the commit refuses others)."""
    flag = _flag_of(unit, letter.flag)
    if flag is not None and flag.notify_person is Notify.TOLD and flag.told_on == letter.sent_on and letter.sent_on is not None:
        flag.notify_person, flag.told_on = Notify.WILL_TELL, None
        unit.act(flag, NOT_TOLD)


def _flag_of(unit: Unit, id: uuid.UUID | None) -> StaffRiskFlag | None:
    found = unit.find(StaffRiskFlag, id) if id is not None else None
    return found if found is not None and found.standing in IN_VIEW else None
