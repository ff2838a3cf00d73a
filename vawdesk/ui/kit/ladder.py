"""What to do when a worker has not called: rungs, each with its time, its act and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtWidgets import QFrame, QSizePolicy

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit.arrange import column, row
from vawdesk.ui.kit.basics import Icon, Text, Tone

StepState = Literal["done", "now", "danger", "next"]
MARKS: dict[StepState, tuple[str, Tone, Message, str]] = {
    "done": ("done", "accent", N_("Done"), "panel"),
    "now": ("now", "late", N_("Do this now"), "late"),
    "danger": ("danger", "danger", N_("Do this now"), "danger"),  # the 999 step alone
    "next": ("circle", "muted", N_("Next"), "panel"),
}


@dataclass(frozen=True)
class Step:
    """One rung, its words already said."""

    time: str
    after: str
    act: str
    result: str
    state: StepState


class Rung(QFrame):
    """One step. Its button, if it has one, is the page's."""

    def __init__(self, step: Step, language: Language) -> None:
        super().__init__()
        drawing, ink, word, kind = MARKS[step.state]
        self.setProperty("kind", kind)
        said = language.say(word)
        head = row(Icon(drawing, ink, 16), Text(said, "small", ink), None, Text(step.after, "meta", "muted"), gap=4)
        act = row(Text(step.time, "heading"), (Text(step.act, "strong", wrap=True), 1), gap=8)
        self.setLayout(column(head, act, Text(step.result, "meta", "muted", wrap=True), None, gap=4, edges=(16, 12, 16, 12)))
        self.setAccessibleName(f"{said}. {step.time}, {step.act}. {step.result}")


class Ladder(QFrame):
    """The rungs side by side."""

    def __init__(self, steps: tuple[Step, ...], language: Language) -> None:
        super().__init__()
        self.setLayout(row(*((Rung(step, language), 1) for step in steps), gap=8))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
