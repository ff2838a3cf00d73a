"""A value that stays hidden until one click reveals it; the click is written down by whoever listens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from vawdesk.i18n import N_, Language, Message
from vawdesk.ui.kit.announce import announce
from vawdesk.ui.kit.arrange import column, wrap
from vawdesk.ui.kit.basics import Button, Icon, Text
from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.flow import Flow

HIDDEN = N_("Hidden: {label}")
SHOW = N_("Show")
SHOW_WHAT = N_("Show: {label}")
KEPT = N_("We keep a record of who looked.")


class Masked(QWidget):
    """Read-only words behind one click. `reveal` writes down that they were seen and gives them; it is called once."""

    def __init__(self, name: str, label: str, language: Language, reveal: Callable[[], str], role_words: Message | None = None) -> None:
        super().__init__()
        self.setObjectName(name)
        self._reveal, self._label = reveal, label
        self.words = Text(language.say(role_words or HIDDEN, label=label), "meta", wrap=False)
        self.button = Button(language.say(SHOW), "link")
        self.button.setObjectName(f"{name}_show")
        self.button.setAccessibleName(language.say(SHOW_WHAT, label=label))
        self.button.hint(language.say(KEPT))
        self.button.clicked.connect(self.show_it)
        self.shown = Text("", "body", wrap=True)
        self.shown.hide()
        self._cover = wrap(Flow([Icon("hidden", "muted"), self.words, self.button]))
        self.setLayout(column(self._cover, self.shown, gap=0))

    def show_it(self) -> None:
        """Reveal."""
        self.shown.say(self._reveal())
        self.shown.setAccessibleName(f"{self._label}: {self.shown.words}")
        self._cover.hide()
        self.shown.show()
        announce(self, self.shown.accessibleName())


class MaskedEditor(Editor):
    """Another editor behind one click. A field that is still empty has nothing to hide and is open at once.

    `on_reveal` is given the field's name and what shows the value: it may ask for a reason first, and writes the look down.
    """

    def __init__(self, inner: Editor, on_reveal: Callable[[str, Callable[[], None]], None]) -> None:
        super().__init__(inner.asked, inner.language)
        self.inner, self._on_reveal = inner, on_reveal
        for label in (inner.label, inner.hint):
            label.hide()
        say = self.language.say
        self.button = Button(say(SHOW), "link")
        self.button.setObjectName(f"{inner.asked.name}_show")
        self.button.setAccessibleName(say(SHOW_WHAT, label=self.said))
        self.button.hint(say(KEPT))
        self.button.clicked.connect(self.reveal)
        words = Text(say(HIDDEN, label=self.said), "meta")
        self._cover = wrap(Flow([Icon("hidden", "muted"), words, self.button]))
        inner.setObjectName(f"{inner.asked.name}_inner")
        inner.changed.connect(self.changed)
        self.put(self._cover)
        self.put(inner)
        self._cover_up(False)

    def reveal(self) -> None:
        """Ask to see the value; whoever writes it down shows it."""
        self._on_reveal(self.asked.name, self._uncover)

    def _uncover(self) -> None:
        self._cover_up(False)
        self.inner.focus_first()

    def covered(self) -> bool:
        """Whether the value is hidden."""
        return not self._cover.isHidden()

    def _cover_up(self, on: bool) -> None:
        self._cover.setVisible(on)
        self.inner.setVisible(not on)

    def value(self) -> Any:
        """What the inner editor holds, hidden or not."""
        return self.inner.value()

    def set_value(self, value: Any) -> None:
        """Show a value: covered when there is one."""
        self.inner.set_value(value)
        self._cover_up(value is not None)

    def fault(self) -> Message | None:
        """Of the inner editor."""
        return self.inner.fault()

    def typed(self) -> Any:
        """Of the inner editor."""
        return self.inner.typed()

    def set_typed(self, raw: Any) -> None:
        """Into the inner editor, open: it is what the person was typing."""
        self._cover_up(False)
        self.inner.set_typed(raw)

    def focus_first(self) -> None:
        """Go to the button while covered, else into the value."""
        if self.covered():
            self.button.setFocus()
        else:
            self.inner.focus_first()

    def forget(self) -> None:
        """Of the inner editor."""
        self.inner.forget()
