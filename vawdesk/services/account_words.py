"""What an account may open and do, in sentences, and what it may not: as people read it in the settings."""

from __future__ import annotations

from dataclasses import dataclass

from vawdesk.i18n import N_, Message
from vawdesk.vault.accounts import Account, Role, may_hold
from vawdesk.vault.keyring import Keyring

ROLE_WORDS: dict[Role, Message] = {
    Role.WORKER: N_("Worker"),
    Role.MANAGER: N_("Manager"),
    Role.HR_OFFICER: N_("HR officer"),
    Role.TRUSTEE: N_("Trustee"),
    Role.SETUP: N_("Setup"),
}
ROLE_MEANS: dict[Role, Message] = {
    Role.WORKER: N_("Reads and writes casework. Cannot decide about visits and flags."),
    Role.MANAGER: N_("Reads and writes casework. Decides about visits and flags. Lets new people in."),
    Role.HR_OFFICER: N_("Makes the HR room and holds its key. Cannot open casework."),
    Role.TRUSTEE: N_("Oversees the organisation: opens no record about anybody."),
    Role.SETUP: N_("Adds accounts and changes settings. Opens neither casework nor HR by this alone."),
}

WRITES_CASEWORK = N_("Reads and writes casework.")
DECIDES = N_("Reads and writes casework. Decides about visits and flags.")
HOLDS_HR = N_("Holds the key of the HR room.")
SECOND_KEEPER = N_("Keeps a second key of the HR room.")
OVERSEES = ROLE_MEANS[Role.TRUSTEE]
KEEPS_ACCOUNTS = N_("Adds accounts.")

NO_DECISIONS = N_("Cannot decide about visits and flags.")
NO_HR = N_("Cannot open HR.")
NO_CASEWORK = N_("Cannot open casework.")
CASEWORK_WAITS = N_("Cannot open casework until somebody who can lets them in.")
HR_WAITS = N_("Cannot open the HR room yet: its keeper has to let this account in.")
HR_NOT_MADE = N_("Makes the HR room when first going in.")


@dataclass(frozen=True)
class MayDo:
    """Sentences about one account."""

    may: tuple[Message, ...]
    may_not: tuple[Message, ...]


def role_words(roles: frozenset[Role]) -> tuple[Message, ...]:
    """The names of the roles, in the order in which they are always told."""
    return tuple(words for role, words in ROLE_WORDS.items() if role in roles)


def may_do(account: Account, keyring: Keyring) -> MayDo:
    """What the keys that are sealed to this account let it do; not what its role would let it do if it had them."""
    casework, hr = keyring.holds(account.id, "casework"), keyring.holds(account.id, "hr")
    may: list[Message] = []
    may_not: list[Message] = []
    if casework:
        may.append(DECIDES if Role.MANAGER in account.roles else WRITES_CASEWORK)
        may_not += [] if Role.MANAGER in account.roles else [NO_DECISIONS]
    else:
        may_not.append(CASEWORK_WAITS if "casework" in may_hold(account.roles) else NO_CASEWORK)
    may += [KEEPS_ACCOUNTS] if account.roles & {Role.SETUP, Role.MANAGER} else []
    may += [OVERSEES] if Role.TRUSTEE in account.roles else []
    if hr:
        may.append(HOLDS_HR if Role.HR_OFFICER in account.roles else SECOND_KEEPER)
    elif Role.HR_OFFICER not in account.roles:
        may_not.append(NO_HR)
    elif "hr" in keyring.compartments:
        may_not.append(HR_WAITS)
    else:
        may.append(HR_NOT_MADE)
    return MayDo(tuple(may), tuple(may_not))
