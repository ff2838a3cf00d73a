"""A saved document opens only with its password, and is then the document that was saved."""

from __future__ import annotations

import re

import pytest

from tests.reports.example import everything
from tests.reports.reading import run, said, spoken
from vawdesk.reports.kit.sealing import lock

PASSWORD = "tair coeden dan y bont"


@pytest.fixture(scope="module")
def plain_paper() -> bytes:
    return everything("both").build()


@pytest.fixture(scope="module")
def locked(plain_paper: bytes) -> bytes:
    return lock(plain_paper, PASSWORD)


def test_it_is_locked_with_aes_256(locked: bytes) -> None:
    shown = said("qpdf", "--show-encryption", f"--password={PASSWORD}", "FILE", data=locked)
    assert "R = 6" in shown
    assert shown.count("AESv3") == 3
    assert re.search(r"PDF version:\s+2.0", said("pdfinfo", "-upw", PASSWORD, "FILE", data=locked))


def test_a_wrong_password_and_none_are_refused(locked: bytes) -> None:
    for wrong in (["--password=dwy goeden"], []):
        done = run("qpdf", *wrong, "--check", "FILE", data=locked)
        assert done.returncode != 0
        assert "invalid password" in done.stderr
    assert b"Ffordd yr Orsaf" not in locked


def test_what_is_read_out_is_the_same(plain_paper: bytes, locked: bytes) -> None:
    assert said("pdfinfo", "-upw", PASSWORD, "-struct-text", "FILE", data=locked) == spoken(plain_paper)
    assert "Title:" in said("pdfinfo", "-upw", PASSWORD, "FILE", data=locked)


@pytest.mark.parametrize("nothing", ["", "   "])
def test_an_empty_password_is_refused(plain_paper: bytes, nothing: str) -> None:
    with pytest.raises(ValueError, match="password"):
        lock(plain_paper, nothing)
