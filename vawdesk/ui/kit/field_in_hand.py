"""Which field of a form has the focus: what the guidance panel speaks of, and what must be in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from vawdesk.ui.kit.editors.editor import Editor
from vawdesk.ui.kit.form import Form


class FieldInHand(QObject):
    """Watches the focus inside one form.

    Signals:
        moved(object): this control of the form has the focus now.
        came(object, object): the Editor to which it belongs, and the control; not sent outside every editor.
    """

    moved = Signal(object)
    came = Signal(object, object)

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)

    def _focused(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self._form.isAncestorOf(now):
            return
        self.moved.emit(now)
        editor: QWidget | None = now
        while editor is not None and not (isinstance(editor, Editor) and editor is self._form.editors.get(editor.objectName())):
            editor = editor.parentWidget()
        if editor is not None:
            self.came.emit(editor, now)
