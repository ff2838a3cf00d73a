"""A case: the file of one adult or young person we work with."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_, Message, plain
from vawdesk.models.base import CaseworkRecord, Sections, field
from vawdesk.models.casework.case_rows import (
    SPECIALIST_FIRST,
    AbuseNoted,
    Arrangement,
    AssessmentElsewhere,
    DatedWords,
    LeftOpen,
    PriorityAction,
    SpecialistView,
    Wish,
)
from vawdesk.models.casework.roles import CasePerson, Role
from vawdesk.models.kinds import Choice, DateKind, Flag, LongText, Reference, References, Rows, TextKind, TriKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import OES, Option, Tri


class Apart(Option):
    """Whether the people of a situation are worked with apart."""

    YES = "yes", N_("Apart, by different people")
    NOT_YET = "not yet", N_("Not yet")
    NOT_POSSIBLE = "not possible", N_("Not possible")


class CloseReason(Option):
    """Why a case was closed."""

    FINISHED = "finished", N_("The work is finished")
    PERSON_ENDED = "person ended", N_("The person ended it")
    NO_CONTACT = "no contact", N_("We could not keep in contact")
    ELSEWHERE = "elsewhere", N_("Another service goes on with it")
    MOVED = "moved", N_("The person moved away")
    DIED = "died", N_("The person died")
    OTHER = "other", N_("Other")


ONCE_EACH = Rule("case.person-twice", N_("The same person stands here twice. Give one line several roles instead."), "6.5")
OWNER_LISTED = Rule("case.owner", N_("The person whose file this is must be among the people of the case, with their role."), "8.25")
OPENED_AHEAD = Rule("X9 opened", N_("A case cannot be opened in the future. Check the date."), "house rule")
CLOSED_FIRST = Rule("X9 closed", N_("The case was closed before it was opened, or in the future. Check the dates."), "house rule")
COUNTER_ALLEGATIONS = Rule(
    "C6",
    N_(
        "There are allegations from both sides. Record each one separately, offer a service to each person, ask a specialist, "
        "and do not decide who is the main victim."
    ),
    "8.34",
    Weight.ADVISE,
)
SPECIALIST = Rule(
    "case.specialist-first",
    N_(
        "Speak to nobody in the family or community about this. Call a specialist first. "
        "For female genital mutilation of a girl under 18, some professions have a duty to report to the police."
    ),
    "5.8",
    Weight.ADVISE,
)


def _child_named(case: Case) -> bool:
    return any(Role.CHILD in (row.roles or ()) for row in case.people or ())


class Case(CaseworkRecord):
    """The file of one person. There is no field in which anybody's account is found true or false."""

    __tablename__ = "case_file"
    type_name = "case"
    title = N_("Case")
    reference_prefix = "VA"

    heading: Mapped[str | None] = field(
        N_("Title"), TextKind(120), sensitive=False, paragraph="8.25",
        help=N_("Use a number or a neutral word, never a name. Left empty, the reference is the title."),
    )  # fmt: skip
    person: Mapped[uuid.UUID | None] = field(
        N_("Whose file this is"), Reference("person"), required=True, index=True, paragraph="8.3",
        missing=N_("Choose the person whose file this is."),
        help=N_("A case is the file of one person. Cases that belong together are linked."),
    )  # fmt: skip
    opened_on: Mapped[date | None] = field(
        N_("Opened on"), DateKind(), required=True, sensitive=False, paragraph="8.25", missing=N_("Write the day on which it was opened.")
    )  # fmt: skip
    domestic_abuse: Mapped[bool | None] = field(
        N_("This is about domestic abuse"), Flag(), required=True, default=True, paragraph="8.31",
        missing=N_("Say whether this is about domestic abuse."),
        help=N_("The label goes with everything that is shared, so that it is taken as seriously as it should be."),
    )  # fmt: skip
    not_domestic_abuse_because: Mapped[str | None] = field(
        N_("Why this is not about domestic abuse"), LongText(2000), required=lambda r: r.domestic_abuse is False, paragraph="8.31",
        missing=N_("Write why the label is taken off. Unlabelled concerns are easily overlooked."),
    )  # fmt: skip
    people: Mapped[tuple[CasePerson, ...] | None] = field(
        N_("People in this case"), Rows(CasePerson), required=True, paragraph="5.2", missing=N_("Add the people of this case.")
    )  # fmt: skip
    worker: Mapped[uuid.UUID | None] = field(
        N_("Worker"), Reference("staff_member"), required=True, sensitive=False, index=True, paragraph="8.4",
        missing=N_("Choose who works with this person."),
        help=N_("Different people should work with each adult. This helps you stay fair, and helps keep people safe."),
    )  # fmt: skip
    situation: Mapped[uuid.UUID | None] = field(
        N_("Situation"), Reference("situation"), required=True, sensitive=False, index=True, paragraph="8.4",
        missing=N_("Choose the situation to which this case belongs, or begin a new one."),
    )  # fmt: skip
    kinds_of_abuse: Mapped[tuple[AbuseNoted, ...] | None] = field(
        N_("Kinds of abuse told or seen"), Rows(AbuseNoted), paragraph="5.5",
        help=N_("This list helps you notice things. It is not counted, and cannot tell how dangerous someone is."),
    )  # fmt: skip
    what_they_want: Mapped[tuple[Wish, ...] | None] = field(
        N_("What the person wants"), Rows(Wish), paragraph="4.2",
        help=N_("Ask them alone. Add a line each time you ask; the older ones stay."),
    )  # fmt: skip
    safety_arrangements: Mapped[tuple[Arrangement, ...] | None] = field(
        N_("Safety arrangements agreed"), Rows(Arrangement), paragraph="4.2"
    )  # fmt: skip
    assessments_done_elsewhere: Mapped[tuple[AssessmentElsewhere, ...] | None] = field(
        N_("Assessments made elsewhere"), Rows(AssessmentElsewhere), paragraph="11.2",
        help=N_("Assessing danger is work for trained specialists. Write what they told you; keep no items and no figures of your own."),
    )  # fmt: skip
    worked_separately: Mapped[Apart | None] = field(
        N_("Are the people worked with apart?"), Choice(Apart), required=True, paragraph="8.3",
        missing=N_("Say whether the people are worked with apart."),
    )  # fmt: skip
    not_apart_because: Mapped[str | None] = field(
        N_("Why not, and what will be done instead"), LongText(2000), paragraph="8.4",
        required=lambda r: r.worked_separately in (Apart.NOT_YET, Apart.NOT_POSSIBLE),
        missing=N_("Write why they are not worked with apart, and what keeps people safe meanwhile."),
    )  # fmt: skip
    counter_allegations_present: Mapped[Tri | None] = field(
        N_("Are there allegations from both sides?"), TriKind(answers=OES), required=True, paragraph="8.33",
        missing=N_("Say whether there are allegations from both sides."),
        help=N_("Write down what each person says. Do not try to work out who is telling the truth. Ask a specialist."),
    )  # fmt: skip
    assessed_by_specialist: Mapped[tuple[SpecialistView, ...] | None] = field(
        N_("What specialists told us about both sides"), Rows(SpecialistView), paragraph="8.34"
    )  # fmt: skip
    child_referral: Mapped[Tri | None] = field(
        N_("Is there a safeguarding referral about a child?"), TriKind(answers=OES), required=_child_named, paragraph="8.13",
        missing=N_("A child is named. Say whether there is a safeguarding referral."),
    )  # fmt: skip
    child_order: Mapped[Tri | None] = field(
        N_("Is there an order or a protection plan about a child?"), TriKind(answers=OES), required=_child_named, paragraph="8.11",
        missing=N_("A child is named. Say whether there is an order or a protection plan."),
    )  # fmt: skip
    child_removal: Mapped[Tri | None] = field(
        N_("Is there a risk that somebody takes a child away?"), TriKind(answers=OES), required=_child_named, paragraph="8.12",
        missing=N_("A child is named. Say whether somebody may take the child away."),
        help=N_("If so, whoever looks after the child during the day needs to know who may not collect them."),
    )  # fmt: skip
    specialist_involved: Mapped[tuple[uuid.UUID, ...] | None] = field(N_("Specialists involved"), References("contact"), paragraph="8.30")
    virtual_team: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("Colleagues who share this work"), References("staff_member"), paragraph="8.30",
        help=N_("Those who work with each of the people, so that what matters for safety reaches the others."),
    )  # fmt: skip
    virtual_team_elsewhere: Mapped[tuple[uuid.UUID, ...] | None] = field(
        N_("People in other agencies who share this work"), References("contact"), paragraph="8.30"
    )  # fmt: skip
    risk_summary: Mapped[tuple[DatedWords, ...] | None] = field(
        N_("What worries us, in words"), Rows(DatedWords), paragraph="11.6",
        help=N_("Facts and why they worry you. No points and no level."),
    )  # fmt: skip
    priority_actions: Mapped[tuple[PriorityAction, ...] | None] = field(N_("What comes first"), Rows(PriorityAction), paragraph="8.25")
    closed_on: Mapped[date | None] = field(N_("Closed on"), DateKind(), sensitive=False, paragraph="8.25")
    close_reason: Mapped[CloseReason | None] = field(
        N_("Why it was closed"), Choice(CloseReason), required=lambda r: r.closed_on is not None, paragraph="8.25",
        missing=N_("Choose why the case was closed."),
    )  # fmt: skip
    outcome: Mapped[str | None] = field(
        N_("What came of it"), LongText(), required=lambda r: r.closed_on is not None, paragraph="8.25",
        missing=N_("Write what came of the work."),
    )  # fmt: skip
    left_open: Mapped[tuple[LeftOpen, ...] | None] = field(
        N_("What was still open at closing"), Rows(LeftOpen), paragraph="8.25",
        help=N_("Flags, orders, referrals, planned contacts, drafts, paper copies, things to do, a hold: each is ended or goes on."),
    )  # fmt: skip

    @classmethod
    def sections(cls) -> Sections:
        names = tuple(cls.fields())
        abuse, apart, child, team = (
            names.index(name) for name in ("kinds_of_abuse", "worked_separately", "child_referral", "specialist_involved")
        )
        closing = names.index("closed_on")
        return (
            ("A", N_("The file and its people"), names[:abuse]),
            ("B", N_("What is known and what is wanted"), names[abuse:apart]),
            ("C", N_("Working apart"), names[apart:child]),
            ("D", N_("Children"), names[child:team]),
            ("E", N_("Who works together"), names[team:closing]),
            ("F", N_("Closing"), names[closing:]),
        )

    def called(self) -> Message:
        """What the case is called wherever a title stands: its neutral heading, else its reference. Never a name (X10)."""
        return plain(self.heading) if self.heading else N_("Case {reference}").with_(reference=self.ref_no or "")

    def file(self) -> uuid.UUID:
        return self.id

    def subjects(self) -> tuple[uuid.UUID, ...]:
        named = (self.person, *(row.person for row in self.people or ()))
        return tuple(dict.fromkeys(person for person in named if person is not None))

    def roles_of(self, person: uuid.UUID) -> tuple[Role, ...]:
        """The roles of one person in this case, empty when they have no part in it."""
        return tuple(role for row in self.people or () if row.person == person for role in row.roles or ())

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed. Notes may still be added to it."""
        return self.closed_on is not None

    def rules(self, now: Moment) -> Iterator[Problem]:
        listed = [row.person for row in self.people or ()]
        if len(set(listed)) < len(listed):
            yield ONCE_EACH.at("people")
        if listed and self.person is not None and self.person not in listed:
            yield OWNER_LISTED.at("people")
        if self.opened_on is not None and self.opened_on > now.today:
            yield OPENED_AHEAD.at("opened_on")
        if self.closed_on is not None and (self.closed_on > now.today or (self.opened_on is not None and self.closed_on < self.opened_on)):
            yield CLOSED_FIRST.at("closed_on")
        if self.counter_allegations_present is Tri.YES:
            yield COUNTER_ALLEGATIONS.at("counter_allegations_present")
        if any(row.kind in SPECIALIST_FIRST for row in self.kinds_of_abuse or ()):
            yield SPECIALIST.at("kinds_of_abuse")
