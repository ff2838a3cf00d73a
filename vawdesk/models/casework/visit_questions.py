"""The questions before a home visit, worded so that Yes is the worry (8.15, HSE INDG73). Answers are looked at, never added up."""

from __future__ import annotations

from dataclasses import replace

from vawdesk.i18n import N_, Message
from vawdesk.models.questions import Question, QuestionSet
from vawdesk.models.values import OES

DANGER = "danger"
PRACTICAL = "practical"
GROUPS = {DANGER: N_("Danger"), PRACTICAL: N_("Practical things")}
OES_OR_NONE = replace(OES, does_not_apply=N_("Does not apply"))
NOT_KNOWN_COUNTS = N_("Not known counts as a concern.")
HELP = N_(
    "Answer every question. ‘Not known’ to a question about danger counts as a worry: "
    "do not go alone unless your manager has agreed in writing."
)


def _ask(key: str, words: Message, group: str, short: Message, paragraph: str = "HSE INDG73", help: Message | None = None) -> Question:
    return Question(key, words, OES if group == DANGER else OES_OR_NONE, group, short, paragraph, help)


_DANGER = (
    _ask(
        "aggression",
        N_("Is there recent aggression, or are there recent threats, by anyone who may be there?"),
        DANGER,
        N_("Aggression or threats"),
        "8.15",
    ),
    _ask(
        "threats to staff",
        N_("Is there any history of threats to staff, ours or another agency's?"),
        DANGER,
        N_("Threats to staff"),
        "8.14",
    ),
    _ask(
        "weapon",
        N_("Is there a weapon or firearm within reach there?"),
        DANGER,
        N_("Weapon or firearm"),
        "8.15",
        N_("A shotgun locked away on a farm is not within reach. If you do not know whether it is locked away, say so."),
    ),
    _ask("drink or drugs", N_("Is there a chance of drinking or drug use during the visit?"), DANGER, N_("Drink or drugs"), "8.15"),
    _ask(
        "closed room",
        N_("Is there a chance of being in a closed room with the person whose behaviour is a concern?"),
        DANGER,
        N_("Closed room"),
        "8.15",
    ),
    _ask(
        "person there",
        N_("Is there a chance that the person whose behaviour is a concern will be there?"),
        DANGER,
        N_("Person of concern there"),
        "8.5",
        N_("If this person comes home, you may be at risk and nobody can speak freely. Ask when they will be out, or meet elsewhere."),
    ),
    _ask(
        "just happened",
        N_("Is there a separation, a court order or a release that has only just happened?"),
        DANGER,
        N_("Separation, order or release"),
        "8.13",
    ),
    _ask("stalking", N_("Is there stalking of the family or of staff?"), DANGER, N_("Stalking"), "8.15"),
    _ask("animal", N_("Is there a dangerous animal loose there?"), DANGER, N_("Dangerous animal"), "8.15"),
    _ask(
        "others", N_("Is there anyone hostile, or anyone we do not know, expected there?"), DANGER, N_("Hostile or unknown people"), "8.15"
    ),
)
_PRACTICAL = (
    _ask("signal", N_("Is there a poor phone signal, or none?"), PRACTICAL, N_("Phone signal")),
    _ask("dark", N_("Is there darkness on the way in or out?"), PRACTICAL, N_("Darkness")),
    _ask("parking", N_("Is there difficulty in parking, or in leaving quickly?"), PRACTICAL, N_("Parking and leaving")),
    _ask("isolated", N_("Is there a lonely stretch, with nobody near enough to hear or to help?"), PRACTICAL, N_("Isolated place")),
    _ask("steps", N_("Are there steps or a lift that could slow you down?"), PRACTICAL, N_("Steps or lift")),
    _ask("infection", N_("Is there a risk of infection?"), PRACTICAL, N_("Infection")),
    _ask(
        "language",
        N_("Is there a language that you do not share?"),
        PRACTICAL,
        N_("Language"),
        "8.23",
        N_("Never ask a member of the family to interpret."),
    ),
    _ask("distance", N_("Is there a long way to drive, or a place that is hard to find?"), PRACTICAL, N_("Distance")),
    _ask(
        "worker",
        N_("Is there anything about the worker: pregnant, new to the work, an earlier link with the family?"),
        PRACTICAL,
        N_("The worker's own situation"),
    ),
)

VISIT_QUESTIONS = QuestionSet("home visit", 1, _DANGER + _PRACTICAL)
