"""What has still to be done before an organisation relies on the program: told on Home until it is done."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.i18n import N_, Message
from vawdesk.services.desk import Desk
from vawdesk.services.directory import police_for_immediate_risk
from vawdesk.services.facts import facts_of
from vawdesk.services.first_steps import organisation_of
from vawdesk.services.law import not_confirmed
from vawdesk.vault.accounts import KEEPS_ACCOUNTS, Role, State
from vawdesk.vault.recovery import Sheet
from vawdesk.vault.sheets import spent


@dataclass(frozen=True)
class StillToDo:
    """One thing: what it is, why, and the settings page where it is done."""

    what: Message
    why: Message
    page: str
    danger: bool = False  # somebody could come to harm by it today


ALTERED = N_("Something or somebody may have altered the records outside the program. Show this to whoever looks after them.")
NO_BACKUP = StillToDo(
    N_("No backup has been made."),
    N_("If this computer breaks or is stolen, everything in it is lost. A backup on a memory stick takes a minute."),
    "settings_backups",
)
ONE_KEEPER = StillToDo(
    N_("Only one account can let others in."),
    N_("If that passphrase is forgotten, only the recovery sheet helps. Give a second person the role Setup or Manager."),
    "settings",
)
ALONE = StillToDo(
    N_("Nobody else has an account yet."),
    N_("Each colleague signs in with an account of their own, so that it is clear who wrote what."),
    "settings",
)
NOBODY_MANAGES = StillToDo(
    N_("Nobody has the role of manager."),
    N_("Flags and visits wait for a manager's decision (8.15). Give somebody the role."),
    "settings",
)
NO_SECOND_HR_KEEPER = StillToDo(
    N_("Only one account holds the key of the HR room."),
    N_("If that person leaves or forgets the passphrase, only the sheet of the HR room helps. Let a second keeper in."),
    "settings",
)
NO_HR_ROOM = StillToDo(
    N_("The HR room has not been made yet."),
    N_(
        "Its first officer makes it by going in, with a recovery sheet to keep safe. In this version it holds no records yet: "
        "until it does, keep what a member of staff tells you on paper and under lock."
    ),
    "hr_room",
)
SHEET_SPENT = StillToDo(
    N_("The recovery sheet has been used."),
    N_("Whoever saw its code could open the records with it again. Make a new sheet; the old one then lets nobody in."),
    "settings_sheet",
)
SHEET_NOT_TYPED_BACK = StillToDo(
    N_("Nobody has typed the recovery code back from its sheet."),
    N_("Without that nobody knows whether the sheet can be read on the day when everything hangs on it."),
    "settings_sheet",
)
NO_POLICE_CONTACT = StillToDo(
    N_("The directory does not say whom to ring at the police when there is immediate risk."),
    N_("Find out the number now, not on the day. It stands first on the list that every colleague carries."),
    "contacts",
    danger=True,
)
FACTS_OLD = StillToDo(
    N_("The numbers of the helplines and the notes on the law are more than half a year old."),
    N_("Ask for a newer facts file, or check the numbers by ringing them. A manager takes the file in from a memory stick."),
    "settings_guidance",
)
LAW_NOT_CONFIRMED = StillToDo(
    N_("Nobody has confirmed the law behind the reasons for which you share."),
    N_("A manager reads the suggestions once and confirms or changes them. After that every colleague needs only the plain words."),
    "settings_law",
)
NO_NAME = StillToDo(N_("The organisation has no name yet."), N_("It stands at the top of every printed page."), "settings_organisation")


def still_to_do(desk: Desk, *, backed_up: bool) -> list[StillToDo]:
    """What is missing, the most dangerous first; of accounts and settings only what this account can see to."""
    keeps, keyring = bool(desk.vault.account.roles & KEEPS_ACCOUNTS), desk.vault.keyring
    active = [account for account in keyring.accounts.values() if account.in_use]
    keepers = [account for account in active if account.roles & KEEPS_ACCOUNTS and account.state is State.ACTIVE]
    record = organisation_of(desk)
    found = [StillToDo(finding.message, ALTERED, "settings_backups") for finding in desk.vault.findings if finding.grave][:2]
    found += _nobody_to_ring(desk)
    found += [] if backed_up else [NO_BACKUP]
    found += _about_sheet(desk)
    if keeps and len(active) == 1:
        found.append(ALONE)
    elif keeps and len(keepers) == 1:
        found.append(ONE_KEEPER)
    if keeps and not any(Role.MANAGER in account.roles for account in active):
        found.append(NOBODY_MANAGES)
    if "hr" in keyring.compartments and len(keyring.holders("hr")) == 1:
        found.append(NO_SECOND_HR_KEEPER)
    found += _hr_room_to_make(desk)
    if keeps and (record is None or not (record.name_english or record.name_welsh)):
        found.append(NO_NAME)
    if facts_of(desk).is_old(desk.now().today):
        found.append(FACTS_OLD)
    if desk.account.manages and not_confirmed(desk):
        found.append(LAW_NOT_CONFIRMED)
    return found


def for_home(desk: Desk, *, backed_up: bool) -> list[StillToDo]:
    """What is missing, for those who keep accounts; nobody else can see to it, but for the room that an officer makes."""
    return still_to_do(desk, backed_up=backed_up) if desk.account.roles & KEEPS_ACCOUNTS else _hr_room_to_make(desk)


def _nobody_to_ring(desk: Desk) -> list[StillToDo]:
    """What a manager has still to find out before colleagues can act quickly."""
    return [NO_POLICE_CONTACT] if desk.account.manages and not police_for_immediate_risk(desk) else []


def _hr_room_to_make(desk: Desk) -> list[StillToDo]:
    """The room that is not there yet, for an officer who can make it."""
    officer = Role.HR_OFFICER in desk.vault.account.roles
    return [NO_HR_ROOM] if officer and "hr" not in desk.vault.keyring.compartments else []


def new_sheet_due(desk: Desk) -> bool:
    """Whether this account came in with the recovery sheet in force and may now make the next one."""
    mine = [use for use in desk.vault.keyring.recoveries if use.account == desk.vault.account.id]
    return bool(mine) and SHEET_SPENT in _about_sheet(desk)


def _about_sheet(desk: Desk) -> list[StillToDo]:
    """The sheet of the room one is in; only those who keep accounts can make another of casework."""
    keyring, sheet = desk.vault.keyring, Sheet.HR if desk.vault.room == "hr" else Sheet.CASEWORK
    mine = desk.vault.account.roles & KEEPS_ACCOUNTS if sheet is Sheet.CASEWORK else "hr" in desk.vault.compartments
    if not mine or sheet not in keyring.sheets:
        return []
    if spent(keyring, sheet):
        return [SHEET_SPENT]
    return [] if keyring.sheets[sheet].typed_back else [SHEET_NOT_TYPED_BACK]
