"""A page that is the form of one record: loads it or its draft, keeps drafts, advises while one writes, saves through the desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from vawdesk.i18n import N_, Message
from vawdesk.models.base import Record, Status
from vawdesk.models.from_paper import PenForm
from vawdesk.models.rules import Problem, Weight
from vawdesk.services.drafts import Draft
from vawdesk.services.flags_met import Thing, touched
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.arrange import clear
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.draft_notice import DraftNotice
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.form import PEN, Form, Section
from vawdesk.ui.kit.page import Page
from vawdesk.ui.kit.reveal import Revealer
from vawdesk.ui.kit.saving import Saving
from vawdesk.vault.journal import Action

R = TypeVar("R", bound=Record)

SAVE = N_("Save")
BACK = N_("Back")
BACK_HINT = N_("What you typed is kept as a draft.")
DRAFT_KEPT = N_("Draft kept at {time}")
DRAFT_LOST = N_("The draft could not be kept. What you typed still stands here.")
SAVED = N_("Saved at {time}")
THINK = N_("To think about")
PAUSE = 250  # milliseconds after the last change before advice is looked for


class RecordForm(Page, Generic[R]):
    """Subclasses call `begin` and may override `prepare`, `advice`, `noticed` and `after`.

    `action` names in the journal what is done to a record that is on file already. `beside` is the record with which a new one is
    made: where that lies sealed, the new one and its draft are sealed to the same people.
    """

    action: str = Action.CHANGE
    beside: UUID | None = None
    further: Sequence[Button] = ()

    def __init__(self, at: AtDesk, key: str, kind: type[R], name: UUID | None = None) -> None:
        super().__init__(at.language)
        self.at, self.key, self.kind = at, key, kind
        self._name = key if name is None else f"{key}/{name}"
        self.revealer = Revealer(at, self)
        self.fresh = True
        self.record: R
        self.shown_draft: Draft | None = None
        self._met_with: tuple[object, ...] = ()
        self.save_button = Button("", "primary", "save")
        self.save_button.setObjectName("save")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look)

    # building

    def begin(
        self,
        record: R,
        sections: Sequence[Section],
        *,
        fresh: bool,
        offer_new: Mapping[str, Message] | None = None,
        save: Message = SAVE,
    ) -> Form:
        """Build the form for a record, and show the draft of it that is kept, if one is."""
        self.record, self.fresh = record, fresh
        by_pen = issubclass(self.kind, PenForm) and record.status is Status.DRAFT
        sections = (PEN, *sections) if by_pen else sections
        self.form = form = Form(self.kind.fields(), sections, self.language, self._sources(offer_new or {}))
        self.drafting = Drafting(self.at, self._name, form, self.with_values, self.beside)
        self.drafting.kept.connect(lambda at: self.saved.emit(self.language.say(DRAFT_KEPT, time=self.language.time(at))))
        self.drafting.not_kept.connect(lambda _problem: self.saved.emit(self.language.say(DRAFT_LOST)))
        self.saving = Saving(self.at, self, form, self.work, self.kind.compartment)
        self.saving.kept.connect(self._kept)
        self.saving.refused.connect(lambda: self._in_error(True))
        self.save_button.say(self.language.say(save))
        self.save_button.clicked.connect(self.save)
        self._notices = QVBoxLayout()
        self._notices.setSpacing(8)
        self._above = QVBoxLayout()
        self._load()
        if issubclass(self.kind, PenForm) and by_pen:
            form.follow_writer(self.kind.there, self.at.desk.account.staff)
        form.settled.connect(lambda: self._in_error(False))
        form.changed.connect(self._pause.start)
        self.look()
        return form

    def _sources(self, offer_new: Mapping[str, Message]) -> Sources:
        return sources(self.at, offer_new, lambda field, show: self.revealer.reveal(self.record, field, show))

    def body(self) -> None:
        """Put draft notice, verbs, advice and form on the page, in this order; `further` verbs stand at the right end."""
        back = Button(self.language.say(BACK))
        back.setObjectName("back")
        back.hint(self.language.say(BACK_HINT))
        back.clicked.connect(self.closed)
        self.set_verbs([self.save_button, back], self.further)
        if self.form is not None:
            self.add(self._above, self._notices, self.form)
        self.end()

    def _load(self) -> None:
        form, draft = self.form, self.drafting.find(self.kind)
        if form is None:
            return
        shown: Record = self.record
        if draft is not None:
            self.shown_draft, shown = draft, draft.record
            notice = DraftNotice(draft, None if self.fresh else self.record, self.language)
            notice.thrown_away.connect(self._throw_away)
            self._above.addWidget(notice)
            if self.fresh:
                self.record = self._as_record(draft.record)
        form.load({name: shown.value(name) for name in form.editors})
        if draft is not None:
            form.restore(draft.place.typed)

    def _as_record(self, held: Record) -> R:
        return self.kind.from_content(held.content(), self.kind.schema)

    def _throw_away(self) -> None:
        self.drafting.done()
        self.closed.emit()

    # values

    def with_values(self) -> R:
        """The record as it would be with what stands in the form now; in no session."""
        made = self._as_record(self.record)
        if self.form is not None:
            for name, value in self.form.values().items():
                setattr(made, name, value)
        return made

    def now_holds(self, name: str) -> object:
        """What stands in one field of the form now."""
        return self.form.editors[name].value() if self.form is not None else None

    # saving

    def save(self) -> None:
        """Keep the record. What follows from the last key is filled in first, however soon the verb was pressed."""
        if self._pause.isActive():
            self.look()
        self._in_error(False)
        self.saving.save()

    def work(self, unit: Unit) -> R:
        """Put the record with what stands in the form into the unit. Raises ChangedMeanwhile."""
        if self.fresh:
            made = self.with_values()
            self.prepare(made, unit)
            return unit.add(made, beside=self.beside)
        held = unit.get(self.kind, self.record.id, version=self.record.version)
        values = self.form.values() if self.form is not None else {}
        for name, value in values.items():
            if held.value(name) != value:
                setattr(held, name, value)
        self.prepare(held, unit)
        unit.act(held, self.action)
        return held

    def prepare(self, record: R, unit: Unit) -> None:
        """What is set when it is kept. A record without a signature of its own is complete from now on."""
        if record.status is Status.DRAFT:
            record.status = Status.SIGNED

    def after(self, record: R) -> None:
        """What comes after keeping: back to where one came from."""
        self.closed.emit()

    def _kept(self, record: R) -> None:
        self.drafting.done()
        self.after(record)
        self.saved.emit(self.language.say(SAVED, time=self.language.time(self.at.now().utc)))  # last: another page empties the line

    def _in_error(self, wrong: bool) -> None:
        if self.head is not None:
            self.head.in_error(wrong)

    # advice

    def advice(self, record: R) -> Iterable[Problem]:
        """Rules of weight *advise* that this record meets as it stands in the form."""
        return (problem for problem in record.problems(self.at.now()) if problem.weight is Weight.ADVISE)

    def noticed(self, record: R) -> Iterable[Notice]:
        """Further notices above the form."""
        return ()

    def look(self) -> None:
        """Look again at what is shown or hidden, and at what is advised."""
        self._pause.stop()
        record = self.with_values()
        self._meet(record)
        clear(self._notices)
        for notice in self.noticed(record):
            self._notices.addWidget(notice)
        if advised := list(dict.fromkeys(self.language.say(problem.message) for problem in self.advice(record))):
            self._notices.addWidget(Notice(self.language.say(THINK), "\n".join(advised)))

    def _meet(self, record: R) -> None:
        """Say so where other people or places are met than before: their warnings come with them."""
        met = touched(record)
        if met != self._met_with:
            self._met_with = met
            self.subjects_changed.emit()

    def subjects(self) -> tuple[Thing, ...]:
        """The record as it is being written."""
        return (self.with_values(),) if self.form is not None else ()

    def leave(self) -> None:
        """Keep the draft; look no more."""
        self._pause.stop()
        super().leave()

    def first_focus(self) -> None:
        """Go to where the writing stood, else to the first field."""
        if self.shown_draft is not None and self.shown_draft.place.focus:
            self.drafting.show(self.shown_draft)
        else:
            super().first_focus()
