"""How somebody may be reached, read from what one page may show of them: the same on every paper and in every copied answer (8.5).

What is not known counts as not safe. A number stands only beside what to know before it is rung, and never where its owner asked for
no calls. A home is a way to somebody only where a letter may come; of every other place it is said that none may.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection
from functools import partial

from vawdesk.i18n import N_, NBSP, Language, Message
from vawdesk.models.casework.address import LIVED_IN, AddressKind
from vawdesk.models.casework.contact_ways import Way
from vawdesk.models.values import Tri
from vawdesk.services.feared_ways import INSTEAD, PHONES, rows_of
from vawdesk.services.safe_contact import BEST, CALL, CALL_UNKNOWN, NEVER, NO_MESSAGE, NOT_CALL
from vawdesk.services.view import RecordView, RowView, Shape, View, Withheld

Saying = Callable[[Language], str]
Said = list[Withheld | Saying]
A_LETTER = N_("A letter may come to {address}.")
DO_NOT_WRITE = N_("Not known to be safe: do not write.")
LINES = ("line1", "line2", "line3", "line4", "town", "county", "postcode")


def home_group(person: uuid.UUID) -> str:
    """The group that holds where somebody lives now."""
    return f"home {person.hex}"


def letters_fact(person: uuid.UUID) -> str:
    """The fact that names, by their ids, those of the homes to which a letter may come."""
    return f"letters {person.hex}"


def calling(view: View, person: RecordView, *, numbered: bool = True) -> Said:
    """When and how to ring, and by which ways never. `numbered`: with the number; False where it stands beside the words.

    A number that somebody they may be afraid of has too is never safe to ring.
    """
    phones, held = person.get("phones"), person.get("contact_never_by")
    never = held if isinstance(held, tuple) else ()
    said: Said = []
    if isinstance(phones, Withheld):
        said += [phones] if numbered else []
    elif Way.PHONE not in never:
        said += [partial(_call, row, closed, numbered) for row, closed in rows_of(view, person, PHONES)]
    return [*said, *(partial(_never, way) for way in never)]


def instead(view: View, person: RecordView) -> Said:
    """Whom to ask in their place: only somebody who agreed to it, and neither is somebody feared nor has their number."""
    held = person.get("safe_alt_contact")
    if isinstance(held, Withheld):
        return [held]
    return [partial(_through, row) for row, closed in rows_of(view, person, INSTEAD) if row.get("agreed") is Tri.YES and not closed]


def letters(view: View, person: uuid.UUID) -> Said:
    """Each home of theirs to which a letter may come."""
    safe = view.fact(letters_fact(person)) or ()
    return [partial(_letter, place) for place in view.group(home_group(person)) if place.id in safe]


def not_for_letters(view: View, person: RecordView, kinds: Collection[AddressKind] = tuple(AddressKind)) -> Said:
    """Each place of these kinds where they live, work or go to school and to which nothing is written, with why."""
    if person.id is None:
        return []
    safe, never = view.fact(letters_fact(person.id)) or (), person.get("contact_never_by")
    why = NEVER[Way.POST] if isinstance(never, tuple) and Way.POST in never else DO_NOT_WRITE
    return [
        partial(_no_letter, place, why)
        for place in view.group(home_group(person.id))
        if place.id not in safe and place.get("kind") in kinds
    ]


def _call(row: RowView, shared: bool, numbered: bool, language: Language) -> str:
    """What to know before this number is rung; a number that is not known to be safe is not rung."""
    number, best, caller = (_words(row, name, language) for name in ("number", "best_time", "caller_id_note"))
    kept, safe = number.replace(" ", NBSP), Tri.NO if shared else row.get("safe_to_call")
    if safe is not Tri.YES or not number:
        return language.say(NOT_CALL if safe is Tri.NO else CALL_UNKNOWN, number=kept) if number else ""
    parts = [language.say(CALL, number=kept)] if numbered else []
    parts += [language.say(BEST, time=best)] if best else []
    parts += [] if row.get("safe_to_leave_message") is Tri.YES else [language.say(NO_MESSAGE)]
    parts += [caller.rstrip(".") + "."] if caller else []
    return " ".join(parts)


def _never(way: Way, language: Language) -> str:
    return language.say(NEVER[way])


def _through(row: RowView, language: Language) -> str:
    parts = [_words(row, name, language) for name in ("name", "relation", "number")]
    return language.list([part.replace(" ", NBSP) for part in parts if part])


def _letter(place: RecordView, language: Language) -> str:
    address = _address(place, language)
    return language.say(A_LETTER, address=address) if address else ""


def _no_letter(place: RecordView, why: Message, language: Language) -> str:
    address = _address(place, language)
    kind = "" if place.get("kind") in LIVED_IN else _words(place, "kind", language)
    return f"{kind}: {address}. {language.say(why)}" if kind and address else f"{address}. {language.say(why)}" if address else ""


def _address(place: RecordView, language: Language) -> str:
    return ", ".join(words for name in LINES if (words := _words(place, name, language)))


def _words(shape: Shape, name: str, language: Language) -> str:
    held = shape.text(name, language)
    return held if isinstance(held, str) else ""
