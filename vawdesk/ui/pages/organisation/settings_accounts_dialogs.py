"""The questions of the accounts page: a new account, other roles, and the one-time passphrase to hand over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.services.account_words import ROLE_MEANS, ROLE_WORDS
from vawdesk.ui.kit import theme
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.dialogs import Question
from vawdesk.ui.kit.editors.editor import Asked
from vawdesk.ui.kit.editors.text import TextEditor
from vawdesk.vault.accounts import Role

NEW = N_("Who is to have an account?")
ADD = N_("Add the account")
NAME = Asked("name", N_("Name, as it should stand on records"))
SIGN_IN = Asked("sign_in_name", N_("Sign-in name"), N_("Short. It is seen by anyone who has the files."))
POST = Asked("post", N_("Post"), optional=True)
ROLES = N_("What the account is for")
NEEDED = N_("Write this.")
CHOOSE_ROLE = N_("Choose at least one.")

OTHER_ROLES = N_("What is {name} to do?")
CHANGE = N_("Change the roles")
LOSES = N_("Who loses a key loses it at once; the key itself is changed, which can take a minute.")

HAND_OVER = N_("Hand this passphrase to {name}")
HAND_OVER_WHY = N_(
    "It works once, at the first sign-in; then they choose their own. Write it down for them or say it, and do not send it with "
    "the sign-in name. It is not shown again."
)
HANDED = N_("I have handed it over")


class RoleBoxes(QWidget):
    """A tick for each role, with what it means."""

    def __init__(self, language: Language, chosen: frozenset[Role] = frozenset()) -> None:
        super().__init__()
        self._language = language
        self.boxes: dict[Role, QCheckBox] = {}
        self.wrong = Text("", "strong", wrap=True)
        self.wrong.hide()
        layout = column(Text(language.say(ROLES), "strong"), self.wrong, gap=4)
        for role, words in ROLE_WORDS.items():
            box = QCheckBox(language.say(words))
            box.setObjectName(f"role_{role.name.lower()}")
            box.setFont(theme.font())
            box.setMinimumHeight(theme.wide(theme.TARGET))
            box.setAccessibleName(language.say(words))
            box.setAccessibleDescription(language.say(ROLE_MEANS[role]))
            box.setChecked(role in chosen)
            self.boxes[role] = box
            layout.addWidget(box)
            means = Text(language.say(ROLE_MEANS[role]), "meta", "muted", wrap=True)
            means.setContentsMargins(26, 0, 0, 4)
            layout.addWidget(means)
        self.setLayout(layout)

    def chosen(self) -> frozenset[Role]:
        """The ticked roles; says that one is needed where there is none."""
        found = frozenset(role for role, box in self.boxes.items() if box.isChecked())
        self.wrong.setVisible(not found)
        self.wrong.say(self._language.say(CHOOSE_ROLE))
        return found


class AddAccount(Question):
    """Name, sign-in name, post, roles.

    Signals:
        given(str, str, str, object): name, sign-in name, post, roles.
    """

    given = Signal(str, str, str, object)

    def __init__(self, parent: QWidget, language: Language) -> None:
        super().__init__(parent, language.say(NEW), "", language.say(ADD), language)
        self._language = language
        self.name, self.sign_in, self.post = (TextEditor(asked, language) for asked in (NAME, SIGN_IN, POST))
        self.roles = RoleBoxes(language)
        for widget in (self.name, self.sign_in, self.post, self.roles):
            self.body.addWidget(widget)
        self.name.focus_first()

    def try_accept(self) -> None:
        """Go on when nothing is missing."""
        missing = [editor for editor in (self.name, self.sign_in) if not str(editor.value() or "").strip()]
        for editor in (self.name, self.sign_in):
            editor.show_error(self._language.say(NEEDED) if editor in missing else None)
        roles = self.roles.chosen()
        if missing:
            missing[0].focus_first()
        elif roles:
            self.given.emit(str(self.name.value()), str(self.sign_in.value()), str(self.post.value() or ""), roles)
            self.accept()


class ChangeRoles(Question):
    """Other roles for an account.

    Signals:
        given(object): the roles.
    """

    given = Signal(object)

    def __init__(self, parent: QWidget, name: str, now: frozenset[Role], language: Language) -> None:
        super().__init__(parent, language.say(OTHER_ROLES, name=name), language.say(LOSES), language.say(CHANGE), language)
        self.roles = RoleBoxes(language, now)
        self.body.addWidget(self.roles)

    def try_accept(self) -> None:
        """Go on when a role is ticked."""
        if roles := self.roles.chosen():
            self.given.emit(roles)
            self.accept()


class HandOver(Question):
    """Shows a one-time passphrase, once."""

    def __init__(self, parent: QWidget, name: str, once: str, language: Language) -> None:
        heading: Message = HAND_OVER.with_(name=name)
        super().__init__(parent, language.say(heading), language.say(HAND_OVER_WHY), language.say(HANDED), language)
        self.once = Text(once, "title")
        self.once.setAccessibleName(" ".join(once))
        self.body.addWidget(self.once)
        self.back.hide()
        self.verb.setFocus()

    def reject(self) -> None:
        """Escape does not throw away what is shown only once."""
