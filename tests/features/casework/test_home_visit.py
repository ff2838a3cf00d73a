"""The strand: from an empty computer to a decided home visit on paper and a note found again, typed and clicked as a person does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from vaults import SetClock

from tests.features.casework import steps_accounts as accounts
from tests.features.casework import steps_file as file
from tests.features.casework import steps_note as note
from tests.features.casework import steps_paper as paper
from tests.features.casework import steps_risk as risk
from tests.features.casework.at_the_desk import AtTheDesk


def test_from_an_empty_computer_to_a_decided_visit_on_paper_and_a_note_found_again(
    desk: AtTheDesk, clock: SetClock, tmp_path: Path
) -> None:
    accounts.make_the_vault(desk)
    manager = accounts.give_an_account(desk, accounts.MANAGER, "mared", "Manager", "manager")
    worker = accounts.give_an_account(desk, accounts.WORKER, "huw", "Support worker", "worker")
    accounts.give_an_account(desk, accounts.OTHER_WORKER, "ffion", "Support worker", "worker")
    desk.close()
    accounts.sign_in_first(desk, "mared", manager, accounts.MANAGERS)
    desk.close()

    accounts.sign_in_first(desk, "huw", worker, accounts.WORKERS)
    file.record_a_person(desk, file.HARMED, date(1990, 5, 4), harmed=True)
    file.record_a_person(desk, file.FEARED, date(1988, 2, 1), harmed=False)
    file.record_how_they_stand(desk)
    hers = file.open_her_case(desk)
    his = file.open_his_case(desk, linked_with=hers)
    note.write_it_down_now(desk)
    note.file_it_from_home(desk, hers)
    note.lock_in_the_middle_of_a_word(desk, hers)
    risk.warn_colleagues(desk, shown_on=(hers, his))
    risk.confirm_it_in_place(desk)
    risk.assess_a_visit(desk, hers, clock.now().utc + timedelta(days=1))
    desk.close()

    accounts.sign_in(desk, "mared", accounts.MANAGERS)
    risk.decide_it(desk)
    paper.print_the_assessment(desk)
    paper.print_the_sheets(desk)
    paper.save_one_with_a_password(desk, tmp_path / "stick")
    note.find_it_again(desk, "melinydd", hers)
