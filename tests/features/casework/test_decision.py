"""A case cannot be closed over what was never passed on; the decision not to is one press away, and takes two where a child is near."""

from __future__ import annotations

from datetime import date

from PySide6.QtTest import QTest

from tests.features.casework import steps_accounts as accounts
from tests.features.casework import steps_file as file
from tests.features.casework import steps_misfiled as misfiled
from tests.features.casework.at_the_desk import AtTheDesk, Key
from tests.features.casework.steps_accounts import FOUNDER, FOUNDERS, WORKER, WORKERS
from tests.features.casework.steps_note import timeline
from vawdesk.models.casework.case import CloseReason
from vawdesk.models.casework.contact_note import Mode
from vawdesk.models.casework.decision_options import Consulted, Decided
from vawdesk.models.casework.information_share_options import HeardBy, SharedHow, VictimTold
from vawdesk.models.casework.referral_options import Agreed
from vawdesk.models.plain_reasons import PlainReason
from vawdesk.models.values import Tri
from vawdesk.ui.pages.casework.decision import DecisionPage
from vawdesk.ui.pages.casework.decision_form import DecisionForm

NAME, SAID = "Lowri Glynne", "“He waits at the melinydd's gate when the little one comes out.”"
WHY = "She asks us to wait until Monday, when the school has changed the gate. She sleeps at her sister's until then, and he does not know."
NEEDED = "Something was learned that somebody needed to know"


def learned(desk: AtTheDesk) -> str:
    """A worker with one case, and in it a note that somebody needs to hear of; gives the number of the case."""
    accounts.make_the_vault(desk)
    once = accounts.give_an_account(desk, WORKER, "huw", "Support worker", "worker")
    desk.close()
    accounts.sign_in_first(desk, "huw", once, WORKERS)
    file.record_a_person(desk, NAME, date(1990, 5, 4), harmed=True)
    case = misfiled.open_a_case(desk, NAME)
    desk.open_in_list("cases", case)
    desk.press("go_contact_note")
    desk.fill(what_was_said=SAID, mode=Mode.PHONE, child_in_household=Tri.YES, new_information_to_share=Tri.YES)
    desk.save()
    return case


def close(desk: AtTheDesk, case: str) -> None:
    """From the case: when, why, what came of it. What was typed at the first try is kept."""
    desk.open_in_list("cases", case)
    desk.press("go_case_closing")
    if "She has moved." not in desk.seen:
        desk.fill(close_reason=CloseReason.FINISHED, outcome="She has moved.")
    desk.press("save")


def test_the_decision_not_to_share_and_then_the_case_can_be_closed(desk: AtTheDesk) -> None:
    case = learned(desk)
    close(desk, case)
    assert NEEDED in desk.seen
    assert desk.place == "case_closing"
    desk.press_saying("Write down why not")
    assert isinstance(desk.page, DecisionForm)
    assert "Should we share what we have learned?" in desk.seen
    assert "melinydd" in desk.seen  # the note it rests on is ticked already
    desk.fill(decision=Decided.DID_NOT, reasons="As discussed.", who_consulted=(Consulted.SPECIALIST,))
    desk.press("save")
    assert "Please write what was discussed" in desk.seen
    desk.fill(reasons=WHY)
    desk.save()
    page = desk.page
    assert isinstance(page, DecisionPage)
    assert "a child is named" in desk.seen
    close(desk, case)
    assert NEEDED in desk.seen  # one hand settles nothing here
    desk.open_in_list("cases", case)
    item = next(one for one in desk.timeline_items() if "Decided: not to share it." in one.accessibleName())
    item.setFocus()
    desk.key(Key.Key_Return)
    desk.quiet()
    countersign_here(desk)
    close(desk, case)
    assert desk.place == "case"
    assert "Closed" in desk.seen
    assert any("Decided: not to share it." in entry for entry in timeline(desk))


def countersign_here(desk: AtTheDesk) -> None:
    """The director signs at the worker's desk with her own passphrase."""
    page = desk.page
    assert isinstance(page, DecisionPage)
    assert page.second is not None
    assert page.second.agreeing is not None
    asked = page.second.agreeing.editor
    asked.who.box.setFocus()
    while FOUNDER not in asked.who.box.currentText():
        QTest.keyClick(asked.who.box, Key.Key_Down)
    desk.into(asked.secret.box.objectName(), FOUNDERS)
    desk.key(Key.Key_Return)
    desk.until(lambda: "A second person signs this decision" not in desk.seen)
    desk.quiet()
    assert FOUNDERS not in desk.seen


def test_a_call_is_written_down_and_answers_the_note(desk: AtTheDesk) -> None:
    case = learned(desk)
    misfiled.open_the_note(desk, case, "melinydd")
    desk.press_saying("Share it")
    assert desk.place == "information_share_form"
    desk.press("save")
    for words in ("Choose a contact, or write with whom it was shared.", "Choose why it is needed.", "Write what was shared."):
        assert words in desk.seen
    desk.fill(
        heard_by="Mrs Elis, Ysgol y Bryn", heard_as=HeardBy.AGENCY, how=SharedHow.PHONE, what="Who waits at the gate, and since when.",
        why_needed=PlainReason.PROTECT, consent=Agreed.AGREED, victim_told=VictimTold.TOLD,
    )  # fmt: skip
    desk.save()
    assert "Somebody needs what you have learned" not in desk.seen  # back on the note, which is answered
    close(desk, case)
    assert desk.place == "case"
    assert any("Who waits at the gate" in entry for entry in timeline(desk))
