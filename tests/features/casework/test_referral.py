"""A referral from the first call to the answer: decided, on paper and in a file, refused where it must be, and asked after on Home."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from vaults import SetClock

from tests.features.casework import steps_accounts as accounts
from tests.features.casework import steps_file as file
from tests.features.casework import steps_referral as referral
from tests.features.casework.at_the_desk import AtTheDesk
from tests.features.casework.steps_note import timeline
from vawdesk.models.casework.referral_options import Agreed, ReferralOutcome, ReferralPurpose, SentHow
from vawdesk.models.organisation.contact_options import ContactKind
from vawdesk.models.plain_reasons import PlainReason


def test_from_a_person_to_the_answer_of_the_police(desk: AtTheDesk, clock: SetClock, tmp_path: Path) -> None:
    case = her_case(desk)
    referral.add_the_police_to_the_directory(desk)
    referral.write_it(desk, case)
    referral.decide_to(desk)
    referral.copy_into_their_form(desk)
    printed, saved = referral.print_it_for_them(desk), referral.save_it_for_them(desk, tmp_path / "stick")
    for words in ("DOMESTIC ABUSE", file.HARMED, file.FEARED, referral.HER_NUMBER.replace(" ", "\xa0"), "You will not see Christmas"):
        bare = " ".join(words.split())
        assert bare in printed, words
        assert bare in saved, words
    assert "no message" in printed.casefold()
    said = referral.refused(desk, "send", "sent_how", sent_how=SentHow.SECURE_EMAIL)
    assert "no address for this way of sending" in said
    referral.say(desk, "send", sent_how=SentHow.PHONE, spoke_to="The duty sergeant")
    referral.say(desk, "confirm")
    desk.close()

    clock.advance(days=8)
    accounts.sign_in(desk, "nerys", accounts.FOUNDERS)
    desk.press_line_of_home("referral")
    assert "No answer for more than a week" in desk.seen
    referral.say(desk, "acknowledge", acknowledged_by="The duty sergeant")
    assert "No answer for more than a week" not in desk.seen
    desk.close()

    clock.advance(days=8)
    accounts.sign_in(desk, "nerys", accounts.FOUNDERS)
    desk.press_line_of_home("referral")
    referral.say(desk, "answer", outcome=ReferralOutcome.ACCEPTED)
    desk.open_in_list("cases", case)
    told = timeline(desk)
    assert any("Decided: to refer." in entry for entry in told)
    assert any("Answered" in entry and "You will not see Christmas" in entry for entry in told)
    assert "Outcome: They take it on" in desk.seen


def her_case(desk: AtTheDesk) -> str:
    """Somebody who is harmed, how she may be called, where she lives, whose behaviour it is; gives the number of her case."""
    accounts.make_the_vault(desk)
    file.record_a_person(desk, file.HARMED, date(1990, 5, 4), harmed=True)
    file.record_a_person(desk, file.FEARED, date(1988, 2, 1), harmed=False)
    file.record_how_they_stand(desk)
    referral.say_how_she_may_be_called(desk)
    desk.open_in_list("people", file.HARMED)
    return file.open_her_case(desk)


def test_what_would_go_to_him_under_another_name_is_refused_before_it_is_written(desk: AtTheDesk) -> None:
    case = her_case(desk)
    desk.open_in_list("cases", case)
    desk.press("go_referral")
    desk.fill(to_name=f"{file.FEARED} Plumbing", to_kind=ContactKind.OTHER, to_phone="01632 960555", purpose=ReferralPurpose.ADVICE)
    desk.fill(why_now=f"She lives at {file.STREET} now.", consent=Agreed.AGREED, why_needed=PlainReason.AGREED)
    desk.press("save")
    desk.press("save")
    assert desk.place == "referral", desk.seen  # the form still, with what stands against it
    assert "Whoever this goes to is, or may reach, somebody of whom one of these people may be afraid." in desk.seen
    desk.go_back()
    desk.open_in_list("cases", case)
    assert not any("R-2026" in button.text() for button in desk.buttons("open")), desk.seen
