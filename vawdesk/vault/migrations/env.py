"""Run by Alembic, in this process, on the connection it is handed. One compartment at a time."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import TypeDecorator

from vawdesk.models.base import METADATA
from vawdesk.vault.tables import TABLES, is_beside

COMPARTMENT = context.config.attributes["compartment"]


def include_object(thing: Any, name: str | None, kind: str, reflected: bool, compared: Any) -> bool:
    """Leave the full-text tables out of comparisons: they are virtual and in no metadata."""
    return not (kind == "table" and is_beside(name))


def render_item(kind: str, thing: Any, autogen: Any) -> str | Literal[False]:
    """Write a column's storage type, not the product's own: a revision must read the same for ever."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl_instance!r}"
    return False


def run() -> None:
    """Upgrade or compare."""
    connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=METADATA[COMPARTMENT],
        render_as_batch=True,
        include_object=include_object,
        render_item=render_item,
        user_module_prefix="sa.",
    )
    if TABLES:  # importing them adds the common tables to the metadata
        context.run_migrations()


run()
