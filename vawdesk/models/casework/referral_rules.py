"""The rules of a referral: what suits whom (R1-R11, 9.12-9.35), and what must be right before it leaves. They inform; few refuse."""

from __future__ import annotations

from vawdesk.i18n import N_
from vawdesk.models.rules import Rule, Weight

COUPLES_DECISION = Rule(
    "R1",
    N_(
        "Couples work or mediation can make abuse worse: nobody can speak freely beside somebody they fear. Ask a specialist or your "
        "supervisor. It goes on only with a decision that is written down: choose it here."
    ),
    "9.31",
)
COUPLES_OTHER = Rule(
    "R1 decision",
    N_(
        "The decision that is linked does not stand for this referral. It has to say that we refer, be about this case or these people, "
        "be signed by everybody who has to sign it, and not have been decided otherwise since. Choose it here."
    ),
    "9.31",
)
COUPLES = Rule(
    "R1 known",
    N_("Couples work or mediation can make abuse worse. The decision is linked; go by what the specialist said."),
    "9.31",
    Weight.ADVISE,
)
DURING_COUPLES = Rule(
    "R1 during",
    N_("The abuse came out during couples work. Pause it, see each of them alone, and take it to supervision before anything goes on."),
    "9.32",
    Weight.ADVISE,
)
RESTORATIVE = Rule(
    "R2",
    N_("Police and government do not recommend restorative justice where there is abuse. It can itself be used to control somebody."),
    "9.33",
    Weight.ADVISE,
)
PARENTING = Rule(
    "R3",
    N_("A parenting course may help, but not instead of a programme for people who abuse: it does not touch the abuse."),
    "9.34",
    Weight.ADVISE,
)
ANGER = Rule(
    "R4",
    N_("On its own this is not enough. It does not put the victim's safety first in the way a perpetrator programme does."),
    "9.35",
    Weight.ADVISE,
)
NEW_PARTNER = Rule(
    "R5",
    N_(
        "A new relationship is on file. Anybody may ask the police what they know of somebody (the right to ask), and the police may "
        "tell unasked (the right to know). Think of Clare's Law."
    ),
    "9.26",
    Weight.ADVISE,
)
RISK_TO_POLICE = Rule(
    "R6",
    N_(
        "A risk is told first to the police Public Protection Unit, and to safeguarding where a child or an adult is at risk. "
        "Refer there too, or write down why not."
    ),
    "8.28",
    Weight.ADVISE,
)
PARTNER_CONTACT = Rule(
    "R7",
    N_("A programme has to be in touch with the partner from the start. Ask them who does it, before you send anybody."),
    "ST 1.v",
    Weight.ADVISE,
)
STANDARDS_NOT_KNOWN = Rule(
    "R8",
    N_("We do not know that this programme meets the standards. Ask for its accreditation: work that is done badly can raise the risk."),
    "9.12",
    Weight.ADVISE,
)
NO_PROMISE = Rule(
    "R10",
    N_(
        "A programme does not work for everybody, and attending is not safety. Say so to whoever hopes for it, and ask the programme, "
        "not the person, whether they attend."
    ),
    "9.15",
    Weight.ADVISE,
)
NOT_ALL_TOLD = Rule(
    "R11",
    N_("Somebody agrees to a programme once they know four things. Not all of them are ticked. Tell them, and tick them."),
    "ST 3.ii",
    Weight.ADVISE,
)
CHILDREN_LINKS = Rule(
    "R11 children",
    N_("Ask the programme how it works with those who look after the children, before it begins."),
    "ST 22.i",
    Weight.ADVISE,
)
YOUNG_TO_PROGRAMME = Rule(
    "R-young",
    N_(
        "This person is under 18, and programmes for people who abuse are for adults. Turn to youth services or safeguarding; the "
        "guidance does not describe children as perpetrators."
    ),
    "6.9",
    Weight.ADVISE,
)
ASK_THE_AGE = Rule(
    "R-age",
    N_(
        "We do not know how old this person is, and nobody under 18 may be called a perpetrator. Find out their age and write it in "
        "their record. If it cannot wait, say why."
    ),
    "6.9",
    Weight.REASON,
)
TWICE = Rule(
    "R-twice",
    N_("The same referral went to them within the last hour ({reference}). Look at it before you send another."),
    "house rule",
    Weight.ADVISE,
)
EMAIL_NOT_KNOWN = Rule(
    "R-email",
    N_(
        "This e-mail address stands in no contact of the directory that two people have looked at. Ring them and check it, letter by "
        "letter, before anything is sent."
    ),
    "8.26",
    Weight.ADVISE,
)
NO_CHANNEL = Rule(
    "R-channel",
    N_("There is no way to reach them. Write a telephone number or an e-mail address, or choose a contact that has one."),
    "8.28",
)
NO_SUCH_CHANNEL = Rule(
    "R-channel-how",
    N_("They have no address for this way of sending. Add it to their contact first, or choose another way."),
    "UK GDPR 5(1)(f)",
)
WISHES_FOR_MARAC = Rule(
    "R-marac-wishes",
    N_("MARAC asks what the victim wants. Write it in their words, or tick that it was not safe to ask."),
    "10.13",
)
ONE_OF_THEM = Rule("R-people", N_("The same person stands here as the one whose behaviour it is about, and as harmed. Check both."), "8.34")
SENT_BEFORE = Rule("R-sent", N_("It was answered before it was sent. Check both dates."), "house rule")
ITSELF = Rule("R-again", N_("A referral cannot follow on from itself. Choose the earlier one."), "ST 2.iii")
CONFIRM_IN_WRITING = Rule(
    "R-confirm",
    N_("What was reported by phone is confirmed in writing within 24 hours. Send it, and write down when."),
    "8.29",
    Weight.ADVISE,
)
