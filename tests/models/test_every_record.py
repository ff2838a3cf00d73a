"""What every record type does, whoever wrote it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from tests.strategies import records
from vawdesk.clock import Moment
from vawdesk.models.base import Field, Record
from vawdesk.models.kinds import Choice, Rows
from vawdesk.models.registry import record_types
from vawdesk.models.sources import sources

TYPES = list(record_types().values())
NOW = Moment(datetime(2026, 11, 22, 9, 0, tzinfo=UTC), 0)
every_type = pytest.mark.parametrize("record", TYPES, ids=lambda record: record.type_name)


def described(record: type[Record]) -> list[Field]:
    """The fields of a record and of its rows."""
    found = list(record.fields().values())
    for item in record.fields().values():
        if isinstance(item.kind, Rows):
            found += item.kind.row.described().values()
    return found


@every_type
@given(data=st.data())
@settings(max_examples=25)
def test_content_and_back_are_exact_inverses(record: type[Record], data: st.DataObject) -> None:
    made = data.draw(records(record))
    content = made.content()
    again = record.from_content(content, record.schema)
    assert again.content() == content
    assert {name: again.value(name) for name in record.fields()} == {name: made.value(name) for name in record.fields()}
    assert (again.id, again.status, again.version, again.ref_no) == (made.id, made.status, made.version, made.ref_no)


@every_type
@given(data=st.data())
@settings(max_examples=15)
def test_cleaning_changes_nothing_twice_and_rules_answer_for_fields_that_exist(record: type[Record], data: st.DataObject) -> None:
    made = data.draw(records(record))
    made.clean()
    once = made.content()
    made.clean()
    assert made.content() == once
    for problem in made.problems(NOW):
        assert problem.field.partition(".")[0] in {"", *record.fields()}, problem  # "answers.signal" is a question of a sheet
        assert problem.rule
        assert problem.message.text


@every_type
@given(data=st.data())
@settings(max_examples=10)
def test_masked_words_are_not_among_the_words_searched(record: type[Record], data: st.DataObject) -> None:
    made = data.draw(records(record, full=True))
    shown = {item.kind.text(made.value(name)) for name, item in record.fields().items() if not made.masked(name)}
    expected = " ".join(text for text in [made.ref_no or "", *(item.kind.text(made.value(n)) for n, item in record.fields().items()
                        if not made.masked(n))] if text)  # fmt: skip
    assert made.search_words() == expected
    for name, item in record.fields().items():
        hidden = item.kind.text(made.value(name))
        if made.masked(name) and len(hidden) > 12 and not any(hidden in text for text in shown):
            assert hidden not in made.search_words()


@every_type
def test_an_empty_record_can_be_kept_and_says_what_is_missing(record: type[Record]) -> None:
    made = record()
    for problem in made.problems(NOW):
        assert problem.message.text
    assert list(made.particulars()) == []
    assert made.subjects() is not None


@every_type
def test_every_field_says_what_it_is_and_why(record: type[Record]) -> None:
    assert record.title.text
    for item in record.fields().values():
        assert item.help or item.paragraph, f"{record.type_name}: {item.label.text} has neither help nor a source"
    for item in described(record):  # a row without a source of its own stands under that of its field
        assert item.label.text, item.name
        assert not item.paragraph or item.paragraph in sources(), f"{record.type_name}: {item.label.text} cites {item.paragraph}"


@every_type
def test_sections_hold_every_field_once_and_in_order(record: type[Record]) -> None:
    held = [name for _, _, names in record.sections() for name in names]
    assert sorted(held) == sorted(record.fields())
    assert len(held) == len(set(held))


@every_type
def test_choices_have_a_slug_and_words(record: type[Record]) -> None:
    for item in described(record):
        if isinstance(item.kind, Choice):
            for option in item.kind.options:
                assert isinstance(option.value, str)
                assert option.value.strip() == option.value != ""
                assert option.label.text


@every_type
def test_whose_names_something_that_exists(record: type[Record]) -> None:
    for item in record.fields().values():
        assert item.whose is None or item.whose == "self" or hasattr(record, item.whose)


@every_type
def test_the_table_can_be_made_in_the_next_engine_too(record: type[Record]) -> None:
    made = str(CreateTable(record.__table__).compile(dialect=postgresql.dialect()))  # type: ignore[arg-type,no-untyped-call]  # a Table at run time
    assert record.__tablename__ in made


def test_tables_and_numbers_are_not_shared() -> None:
    tables = [(record.compartment, record.__tablename__) for record in TYPES]
    assert len(tables) == len(set(tables))
    prefixes = [record.reference_prefix for record in TYPES if record.reference_prefix]
    assert len(prefixes) == len(set(prefixes))
