"""A person on file: who they are, how they may be reached safely, and from whom their details are kept."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, Sections, field, row_field
from vawdesk.models.casework.contact_ways import EmailAddress, OtherWay, Phone, SafeContact, Way
from vawdesk.models.kinds import ApproximateDate, Choice, DateKind, LongText, References, Rows, Several, TextKind, TriKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import OES, Option, PartialDate, Row, Tri, age_on


class AgeBand(Option):
    """About how old somebody is whose date of birth is not known."""

    UNDER_16 = "under 16", N_("Under 16")
    SIXTEEN = "16 or 17", N_("16 or 17")
    ADULT = "18 or over", N_("18 or over")
    NOT_KNOWN = "not known", N_("Not known")


BAND_AGES = {AgeBand.UNDER_16: (0, 15), AgeBand.SIXTEEN: (16, 17), AgeBand.ADULT: (18, 150)}


class Speech(Option):
    """A language that a person speaks or signs."""

    WELSH = "cy", N_("Welsh")
    ENGLISH = "en", N_("English")
    BSL = "bsl", N_("British Sign Language")
    OTHER = "other", N_("Another language")


class Interpreter(Option):
    """Whom the person wants as an interpreter."""

    WOMAN = "woman", N_("A woman")
    MAN = "man", N_("A man")
    EITHER = "either", N_("Either")
    NOT_ASKED = "not asked", N_("Not asked yet")


class PersonType(Option):
    """What sort of person this is, whatever their part in a case."""

    ADULT = "adult", N_("Adult")
    CHILD = "child", N_("Child")
    STAFF = "staff member", N_("Member of staff")
    PROFESSIONAL = "professional", N_("Professional from elsewhere")


class Consent(Option):
    """Whether the person agreed that we keep and share what concerns them."""

    YES = "asked yes", N_("Asked, and agreed")
    NO = "asked no", N_("Asked, and refused")
    NOT_SAFE = "not safe to ask", N_("Not safe to ask")
    LACKS_CAPACITY = "lacks capacity", N_("Not able to decide about this")
    NOT_NEEDED = "not needed", N_("Not needed")


class Privacy(Option):
    """Whether the person has been told what we keep about them."""

    GIVEN = "given", N_("Given")
    NOT_SAFE = "not safe yet", N_("Not safe yet")


@dataclass(frozen=True)
class Alias(Row):
    """Another name by which somebody is known."""

    name: str | None = row_field(N_("Name"), TextKind(120, about="name"), required=True, paragraph="11 practice points")


@dataclass(frozen=True)
class Vehicle(Row):
    """A vehicle that somebody uses."""

    description: str | None = row_field(N_("Make, model, colour"), TextKind(120), paragraph="11 practice points")
    plate: str | None = row_field(N_("Number plate"), TextKind(12, about="plate"), paragraph="11 practice points")


BEHAVIOUR_FIELDS = ("employment_note", "vehicles", "premises_access", "it_access", "weapons_or_physical_skill")

BORN_LATER = Rule("X9 born", N_("This date of birth is in the future. Check the year."), "house rule")
VERY_OLD = Rule("X9 old", N_("This date of birth is more than 100 years ago. Check the year."), "house rule", Weight.ADVISE)
BORN_AFTER = Rule("X9 event", N_("This person was born after the day on which it happened. Check both dates."), "8.25")
DIED_LATER = Rule("X9 died", N_("A death cannot be in the future. Check the date."), "house rule")
DIED_BEFORE_BIRTH = Rule("X9 life", N_("The date of death is before the date of birth. Check both."), "house rule")
OWN_DETAILS = Rule("person.self", N_("A person's details cannot be kept from themselves. Choose somebody else."), "8.5")
NO_WAY_LEFT = Rule(
    "person.no-way",
    N_("Every way of contact is closed for this person. Write down a safe contact, or how they will reach us."),
    "8.5",
    Weight.ADVISE,
)
CHILD_AND_ADULT = Rule(
    "person.type", N_("The age and the kind of person do not agree: one says child, the other adult. Put one of them right."), "6.9"
)  # fmt: skip


def _known_to_us(person: Person) -> bool:
    return person.person_type not in (PersonType.PROFESSIONAL, PersonType.STAFF)


class Person(CaseworkRecord):
    """A person in the casework room. The word for their part in a case stands in the case, never here."""

    __tablename__ = "person"
    type_name = "person"
    title = N_("Person")
    reference_prefix = "PE"

    display_name: Mapped[str | None] = field(
        N_("Preferred name"), TextKind(120, about="name"), required=True, whose="self", index=True, paragraph="8.25",
        help=N_("The name this person likes to be called. Lists show it; titles and file names never do."),
        missing=N_("Write the name this person likes to be called, or a word by which you will know them."),
    )  # fmt: skip
    legal_first: Mapped[str | None] = field(N_("Legal first name"), TextKind(80, about="name"), whose="self", paragraph="8.25")
    legal_last: Mapped[str | None] = field(N_("Legal last name"), TextKind(80, about="name"), whose="self", paragraph="8.25")
    aliases: Mapped[tuple[Alias, ...] | None] = field(
        N_("Other names"), Rows(Alias), whose="self", paragraph="11 practice points",
        help=N_("Earlier names, nicknames, names used on the internet."),
    )  # fmt: skip
    dob: Mapped[PartialDate | None] = field(
        N_("Date of birth"), ApproximateDate(), paragraph="6.9", help=N_("If you only know the year, write the year.")
    )  # fmt: skip
    age_band_if_unknown: Mapped[AgeBand | None] = field(
        N_("If the date of birth is not known: how old?"), Choice(AgeBand), required=lambda r: r.dob is None, paragraph="6.9",
        missing=N_("Write the date of birth, or say about how old this person is."),
        help=N_("Nobody under 18 is called a perpetrator, so the age decides which words may be used."),
    )  # fmt: skip
    sex_gender: Mapped[str | None] = field(
        N_("Sex or gender, in their own words"), TextKind(80), paragraph="8.24", help=N_("“Prefer not to say” is an answer.")
    )  # fmt: skip
    pronouns: Mapped[str | None] = field(N_("Pronouns"), TextKind(40), paragraph="8.24")
    ethnicity: Mapped[str | None] = field(
        N_("Ethnicity, in their own words"), TextKind(120), paragraph="8.23", help=N_("Ask only if it is needed for the help you give.")
    )  # fmt: skip
    disability: Mapped[str | None] = field(
        N_("Disability, in their own words"), LongText(2000), paragraph="8.23",
        help=N_("Ask only if it is needed for the help you give."),
    )  # fmt: skip
    access_needs: Mapped[str | None] = field(
        N_("What they need to be able to use our service"), LongText(2000), paragraph="8.23",
        help=N_("For example: steps, print size, a quiet room, somebody with them who is safe."),
    )  # fmt: skip
    religion: Mapped[str | None] = field(
        N_("Religion or belief, in their own words"), TextKind(120), paragraph="8.24",
        help=N_("Ask only if it is needed for the help you give."),
    )  # fmt: skip
    first_language: Mapped[Speech | None] = field(
        N_("First language"), Choice(Speech), required=True, paragraph="8.23", missing=N_("Choose the first language.")
    )  # fmt: skip
    language_choice: Mapped[Speech | None] = field(
        N_("Language they choose to use with us"), Choice(Speech), required=True, paragraph="8.23",
        missing=N_("Choose the language they want to use with us."), help=N_("Ask which language they prefer, and note it."),
    )  # fmt: skip
    other_language: Mapped[str | None] = field(
        N_("Which other language?"), TextKind(80), paragraph="8.23", missing=N_("Write which language it is."),
        required=lambda r: Speech.OTHER in (r.first_language, r.language_choice),
    )  # fmt: skip
    interpreter_needed: Mapped[Tri | None] = field(
        N_("Is an interpreter needed?"), TriKind(answers=OES), required=True, paragraph="8.23",
        missing=N_("Say whether an interpreter is needed."),
        help=N_("Never a member of the family or a friend, and never a child: use somebody independent."),
    )  # fmt: skip
    interpreter_gender_pref: Mapped[Interpreter | None] = field(N_("Interpreter wanted"), Choice(Interpreter), paragraph="8.23")
    person_type: Mapped[PersonType | None] = field(
        N_("Kind of person"), Choice(PersonType), required=True, paragraph="8.25", missing=N_("Choose the kind of person.")
    )  # fmt: skip
    phones: Mapped[tuple[Phone, ...] | None] = field(
        N_("Telephone numbers"), Rows(Phone), whose="self", paragraph="8.5",
        help=N_("Check it is safe before you call, text, write or visit. If you are not sure, do not."),
    )  # fmt: skip
    emails: Mapped[tuple[EmailAddress, ...] | None] = field(N_("E-mail addresses"), Rows(EmailAddress), whose="self", paragraph="8.5")
    other_ways: Mapped[tuple[OtherWay, ...] | None] = field(N_("Other ways to reach them"), Rows(OtherWay), whose="self", paragraph="8.5")
    safe_alt_contact: Mapped[tuple[SafeContact, ...] | None] = field(
        N_("Safe contact instead"), Rows(SafeContact), whose="self", paragraph="8.5",
        help=N_("Somebody the person trusts and through whom they can be reached safely."),
    )  # fmt: skip
    contact_never_by: Mapped[tuple[Way, ...] | None] = field(N_("Never contact"), Several(Way), paragraph="8.5")
    do_not_disclose_to: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Never tell these people anything about this person"), References("person"), paragraph="8.5",
        help=N_("What is released to them, or to somebody who may pass it on, leaves this person's details out."),
    )  # fmt: skip
    vulnerabilities_note: Mapped[str | None] = field(
        N_("What makes things harder for them"), LongText(), mask=True, paragraph="8.23",
        help=N_("Write what happens and what helps, not a label."),
    )  # fmt: skip
    health_note: Mapped[str | None] = field(
        N_("Health"), LongText(), mask=True, paragraph="8.24",
        help=N_("Only what matters for safety or for the help you give. Behaviour and needs, not a diagnosis."),
    )  # fmt: skip
    immigration_note: Mapped[str | None] = field(
        N_("Immigration status, only where the help depends on it"), LongText(2000), mask=True, paragraph="UK GDPR 5(1)(c)",
        help=N_("It stays out of every page that leaves. What is written elsewhere goes only with a reason of its own."),
    )  # fmt: skip
    employment_note: Mapped[str | None] = field(N_("Employment"), LongText(2000), mask=True, paragraph="11 practice points")
    vehicles: Mapped[tuple[Vehicle, ...] | None] = field(
        N_("Vehicles"), Rows(Vehicle), mask=True, whose="self", paragraph="11 practice points"
    )  # fmt: skip
    premises_access: Mapped[str | None] = field(
        N_("Keys and ways into buildings"), LongText(2000), mask=True, paragraph="11 practice points",
        help=N_("Places this person can enter: keys, codes, work on site."),
    )  # fmt: skip
    it_access: Mapped[str | None] = field(
        N_("Access to computers and accounts"), LongText(2000), mask=True, paragraph="11 practice points",
        help=N_("Passwords, shared accounts, tracking, smart devices at home."),
    )  # fmt: skip
    weapons_or_physical_skill: Mapped[str | None] = field(
        N_("Weapons, or training in using force"), LongText(2000), mask=True, paragraph="11 practice points",
        help=N_("What is known and how it is known. Tell your manager, and think of a staff-risk flag."),
    )  # fmt: skip
    consent_status: Mapped[Consent | None] = field(
        N_("Consent"), Choice(Consent), paragraph="8.26",
        help=N_("You can share to protect someone, even without consent, if it is needed."),
    )  # fmt: skip
    deceased_on: Mapped[PartialDate | None] = field(
        N_("Date of death"), ApproximateDate(), paragraph="8.25",
        help=N_("Nothing about this person is disposed of before somebody has looked."),
    )  # fmt: skip
    privacy_information: Mapped[Privacy | None] = field(
        N_("What we keep about them: have they been told?"), Choice(Privacy), required=_known_to_us, paragraph="UK GDPR 13-14",
        missing=N_("Say whether the privacy information has been given."),
        help=N_("Giving it can be unsafe: a leaflet in the wrong hands shows that they came to us."),
    )  # fmt: skip
    privacy_given_on: Mapped[date | None] = field(
        N_("Given on"), DateKind(), required=lambda r: r.privacy_information is Privacy.GIVEN, paragraph="UK GDPR 13-14",
        missing=N_("Write the day on which it was given."),
    )  # fmt: skip
    privacy_look_again_on: Mapped[date | None] = field(
        N_("Look again on"), DateKind(), required=lambda r: r.privacy_information is Privacy.NOT_SAFE, paragraph="UK GDPR 13-14",
        missing=N_("Write the day on which you will look again."),
    )  # fmt: skip
    effect_of_characteristics: Mapped[str | None] = field(
        N_("What being who they are changes"), LongText(), paragraph="8.24",
        help=N_("Culture, faith, disability, identity, earlier treatment: what it changes for the person, the behaviour and the help."),
    )  # fmt: skip

    @classmethod
    def sections(cls) -> Sections:
        names = tuple(cls.fields())
        reach, behaviour, agreed = names.index("phones"), names.index("employment_note"), names.index("consent_status")
        speech, notes = names.index("first_language"), names.index("vulnerabilities_note")
        return (
            ("A", N_("Who they are"), names[:speech]),
            ("B", N_("Language and kind"), names[speech:reach]),
            ("C", N_("Reaching them safely"), names[reach:notes]),
            ("D", N_("Needs and health"), names[notes:behaviour]),
            ("E", N_("What colleagues need to know about their behaviour"), names[behaviour:agreed]),
            ("F", N_("Consent and privacy"), names[agreed:]),
        )

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return (self.id,)

    def ages(self, on: date) -> tuple[int, int] | None:
        """The least and greatest age in years on that day; None when nothing is known of it."""
        if self.dob is not None:
            return age_on(self.dob, on)
        return BAND_AGES.get(self.age_band_if_unknown) if self.age_band_if_unknown else None

    def rules(self, now: Moment) -> Iterator[Problem]:
        yield from self._life(now.today)
        ages = self.ages(now.today)
        if ages and ((self.person_type is PersonType.CHILD and ages[0] >= 18) or (self.person_type is PersonType.ADULT and ages[1] < 18)):
            yield CHILD_AND_ADULT.at("person_type")
        if self.id in (self.do_not_disclose_to or ()):
            yield OWN_DETAILS.at("do_not_disclose_to")
        if set(self.contact_never_by or ()) == set(Way) and not self.safe_alt_contact:
            yield NO_WAY_LEFT.at("safe_alt_contact")

    def _life(self, today: date) -> Iterator[Problem]:
        if self.dob is not None and self.dob.earliest > today:
            yield BORN_LATER.at("dob")
        elif self.dob is not None and self.deceased_on is None and age_on(self.dob, today)[0] > 100:
            yield VERY_OLD.at("dob")
        if self.deceased_on is not None and self.deceased_on.earliest > today:
            yield DIED_LATER.at("deceased_on")
        if self.dob is not None and self.deceased_on is not None and self.deceased_on.latest < self.dob.earliest:
            yield DIED_BEFORE_BIRTH.at("deceased_on")


def born_after(person: Person, happened: date, field: str) -> Problem | None:
    """X9: a person born only after the day of an event cannot have a part in it. `field` is where the event's record names its day."""
    return BORN_AFTER.at(field) if person.dob is not None and person.dob.earliest > happened else None
