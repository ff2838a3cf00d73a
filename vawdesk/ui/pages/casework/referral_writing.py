"""Writing a referral: what the file knows is filled in, what suits is said while one writes, every answer is checked once (3.7)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from vawdesk.i18n import N_, Message
from vawdesk.models.casework.decision_options import Decided
from vawdesk.models.casework.referral import Referral
from vawdesk.models.rules import Problem, Weight
from vawdesk.services import referral_steps
from vawdesk.services.referral_begin import ReferralAsk, as_asked, begin
from vawdesk.services.referral_weighing import weigh
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.arrange import clear
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.ui.pages.casework.referral_checking import CHECK, Checking
from vawdesk.ui.pages.casework.referral_deciding import decide
from vawdesk.ui.pages.casework.referral_following import CLARES_LAW, SECTIONS, Following

KEY = "referral"
NEW = N_("Refer")
ABOUT = N_("What is known is filled in. You check every answer before anything is sent.")
WRITTEN_ANEW = N_("It was written anew before it was sent.")
SAY_ABUSE = N_("It is labelled as domestic abuse: unlabelled concerns are easily overlooked.")
NOT_FORBIDDEN = N_("Data protection does not forbid you to tell what protects somebody. Write down why you do.")
WHO_KNOWS = N_("The police, probation or a specialist service may know them already. Ask, if you are not sure where to turn.")


class ReferralForm(RecordForm[Referral]):
    """A new referral for what `ask` knows. The first press shows every answer, the second keeps it as ready to send."""

    def __init__(self, at: AtDesk, key: str, id: UUID | None, ask: ReferralAsk, title: Message = NEW) -> None:
        super().__init__(at, key, Referral, id)
        self._ask = ask
        self.following: Following | None = None
        self.set_head(self.language.say(title), self.language.say(ABOUT), label=True)
        form = self.begin(begin(at.desk, ask), SECTIONS, fresh=True, save=CHECK)
        self.save_button.say(at.language.say(CHECK), "list")
        self.checked = Checking(at, form, self.save_button)
        self.saving.refused.connect(self.checked.end)
        self.checked.change.connect(lambda _section: self.look())
        self._above.addWidget(self.checked)
        self.further = [decide(self.language, self.with_values, Decided.DID_NOT, self.go.emit, self.drafting.name)]
        form.editors["decision"].put(decide(self.language, self.with_values, Decided.DID, self.go.emit))
        self.body()
        self.following = Following(at, form)
        self.following.chosen.connect(self._chosen)
        self.following.clares_law.connect(lambda: self.go.emit(CLARES_LAW, self.with_values().case))
        self.look()

    def look(self) -> None:
        """Show what follows from what was written."""
        if self.following is None:
            return
        self.following.take_contact()
        super().look()
        self.following.show(self.with_values())

    def _chosen(self) -> None:
        self.look()
        self.focus_field("to_contact")

    def with_values(self) -> Referral:
        """The referral as it would be now, without what is not asked any more."""
        return as_asked(super().with_values())

    def advice(self, record: Referral) -> Iterable[Problem]:
        """What the record, the file and the directory say, while there is time to think."""
        yield from super().advice(record)
        with self.at.desk.reading() as session:
            yield from (one for one in weigh(self.at.desk, session, record, self.at.now()) if one.weight is Weight.ADVISE)

    def save(self) -> None:
        """First every answer is shown; then it is kept."""
        if self.checked.open:
            super().save()
            return
        self.look()
        if self.show_problems(self.checked.against(self.with_values())):
            record = self.with_values()
            clear(self._notices)  # the same stands above the answers
            self.checked.begin(record, self.advice(record))

    def prepare(self, record: Referral, unit: Unit) -> None:
        """Checked: it keeps its words and may go. One that was written anew takes the place of the earlier one."""
        referral_steps.check(record, unit)
        if self._ask.after is not None and not self._ask.again:
            referral_steps.replace(unit, self._ask.after, self.language.say(WRITTEN_ANEW))

    def after(self, record: Referral) -> None:
        """To the referral itself: it is still to be sent."""
        self.go.emit(KEY, record.id)

    def guidance(self) -> Guidance | None:
        """That telling protects, and must say what it is about."""
        say = self.language.say
        return Guidance(say(Referral.title), "8.28", (say(NOT_FORBIDDEN), say(SAY_ABUSE), say(WHO_KNOWS)))
