"""Holding a person, a situation or a period: what, why, since when. Whoever works here may; it takes two to lift it (X11)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.casework.hold import Held, Hold
from vawdesk.services import hold_steps
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm

KEY = "hold"
TITLE, SAVE = N_("Hold what is on file"), N_("Hold it")
ABOUT = N_("Nothing that is held is disposed of, whatever term is over, until two people lift it.")
WIDE = N_("Rather too much is held than too little: a person's hold reaches every file in which they have a part.")
SEALED = N_("A hold is seen by those who may see what it holds, and by nobody else. It stands on no paper that leaves.")
SEALED_TOO = N_("A hold of a sealed file reaches that file. Hold people who have an open file as well by themselves.")

FIELDS = ("held", "person", "situation", "from_day", "until_day", "because", "words", "since")
SHOWN = {"person": Held.PERSON, "situation": Held.SITUATION, "from_day": Held.PERIOD, "until_day": Held.PERIOD}


class HoldForm(RecordForm[Hold]):
    """A new hold of what the given id names: a person, a situation, or the situation of a case."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, Hold, id)
        say = at.language.say
        self.set_head(say(TITLE), say(ABOUT), label=True)
        self.begin(hold_steps.begun_from(at.desk, id), (Section(FIELDS),), fresh=True, save=SAVE)
        self.body()

    def look(self) -> None:
        """Ask only for what is to be held."""
        super().look()
        if self.form is not None:
            held = self.now_holds("held")
            for name, of in SHOWN.items():
                self.form.show_field(name, held is of)

    def work(self, unit: Unit) -> Hold:
        """Hold it, under one's own hand."""
        return hold_steps.put(unit, self.with_values())

    def after(self, record: Hold) -> None:
        """On to the hold as it stands."""
        self.closed.emit()
        self.go.emit(KEY, record.id)

    def guidance(self) -> Guidance | None:
        """What a hold does."""
        say = self.language.say
        return Guidance(say(Hold.title), "UK GDPR 5(1)(e)", (say(ABOUT), say(WIDE), say(SEALED), say(SEALED_TOO)))
