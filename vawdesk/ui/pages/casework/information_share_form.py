"""Writing down what was shared: a call in a few presses. Who shares this work stands first; what is known is filled in (8.26-8.31)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.casework.information_share import NO_PROTOCOL, InformationShare
from vawdesk.models.rules import Problem
from vawdesk.services import law, share_steps, sharing
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.share_file import protocol_with, to_answer
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.arrange import wrap
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.editors.ticks import Lines, TicksEditor
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.kit.verbs import verb

KEY = "information_share_form"
TITLE, ABOUT = N_("Write down what was shared"), N_("It is labelled as domestic abuse, so that it is taken as seriously as it should be.")
SAVE_AND_SIGN = N_("Save and sign")
WHOM, WHY, REST = N_("With whom, and what"), N_("Why it was right"), N_("When, who and which file")
LAW = N_("In law: {law}")
ALWAYS = N_("You can share to protect someone, even without consent, if it is needed. Write down what you shared, with whom, and why.")
NOT_A_BARRIER = N_("Data protection does not stand in the way of telling somebody of a risk. Not telling has cost lives.")

FIRST = ("shared_with", "heard_by", "heard_as", "tells_nobody_because", "how", "what", "kept_back")
REASONS = ("why_needed", "consent", "consent_reason", "protocol", "victim_told", "victim_told_why", "duty_told")
LAST = ("answers", "about_people", "papers", "shared_at", "shared_by", "case")


class ShareForm(RecordForm[InformationShare]):
    """A new share: in a case, or of what a note says."""

    def __init__(self, at: AtDesk, id: UUID | PageAsk | None) -> None:
        self.ask = sharing.ask_of(at.desk, id)
        super().__init__(at, KEY, InformationShare, self.ask.record or self.ask.case)
        say = self.language.say
        self.set_head(say(TITLE), say(ABOUT), label=True)
        self.law = Text("", "meta", "muted", wrap=True)
        self._seen: tuple[UUID | None, UUID | None] = (None, None)
        sections = (Section(FIRST, WHOM), Section(REASONS, WHY), Section(LAST, REST))
        form = self.begin(sharing.begin(at.desk, self.ask), sections, fresh=True, save=SAVE_AND_SIGN)
        self.save_button.say(say(SAVE_AND_SIGN), "sign")
        form.editors["why_needed"].put(self.law)
        if chips := share_first(at, self.record, self._choose):
            form.editors["shared_with"].put(wrap(Flow(list(chips))))
        self.body()

    def _sources(self, offer_new: Mapping[str, Message]) -> Sources:
        own: dict[str, Callable[[Asked, Language], Editor]] = {"answers": TicksEditor}
        return replace(super()._sources(offer_new), own=own)

    def _choose(self, contact: UUID) -> None:
        if self.form is not None:
            self.form.editors["shared_with"].set_value(contact)
            self.form.editors["shared_with"].changed.emit()
            self.look()
            self.focus_field("how")

    def look(self) -> None:
        """Show only what comes into question; the agreement follows the contact, what it answers follows the case."""
        if self.form is not None:
            self._seen = follow(at=self.at, form=self.form, held=self.with_values(), seen=self._seen)
        super().look()
        if self.form is None:
            return
        held, form = self.with_values(), self.form
        for name, on in sharing.in_question(held).items():
            form.show_field(name, on)
        known = law.law_for(self.at.desk, held.why_needed, self.language) if held.why_needed is not None else None
        self.law.say(self.language.say(LAW, law=known.one_line) if known is not None else "")
        self.law.setVisible(known is not None)

    def advice(self, record: InformationShare) -> Iterable[Problem]:
        """S1 once it is said with whom; and where nobody has confirmed the law behind the reason."""
        begun = record.shared_with is not None or record.heard_by
        yield from (one for one in super().advice(record) if begun or one.rule != NO_PROTOCOL.code)
        yield from law.advice(self.at.desk, record.why_needed, "why_needed")

    def prepare(self, record: InformationShare, unit: Unit) -> None:
        """Sign it, under the label."""
        share_steps.sign(record, unit)

    def guidance(self) -> Guidance | None:
        """That it may be shared, and what is written down."""
        say = self.language.say
        return Guidance(say(TITLE), "8.27", (say(ALWAYS), say(NOT_A_BARRIER), say(ABOUT)))


def share_first(at: AtDesk, held: InformationShare, choose: Callable[[UUID], None]) -> list[Button]:
    """S2: who shares this work, each one press away."""
    offered = sharing.offered_first(at.desk, held.case)
    return [verb(words, f"share_with_{id.hex}", partial(choose, id), look="chip") for id, words in offered]


def follow(*, at: AtDesk, form: Form, held: InformationShare, seen: tuple[UUID | None, UUID | None]) -> tuple[UUID | None, UUID | None]:
    """What it may answer follows the case, the agreement follows the contact; gives both as they now are."""
    ticks = form.editors["answers"]
    if isinstance(ticks, TicksEditor) and held.case != seen[0]:
        ticks.offer(Lines(to_answer(at.desk, held.case, held.answers or (), at.language)))
    if held.shared_with is not None and held.shared_with != seen[1] and held.protocol is None:
        form.editors["protocol"].set_value(protocol_with(at.desk, held.shared_with))
    return held.case, held.shared_with


ENTRY = PageEntry(
    KEY, TITLE, "share", "casework", ShareForm, subjects=("person", "case"), in_menu=False, under="cases", paragraph="8.28"
)  # fmt: skip
