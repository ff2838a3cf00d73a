"""The same data give the same file, wherever and whenever it is made."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.reports.example import AT, everything

ROOT = Path(__file__).resolve().parents[2]
PRINT_DIGEST = """
import hashlib, sys
from tests.reports.example import everything
sys.stdout.write(hashlib.sha256(everything("both").build()).hexdigest())
"""


def test_two_builds_are_the_same_bytes() -> None:
    assert everything("both").build() == everything("both").build()


def test_the_time_of_printing_is_in_the_bytes() -> None:
    assert everything().build() != everything(printed_at=AT.replace(minute=3)).build()


def test_process_hash_seed_and_time_zone_do_not_matter() -> None:
    here = hashlib.sha256(everything("both").build()).hexdigest()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        told = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run([sys.executable, "-c", PRINT_DIGEST], cwd=ROOT, env=told, capture_output=True, text=True, check=True)
        assert done.stdout == here
