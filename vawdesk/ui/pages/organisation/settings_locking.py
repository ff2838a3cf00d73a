"""Locking: after how long, what is forgotten, what can never be switched off."""

from __future__ import annotations

from uuid import UUID

from vawdesk.i18n import N_, NN_
from vawdesk.models.organisation.organisation import Organisation
from vawdesk.services.first_steps import lock_minutes, organisation_of
from vawdesk.services.refusals import Refused
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.basics import Icon, Text
from vawdesk.ui.kit.chooser import Chooser
from vawdesk.ui.kit.context import AtDesk
from vawdesk.ui.kit.editors.choice import FlagEditor
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.entry import PageEntry
from vawdesk.ui.pages.organisation.settings import SettingsPage, sentence

LOCKING = N_("Locking")
LOCK_AFTER, WITHOUT = N_("Lock after"), N_("without a key or the mouse. This holds for everybody here.")
MINUTES_NAME = N_("Minutes before locking")
MINUTES = NN_("{n} minute", "{n} minutes")
FORGET_AFTER, FORGOTTEN = N_("Forget what was copied after"), N_("and at every lock.")
SECONDS_NAME = N_("Seconds before the clipboard is cleared")
SECONDS = NN_("{n} second", "{n} seconds")
COVERED = N_("After 3 minutes the window is covered. Any key brings it back, until it locks.")
ALWAYS = N_("Always lock when the computer sleeps, the lid closes or another user comes.")
BY_KEY = N_("Ctrl+L hides and locks at once, also over a dialog. What you were writing is kept.")
SCREENSHOTS = N_("Keep this program out of screenshots and shared screens")
SCREENSHOTS_WHY = N_(
    "Only Windows can do this. Switch it off for remote help, or for a screen reader or magnifier that needs a picture of the window. "
    "That is recorded."
)
SAVED = N_("Saved")
OFFERED_MINUTES, OFFERED_SECONDS = (2, 3, 5, 10, 15), (10, 30, 60)


class LockingPage(SettingsPage):
    """Sentences with a choice in them; each is kept at once."""

    key = "settings_locking"

    def __init__(self, at: AtDesk, _id: UUID | None) -> None:
        super().__init__(at)
        say = at.language.say
        self.minutes = Chooser(say(MINUTES_NAME), 136, tall=False)
        self.minutes.setObjectName("lock_minutes")
        stands = lock_minutes(at.desk)
        for n in sorted({*OFFERED_MINUTES, stands}):
            self.minutes.addItem(say(MINUTES, n=n), n)
        self.minutes.setCurrentIndex(self.minutes.findData(stands))
        self.minutes.activated.connect(lambda _index: self._keep_minutes())
        self.seconds = Chooser(say(SECONDS_NAME), 136, tall=False)
        self.seconds.setObjectName("forget_copied")
        for n in sorted({*OFFERED_SECONDS, at.settings.now.forget_copied_after}):
            self.seconds.addItem(say(SECONDS, n=n), n)
        self.seconds.setCurrentIndex(self.seconds.findData(at.settings.now.forget_copied_after))
        self.seconds.activated.connect(lambda _index: self._keep_seconds())
        self.screenshots = FlagEditor(Asked("screenshots", SCREENSHOTS), at.language)
        self.screenshots.set_value(at.settings.now.keep_out_of_screenshots)
        self.screenshots.changed.connect(self._keep_screenshots)
        fixed = [
            wrap(row(Icon("tick", "accent"), (Text(say(words), "body", wrap=True), 1), gap=8, edges=(16, 12, 16, 12)))
            for words in (COVERED, ALWAYS, BY_KEY)
        ]
        self.panel(
            LOCKING,
            sentence(say(LOCK_AFTER), self.minutes, say(WITHOUT)),
            sentence(say(FORGET_AFTER), self.seconds, say(FORGOTTEN)),
            wrap(row((self.screenshots, 1), edges=(16, 8, 16, 8))),
            wrap(row((Text(say(SCREENSHOTS_WHY), "meta", "muted", wrap=True), 1), edges=(16, 8, 16, 8))),
            *fixed,
        )
        self.finish()

    def _keep_screenshots(self) -> None:
        """Switching it off stands in the journal: it is the one protection that anybody can take away."""
        on = bool(self.screenshots.value())
        self.at.desk.vault.record("screenshots", {"kept out": on})
        self.at.settings.change(keep_out_of_screenshots=on)
        self.saved.emit(self.at.language.say(SAVED))
        self.settings_changed.emit()

    def _keep_minutes(self) -> None:
        record = organisation_of(self.at.desk)
        try:
            with self.at.desk.writing("organisation") as unit:
                known = unit.get(Organisation, record.id) if record is not None else unit.add(Organisation())
                known.lock_minutes = self.minutes.currentData()
                unit.commit()
        except Refused as refused:
            self.refuse(refused.problems[0])
            return
        self.saved.emit(self.at.language.say(SAVED))
        self.settings_changed.emit()

    def _keep_seconds(self) -> None:
        self.at.settings.change(forget_copied_after=self.seconds.currentData())
        self.saved.emit(self.at.language.say(SAVED))
        self.settings_changed.emit()


ENTRY = PageEntry("settings_locking", LOCKING, "lock", "organisation", LockingPage, in_menu=False, under="settings")
