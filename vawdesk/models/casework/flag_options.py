"""The choices of a staff-risk flag, and the lines its banner makes of them."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.flag_category import Category
from vawdesk.models.values import Option

__all__ = ["Category"]  # chosen in a flag beside the others


class Standing(Option):
    """How a flag stands. From proposed until ended it is in view."""

    DRAFT = "draft", N_("Being written")
    PROPOSED = "proposed", N_("Not yet confirmed")
    CONFIRMED = "confirmed", N_("Confirmed")
    CHALLENGED = "challenged", N_("Under challenge")
    ENDED = "ended", N_("Ended")


WHY_LINES = {
    Category.THREATS: N_("Threats to staff, {date}."),
    Category.VIOLENCE: N_("Violence, {date}."),
    Category.VERBAL_ABUSE: N_("Verbal abuse of staff, {date}."),
    Category.SEXUAL_HARASSMENT: N_("Sexual harassment of staff, {date}."),
    Category.WEAPON: N_("A weapon, {date}."),
    Category.ANIMAL: N_("A dangerous animal, {date}."),
    Category.DRUGS: N_("Drugs or needles in the home, {date}."),
    Category.THIRD_PARTY: N_("Risk from somebody else at the address, {date}."),
    Category.STALKING: N_("Stalking of staff, {date}."),
    Category.OTHER: N_("Risk to staff, {date}."),
}


class Source(Option):
    """How we know of what happened."""

    OWN_STAFF = "own staff", N_("Our own staff")
    AGENCY = "agency", N_("Another agency")
    COURT_ORDER = "court order", N_("A court order")
    VICTIM = "victim", N_("The account of the person who was harmed")
    THIRD_PERSON = "third person", N_("The account of somebody else")


SOURCE_LINES = {  # whose account it is never stands in a banner: it can be read over a shoulder (8.5)
    Source.OWN_STAFF: N_("Seen and written down by our own staff."),
    Source.AGENCY: N_("Told by another agency."),
    Source.COURT_ORDER: N_("Known from a court order."),
    Source.VICTIM: N_("How we know stands in the flag. Do not speak of it there."),
    Source.THIRD_PERSON: N_("How we know stands in the flag. Do not speak of it there."),
}


class Instruction(Option):
    """What colleagues are to do: short lines that are the same in every flag."""

    TWO_PEOPLE = "two people", N_("Two people at every contact in person.")
    NOT_AT_HOME = "not at home", N_("Not at home: meet at the office.")
    NOT_ALONE_OFFICE = "not alone in a room", N_("Nobody is alone in a room with this person.")
    PHONE_FIRST = "phone first", N_("Phone before you set out.")
    NOT_IF_THERE = "not if there", N_("If this person is there, do not go in.")
    NOT_IF_DRINKING = "not if drinking", N_("If there has been drinking or drug use, do not go in.")
    NOT_IF_OTHERS = "not if others", N_("If there are people you do not know, do not go in.")
    POLICE_BEFORE = "police before", N_("Call the police before any contact.")
    POLICE_WITH = "police with", N_("Only together with the police.")
    DOGS_AWAY = "dogs away", N_("Dogs are shut away before you go in.")
    STAY_BY_DOOR = "stay by door", N_("Stay near the door. Leave at the first threat.")
    NO_OWN_DETAILS = "no own details", N_("Give away nothing about staff: no surnames, cars or homes.")


class Notify(Option):
    """Whether the person is told that there is a flag."""

    WILL_TELL = "will tell", N_("We will tell them, by letter")
    TOLD = "told", N_("They have been told")
    WILL_NOT = "will not tell", N_("We will not tell them")
    LATER = "later", N_("A manager decides later")
