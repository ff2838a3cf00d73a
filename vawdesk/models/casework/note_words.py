"""What stands beside the questions of a contact note: what to do for a life in danger, and what not to read into good behaviour."""

from __future__ import annotations

from vawdesk.i18n import N_

LATE_REASON_TEXT = N_("Please write this up within 24 hours. If it is late you can still save it. We will ask why.")
COMPLIANCE_TIP = N_(
    "Somebody who keeps every appointment and says the right things may still cause harm, and somebody who is hard to work with "
    "may still be in danger. Do not read either as less risk."
)
RISK_TO_SELF_STEPS = (
    N_("If you are safe, stay with the person, or stay on the phone."),
    N_("If you are not safe, leave and call from outside. If the danger is now, call 999."),
    N_("Tell the doctor, the mental-health team or the offender manager."),
    N_("Tell everyone who helps to look after this person, and safeguarding."),
    N_("Think about the safety of the partner, the former partner and the children: thoughts of suicide are linked to killing."),
)
