"""Who holds a compartment's key, vouched for with that key: nobody without it can write themselves into the list of its holders.

The keyring's own check value is made with organisation's key, which every account has. Without this, somebody who holds only that
could put a seal of their own beside hr's, and be given the next key when it is changed.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import uuid
from collections.abc import Mapping

from vawdesk.vault.keys import CompartmentKey, Purpose, derive, same


def voucher(key: CompartmentKey, context: bytes, known: Mapping[uuid.UUID, bytes], sheet_public: bytes) -> bytes:
    """The check value over the holders' public keys and the sheet's. `context` names vault, compartment and generation."""
    told = [sorted((holder.hex, public.hex()) for holder, public in known.items()), sheet_public.hex()]
    content = context + b"\x00" + json.dumps(told, separators=(",", ":")).encode()
    return hmac.digest(derive(key.to_bytes(), Purpose.HOLDERS), content, hashlib.sha256)


def vouched_for(
    key: CompartmentKey,
    context: bytes,
    known: Mapping[uuid.UUID, bytes],
    sheet_public: bytes,
    given: bytes,
    holders: Mapping[uuid.UUID, bytes],
) -> bool:
    """Whether every holder of today was vouched for under the public key it has today. Fewer may stand there: one was removed."""
    if not same(voucher(key, context, known, sheet_public), given):
        return False
    return all(known.get(holder) == public for holder, public in holders.items())
