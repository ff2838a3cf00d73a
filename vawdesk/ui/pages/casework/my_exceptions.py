"""What I agreed to this month beyond the ordinary rule, with the reasons: for a manager to look back on, and to print (H1, X13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.models.dates import months_after
from vawdesk.models.second_person import Form
from vawdesk.services.my_exceptions import DONE, NO_REASON, SIGNED, UNSAID, ExceptionLine, MyMonth, my_month
from vawdesk.ui.kit.arrange import Item, clear, column, row, rule, wrap
from vawdesk.ui.kit.badge import Badge
from vawdesk.ui.kit.basics import Button, Text
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.page import Guidance, Page
from vawdesk.ui.kit.print_ask import MY_EXCEPTIONS, PRINT, PrintAsk
from vawdesk.ui.kit.section import SectionHeader
from vawdesk.ui.kit.verbs import verb
from vawdesk.ui.kit.work import Worker
from vawdesk.zone import LOCAL

TITLE, ABOUT = N_("What I agreed to"), N_("{month}. Case numbers only, with the reasons that were written down.")
DESPITE = N_("Visits in spite of a concern")
MEASURED, OTHERS = N_("Visits with the measures that were assessed"), N_("Other times when I was the second person")
NO_VISIT = N_("You agreed to no visit alone, as planned or against a flag in spite of a concern.")
NO_MEASURED, NO_OTHER = N_("You agreed to no other visit where a concern was raised."), N_("Nothing else in this month.")
EARLIER, LATER, PRINT_IT = N_("The month before"), N_("The month after"), N_("Print the list…")
REASON, BECAUSE = N_("Reason: {reason}"), N_("Because of: {causes}")
OPEN, OPEN_WHICH = N_("Open"), N_("Open {number}")
WHY = N_("An exception that is looked at again stays one. What happens every week is a rule that nobody has agreed to.")
NO_BLAME = N_("Nothing here is a mistake, and nothing is counted against anybody.")


class Lines(QFrame):
    """What was agreed to, each with its reason.

    Signals:
        opened(str, object): the type of the record and its id.
    """

    opened = Signal(str, object)

    def __init__(self, title: Message, lines: Sequence[ExceptionLine], nothing: Message, language: Language) -> None:
        super().__init__()
        self._language, say = language, language.say
        items: list[Item] = [row(SectionHeader(say(title), str(len(lines) or "")), edges=(16, 4, 16, 4))]
        for line in lines:
            items += [rule(), self._line(line)]
        if not lines:
            items += [rule(), wrap(row((Text(say(nothing), "meta", "muted", wrap=True), 1), edges=(16, 8, 16, 8)))]
        self.setProperty("kind", "panel")
        self.setAccessibleName(say(title))
        self.setLayout(column(*items, gap=0))

    def _line(self, line: ExceptionLine) -> QWidget:
        say, number = self._language.say, line.number or line.case
        head: list[QWidget] = [Text(self._language.moment(line.at.astimezone(LOCAL), "short"), "strong"), Text(number, "strong")]
        head += [Text(line.case, "body")] if line.case and line.case != number else []
        head += [Badge(say(SIGNED[line.how]))] if line.how is not Form.IN_PLACE else []
        look = verb(say(OPEN), f"open_{line.id.hex}", lambda: self.opened.emit(line.type_name, line.id), look="link")
        look.setAccessibleName(say(OPEN_WHICH, number=number))
        items: list[Item] = [wrap(Flow(head, [look], gap=12)), Text(say(DONE[line.act]), "meta", "muted", wrap=True)]
        if line.because:
            causes = "  ·  ".join(say(one).rstrip(".") for one in line.because)
            items.append(Text(say(BECAUSE, causes=causes), "body", wrap=True))
        unsaid = say(UNSAID.get(line.act, NO_REASON))
        items.append(Text(say(REASON, reason=line.reason) if line.reason else unsaid, "body", wrap=True))
        return wrap(column(*items, gap=4, edges=(16, 8, 16, 8)))


class MyExceptionsPage(Page):
    """One month at a time, this one first. Read by a worker of its own."""

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at.language)
        self.at, say = at, at.language.say
        self.month: date = at.now().today.replace(day=1)
        self.reader = Worker(self)
        self.reader.failed.connect(at.worker.failed)
        self.earlier = verb(say(EARLIER), "earlier", lambda: self._turn(self.month - timedelta(days=1)))
        self.later = verb(say(LATER), "later", lambda: self._turn(months_after(self.month, 1)))
        self.printing: Button = verb(say(PRINT_IT), "print", self.print_asked, drawing="print", primary=True)
        self.set_head(say(TITLE), " ")
        self.set_verbs([self.printing, self.earlier, self.later], [self.back_button()])
        self._panels = QVBoxLayout()
        self._panels.setSpacing(16)
        self.add(self._panels)
        self.end()
        self._turn(self.month)

    def _turn(self, day: date) -> None:
        """To the month of this day."""
        self.month, desk = day.replace(day=1), self.at.desk
        self.later.setVisible(self.month < self.at.now().today.replace(day=1))
        if self.head is not None:
            self.head.say_about(self.language.say(ABOUT, month=self.language.date(self.month, "month")))
        month = self.month
        self.reader.run(lambda _progress: my_month(desk, month), self._show)

    def _show(self, found: MyMonth) -> None:
        clear(self._panels)
        for title, lines, nothing in (
            (DESPITE, found.visits, NO_VISIT), (MEASURED, found.measured, NO_MEASURED), (OTHERS, found.others, NO_OTHER),
        ):  # fmt: skip
            panel = Lines(title, lines, nothing, self.language)
            panel.opened.connect(self.go)
            self._panels.addWidget(panel)
            panel.show()

    def print_asked(self) -> None:
        """Ctrl+P: the list of the month that is shown."""
        self.go.emit(PRINT, PrintAsk(MY_EXCEPTIONS, self.at.desk.account.staff, month=self.month))

    def guidance(self) -> Guidance | None:
        """What one looks at it for."""
        return Guidance(self.language.say(TITLE), "8.15", (self.language.say(WHY), self.language.say(NO_BLAME)))

    def leave(self) -> None:
        """Read no more."""
        super().leave()
        self.reader.close()


ENTRY = PageEntry(
    "my_exceptions", TITLE, "sign", "casework", MyExceptionsPage, in_menu=False, under="visits", roles=("manager",), paragraph="8.15"
)  # fmt: skip
