"""A colleague's own page: who they are here, when they work, who decides for them. What they are close to stands on another page (HR1)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.organisation.staff_member import StaffMember
from vawdesk.services.staff_list import still_has_account
from vawdesk.ui.kit.banner import Notice
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Section
from vawdesk.ui.kit.page import Guidance
from vawdesk.ui.kit.record_form import RecordForm
from vawdesk.vault.accounts import Role

KEY = "staff_member"
ADD, CHANGE = N_("Add a colleague"), N_("Change what is kept about a colleague")
SAVE = N_("Save colleague")
WHO, WORKING, DECIDES = N_("Who they are here"), N_("How they work"), N_("Who decides for them")
ACCOUNT = N_("Their account still opens the records")
ACCOUNT_WHY = N_("They have left, and can still sign in. Take the account out in the settings, under Accounts.")
WHY = N_("Who visits, who is called when somebody does not check in, and who decides: each of them is chosen from the colleagues.")
NO_ACCOUNT = N_("Nobody needs an account to be a buddy. Whoever gets one later, under this name, keeps what stands here.")
MANAGER_NAMES = N_("Only a manager names who stands in for a manager.")

WHO_FIELDS = ("name", "post", "kind", "started", "left")
WORK_FIELDS = ("check_in_phone", "languages", "part_time_days")
ACTING = ("acting_manager", "acting_until")


class StaffMemberForm(RecordForm[StaffMember]):
    """A new colleague, or the one whose id is given."""

    def __init__(self, at: AtDesk, id: UUID | None) -> None:
        super().__init__(at, KEY, StaffMember, id)
        found = at.desk.peek(StaffMember, id) if id is not None else None
        self.set_head(self.language.say(CHANGE if found is not None else ADD))
        names = Role.MANAGER in at.desk.account.roles
        decides = Section(("manager", *(ACTING if names else ())), DECIDES, None if names else MANAGER_NAMES)
        sections = (Section(WHO_FIELDS, WHO), Section(WORK_FIELDS, WORKING), decides)
        self.begin(found or StaffMember(), sections, fresh=found is None, save=SAVE)
        self.body()

    def look(self) -> None:
        """Until when is asked once somebody stands in."""
        super().look()
        if self.form is not None and "acting_until" in self.form.editors:
            one = self.with_values()
            self.form.show_field("acting_until", one.acting_manager is not None or one.acting_until is not None)

    def noticed(self, record: StaffMember) -> Iterable[Notice]:
        """Whoever has left should not be able to sign in."""
        if still_has_account(self.at.desk, record):
            yield Notice(self.language.say(ACCOUNT), self.language.say(ACCOUNT_WHY), "late")

    def guidance(self) -> Guidance | None:
        """What colleagues are chosen for."""
        say = self.language.say
        return Guidance(say(StaffMember.title), "8.15", (say(WHY), say(NO_ACCOUNT)))


ENTRY = PageEntry(
    KEY, StaffMember.title, "people", "organisation", StaffMemberForm, in_menu=False, under="settings", roles=("setup", "manager"),
    paragraph="8.15",
)  # fmt: skip
