"""The second person: four forms, what each needs, and that nothing withheld leaves on a word over the phone."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta

import pytest

from vawdesk.clock import Moment
from vawdesk.models import second_person
from vawdesk.models.second_person import PROTECTIVE, Act, Form
from vawdesk.models.values import Signature

NOW = Moment(datetime(2026, 11, 24, 14, 2, tzinfo=UTC), 0)
PROPOSER, OTHER = uuid.uuid4(), uuid.uuid4()
PROOF = "ab12"


def agreed(
    form: Form, person: uuid.UUID = OTHER, *, name: str = "Sioned Parry", words: str = "", proof: str = "", at: datetime = NOW.utc
) -> Signature:
    return Signature(person, name, "Manager", at, form.value, words, proof)


def rules(act: Act, given: Signature | None, acting_until: date | None = None) -> list[str]:
    return [problem.rule for problem in second_person.problems(act, given, PROPOSER, NOW, field="x", acting_until=acting_until)]


GOOD = {
    Form.IN_PLACE: agreed(Form.IN_PLACE, proof=PROOF),
    Form.ACTING: agreed(Form.ACTING, proof=PROOF),
    Form.REACHED: agreed(Form.REACHED, words="Yes, both of you go."),
    Form.NOBODY: agreed(Form.NOBODY, PROPOSER, words="Rang Sioned and Nerys twice; no answer, and the visit is at nine."),
}


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("form", list(Form))
def test_word_of_mouth_is_enough_only_to_protect(act: Act, form: Form) -> None:
    found = rules(act, GOOD[form], NOW.today)
    if form in {Form.IN_PLACE, Form.ACTING} or act in PROTECTIVE or (act is Act.VISIT_DESPITE and form is Form.REACHED):
        assert found == []
    elif act is Act.VISIT_DESPITE:
        assert found == ["X13-alone"]
    else:
        assert found == ["X13-form"]
    assert (form in second_person.allowed(act)) == (found == [])


@pytest.mark.parametrize("act", [Act.RELEASE_WITHHELD, Act.DISPOSAL, Act.LIFT_HOLD, Act.OPEN_COPY])
def test_what_leaves_or_goes_for_good_is_no_protective_act(act: Act) -> None:
    assert act not in PROTECTIVE


def test_nobody_at_all_and_a_signature_that_is_none() -> None:
    assert rules(Act.FLAG, None) == ["X13"]
    assert rules(Act.FLAG, Signature(OTHER, "Sioned Parry", "Manager", NOW.utc, "on paper")) == ["X13"]


@pytest.mark.parametrize("form", [Form.IN_PLACE, Form.ACTING, Form.REACHED])
def test_nobody_is_their_own_second_person(form: Form) -> None:
    own = agreed(form, PROPOSER, words="I agree with myself", proof=PROOF)
    assert rules(Act.VISIT, own, NOW.today) == ["X13-self"]


def test_in_place_needs_a_passphrase() -> None:
    assert rules(Act.FLAG, agreed(Form.IN_PLACE)) == ["X13-passphrase"]


def test_an_acting_manager_is_named_for_that_day() -> None:
    assert rules(Act.FLAG, GOOD[Form.ACTING], None) == ["X13-acting"]
    assert rules(Act.FLAG, GOOD[Form.ACTING], NOW.today - timedelta(days=1)) == ["X13-acting"]
    assert rules(Act.FLAG, GOOD[Form.ACTING], NOW.today) == []


def test_somebody_reached_by_phone_has_a_name_and_words_and_the_past() -> None:
    assert rules(Act.VISIT, agreed(Form.REACHED)) == ["X13-words"]
    assert rules(Act.VISIT, agreed(Form.REACHED, name=" ", words="Yes")) == ["X13-words"]
    assert rules(Act.VISIT, agreed(Form.REACHED, words="Yes", at=NOW.utc + timedelta(minutes=1))) == ["X13-when"]


def test_nobody_reached_says_why() -> None:
    assert rules(Act.VISIT, agreed(Form.NOBODY, PROPOSER, words="no answer")) == ["X13-nobody"]


@pytest.mark.parametrize("form", list(Form))
def test_what_was_agreed_away_from_the_desk_is_confirmed(form: Form) -> None:
    away = form in {Form.REACHED, Form.NOBODY}
    assert second_person.awaits_confirmation(GOOD[form], None) == away
    assert not second_person.awaits_confirmation(GOOD[form], GOOD[Form.IN_PLACE])
    assert set(second_person.NEEDS) == set(Form)
