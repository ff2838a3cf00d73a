"""Make the golden vault of this version: `python -m tests.vault.golden`. Done once for each release, before it is published."""

from __future__ import annotations

from tests.vault.golden.making import make

if __name__ == "__main__":
    make()
