"""The eye that looks, a photograph as a telephone takes it, and an office to keep things in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from tests.attached.office import Office
from tests.services.sealed_town import family, peopled
from tests.vaults import Town
from vawdesk.services.desk import Desk
from vawdesk.ui.kit.eye import SystemEye


@pytest.fixture(scope="session")
def eye() -> SystemEye:
    return SystemEye()


@pytest.fixture(scope="session")
def jpeg() -> bytes:
    """A photograph, wider than high, without anything beside it."""
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("navy"))
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(held, "JPEG")
    return bytes(held.data())


@pytest.fixture
def office(town: Town) -> Iterator[Office]:
    """Carys, a manager, at the desk."""
    desk = Desk(peopled(town).open("Carys"))
    with desk.writing() as unit:
        held = family(unit)
        unit.commit()
    made = Office(town, desk, held)
    yield made
    made.desk.vault.close()
