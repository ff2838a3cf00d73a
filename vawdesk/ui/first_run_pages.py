"""What stands on the card at each step of the first run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.first_run_steps import FirstRun, Step, Wrong, strength
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import row, wrap
from vawdesk.ui.kit.basics import Button, Text, hide_unless
from vawdesk.ui.kit.editors.choice import OptionsEditor
from vawdesk.ui.kit.editors.editor import Asked, Editor
from vawdesk.ui.kit.editors.text import TextEditor
from vawdesk.ui.kit.flow import Flow
from vawdesk.ui.kit.line import SecretBox
from vawdesk.ui.kit.sheet_code import sheet_code

LANGUAGE_TITLE = N_("Which language do you want to work in?")
LANGUAGE_HELP = N_("Everybody can change it for themselves. Each printed page has its own language.")
ORGANISATION_TITLE = N_("What is your organisation called?")
ORGANISATION_LABEL = N_("Name of the organisation")
ORGANISATION_HELP = N_("It stands at the top of printed pages.")
PLACE_TITLE = N_("Where should the vault live?")
PLACE_ABOUT = N_("The vault is one encrypted folder. It belongs on this computer, where everybody who uses the computer can reach it.")
PLACE_LABEL, CHOOSE_FOLDER = N_("Folder for the vault"), N_("Choose…")
CHOOSE_FOLDER_NAME = N_("Choose a folder for the vault")
INSIST = N_("I know this, and use this folder all the same")
ACCOUNT_TITLE = N_("Your own account")
ACCOUNT_ABOUT = N_("You will be able to add colleagues afterwards. Nobody else ever learns your passphrase, and nobody can look it up.")
NAME_LABEL, NAME_HELP = N_("Your name"), N_("As it should stand on records")
POST_LABEL = N_("Your post")
SIGN_IN_LABEL, SIGN_IN_HELP = N_("Sign-in name"), N_("Short, for example your first name")
PASSPHRASE, AGAIN = N_("Passphrase"), N_("The passphrase again")
PASSPHRASE_HELP = N_("At least 12 characters. Four or five words that do not belong together are easy to keep in mind.")
SHEET_TITLE = N_("The recovery sheet")
SHEET_ABOUT = N_(
    "If every passphrase is forgotten, only this sheet opens the vault. There is no other way in, not even for the makers of VAWDesk. "
    "Fold it, seal it and keep it in a locked place away from this computer."
)
PRINT_SHEET, PRINT_BLANK = N_("Print the sheet"), N_("Print a blank sheet")
BY_HAND = N_("Or write this code on the blank sheet by hand. It is never saved to a file.")
TYPED_TITLE = N_("Type the code back")
TYPED_ABOUT = N_("Take the sheet in your hand and type the code from it. Then you know that it can be read when it is needed.")
CODE_LABEL = N_("Code on the sheet")
CODE_HELP = N_("Spaces and small letters do not matter.")


class StepPage(QWidget):
    """Base of the steps. `told` adds what stands on the card to what was told before.

    Signals:
        folder_asked(object): the folder from which to start choosing.
        print_asked(bool): the filled sheet, or the blank one.
    """

    title: Message
    folder_asked = Signal(object)
    print_asked = Signal(bool)

    def __init__(self, language: Language, told: FirstRun, seal: str = "") -> None:
        super().__init__()
        self.language, self.before, self.seal = language, told, seal
        self.editors: dict[str, Editor] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GAP)
        self.put(Text(language.say(self.title), "title", wrap=True))
        self.build()

    def build(self) -> None:
        """Put the step's editors on the card."""

    def told(self, so_far: FirstRun) -> FirstRun:
        """What was told before, with what stands here."""
        return so_far

    def put(self, *widgets: QWidget) -> None:
        """Add to the card; an editor is kept by its name."""
        for widget in widgets:
            if isinstance(widget, Editor):
                self.editors[widget.asked.name] = widget
            self._column.addWidget(widget)

    def about(self, words: Message) -> None:
        """A sentence or two under the title."""
        self.put(Text(self.language.say(words), "body", wrap=True))

    def show_wrong(self, found: Sequence[Wrong]) -> None:
        """Say beside each editor what is wrong with it."""
        for name, editor in self.editors.items():
            words = [self.language.say(one.message) for one in found if one.field == name]
            editor.show_error(words[0] if words else None)

    def focus_field(self, name: str) -> None:
        """Go to one editor."""
        if name in self.editors:
            self.editors[name].focus_first()

    def first_focus(self) -> None:
        """Go to the first editor."""
        for editor in list(self.editors.values())[:1]:
            editor.focus_first()

    def text(self, name: str) -> str:
        """What stands in a text editor."""
        return str(self.editors[name].value() or "").strip()


class LanguageStep(StepPage):
    """English or Welsh."""

    title = LANGUAGE_TITLE

    def build(self) -> None:
        self.about(LANGUAGE_HELP)
        editor = OptionsEditor(Asked("language", self.title), self.language, [("en", "English"), ("cy", "Cymraeg")])
        editor.label.hide()
        editor.set_value(self.before.language)
        self.put(editor)

    def told(self, so_far: FirstRun) -> FirstRun:
        return replace(so_far, language=self.editors["language"].value() or so_far.language)


