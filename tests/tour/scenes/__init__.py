"""The scenes of the tour: what a person comes to by clicks and keys, in the order in which they come to it."""

from __future__ import annotations

from tests.tour.scenes.attaching import attaching
from tests.tour.scenes.carrying import away_and_home
from tests.tour.scenes.coming_in import first_day, practice_offered, refused, somebody_else_has_it, who_forgot
from tests.tour.scenes.deciding import not_referred
from tests.tour.scenes.desk import covered, errors, guidance, searching, writing_now
from tests.tour.scenes.directory import directory, new_facts
from tests.tour.scenes.doors import altered, backing_up, damaged, hr_room
from tests.tour.scenes.flag_life import from_proposal_to_removal
from tests.tour.scenes.going import no_answer, there_and_back
from tests.tour.scenes.leaving import leaving
from tests.tour.scenes.letters import stopped_and_mended
from tests.tour.scenes.referring import sent
from tests.tour.scenes.strand import plan_to_return, to_999
from tests.tour.scenes.typing_up import typed_up
from tests.tour.scenes.writing import flag, visit
from tests.tour.scenes.wrong import a_lost_page
from tests.tour.tour import Scene

SCENES: dict[str, Scene] = {
    "the first day": first_day,
    "practice": practice_offered,
    "refused": refused,
    "forgotten": who_forgot,
    "in use": somebody_else_has_it,
    "search": searching,
    "guidance": guidance,
    "write it down now": writing_now,
    "errors": errors,
    "a flag": flag,
    "a flag from proposal to removal": from_proposal_to_removal,
    "the directory": directory,
    "new facts from a stick": new_facts,
    "a visit": visit,
    "a form by pen": typed_up,
    "one visit from plan to safe return": plan_to_return,
    "one visit to 999": to_999,
    "out and back": there_and_back,
    "no answer": no_answer,
    "a day away and home": away_and_home,
    "attaching": attaching,
    "a referral not made": not_referred,
    "a referral sent": sent,
    "a letter that is stopped and mended": stopped_and_mended,
    "leaving": leaving,
    "a lost page and what follows": a_lost_page,
    "covered": covered,
    "altered": altered,
    "damaged": damaged,
    "backups": backing_up,
    "the HR room": hr_room,
}
