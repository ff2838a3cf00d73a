"""What the program remembers about this computer outside any vault: look, language, window size, where the vault lies. No names."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from vawdesk import paths
from vawdesk.i18n import Code

LIMIT = 65_536
ThemeChoice = Literal["system", "light", "dark", "contrast"]
THEMES: tuple[ThemeChoice, ...] = ("system", "light", "dark", "contrast")


@dataclass(frozen=True)
class Settings:
    """The choices of one user of this computer."""

    language: Code = "en"
    theme: ThemeChoice = "system"
    vault: str = ""  # the folder opened last
    forget_copied_after: int = 30  # seconds
    keep_out_of_screenshots: bool = True
    width: int = 0
    height: int = 0
    backup_folder: str = ""
    backup_on_leaving: bool = True
    backed_up_at: str = ""  # when the last backup from this computer was verified, ISO 8601, UTC
    shared_folder_insisted: str = ""  # the folder that a person insisted on opening although something synchronises it
    practice_offered: bool = False

    def insists_on(self, folder: Path) -> bool:
        """Whether a person wants this folder opened although something synchronises it or it lies on a network."""
        return self.shared_folder_insisted == str(folder)

    def sound(self) -> Settings:
        """The same with everything inside its bounds: a file can be edited by hand."""
        return replace(
            self,
            language="cy" if self.language == "cy" else "en",
            theme=self.theme if self.theme in THEMES else "system",
            forget_copied_after=max(10, min(60, self.forget_copied_after)),
            backed_up_at=_moment_or_nothing(self.backed_up_at),
            width=max(0, min(16_384, self.width)),
            height=max(0, min(16_384, self.height)),
        )


def _moment_or_nothing(kept: str) -> str:
    try:
        return kept if datetime.fromisoformat(kept).tzinfo else ""
    except ValueError:
        return ""


class SettingsFile:
    """The settings in a small JSON file of the user's own application folder. Unreadable means the usual choices."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or paths.application_data()) / "settings.json"
        self.now = self._read()

    def change(self, **changes: Any) -> Settings:
        """Remember other choices at once. A full or read-only disk is no reason to stop working: they then last until the program ends."""
        self.now = replace(self.now, **changes).sound()
        temporary = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            temporary.write_text(json.dumps(asdict(self.now), indent=1), encoding="utf-8")
            temporary.replace(self.path)
        except OSError:
            pass
        return self.now

    def _read(self) -> Settings:
        try:
            with self.path.open(encoding="utf-8") as file:
                told = json.loads(file.read(LIMIT))
        except (OSError, ValueError, RecursionError):
            return Settings()
        usual = asdict(Settings())
        fitting: dict[str, Any] = {}
        if isinstance(told, dict):
            fitting = {key: value for key, value in told.items() if type(value) is type(usual.get(key))}
        return Settings(**fitting).sound()
