"""What the records weigh, said beside the backups; in strong words once a memory stick may not hold them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from vawdesk.services.vault_size import Weight, weighed
from vawdesk.ui.kit.arrange import column
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.context import AtDesk


class VaultWeight(QWidget):
    """Two lines, filled by the worker; the second is hidden while there is nothing to warn of."""

    def __init__(self, at: AtDesk) -> None:
        super().__init__()
        self._at = at
        self.words, self.warning = Text("", wrap=True), Text("", "strong", "late", wrap=True)
        self.warning.hide()
        self.setLayout(column(self.words, self.warning, gap=8, edges=(16, 12, 16, 12)))

    def look(self) -> None:
        """Weigh them as they are now."""
        desk = self._at.desk
        self._at.worker.run(lambda _progress: weighed(desk), self._weighed)

    def _weighed(self, weight: Weight) -> None:
        say, warning = self._at.language.say, weight.warning()
        self.words.say(say(weight.words()))
        self.warning.say(say(warning) if warning is not None else "")
        self.warning.setVisible(warning is not None)
