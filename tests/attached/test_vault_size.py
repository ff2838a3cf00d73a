"""What the records weigh is said with what is attached, and a warning comes before a memory stick cannot hold a backup any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.attached.office import LETTER, Office, attached_to
from vawdesk.i18n import language
from vawdesk.services.vault_size import LARGEST_ON_FAT, SOON, TOO_LARGE, Weight, weighed

say = language("en").say


def lying(folder: Path, size: int) -> None:
    """A file of this size, without a byte in it."""
    with (folder / "more.db").open("wb") as file:
        file.truncate(size)


def test_it_is_what_lies_on_the_disk_and_what_is_attached_of_it(office: Office) -> None:
    folder = office.desk.vault.folder
    before = weighed(office.desk)
    assert before.whole == sum(one.stat().st_size for one in folder.glob("*.db"))
    assert before.largest < before.whole
    assert before.attached == 0
    attached_to(office.desk, office.family.case)
    lying(folder, 2_400_000_000)
    after = weighed(office.desk)
    assert (after.attached, after.largest) == (len(LETTER.content), 2_400_000_000)
    assert say(after.words()).startswith("The records take 2.4 GB, 1 KB of it what is attached to files.")
    assert after.warning() is None


@pytest.mark.parametrize(
    ("largest", "words"),
    [(2_999_999_999, None), (3_000_000_000, SOON), (LARGEST_ON_FAT, SOON), (LARGEST_ON_FAT + 1, TOO_LARGE)],
)
def test_a_warning_comes_before_a_stick_cannot_hold_it(largest: int, words: object) -> None:
    warning = Weight(largest + 5, largest).warning()
    assert (warning.text if warning is not None else None) == (words.text if words is not None else None)  # type: ignore[attr-defined]


def test_where_casework_is_not_open_the_rest_is_said() -> None:
    assert say(Weight(340_400_000, 300_000_000).words()) == "The records take 340 MB. Each backup takes as much again."
