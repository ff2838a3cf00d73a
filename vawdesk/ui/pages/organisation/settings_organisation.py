"""The organisation's own record: names, offices, times of the check-in ladder, terms of keeping."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_
from vawdesk.models.base import Status
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.unit import Unit
from vawdesk.ui.kit.basics import Button
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.drafting import Drafting
from vawdesk.ui.kit.editors.build import Sources
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.kit.form import Form, Section
from vawdesk.ui.kit.saving import Saving
from vawdesk.ui.pages.organisation.settings import SettingsPage

PAGE = N_("Your organisation")
SAVE, SAVED = N_("Save"), N_("Saved")
NAMES, PLACES, TIMES, KEEPING = N_("Names"), N_("Where you are"), N_("When somebody does not check in"), N_("How long records are kept")
SECTIONS = (
    Section(("name_english", "name_welsh", "area", "languages"), NAMES),
    Section(("phone", "email", "address", "offices"), PLACES),
    Section(("first_call_minutes", "manager_call_minutes", "emergency_minutes", "closing_time"), TIMES),
    Section(("keeping_terms", "flag_terms", "flag_terms_on", "flag_terms_minute"), KEEPING),
)


class OrganisationPage(SettingsPage):
    """A form in four panels."""

    key = "settings_organisation"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        self.save = Button(at.language.say(SAVE), "primary")
        self.save.setObjectName("save")
        super().__init__(at, (self.save,))
        self._stands = organisation_of(at.desk)
        self.form = Form(Organisation.fields(), SECTIONS, at.language, Sources())
        self.drafting = Drafting(at, self.key, self.form, self._record)
        draft = self.drafting.find(Organisation)
        record = draft.record if draft else self._stands or Organisation()
        self.form.load({name: getattr(record, name) for name in self.form.editors})
        if draft:
            self.drafting.show(draft)
        self.panels.addWidget(self.form)
        self.saving = Saving(at, self, self.form, self._work, "organisation")
        self.saving.kept.connect(self._kept)
        self.save.clicked.connect(self.saving.save)
        self.finish()

    def _record(self) -> Organisation:
        """The record as it would be with what stands in the form."""
        made = Organisation.from_content(self._stands.content(), Organisation.schema) if self._stands else Organisation()
        for name, value in (self.form.values() if self.form else {}).items():
            setattr(made, name, value)
        return made

    def _work(self, unit: Unit) -> Organisation:
        known = unit.get(Organisation, self._stands.id, version=self._stands.version) if self._stands else unit.add(self._record())
        for name, value in (self.form.values() if self.form else {}).items():
            setattr(known, name, value)
        known.status = Status.SIGNED
        return known

    def _kept(self, _record: Organisation) -> None:
        self.drafting.saved()
        self._stands = organisation_of(self.at.desk)
        self.saved.emit(self.at.language.say(SAVED))


ENTRY = PageEntry(
    "settings_organisation",
    PAGE,
    "order",
    "organisation",
    OrganisationPage,
    in_menu=False,
    under="settings",
    roles=("setup", "manager"),
)
