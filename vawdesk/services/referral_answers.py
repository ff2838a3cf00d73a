"""The answers of a referral in the order in which the forms of MARAC and of safeguarding in Wales ask: nothing is typed twice (3.7)."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from vawdesk.i18n import N_, NBSP, Language, Message
from vawdesk.models.casework.address import LIVED_IN, AddressKind
from vawdesk.models.values import Tri
from vawdesk.services.reached_safely import Said, calling, instead, letters, not_for_letters
from vawdesk.services.referral_paper import ours
from vawdesk.services.view import RecordView, Shape, View, Withheld

ANSWER, TEXT = "answer", "T06"  # the fact that says which answer is asked for, and the code of the text
TITLE_ABUSE, TITLE = N_("DOMESTIC ABUSE: referral {reference}"), N_("Referral {reference}")
NEEDS_INTERPRETER = N_("An interpreter is needed.")
WHO_REFERS = N_("Who refers")
TOGETHER, TIE = N_("How they belong together"), N_("{first} – {second}: {kind}")
HARMED, CONCERN = N_("Person who is harmed"), N_("Person whose behaviour is a concern")
SUBJECT, CHILD = N_("Person it is about"), N_("Child")
PARTS: tuple[tuple[str, Message, tuple[str, ...]], ...] = (  # of a person: key, label, fields
    ("name", N_("Name"), ()),
    ("aliases", N_("Other names"), ("aliases",)),
    ("born", N_("Date of birth or age"), ("dob", "age_band_if_unknown")),
    ("gender", N_("Gender"), ("sex_gender", "pronouns")),
    ("ethnicity", N_("Ethnicity"), ("ethnicity",)),
    ("needs", N_("Disability and needs"), ("disability", "access_needs")),
    ("language", N_("Language and interpreter"), ("language_choice", "other_language")),
    ("address", N_("Address, and whether to write there"), ()),
    ("school", AddressKind.SCHOOL.label, ()),
    ("work", AddressKind.WORK.label, ()),
    ("phone", N_("Telephone, and whether it is safe"), ()),
    ("instead", N_("Safe contact instead"), ()),
)
REACHED: dict[str, Callable[[View, RecordView], Said]] = {
    "address": lambda view, person: [*(letters(view, person.id) if person.id else []), *not_for_letters(view, person, LIVED_IN)],
    "school": lambda view, person: not_for_letters(view, person, (AddressKind.SCHOOL,)),
    "work": lambda view, person: not_for_letters(view, person, (AddressKind.WORK,)),
    "phone": calling,
    "instead": instead,
}
ABOUT_IT: tuple[tuple[str, Message, tuple[str, ...]], ...] = (
    ("why_now", N_("Why now: what happened, when, where"), ("why_now",)),
    ("wants", N_("What the person who is harmed wants"), ("what_victim_wants",)),
    ("criterion", N_("Criterion"), ("criterion",)),
    ("dash", N_("Dash list: by whom, when, where it is kept"), ("dash",)),
    ("consent", N_("Do they know of it, and did they agree?"), ("consent", "consent_reason")),
    ("needed", N_("Why it is needed"), ("why_needed",)),
    ("programme", N_("Before the programme"), ("partner_contact", "told", "children_links")),
)


@dataclass(frozen=True)
class Answer:
    """One answer: its key, whom it is about ("" for the referral itself), what their form calls it, and the words."""

    key: str
    about: str
    label: Message
    words: str


def answers(view: View, language: Language) -> list[Answer]:
    """Every answer that this reader may have, in the order of their forms; what holds nothing is left out."""
    held = view.main
    found = [
        Answer("title", "", N_("Title"), language.say(_title(view), reference=held.ref_no)),
        Answer("agency", "", WHO_REFERS, _lines((ours(view, language), *(view.fact(name) for name in ("by", "phone", "email"))))),
        Answer("purpose", "", held.label("purpose"), _said(held, ("purpose", "help_asked"), language)),
    ]
    for place, (one, part) in enumerate(parts(held)):
        person = view.find(one)
        if person is not None:
            found += _person(view, person, part, place, language)
    found.append(Answer("ties", "", TOGETHER, _lines(_tie(view, one, language) for one in view.group("ties"))))
    found += [Answer(key, "", label, _said(held, fields, language)) for key, label, fields in ABOUT_IT]
    return [one for one in found if one.words]


def parts(held: RecordView) -> list[tuple[uuid.UUID, Message]]:
    """Everybody in a referral once, with their part: who is harmed, whose behaviour is a concern, whom else it is about, children."""
    listed = [(one, HARMED) for one in held.get("victims") or ()] + [(one, CONCERN) for one in held.get("of_concern") or ()]
    listed += [(held.get("subject"), SUBJECT)] + [(one, CHILD) for one in held.get("children") or ()]
    found: dict[uuid.UUID, Message] = {}
    for one, part in listed:
        if one is not None:
            found.setdefault(one, part)
    return list(found.items())


def _tie(view: View, tie: RecordView, language: Language) -> str:
    """Two people and what they are to each other; nothing where this reader does not get one of them."""
    first, second = (view.name(tie.get(end)) for end in ("from_person", "to_person"))
    kind = _flat(tie, "kind", language)
    if not (isinstance(first, str) and isinstance(second, str) and first and second and kind):
        return ""
    return language.say(TIE, first=first, second=second, kind=_lines((kind, _flat(tie, "how_it_stands", language)), ". "))


def _title(view: View) -> Message:
    return TITLE_ABUSE if view.fact("domestic_abuse", True) else TITLE


def _person(view: View, person: RecordView, part: Message, place: int, language: Language) -> Iterator[Answer]:
    about = language.say(part)
    for key, label, fields in PARTS:
        if key == "name":
            words = _name(person, language)
        elif key in REACHED:
            words = _lines(line(language) for line in REACHED[key](view, person) if not isinstance(line, Withheld))
        else:
            words = _said(person, fields, language)
        if key == "language" and words and person.get("interpreter_needed") is Tri.YES:
            words = f"{words}. {language.say(NEEDS_INTERPRETER)}"
        yield Answer(f"{place} {key}", about, label, words)


def _name(person: RecordView, language: Language) -> str:
    """SURNAME in capitals after the first name, as their forms want it, where both are known; else as they are called."""
    first, last = (_flat(person, name, language) for name in ("legal_first", "legal_last"))
    called = _flat(person, "display_name", language)
    if not (first and last):
        return called
    return f"{first} {last.upper()}" + (f" ({called})" if called not in ("", f"{first} {last}") else "")


def _said(shape: Shape, fields: Iterable[str], language: Language) -> str:
    return _lines(_flat(shape, name, language) for name in fields)


def _flat(shape: Shape, name: str, language: Language) -> str:
    held = shape.text(name, language)
    return held if isinstance(held, str) else ""


def _lines(parts: Iterable[object], between: str = "\n") -> str:
    """Joined, with plain spaces: what is pasted into somebody's form must not hold signs that only paper needs."""
    return between.join(part for part in parts if isinstance(part, str) and part).replace(NBSP, " ")
