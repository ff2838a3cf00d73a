"""Where the tour stops: every page of the program, and what is on it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from vawdesk.models.casework.visit_outcome_rows import outcome_id
from vawdesk.models.organisation.lawful_basis import id_of
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.services.due_kinds import Kind
from vawdesk.services.page_ask import PageAsk
from vawdesk.services.practice.outcomes import INCIDENT, NEAR_MISS
from vawdesk.services.practice.stage import Stage
from vawdesk.ui.kit.print_ask import PrintAsk
from vawdesk.ui.pages.organisation.home_lines import LineAsk

About = uuid.UUID | PageAsk | None


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
    Stop("home-list", "home_list", lambda _stage: LineAsk(Kind.CONTACTS_UNCHECKED)),
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
    Stop("hold-new", "hold", _of("case mair")),
    Stop("holds", "holds"),
    Stop("note", "contact_note", lambda stage: note_of(stage, "mair")),
    Stop("note-new", "contact_note", _of("case gwladys")),
    Stop("note-to-file", "contact_note", _of("note waiting"), "carys"),
    Stop("note-moving", "contact_note_moving", lambda stage: note_of(stage, "mair")),
    Stop("addendum", "addendum", lambda stage: note_of(stage, "mair")),
    Stop("write-it-down", "write_it_down"),
    Stop("planned-contact", "planned_contact", _of("case mair")),
    Stop("attachments", "attachment", _of("case mair")),
    Stop("attachment-order", "attachment", _of("attached mair order")),
    Stop("attachment-photo", "attachment", _of("attached mair photo")),
    Stop("attachment-text", "attachment", _of("attached mair call")),
    Stop("attachment-unseen", "attachment", _of("attached chloe mail")),
    Stop("attachment-moving", "attachment_moving", _of("attached mair photo")),
    Stop("decision", "decision", _of("decision chloe")),
    Stop("decision-waiting", "decision", _of("decision mair")),
    Stop("decision-new", "decision_form", _of("case mair")),
    Stop("referral-new", "referral", _of("case mair")),
    Stop("referral-ready", "referral", _of("referral sian"), "carys"),
    Stop("referral-waiting", "referral", _of("referral mair"), "carys"),
    Stop("referral-waiting-list", "referral", _of("referral dylan")),
    Stop("referral-turned-away", "referral", _of("referral ffion")),
    Stop("referral-anew", "referral_anew", _of("referral sian"), "carys"),
    Stop("referral-again", "referral_again", _of("referral ffion")),
    Stop("referral-clares-law", "referral_clares_law", _of("case mair")),
    Stop("referral-copy", "referral_copy", _of("referral sian"), "carys"),
    Stop("share", "information_share", _of("share mair")),
    Stop("share-new", "information_share_form", _of("case mair")),
    Stop("visits", "visits"),
    Stop("my-exceptions", "my_exceptions"),
    Stop("print-my-exceptions", "handled_copy", lambda stage: PrintAsk("D24", stage.staff("sioned"))),
    Stop("carried", "carried"),
    Stop("carried-taking", "carried_taking", who="carys"),
    Stop("visit-new", "home_visit", _of("case mair")),
    Stop("visit-begun", "home_visit", _of("visit begun"), "carys"),
    Stop("visit-waiting", "home_visit", _of("visit wait-flag")),
    Stop("visit-agreed", "home_visit", _of("visit agreed")),
    Stop("visit-not-going", "home_visit", _of("visit not-going")),
    Stop("visit-outcome-write", "visit_outcome", _of("visit untold"), "carys"),
    Stop("visit-outcome-incident", "visit_outcome", lambda stage: outcome_id(stage.id(f"visit {INCIDENT}"))),
    Stop("visit-outcome-near-miss", "visit_outcome", lambda stage: outcome_id(stage.id(f"visit {NEAR_MISS}"))),
    Stop("visit-unassessed", "visit_outcome", _of("outcome unplanned"), "carys"),
    Stop("visit-moved", "home_visit", _of("visit moved"), "carys"),
    Stop("flags", "flags"),
    Stop("flag-unconfirmed", "staff_risk_flag", _of("flag emyr")),
    Stop("flag-confirmed", "staff_risk_flag", _of("flag dylan")),
    Stop("flag-challenged", "staff_risk_flag", _of("flag craig")),
    Stop("flag-ended", "staff_risk_flag", _of("flag leanne")),
    Stop("flag-new", "staff_risk_flag", _of("person emyr")),
    Stop("flag-review-new", "flag_review", _of("flag craig")),
    Stop("flag-review", "flag_review", _of("flag review hostel")),
    Stop("print-visit", "handled_copy", _ask("D20", "visit wait-flag")),
    Stop("print-carried", "handled_copy", _ask("D20C", "visit agreed")),
    Stop("copies", "handled_copies"),
    Stop("contacts", "contacts"),
    Stop("contact", "contact", _of("directory ppu")),
    Stop("contact-unchecked", "contact", _of("directory probation")),
    Stop("contact-form", "contact_form", _of("directory specialist")),
    Stop("contact-new", "contact_form", who="carys"),
    Stop("protocols", "sharing_protocols"),
    Stop("protocol", "sharing_protocol", _of("protocol visits")),
    Stop("print-contacts", "handled_copy", _ask("D54", "organisation")),
    Stop("gone-wrong", "disclosure_gone_wrong", _of("wrong mair")),
    Stop("gone-wrong-closed", "disclosure_gone_wrong", _of("wrong sian")),
    Stop("gone-wrong-all", "disclosures_gone_wrong"),
    Stop("gone-wrong-new", "disclosure_gone_wrong", _of("case amina")),
    Stop("gone-wrong-known", "disclosure_gone_wrong_form", _of("wrong mair")),
    Stop("contact-person", "person_contact", _of("case mair")),
    Stop("contact-messages", "person_contact", _of("person delyth")),
    Stop("contact-closed", "person_contact", _of("person priya")),
    Stop("letter-new", "letter", _of("case chloe")),
    Stop("letter-waiting", "letter", _of("letter mair")),
    Stop("letter-laid-aside", "letter", _of("letter priya")),
    Stop("letter-change", "letter_form", _of("letter dylan")),
    Stop("print-letter", "handled_copy", _ask("D15", "letter mair")),
    Stop("print-envelope", "handled_copy", _ask("D16", "letter dylan")),
    Stop("print-words", "handled_copy", _ask("D17", "person mair")),
    Stop("settings", "settings"),
    Stop("settings-accounts", "settings_accounts"),
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
    Stop("settings-law", "settings_law"),
    Stop("law-confirm", "lawful_basis", lambda _stage: id_of(PlainReason.AGREED)),
    Stop("home-worker", "home", who="carys"),
    Stop("home-trustee", "home", who="gwyn"),
    Stop("home-setup", "home", who="iwan"),
)
IN_SCENES = frozenset(("hr_room", "search", "contact_note_form", "removed_record"))  # come to by clicks and keys, in a scene of their own