class OrganisationStep(StepPage):
    """The name of the organisation."""

    title = ORGANISATION_TITLE

    def build(self) -> None:
        editor = TextEditor(Asked("organisation", ORGANISATION_LABEL, ORGANISATION_HELP), self.language)
        editor.set_value(self.before.organisation)
        self.put(editor)

    def told(self, so_far: FirstRun) -> FirstRun:
        return replace(so_far, organisation=self.text("organisation"))


class PlaceStep(StepPage):
    """The folder, with a warning that can be overruled where a cloud service or a network has it."""

    title = PLACE_TITLE

    def build(self) -> None:
        say = self.language.say
        self.about(PLACE_ABOUT)
        editor = TextEditor(Asked("folder", PLACE_LABEL), self.language)
        editor.set_value(str(self.before.folder))
        choose = Button(say(CHOOSE_FOLDER), tall=True)
        choose.setObjectName("choose_folder")
        choose.setAccessibleName(say(CHOOSE_FOLDER_NAME))
        choose.clicked.connect(lambda: self.folder_asked.emit(Path(self.text("folder"))))
        self.insist = QCheckBox(say(INSIST))
        self.insist.setFont(theme.font())
        self.insist.setObjectName("folder_insisted")
        self.insist.setAccessibleName(say(INSIST))
        self.insist.setMinimumHeight(theme.wide(theme.TARGET))
        self.insist.setChecked(self.before.folder_insisted)
        hide_unless(self.insist, self.before.folder_insisted)
        self.put(editor, wrap(row(choose, None)), self.insist)

    def show_wrong(self, found: Sequence[Wrong]) -> None:
        super().show_wrong(found)
        self.insist.setVisible(self.insist.isChecked() or any(one.advice for one in found))

    def told(self, so_far: FirstRun) -> FirstRun:
        return replace(so_far, folder=Path(self.text("folder")), folder_insisted=self.insist.isChecked())


class SecretEditor(Editor):
    """A passphrase with its label; `strong` says in one sentence how long it would hold."""

    def __init__(self, asked: Asked, language: Language, strong: bool) -> None:
        super().__init__(asked, language)
        self.secret = SecretBox(self.said, language, asked.name)
        self.label.setBuddy(self.secret.box)
        self.strength = Text("", "meta", "muted", wrap=True)
        self.put(self.secret)
        self.put(self.strength)
        if strong:
            self.secret.changed.connect(self._judge)

    def _judge(self) -> None:
        words = strength(self.secret.text())
        self.strength.say(self.language.say(words) if words else "")
        self.changed.emit()

    def focus_first(self) -> None:
        """Go to the box."""
        self.secret.box.setFocus()


class AccountStep(StepPage):
    """The person who installs it: name, post, sign-in name, passphrase twice."""

    title = ACCOUNT_TITLE

    def build(self) -> None:
        self.about(ACCOUNT_ABOUT)
        name = TextEditor(Asked("name", NAME_LABEL, NAME_HELP), self.language)
        post = TextEditor(Asked("post", POST_LABEL, optional=True), self.language)
        sign_in = TextEditor(Asked("sign_in_name", SIGN_IN_LABEL, SIGN_IN_HELP), self.language)
        for editor, held in ((name, self.before.name), (post, self.before.post), (sign_in, self.before.sign_in_name)):
            editor.set_value(held)
        self.secret = SecretEditor(Asked("passphrase", PASSPHRASE, PASSPHRASE_HELP), self.language, strong=True)
        self.again = SecretEditor(Asked("passphrase_again", AGAIN), self.language, strong=False)
        self.put(name, post, sign_in, self.secret, self.again)

    def told(self, so_far: FirstRun) -> FirstRun:
        return replace(
            so_far,
            name=self.text("name"),
            post=self.text("post"),
            sign_in_name=self.text("sign_in_name"),
            passphrase=self.secret.secret.text(),
            passphrase_again=self.again.secret.text(),
        )


class SheetStep(StepPage):
    """The code: printed, or copied by hand. Saving it is not offered."""

    title = SHEET_TITLE

    def build(self) -> None:
        say = self.language.say
        self.about(SHEET_ABOUT)
        filled, blank = Button(say(PRINT_SHEET), drawing="print"), Button(say(PRINT_BLANK), drawing="print")
        filled.setObjectName("print_sheet")
        blank.setObjectName("print_blank")
        filled.clicked.connect(lambda: self.print_asked.emit(True))
        blank.clicked.connect(lambda: self.print_asked.emit(False))
        hand = Text(say(BY_HAND), "body", wrap=True)
        self.put(wrap(Flow([filled, blank])), hand, sheet_code(self.before.code, self.seal, self.language))

    def first_focus(self) -> None:
        button = self.findChild(Button, "print_sheet")
        if isinstance(button, Button):
            button.setFocus()


class TypedBackStep(StepPage):
    """The code typed from the sheet; the card does not show it any more."""

    title = TYPED_TITLE

    def build(self) -> None:
        self.about(TYPED_ABOUT)
        self.put(TextEditor(Asked("code_typed", CODE_LABEL, CODE_HELP), self.language))

    def told(self, so_far: FirstRun) -> FirstRun:
        return replace(so_far, code_typed=self.text("code_typed"))


PAGES: dict[Step, Callable[[Language, FirstRun, str], StepPage]] = {
    Step.LANGUAGE: LanguageStep,
    Step.ORGANISATION: OrganisationStep,
    Step.PLACE: PlaceStep,
    Step.ACCOUNT: AccountStep,
    Step.SHEET: SheetStep,
    Step.TYPED_BACK: TypedBackStep,
}
