"""A disclosure that went wrong, as somebody sees to it: begun in a few answers, taken step by step, closed, taken up again, printed."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QScrollArea

from tests.services.leaving.conftest import Builder
from tests.ui.looking import faults_seen
from tests.ui.pages.leaving.conftest import House
from tests.ui.pages.leaving.test_paper import copy_of
from vawdesk.i18n import language
from vawdesk.models.casework.disclosure_gone_wrong import DisclosureGoneWrong
from vawdesk.models.casework.relationship import Direction, RelationshipKind
from vawdesk.models.casework.wrong_options import Happened, Step, StepState
from vawdesk.models.values import Tri
from vawdesk.services import gone_wrong
from vawdesk.services.gone_wrong_starts import from_note
from vawdesk.ui.kit.basics import Text
from vawdesk.ui.kit.print_ask import PRINT, PrintAsk
from vawdesk.vault.statements import let_through

KEY = "disclosure_gone_wrong"


def begun(house: House, **said: object) -> DisclosureGoneWrong:
    values: dict[str, object] = {
        "case": house.family.hers.id, "what_happened": Happened.PAPER_LOST, "what": "A sheet with the address.",
        "about": (house.family.alys.id,), "addresses": (house.family.refuge.id,), "to_whom": "A stranger on the bus",
        "feared_may_have": Tri.NOT_KNOWN, "aware_at": house.desk.now().utc,
    }  # fmt: skip
    gone_wrong.begin(house.desk, DisclosureGoneWrong(**{**values, **said}))
    house.town.clock.advance(minutes=5)
    return house.wrongs()[-1]


def words(house: House) -> str:
    """What is read on the page."""
    QApplication.processEvents()
    return " ".join(one.words for one in house.page.findChildren(Text) if one.isVisible())


def write(house: House, text: str) -> None:
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "step_words_box"), text)
    house.press("verb")


def test_from_a_case_three_answers_begin_it_and_the_rest_is_asked_calmly(house: House) -> None:
    house.open("case", house.family.hers.id)
    house.press("go_disclosure_gone_wrong")
    page = house.page
    assert page.form.values()["about"] == (house.family.alys.id,)
    assert page.form.values()["case"] == house.family.hers.id
    assert page.form.values()["feared_may_have"] is None
    house.press("save")
    assert house.wrongs() == []  # what happened is missing, and said at its field
    page.form.load({"what_happened": Happened.SAID, "what": "Her new school was named at reception."} | {
        name: value for name, value in page.form.values().items() if name not in ("what_happened", "what")
    })  # fmt: skip
    house.press("save")
    (wrong,) = house.wrongs()
    assert house.page.record.id == wrong.id
    assert "The answers decide what has to be done first." in words(house)


def test_the_persons_safety_stands_first_with_the_way_that_is_safe(house: House) -> None:
    house.open(KEY, begun(house).id)
    said = words(house)
    assert "See first that they are safe" in said
    assert "may be reached today" in said
    assert "By what is on file they may be afraid of" in said
    assert "71 hours are left" in said
    assert said.index("The person's safety") < said.index("Get it back") < said.index("Who has to be told")


def test_whoever_is_feared_is_not_offered_to_be_reached_and_comes_last(house: House) -> None:
    family = house.family
    house.open(KEY, begun(house, about=(family.rhodri.id, family.alys.id, family.mali.id)).id)
    said = words(house)
    held = "Do not tell Rhodri Sampl before the others are safe."
    assert "How Rhodri Sampl" not in said
    assert "01632 960188" not in said
    assert said.index("How Alys Sampl") < said.index(held) < said.index("Tell the person now")
    wait = "This waits until the others are safe: Rhodri Sampl must not learn of it before."
    assert said.index("Tell everybody whose details they are") < said.index(wait)
    for step in ("tell_now", "police", "arrange", "colleagues"):
        house.press(f"done_{step}")
        house.press("verb")
    assert wait not in words(house)
    house.press("print")
    assert "Not told before the others are safe" in house.page.preview.words.toPlainText()


def test_where_each_may_be_afraid_of_the_other_a_manager_decides_who_is_first(house: House) -> None:
    family = house.family
    with house.desk.writing() as unit, let_through(unit.session):
        Builder(unit.session).between(family.rhodri, family.lowri, RelationshipKind.OTHER_FAMILY, Direction.BOTH)
        unit.session.commit()
    house.open(KEY, begun(house, about=(family.rhodri.id, family.lowri.id)).id)
    said = words(house)
    assert "may be reached today" not in said
    assert "A manager decides first who is told first." in said


def test_it_opens_at_the_top_with_the_notice_in_sight(house: House) -> None:
    house.open(KEY, begun(house).id)
    assert house.window is not None
    house.window.resize(1366, 600)
    house.settle()
    QApplication.processEvents()
    area = house.page.parentWidget().parentWidget()
    assert isinstance(area, QScrollArea)
    assert area.verticalScrollBar().maximum() > 0  # there is more of it than the window shows
    assert area.verticalScrollBar().value() == 0
    assert house.window.focusWidget().text() == "Open flag"  # the warning to staff comes first


def test_a_step_is_done_in_two_actions_and_the_page_stays_where_it_is(house: House) -> None:
    wrong = begun(house)
    page = house.open(KEY, wrong.id)
    house.press("done_tell_now")
    house.press("verb")  # a word is welcome and not asked for
    assert house.page is page
    (now,) = house.wrongs()
    taken = now.taken(Step.TELL_NOW)
    assert taken is not None
    assert (taken.state, taken.words) == (StepState.DONE, None)
    assert house.window is not None
    assert house.window.focusWidget().objectName() == "change_tell_now"
    house.press("again_tell_now")
    assert house.wrongs()[0].taken(Step.TELL_NOW) is None


def test_not_telling_the_regulator_asks_why_and_stops_the_clock(house: House) -> None:
    house.open(KEY, begun(house).id)
    house.press("not_needed_regulator")
    house.press("verb")
    assert house.wrongs()[0].taken(Step.REGULATOR) is None  # not without a reason
    write(house, "Initials alone; the chair agreed.")
    taken = house.wrongs()[0].taken(Step.REGULATOR)
    assert taken is not None
    assert taken.words == "Initials alone; the chair agreed."
    assert "Decided not to tell them" in words(house)
    assert "hours are left" not in words(house)


def test_after_72_hours_it_is_said_calmly_and_nothing_is_in_the_way(house: House) -> None:
    wrong = begun(house)
    house.town.clock.advance(hours=80)
    house.open(KEY, wrong.id)
    assert "The 72 hours are over." in words(house)
    house.press("done_regulator")
    write(house, "Reported by telephone; we found the folder only today.")
    assert "The 72 hours are over." not in words(house)


def test_it_is_closed_with_steps_to_do_and_taken_up_again(house: House) -> None:
    house.open(KEY, begun(house).id)
    house.press("close_it")
    asked = QApplication.activeModalWidget()
    lines = [one.words for one in asked.findChildren(Text) if one.words.startswith("•")]
    assert lines == [f"•  {language('en').say(step.label)}" for step in Step]  # each by itself, the person's safety first
    assert "The person's safety is not settled" in [one.words for one in asked.findChildren(Text)]
    assert not faults_seen(house.qtbot, asked)
    house.qtbot.keyClicks(house.find(QPlainTextEdit, "closed_word_box"), "It lay under the desk all along.")
    house.press("verb")
    assert not house.wrongs()[0].is_open
    assert house.page.findChildren(QPushButton, "done_tell_now") == []
    house.press("take_up")
    assert house.wrongs()[0].is_open


def test_what_it_touches_is_one_press_away(house: House) -> None:
    assert house.filed is not None
    house.open(KEY, begun(house).id)
    house.press("look_home_visit")
    assert "HomeVisit" in type(house.page).__name__


def test_it_is_printed_without_a_question(house: House) -> None:
    wrong = begun(house)
    house.open(KEY, wrong.id)
    house.press("print")
    text = house.page.preview.words.toPlainText()
    assert "D58" in text
    assert "A sheet with the address." in text
    assert "12, heol-y-bont" not in text.casefold()  # the address that got out is counted, not repeated
    assert house.page.print_button.isEnabled()


def test_an_assessment_of_a_known_visit_is_printed_without_a_question(house: House) -> None:
    assert house.filed is not None
    for code in ("D20", "D21"):
        house.open(PRINT, PrintAsk(code, house.filed.visit.id))
        house.settle()
        wanted = house.page.asking.wanted()
        assert wanted is not None, code
        assert "For the visit on" in wanted.purpose
    house.open(PRINT, PrintAsk("D20C", house.filed.visit.id))
    assert house.find(QComboBox, "print_profile").currentText() == "What does no harm if it is left there"
    house.open(PRINT, PrintAsk("D03", house.family.hers.id))
    assert house.page.asking.wanted() is None  # who reads a cover sheet is not known beforehand


def test_a_summary_for_an_agency_says_less_and_not_that_it_does(house: House) -> None:
    house.open("case", house.family.hers.id)
    house.press("print_summary")
    house.choose("print_for", "colleague")
    house.type("print_why", "Supervision")
    inside = house.page.preview.words.toPlainText()
    house.choose("print_for", "agency")
    house.type("print_name", "Cymdeithas Tai Derwen")
    house.type("print_why", "They take over")
    outside = house.page.preview.words.toPlainText()
    assert "Case summary" in inside
    assert "Case summary" in outside
    assert "07700" not in outside
    assert "ithheld" not in outside


def test_a_misfiled_note_begins_one_in_the_file_to_which_it_belongs(house: House) -> None:
    assert house.filed is not None
    copy_of(house, house.family, 1)
    copies = [copy.id for copy in house.copies()]
    ids = [from_note(house.desk, house.filed.his, copies, house.at.language) for _twice in range(2)]
    assert ids[0] == ids[1]
    (wrong,) = house.wrongs()
    assert (wrong.what_happened, wrong.case) == (Happened.MISFILED, house.family.his.id)
    assert wrong.about == house.filed.his.with_people
    assert wrong.copies == tuple(copies)


def test_nothing_is_cut(house: House) -> None:
    house.open(KEY, begun(house).id)
    assert house.window is not None
    assert faults_seen(house.qtbot, house.window) == []
