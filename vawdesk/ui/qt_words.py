"""Qt's own dialogs in our language: their words go through the one catalogue, like all others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from vawdesk.i18n import N_, Language, Message

KNOWN: dict[str, Message] = {  # what Qt says in the places where it speaks itself: text menus, message boxes, file dialogs
    "&Undo": N_("Undo"),
    "&Redo": N_("Redo"),
    "Cu&t": N_("Cut"),
    "&Copy": N_("Copy"),
    "&Paste": N_("Paste"),
    "Delete": N_("Delete"),
    "Select All": N_("Select all"),
    "OK": N_("OK"),
    "Cancel": N_("Cancel"),
    "&Save": N_("Save"),
    "Save": N_("Save"),
    "&Open": N_("Open"),
    "Open": N_("Open"),
    "&Choose": N_("Choose"),
    "Close": N_("Close"),
    "File &name:": N_("File name"),
    "Directory:": N_("Folder"),
    "Files of type:": N_("Files of type"),
    "Look in:": N_("Look in"),
}


class QtWords(QTranslator):
    """Answers Qt with our words; for what is not known Qt keeps its own."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language

    def isEmpty(self) -> bool:
        """Qt asks no translator that says it has nothing."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The words for one text of Qt's, or that text itself: an empty answer would count as a translation, without its gaps."""
        if sourceText not in KNOWN or context == "" or self._language.code != "cy":
            return sourceText
        return self._language.say(KNOWN[sourceText])


def speak(language: Language) -> QtWords:
    """Make Qt speak this language from now on."""
    words = QtWords(language)
    QCoreApplication.installTranslator(words)
    return words
