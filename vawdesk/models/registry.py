"""Every record type of the program, found by walking the wings of this package: a module nobody imports cannot be forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from vawdesk.models import casework, hr, organisation
from vawdesk.models.base import CompartmentName, Record

WINGS = {"organisation": organisation, "casework": casework, "hr": hr}


@cache
def record_types() -> dict[str, type[Record]]:
    """Record types by their type name."""
    found: dict[str, type[Record]] = {}
    for wing in WINGS.values():
        for module in pkgutil.iter_modules(wing.__path__):
            held = importlib.import_module(f"{wing.__name__}.{module.name}")
            for item in vars(held).values():
                if isinstance(item, type) and issubclass(item, Record) and item.__module__ == held.__name__:
                    found[item.type_name] = item
    return dict(sorted(found.items()))


def record_type(name: str) -> type[Record]:
    """The record type of this name. Raises KeyError."""
    return record_types()[name]


def of(compartment: CompartmentName) -> list[type[Record]]:
    """The record types of one compartment."""
    return [record for record in record_types().values() if record.compartment == compartment]
