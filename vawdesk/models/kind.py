"""What every kind of field can do: be kept in a column, written into content and read back, cleaned, checked, searched."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from vawdesk.i18n import Message

Particular = Literal["name", "address", "phone", "email", "school", "workplace", "plate", "words", "other"]


class Kept(TypeDecorator[Any]):
    """A column whose value is kept as the text or number that `encode` makes of it."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: Kind, inner: TypeEngine[Any] | None = None) -> None:
        super().__init__()
        self.kind = kind
        if inner is not None:
            self.impl_instance = inner

    def process_bind_param(self, value: Any, _dialect: Dialect) -> Any:
        if value is None:
            return None
        raw = self.kind.encode(value)
        return raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False, separators=(",", ":"), sort_keys=True)

    def process_result_value(self, value: Any, _dialect: Dialect) -> Any:
        if value is None:
            return None
        return self.kind.decode(json.loads(value) if self.kind.structured else value)


@dataclass(frozen=True)
class Kind:
    """What sort of value a field holds. `structured` kinds are kept as JSON text."""

    @property
    def structured(self) -> bool:
        return False

    @property
    def particular(self) -> Particular | None:
        """Whether a value is a particular that may locate or name somebody, and of which sort."""
        return None

    def column(self) -> TypeEngine[Any]:
        return Kept(self)

    def encode(self, value: Any) -> Any:
        """The value as JSON can hold it."""
        return value

    def decode(self, raw: Any) -> Any:
        """The inverse of `encode`."""
        return raw

    def clean(self, value: Any) -> Any:
        """The value as it is kept: text without control characters, nothing for nothing."""
        return value

    def fault(self, value: Any) -> Message | None:
        """What is wrong with the form of a value that is not empty, whatever the record."""
        return None

    def text(self, value: Any) -> str:
        """The words of the value that people may search for."""
        return ""
