"""What can go wrong with somebody's details, and the steps that follow: safety first, then getting it back, then who is told."""

from __future__ import annotations

from vawdesk.i18n import N_, Message
from vawdesk.models.values import Option


class Happened(Option):
    """What left or was lost. It says what happened to the details, never who did it."""

    PAPER_LOST = "paper lost", N_("A page was lost")
    WRONG_HANDS = "wrong hands", N_("A letter or a page reached the wrong person")
    SENT = "sent", N_("A message, an e-mail or a file reached the wrong person")
    SAID = "said", N_("Something was said that should not have been said")
    SEEN = "seen", N_("Somebody saw a screen or a page")
    DEVICE = "device", N_("A laptop, a phone or a memory stick was lost or stolen")
    MISFILED = "misfiled", N_("A note lay in the wrong person's file")
    OTHER = "other", N_("Something else")


class Stage(Option):
    """The parts in which the steps are taken, in this order."""

    SAFETY = "safety", N_("The person's safety")
    BACK = "back", N_("Get it back")
    TELL = "tell", N_("Who has to be told")
    CHANGE = "change", N_("What will change")


class Step(Option):
    """One thing to do, or to decide not to do. The order is that in which they are looked at."""

    TELL_NOW = "tell now", N_("Tell the person now, by a way that is safe")
    POLICE = "police", N_("Call the police, where somebody may be in danger")
    ARRANGE = "arrangements", N_("Agree new safety arrangements with the person")
    COLLEAGUES = "colleagues", N_("Look again at planned visits, flags and the address")
    GET_BACK = "get back", N_("Get it back, or have it destroyed")
    REGULATOR = "regulator", N_("Decide whether the Information Commissioner is told")
    TELL_IN_FULL = "tell in full", N_("Tell everybody whose details they are what happened")
    INSURER = "insurer", N_("Tell the insurer")
    CHARITY = "charity commission", N_("Decide whether the Charity Commission is told")
    CHANGE = "change", N_("Say what will change, so that it does not happen again")

    @property
    def stage(self) -> Stage:
        """The part to which it belongs."""
        return STAGES[self]


STAGES = {
    Step.TELL_NOW: Stage.SAFETY, Step.POLICE: Stage.SAFETY, Step.ARRANGE: Stage.SAFETY, Step.COLLEAGUES: Stage.SAFETY,
    Step.GET_BACK: Stage.BACK, Step.REGULATOR: Stage.TELL, Step.TELL_IN_FULL: Stage.TELL, Step.INSURER: Stage.TELL,
    Step.CHARITY: Stage.TELL, Step.CHANGE: Stage.CHANGE,
}  # fmt: skip


class StepState(Option):
    """How a step stands that is no longer to do."""

    DONE = "done", N_("Done")
    NOT_NEEDED = "not needed", N_("Not needed")


SAID_WITH: frozenset[Step] = frozenset({Step.REGULATOR, Step.CHARITY, Step.CHANGE})
"""Steps that say nothing without words: what was reported, and what will change."""

STATES: dict[tuple[Step, StepState], Message] = {
    (Step.REGULATOR, StepState.DONE): N_("Told"),
    (Step.REGULATOR, StepState.NOT_NEEDED): N_("Decided not to tell them"),
    (Step.CHARITY, StepState.DONE): N_("Told"),
    (Step.CHARITY, StepState.NOT_NEEDED): N_("Decided not to tell them"),
    (Step.CHANGE, StepState.DONE): N_("Written down"),
    (Step.CHANGE, StepState.NOT_NEEDED): N_("Nothing has to change"),
}


def state_words(step: Step, state: StepState) -> Message:
    """How a step that was taken stands, in its own words."""
    return STATES.get((step, state), state.label)
