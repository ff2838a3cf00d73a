"""The choices of a local contact: what sort of service it is, and which secure way of sending was agreed with it."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.values import Option


class ContactKind(Option):
    """What sort of service a contact is, in the order in which the directory and its papers show them."""

    IMMINENT_RISK = "imminent risk", N_("Police contact for immediate risk")
    POLICE_PPU = "police ppu", N_("Police Public Protection Unit")
    MARAC = "marac", N_("MARAC co-ordinator")
    MASH = "mash", N_("Multi-Agency Safeguarding Hub")
    MAPPA = "mappa", N_("MAPPA co-ordinator")
    WISDOM = "wisdom", N_("WISDOM team")
    CHILDREN = "social services children", N_("Social services: children")
    ADULTS = "social services adults", N_("Social services: adults")
    EMERGENCY_DUTY = "emergency duty team", N_("Social services out of hours")
    DESIGNATED_OFFICER = "designated officer", N_("Designated Officer for Safeguarding")
    SPECIALIST = "specialist", N_("Specialist service for people who are abused")
    IDVA = "idva", N_("Independent domestic violence adviser")
    LIVE_FEAR_FREE = "live fear free", N_("Live Fear Free")
    PROGRAMME = "dvpp", N_("Programme for people who abuse")
    RESPECT = "respect", N_("Respect")
    PROBATION = "probation", N_("Prison and probation service")
    MENTAL_HEALTH = "mental health", N_("Mental health and psychological therapy")
    GP = "gp", N_("Doctor's surgery")
    HOUSING = "housing", N_("Housing")
    INTERPRETER = "interpreter", N_("Interpreter")
    COMMUNITY = "community", N_("Faith or community group")
    OTHER = "other", N_("Another service")


POLICE = frozenset({ContactKind.IMMINENT_RISK, ContactKind.POLICE_PPU, ContactKind.MARAC, ContactKind.MASH})
CRIMINAL_JUSTICE = frozenset({ContactKind.PROBATION, ContactKind.MAPPA, ContactKind.WISDOM})


class SecureChannel(Option):
    """A way of sending that was agreed with the contact and is closed to others: a file sent by it needs no password."""

    CJSM = "cjsm", N_("Criminal justice secure e-mail (CJSM)")
    PORTAL = "portal", N_("Their own portal")
    ENCRYPTED_EMAIL = "encrypted email", N_("Encrypted e-mail, agreed with them")
