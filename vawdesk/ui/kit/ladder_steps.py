"""The steps of a check-in ladder beside one another: which is due now, what to do and whom to call, and what came of each (V1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from vawdesk.i18n import N_, NP_, Language, Message
from vawdesk.models.casework.check_in_ladder import Rung
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import Item, column, frame, row
from vawdesk.ui.kit.basics import Icon, Text, Tone

DONE, NOTHING = NP_("step", "Done"), NP_("step", "Nothing written")
DO_NOW, COMES = N_("Do this now"), NP_("step", "Next")
EACH = 176  # pixels at 100 % that one step wants beside the others


@dataclass(frozen=True)
class StepShown:
    """One step as it is drawn: all its words are said already. `lines` are whom to call, `came` what was heard from then on."""

    rung: Rung
    time: str
    what: str
    lines: tuple[str, ...]
    came: tuple[str, ...]
    now: bool = False
    past: bool = False


class LadderSteps(QWidget):
    """From left to right where there is the width; else one under the other, the step that is due before all."""

    def __init__(self, steps: Sequence[StepShown], language: Language) -> None:
        super().__init__()
        self._steps = [(step, _drawn(step, language)) for step in steps]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(theme.GAP_S)
        for _step, made in self._steps:
            self._box.addWidget(made, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where the width is not there."""
        super().resizeEvent(event)
        under = self.width() < len(self._steps) * theme.wide(EACH)
        if under is (self._box.direction() == QBoxLayout.Direction.TopToBottom):
            return
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if under else QBoxLayout.Direction.LeftToRight)
        for place, (_step, made) in enumerate(sorted(self._steps, key=lambda one: under and not one[0].now)):
            self._box.removeWidget(made)
            self._box.insertWidget(place, made, 1)


def _drawn(step: StepShown, language: Language) -> QFrame:
    state, drawing, ink = _state(step)
    said = language.say(state)
    head = row(Icon(drawing, ink, 16), (Text(said, "small", ink, wrap=True), 1), gap=4)
    lines: list[Item] = [Text(one, "strong", wrap=True) for one in step.lines]
    came: list[Item] = [Text(one, "meta", wrap=True) for one in step.came]
    words = column(head, Text(f"{step.time}  {step.what}", "strong", wrap=True), *lines, *came, None, gap=4, edges=(12, 8, 12, 8))
    kind = ("danger" if step.rung.last else "late") if step.now else "panel"
    return frame(words, kind, " ".join((said, step.time, step.what, *step.lines)))


def _state(step: StepShown) -> tuple[Message, str, Tone]:
    if step.now:
        return (DO_NOW, "danger", "danger") if step.rung.last else (DO_NOW, "late", "late")
    if step.past:
        return (DONE, "done", "accent") if step.came else (NOTHING, "circle", "muted")
    return COMES, "due", "muted"
