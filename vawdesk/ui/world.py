"""The edges of the program as it is handed them: clock, printer, file dialog, power events, relaunch, sound, and where things lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vawdesk.clock import Clock
from vawdesk.i18n import Language

if TYPE_CHECKING:  # what is heavy is loaded while the person types
    from vawdesk.ui.attention import Attention
    from vawdesk.ui.file_dialog import FileDialog
    from vawdesk.ui.power import PowerEvents
    from vawdesk.ui.printer import Printer
    from vawdesk.ui.relaunch import Relaunch
    from vawdesk.vault.edges import Edges


@dataclass(frozen=True)
class World:
    """Functions, so that nothing is loaded before it is needed. Tests hand over a world of their own."""

    clock: Clock
    data: Path
    printer: Callable[[], Printer]
    file_dialog: Callable[[Language], FileDialog]
    power: Callable[[], PowerEvents]
    relaunch: Callable[[], Relaunch]
    vault: Callable[[], Edges]
    attention: Callable[[], Attention]

    @property
    def witness(self) -> Path:
        """What this computer last saw of each vault."""
        return self.data / "witness.json"


def real_world(data: Path) -> World:
    """This computer."""
    clock = Clock()

    def printer() -> Printer:
        from vawdesk.ui.printer import system_printer

        return system_printer()

    def file_dialog(language: Language) -> FileDialog:
        from vawdesk.ui.file_dialog import SystemFileDialog

        return SystemFileDialog(language)

    def power() -> PowerEvents:
        from vawdesk.ui.power import system_power

        return system_power()

    def relaunch() -> Relaunch:
        from vawdesk.ui.relaunch import ProcessRelaunch

        return ProcessRelaunch()

    def vault() -> Edges:
        from vawdesk.vault.edges import Edges

        return Edges(data / "witness.json", clock)

    def attention() -> Attention:
        from vawdesk.ui.attention import system_attention

        return system_attention()

    return World(clock, data, printer, file_dialog, power, relaunch, vault, attention)
