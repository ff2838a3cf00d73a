"""Where the tour stops: every page of the program, and what is on it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from vawdesk.services.practice.stage import Stage
from vawdesk.ui.kit.print_ask import PrintAsk

About = uuid.UUID | PrintAsk | None


@dataclass(frozen=True)
class Stop:
    """One picture: its name, the key of the page, and the record it is opened with. `who` sits at the desk."""

    name: str
    key: str
    about: Callable[[Stage], About] = lambda _stage: None
    who: str = "sioned"


def _of(key: str) -> Callable[[Stage], About]:
    """The record known under this key."""
    return lambda stage: stage.id(key)


def _ask(document: str, key: str) -> Callable[[Stage], About]:
    """A document about the record known under this key."""
    return lambda stage: PrintAsk(document, stage.id(key))


def note_of(stage: Stage, key: str) -> uuid.UUID:
    """The note with the addenda, for a file that has one."""
    return stage.id(f"note {key} {stage.time(30, 14).isoformat()}")


STOPS = (
    Stop("home-manager", "home"),
    Stop("people", "people"),
    Stop("person", "person", _of("person mair")),
    Stop("person-of-concern", "person", _of("person dylan")),
    Stop("person-change", "person_form", _of("person amina")),
    Stop("person-add", "person_form"),
    Stop("person-joined", "person", _of("person sian")),
    Stop("person-join", "person_link", _of("person wyn")),
    Stop("address", "address", _of("address nerys")),
    Stop("relationship", "relationship", _of("bond dylan mair")),
    Stop("cases", "cases"),
    Stop("case", "case", _of("case mair")),
    Stop("case-of-concern", "case", _of("case dylan")),
    Stop("case-young-person", "case", _of("case osian")),
    Stop("case-sealed", "case", _of("case lowri")),
    Stop("case-closed", "case", _of("case helen")),
    Stop("case-form", "case_form", _of("case chloe")),
    Stop("case-sealing", "case_sealing", _of("case mair")),
    Stop("person-beside", "person_beside", _of("case lowri")),
    Stop("case-closing", "case_closing", _of("case wyn")),
    Stop("note", "contact_note", lambda stage: note_of(stage, "mair")),
    Stop("note-new", "contact_note", _of("case gwladys")),
    Stop("note-to-file", "contact_note", _of("note waiting"), "carys"),
    Stop("note-moving", "contact_note_moving", lambda stage: note_of(stage, "mair")),
    Stop("addendum", "addendum", lambda stage: note_of(stage, "mair")),
    Stop("write-it-down", "write_it_down"),
    Stop("planned-contact", "planned_contact", _of("case mair")),
    Stop("visits", "visits"),
    Stop("visit-new", "home_visit", _of("case mair")),
    Stop("visit-begun", "home_visit", _of("visit begun"), "carys"),
    Stop("visit-waiting", "home_visit", _of("visit wait-flag")),
    Stop("visit-agreed", "home_visit", _of("visit agreed")),
    Stop("visit-not-going", "home_visit", _of("visit not-going")),
    Stop("visit-moved", "home_visit", _of("visit moved"), "carys"),
    Stop("flags", "flags"),
    Stop("flag-unconfirmed", "staff_risk_flag", _of("flag emyr")),
    Stop("flag-confirmed", "staff_risk_flag", _of("flag dylan")),
    Stop("flag-challenged", "staff_risk_flag", _of("flag craig")),
    Stop("flag-ended", "staff_risk_flag", _of("flag leanne")),
    Stop("flag-new", "staff_risk_flag", _of("person emyr")),
    Stop("print-visit", "handled_copy", _ask("D20", "visit wait-flag")),
    Stop("print-carried", "handled_copy", _ask("D20C", "visit agreed")),
    Stop("copies", "handled_copies"),
    Stop("settings", "settings"),
    Stop("settings-organisation", "settings_organisation"),
    Stop("settings-passphrase", "settings_passphrase"),
    Stop("settings-sheet", "settings_sheet"),
    Stop("settings-colleagues", "settings_colleagues"),
    Stop("colleague", "staff_member", lambda stage: stage.staff("carys")),
    Stop("connections", "connections"),
    Stop("connection-declare", "connection"),
    Stop("connections-with-colleagues", "settings_connections"),
    Stop("settings-locking", "settings_locking"),
    Stop("settings-backups", "settings_backups"),
    Stop("settings-printing", "settings_printing"),
    Stop("settings-language", "settings_language"),
    Stop("settings-guidance", "settings_guidance"),
    Stop("home-worker", "home", who="carys"),
    Stop("home-trustee", "home", who="gwyn"),
    Stop("home-setup", "home", who="iwan"),
)
IN_SCENES = frozenset(("hr_room", "search", "contact_note_form"))  # come to by clicks and keys, in a scene of their own
