"""The steps of a disclosure that went wrong, in their parts: each done, not needed because, or still to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong, StepTaken
from vawdesk.models.casework.wrong_options import Stage, Step, StepState, state_words
from vawdesk.ui.kit.arrange import Item, column, row, rule, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb

DONE, NOT_NEEDED, CHANGE, AGAIN = N_("Done…"), N_("Not needed…"), N_("Change…"), N_("Still to do")
TOLD, NOT_TOLD, WRITE, NOTHING = N_("Told…"), N_("Not telling them…"), N_("Write it…"), N_("Nothing has to change…")
OF_STEP = N_("{verb}: {what}")
WHEN_AND_WHO = N_("{state}, {when}, {who}")
WHEN_ALONE = N_("{state}, {when}")
VERBS = {Step.REGULATOR: (TOLD, NOT_TOLD), Step.CHARITY: (TOLD, NOT_TOLD), Step.CHANGE: (WRITE, NOTHING)}


class StageSteps(QFrame):
    """One part with its steps. `above` stands before them: how the person may be reached, the clock. `waits` says which have to wait.

    Signals:
        taken(object, object): a step is to be written as this state.
        again(object): what was said of a step is taken back.
    """

    taken = Signal(object, object)
    again = Signal(object)

    def __init__(
        self, stage: Stage, record: DisclosureGoneWrong, called: Mapping[UUID, str], language: Language, waits: Mapping[Step, str],
        *above: Item,
    ) -> None:  # fmt: skip
        super().__init__()
        self._record, self._called, self._language, self._waits = record, called, language, waits
        title, steps = language.say(stage.label), [step for step in Step if step.stage is stage]
        self.setProperty("kind", "panel")
        self.setAccessibleName(title)
        waiting = len(record.to_do(stage))
        items: list[Item] = [row(SectionHeader(title, f"{len(steps) - waiting} / {len(steps)}"), edges=(16, 4, 16, 0))]
        if above:
            items.append(column(*above, gap=4, edges=(16, 0, 16, 8)))
        for step in steps:
            items += [rule(), self._step(step)]
        self.setLayout(column(*items, gap=0))

    def _step(self, step: Step) -> QWidget:
        say, taken = self._language.say, self._record.taken(step)
        title = Text(say(step.label), "body" if taken else "strong", wrap=True)
        words: list[Item] = [title]
        if taken is None and step in self._waits:
            words.append(Text(self._waits[step], "body", "danger", wrap=True))
        if taken is not None:
            words.append(Text(self._how(step, taken), "meta", "muted", wrap=True))
            words += [Text(taken.words, "body", wrap=True)] if taken.words else []
        done = taken is not None and taken.state is StepState.DONE
        drawing = Icon("done" if done else "less" if taken else "circle", "accent" if done else "muted", 20)
        verbs = wrap(Flow(self._verbs(step, taken)))
        return wrap(row(drawing, (wrap(column(*words, verbs, gap=4)), 1), gap=12, edges=(16, 10, 16, 10), top=True))

    def _how(self, step: Step, taken: StepTaken) -> str:
        say = self._language.say
        told = {"state": state_words(step, taken.state) if taken.state else "", "when": taken.at or ""}
        who = self._called.get(taken.by, "") if taken.by else ""
        return say(WHEN_AND_WHO, who=who, **told) if who else say(WHEN_ALONE, **told)

    def _verbs(self, step: Step, taken: StepTaken | None) -> list[QWidget]:
        if not self._record.is_open:
            return []
        if taken is not None and taken.state is not None:
            state = taken.state
            return [
                self._verb(CHANGE, step, f"change_{step.name.lower()}", lambda: self.taken.emit(step, state)),
                self._verb(AGAIN, step, f"again_{step.name.lower()}", lambda: self.again.emit(step)),
            ]
        done, not_needed = VERBS.get(step, (DONE, NOT_NEEDED))
        return [
            self._verb(
                done, step, f"done_{step.name.lower()}", lambda: self.taken.emit(step, StepState.DONE), plain=step not in self._waits
            ),
            self._verb(not_needed, step, f"not_needed_{step.name.lower()}", lambda: self.taken.emit(step, StepState.NOT_NEEDED)),
        ]

    def _verb(self, words: Message, step: Step, name: str, act: Callable[[], object], *, plain: bool = False) -> Button:
        say = self._language.say
        made = verb(say(words), name, act, look="plain" if plain else "quiet")
        made.setAccessibleName(say(OF_STEP, verb=words, what=step.label))
        return made
