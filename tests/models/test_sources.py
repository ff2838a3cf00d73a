"""Every rule and every field says where it comes from, and the place exists."""

from __future__ import annotations

import importlib
import pkgutil

import vawdesk.models
import vawdesk.services
from vawdesk.i18n import language
from vawdesk.models.rules import RULES
from vawdesk.models.sources import GUIDANCE, STANDARDS, source, sources


def load_every_rule() -> None:
    for package in (vawdesk.models, vawdesk.services):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)


def test_every_rule_cites_a_place_that_exists() -> None:
    load_every_rule()
    assert len(RULES) > 20
    assert {code: rule.paragraph for code, rule in RULES.items() if rule.paragraph not in sources()} == {}


def test_the_guidance_has_the_paragraphs_it_has() -> None:
    held = [key for key, found in sources().items() if found.family == GUIDANCE]
    assert len(held) == 157
    assert {"1.1", "6.9", "8.15", "8.17", "8.25", "8.29", "8.35", "10.16", "11.11", "12.13"} <= set(held)
    assert not {"8.36", "1.6", "12.14"} & set(held)  # 8.36 is a number without words


def test_the_standards_are_twenty_three() -> None:
    whole = [key for key, found in sources().items() if found.family == STANDARDS and "." not in key]
    assert whole == [f"ST {number}" for number in range(1, 24)]
    assert {"ST 4.iii", "ST 22.i", "ST 1.v"} <= set(sources())
    assert "ST 14.ii" not in sources()


def test_titles_are_said_in_both_languages() -> None:
    for found in sources().values():
        assert found.title(language("en"))
        assert found.title(language("cy"))
    assert source("DAA 2021 s.2").title(language("cy")) != source("DAA 2021 s.2").title(language("en"))
