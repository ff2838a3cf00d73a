"""How two people belong together, and what is reported between them. Nothing here decides who is right."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from sqlalchemy.orm import Mapped

from vawdesk.clock import Moment
from vawdesk.i18n import N_
from vawdesk.models.base import CaseworkRecord, field
from vawdesk.models.dates import happened
from vawdesk.models.kinds import ApproximateDate, Choice, LongText, Reference, TriKind
from vawdesk.models.rules import Problem, Rule, Weight
from vawdesk.models.values import OES, YDYN, Option, PartialDate, Tri


class RelationshipKind(Option):
    """What two people are to each other."""

    SPOUSE = "spouse or civil partner", N_("Married or civil partners")
    EX_SPOUSE = "former spouse or civil partner", N_("Formerly married or civil partners")
    PARTNER = "intimate partner", N_("Intimate partners")
    EX_PARTNER = "former partner", N_("Former partners")
    PARENT_CHILD = "parent and child", N_("Parent and child")
    SIBLING = "sibling", N_("Brothers or sisters")
    OTHER_FAMILY = "other family", N_("Other family")
    CARER = "carer", N_("Carer and person cared for")
    SHARE_HOME = "lives together", N_("Live in the same home")
    FRIEND = "friend", N_("Friends")
    COLLEAGUE = "colleague", N_("Colleagues")
    NEW_PARTNER = "new partner", N_("New partners")


PARTNERS = frozenset(
    {
        RelationshipKind.SPOUSE,
        RelationshipKind.EX_SPOUSE,
        RelationshipKind.PARTNER,
        RelationshipKind.EX_PARTNER,
        RelationshipKind.NEW_PARTNER,
    }
)


class Connected(Option):
    """The ground on which the law calls two people personally connected (Domestic Abuse Act 2021, section 2)."""

    MARRIED = "married", N_("They are or were married")
    CIVIL_PARTNERS = "civil partners", N_("They are or were civil partners")
    ENGAGED = "agreed to marry", N_("They agreed to marry")
    AGREED_PARTNERSHIP = "agreed civil partnership", N_("They agreed to a civil partnership")
    INTIMATE = "intimate relationship", N_("They have or had an intimate relationship")
    PARENTS = "parents of the same child", N_("They are or were parents of the same child")
    RELATIVES = "relatives", N_("They are relatives")


class Standing(Option):
    """How a relationship stands now."""

    CONTINUING = "continuing", N_("It continues")
    ENDING = "ending", N_("It is ending")
    ENDED = "ended", N_("It has ended")
    NOT_KNOWN = "not known", N_("Not known")


class Which(Option):
    """One of the two people of a relationship."""

    FIRST = "first", N_("The first person")
    SECOND = "second", N_("The second person")


class Direction(Option):
    """Towards whom the behaviour goes, as it is reported."""

    FIRST_TO_SECOND = "first to second", N_("From the first person towards the second")
    SECOND_TO_FIRST = "second to first", N_("From the second person towards the first")
    BOTH = "both reported", N_("Reported by both")
    NOT_KNOWN = "not known", N_("Not known")


SAME_PERSON = Rule("relationship.same", N_("A relationship needs two different people. Choose somebody else."), "8.25")
BOTH_REPORTED = Rule(
    "C9",
    N_(
        "Violence is reported by both. The risk to both adults and to the children is greater, and the case needs a manager's attention. "
        "Keep two workers, and do not decide who is the main victim."
    ),
    "8.22",
    Weight.ADVISE,
)


class Relationship(CaseworkRecord):
    """Two people and what joins them. Who may be afraid of whom is read from here."""

    __tablename__ = "relationship"
    type_name = "relationship"
    title = N_("Relationship")

    from_person: Mapped[uuid.UUID | None] = field(
        N_("First person"), Reference("person"), required=True, index=True, paragraph="8.25", missing=N_("Choose the first person.")
    )  # fmt: skip
    to_person: Mapped[uuid.UUID | None] = field(
        N_("Second person"), Reference("person"), required=True, index=True, paragraph="8.25", missing=N_("Choose the second person.")
    )  # fmt: skip
    kind: Mapped[RelationshipKind | None] = field(
        N_("What they are to each other"), Choice(RelationshipKind), required=True, paragraph="5.1",
        missing=N_("Choose what they are to each other."),
    )  # fmt: skip
    child_is: Mapped[Which | None] = field(
        N_("Who is the child?"), Choice(Which), required=lambda r: r.kind is RelationshipKind.PARENT_CHILD, paragraph="8.11",
        missing=N_("Say which of the two is the child."),
    )  # fmt: skip
    personally_connected_basis: Mapped[Connected | None] = field(
        N_("Personally connected in law because"), Choice(Connected), paragraph="DAA 2021 s.2",
        help=N_("The law speaks of domestic abuse between people aged 16 or over who are personally connected."),
    )  # fmt: skip
    how_it_stands: Mapped[Standing | None] = field(
        N_("How does the relationship stand?"), Choice(Standing), required=True, paragraph="8.6",
        missing=N_("Say whether the relationship continues."),
        help=N_("While it continues, sessions are held apart (8.6). When it has ended, appointments must not meet (8.7)."),
    )  # fmt: skip
    separated_on: Mapped[PartialDate | None] = field(
        N_("Separated on"), ApproximateDate(), paragraph="8.7",
        help=N_("Look at visits and appointments again: what was safe before may not be safe now."),
    )  # fmt: skip
    lives_together: Mapped[Tri | None] = field(N_("Do they live together?"), TriKind(answers=YDYN), paragraph="8.6")
    shared_children: Mapped[Tri | None] = field(N_("Do they have children together?"), TriKind(answers=OES), paragraph="8.11")
    contact_arrangements: Mapped[str | None] = field(
        N_("Arrangements for contact with children"), LongText(), paragraph="8.12",
        help=N_("Who may collect or see the children, when and where, and what paper says so."),
    )  # fmt: skip
    behaviour_direction: Mapped[Direction | None] = field(
        N_("Towards whom is the behaviour reported?"), Choice(Direction), required=lambda r: r.kind in PARTNERS, paragraph="8.33",
        missing=N_("Say towards whom the behaviour is reported. “Not known” is an answer."),
        help=N_("Write down what is reported. “Both” and “Not known” protect both people. Leave it empty when nothing is reported."),
    )  # fmt: skip

    def subjects(self) -> tuple[uuid.UUID, ...]:
        return tuple(person for person in (self.from_person, self.to_person) if person is not None)

    def protected_from(self) -> tuple[tuple[uuid.UUID, uuid.UUID], ...]:
        """Pairs (who is protected, from whom): X6. Both and not known protect both, as do partners of whom nothing is said yet."""
        first, second = self.from_person, self.to_person
        if first is None or second is None or first == second:
            return ()
        if self.behaviour_direction is Direction.FIRST_TO_SECOND:
            return ((second, first),)
        if self.behaviour_direction is Direction.SECOND_TO_FIRST:
            return ((first, second),)
        if self.behaviour_direction is None and self.kind not in PARTNERS:
            return ()
        return ((first, second), (second, first))

    @property
    def live_together(self) -> bool:
        """Whether they share a home, as far as is known: as was answered, else by what they are to each other."""
        if self.lives_together in (Tri.YES, Tri.NO):
            return self.lives_together is Tri.YES
        return self.kind is RelationshipKind.SHARE_HOME and self.how_it_stands is not Standing.ENDED

    def child(self) -> uuid.UUID | None:
        """Which of the two is the child, where it is a relationship of parent and child."""
        if self.kind is not RelationshipKind.PARENT_CHILD or self.child_is is None:
            return None
        return self.from_person if self.child_is is Which.FIRST else self.to_person

    def rules(self, now: Moment) -> Iterator[Problem]:
        if self.from_person is not None and self.from_person == self.to_person:
            yield SAME_PERSON.at("to_person")
        yield from happened("separated_on", self.separated_on, now)
        if self.behaviour_direction is Direction.BOTH:
            yield BOTH_REPORTED.at("behaviour_direction")
