"""My connections: colleagues to whom somebody here is related or close, so that nobody handles a relative's private matters (HR1)."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services import colleagues
from vawdesk.services.names_on_file import other_staff
from vawdesk.services.refusals import ChangedMeanwhile, Refused, SignedAlready
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.finders import sources
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.pages.organisation.settings import SettingsPage, paragraph

PAGE = N_("My connections")
SAVE, SAVED = N_("Save connections"), N_("Kept.")
OTHERS, OTHERS_ABOUT = N_("Colleagues"), N_("As a manager you can write it down for a colleague.")
OF = N_("Connections of {name}")
FILES, FILES_ABOUT = N_("People in our files"), N_("Whom you are close to among the people we work with stands on a page of its own.")
OPEN_FILES = N_("Declared connections")
WHY = N_("So that nobody handles the private matters of a relative or a close colleague.")
TAKEN = N_("What was declared is taken away by a manager, never by oneself.")
NO_RECORD = N_("Your account belongs to no member of staff yet. Ask a manager.")


class ConnectionsWithColleagues(SettingsPage):
    """The rows of one member of staff: one's own, or for a manager those of the colleague whose id is given."""

    key = "settings_connections"

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        self.save = Button(at.language.say(SAVE), "primary", "save")
        self.save.setObjectName("save")
        super().__init__(at, (self.save,))
        self._decides = colleagues.may_decide(at.desk)
        who = id if id is not None and self._decides else at.desk.account.staff
        self.member = at.desk.peek(StaffMember, who)
        if "casework" in at.desk.vault.compartments:
            self._link_to_files()
        if self.member is None:
            self.save.hide()
            self.panel(PAGE, paragraph(at.language.say(NO_RECORD)))
        else:
            self._form(self.member)
        if self._decides:
            self._others()
        self.finish()

    def _form(self, member: StaffMember) -> None:
        say, own = self.at.language.say, member.id == self.at.desk.account.staff
        title = PAGE if own else OF.with_(name=member.name or "")
        self.form = Form(StaffMember.fields(), (Section(("connections",), title),), self.at.language, sources(self.at))
        self.drafting = Drafting(self.at, self.key if own else f"{self.key}/{member.id}", self.form, lambda: self._written(member))
        draft = self.drafting.find(StaffMember)
        self.form.load({"connections": draft.record.value("connections") if draft else member.connections})
        self.panels.addWidget(self.form)
        self.save.clicked.connect(self._save)
        self.save.hint(say(WHY))

    def _written(self, member: StaffMember) -> StaffMember:
        made = StaffMember.from_content(member.content(), StaffMember.schema)
        made.connections = self.form.values()["connections"] if self.form is not None else None
        return made

    def _save(self) -> None:
        if self.form is None or self.member is None or not self.form.show_problems(self.form.faults()):
            return
        try:
            with self.at.desk.writing("organisation") as unit:
                held = unit.get(StaffMember, self.member.id, version=self.member.version)
                held.connections = self.form.values()["connections"]
                unit.commit()
        except Refused as refused:
            self.form.show_problems(refused.problems)
            return
        except (ChangedMeanwhile, SignedAlready) as stopped:
            self.tell(stopped.message)
            return
        self.drafting.saved()
        self.member = self.at.desk.peek(StaffMember, self.member.id)
        self.saved.emit(self.at.language.say(SAVED))

    def _link_to_files(self) -> None:
        say = self.at.language.say
        verb = Button(say(OPEN_FILES), drawing="people")
        verb.setObjectName("files")
        verb.clicked.connect(lambda: self.go.emit("connections", None))
        self.panel(FILES, paragraph(say(FILES_ABOUT)), wrap(row(verb, None, edges=(16, 8, 16, 8))))

    def _others(self) -> None:
        buttons = []
        for id, name in other_staff(self.at.desk):
            button = Button(name, "link")
            button.setObjectName(f"of_{id.hex}")
            button.setAccessibleName(self.at.language.say(OF, name=name))
            button.clicked.connect(lambda _on=False, id=id: self.go.emit(self.key, id))
            buttons.append(wrap(row(button, None, edges=(16, 4, 16, 4))))
        self.panel(OTHERS, paragraph(self.at.language.say(OTHERS_ABOUT)), *buttons)

    def guidance(self) -> Guidance | None:
        """Why it is asked, and who takes it away again."""
        say = self.at.language.say
        return Guidance(say(PAGE), "12.2", (say(WHY), say(TAKEN)))


ENTRY = PageEntry(
    "settings_connections", PAGE, "people", "organisation", ConnectionsWithColleagues, in_menu=False, under="settings", paragraph="12.2"
)
