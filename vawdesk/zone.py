"""The offices' time zone. Apart from the clock, because the rules of a zone are read from many files, and before the first window
no moment is told: whoever tells one asks for it then.
"""

from __future__ import annotations

from typing import Final
from zoneinfo import ZoneInfo

LOCAL: Final = ZoneInfo("Europe/London")
