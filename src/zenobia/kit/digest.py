"""Names made from content: the same thing read twice has the same id, on any machine, in any year."""

import hashlib
import json
from typing import Any

ID_HEX_DIGITS = 16
"""64 bits: with ten million things of a kind, the chance of one collision is below one in 300,000."""


def canonical_json(value: Any) -> str:
    """Write `value` in one fixed way: sorted keys, no spaces, text as UTF-8 and not escaped."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_id(prefix: str, value: Any) -> str:
    """Return `prefix` and a hash of `value`, such as `clm-1f0c…`.

    Args:
        prefix: what kind of thing this is (`doc`, `clm`, `evt`).
        value: anything that JSON can write.
    """
    digest = hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()
    return f"{prefix}-{digest[:ID_HEX_DIGITS]}"
