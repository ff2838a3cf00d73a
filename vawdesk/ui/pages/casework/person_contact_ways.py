"""The ways to a person as panels: what it is, what to heed or why not, the words to say, and the verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.contact_note import Mode
from vawdesk.services.contact_file import ContactFile
from vawdesk.services.contact_today import NO_EMAIL, NO_PHONE, Means, Offer
from vawdesk.services.message_words import SOMEBODY_ELSE, WAIT
from vawdesk.services.safe_contact import BEST
from vawdesk.services.unanswered import MESSAGE_LEFT, NO_ANSWER, TEXT_SENT
from vawdesk.ui.kit.arrange import Item, frame, rule, wrap
from vawdesk.ui.kit.arrange import column as stacked
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.reading import mark, panel
from vawdesk.ui.kit.verbs import verb

PHONE, WRITING, MEETING = N_("By telephone"), N_("In writing"), N_("Face to face")
OPEN, NOT_TODAY = N_("{way}: {value}"), N_("{way}: {why}")
NOW = N_("{way} (it is {now} now)")
NOBODY, LEFT, SENT = N_("I rang, no answer"), N_("I left this message"), N_("I sent this text")
SPOKE, COPY, LETTER, EMAIL, PLAN = (
    N_("We spoke: add a note"),
    N_("Copy the words"),
    N_("Write a letter"),
    N_("Write as a locked file"),
    N_("Plan a contact"),
)
BY_PHONE = (Means.RING, Means.VOICEMAIL, Means.TEXT, Means.THROUGH)
NOTHING_ON_FILE = (NO_PHONE, NO_EMAIL)
HAND_OVER = N_("A letter can still be written, and handed over when you meet.")


@dataclass(frozen=True)
class Acts:
    """What the verbs do: keep that nobody answered (words and how), copy the text, go on to a page."""

    unanswered: Callable[[Message, Mode], None]
    copy: Callable[[], None]
    go: Callable[[str], None]


def ways(file: ContactFile, language: Language, acts: Acts) -> tuple[QWidget, QWidget]:
    """The telephone, and beside it writing and meeting."""
    by_phone = _said_once([one for one in file.ways if one.means in BY_PHONE])
    written = [one for one in file.ways if one.means in (Means.WRITE, Means.LETTER, Means.OTHER)]
    meeting = [one for one in file.ways if one.means is Means.MEET]
    say = language.say
    phone = panel(say(PHONE), *_ruled([_items(one, file, language, acts) for one in by_phone]))
    paper = _ruled([_items(one, file, language, acts) for one in written])
    if any(one.means is Means.LETTER and not one.allowed for one in written) and not file.theirs.died:
        paper += [Text(say(HAND_OVER), "body", wrap=True), _verbs([_letter(language, acts, LETTER)])]
    met = panel(say(MEETING), *_ruled([_items(one, file, language, acts) for one in meeting]))
    return wrap(stacked(phone, None, gap=16)), wrap(stacked(panel(say(WRITING), *paper), met, None, gap=16))


def _said_once(ways: Sequence[Offer]) -> list[Offer]:
    """A number that is closed for one reason in all its ways is said once."""
    found: list[Offer] = []
    for one in ways:
        same = any(one.why_not is not None and (one.value, one.why_not) == (other.value, other.why_not) for other in found)
        found += [] if same else [one]
    return found


def _ruled(ways: Sequence[list[Item]]) -> list[Item]:
    """One under the other, with a line between those that ask for something to be done."""
    found: list[Item] = []
    for number, items in enumerate(ways):
        found += [rule()] if number and len(items) > 1 else []
        found += items
    return found


def _items(one: Offer, file: ContactFile, language: Language, acts: Acts) -> list[Item]:
    say = language.say
    named = say(OPEN, way=one.means.label, value=one.value) if one.value else say(one.means.label)
    if one.why_not is not None and one.means in (Means.VOICEMAIL, Means.TEXT):
        named = say(one.means.label)  # the number stands above, where it is said whether to ring it
    if one.why_not is not None:
        told = say(NOT_TODAY, way=named, why=one.why_not)
        return [mark("no", told, "muted") if one.why_not in NOTHING_ON_FILE else mark("no", told, "danger", "danger")]
    timed = BEST in one.heed  # whether it is that time only whoever reads it can say
    items: list[Item] = [
        mark("due", say(NOW, way=named, now=language.moment(file.now, "weekday"))) if timed else mark("yes", named, "accent")
    ]
    if one.heed:
        items.append(Text(" ".join(say(line) for line in one.heed), "body", wrap=True))
    if one.means in file.words:
        items += _to_say(one.means, file, language)
    verbs = _verbs_of(one.means, language, acts)
    return [*items, _verbs(verbs)] if verbs else items


def _to_say(means: Means, file: ContactFile, language: Language) -> list[Item]:
    """The words in the language of whoever hears them, and beneath in that of whoever reads; for a call what to heed before and after."""
    words = Text(file.speaks.say(file.words[means]), "body", wrap=True)
    words.setObjectName(f"words_{means.name.lower()}")
    said: list[Item] = [words]
    if file.speaks.code != language.code:
        said.append(Text(language.say(file.words[means]), "meta", "muted", wrap=True))
    box = frame(stacked(*said, gap=4, edges=(12, 8, 12, 8)), "soft", words.words)
    if means is not Means.RING:
        return [box]
    before, after = (Text(language.say(one), "body", wrap=True) for one in (WAIT, SOMEBODY_ELSE))
    return [before, box, after]


def _verbs(made: list[Button]) -> QWidget:
    return wrap(Flow(made))


def _verbs_of(means: Means, language: Language, acts: Acts) -> list[Button]:
    say = language.say
    if means is Means.RING:
        return [
            verb(say(NOBODY), "no_answer", partial(acts.unanswered, NO_ANSWER, Mode.PHONE), drawing="phone"),
            verb(say(SPOKE), "we_spoke", partial(acts.go, "contact_note"), drawing="note"),
        ]
    if means is Means.VOICEMAIL:
        return [verb(say(LEFT), "message_left", partial(acts.unanswered, MESSAGE_LEFT, Mode.PHONE), drawing="message")]
    if means is Means.TEXT:
        return [
            verb(say(COPY), "copy_text", acts.copy, drawing="message"),
            verb(say(SENT), "text_sent", partial(acts.unanswered, TEXT_SENT, Mode.TEXT), drawing="done"),
        ]
    if means is Means.WRITE:
        return [_letter(language, acts, EMAIL)]
    if means is Means.LETTER:
        return [_letter(language, acts, LETTER)]
    if means in (Means.THROUGH, Means.OTHER):
        return [verb(say(SPOKE), "reached_them", partial(acts.go, "contact_note"), drawing="note")]
    return [verb(say(PLAN), "plan_contact", partial(acts.go, "planned_contact"), drawing="calendar")]


def _letter(language: Language, acts: Acts, words: Message) -> Button:
    return verb(language.say(words), "write_letter" if words is LETTER else "write_locked", partial(acts.go, "letter"), drawing="post")
