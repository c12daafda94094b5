"""A small report of an invented war, marked by hand, and predictions made from its marks."""

import copy
from typing import Any

Row = dict[str, Any]

TEXT = (
    "Rebels take Port Arden\n\n"
    "Rebel fighters captured Port Arden from the Valdorian army on Sunday, a resident said. "
    "At least 19 soldiers were killed. "
    "Warplanes may have hit Karsun in February."
)
CAPTURE: Row = {
    "id": 1,
    "type": "capture",
    "evidence": [
        "Rebels take Port Arden",
        "Rebel fighters captured Port Arden from the Valdorian army on Sunday",
    ],
    "agent": [["Rebel fighters", "Rebels"]],
    "target": [["Valdorian army", "army"]],
    "place": [["Port Arden"]],
    "when": {"text": "on Sunday", "start": "2031-03-02", "end": "2031-03-02"},
    "toll": [{"what": "killed", "of": ["soldiers"], "text": "At least 19 soldiers", "low": 19, "high": None}],
    "control": {
        "place": ["Port Arden"],
        "holder": ["Rebel fighters", "Rebels"],
        "from": ["Valdorian army", "army"],
        "change": "gain",
    },
    "source": [["a resident"]],
    "modality": "asserted",
    "about_past": False,
}
STRIKE: Row = {
    "id": 2,
    "type": "airstrike",
    "evidence": ["Warplanes may have hit Karsun in February"],
    "agent": [["Warplanes"]],
    "place": [["Karsun"]],
    "when": {"text": "in February", "start": "2031-02-01", "end": "2031-02-28"},
    "modality": "hedged",
    "about_past": True,
}
RECORD: Row = {
    "doc": "arden",
    "title": "Rebels take Port Arden",
    "publisher": "The Lantern",
    "published": "2031-03-03",
    "text": TEXT,
    "claims": [CAPTURE, STRIKE],
}
FILLED = {
    "type": 2,
    "agent": 2,
    "target": 1,
    "place": 2,
    "source": 1,
    "when": 2,
    "toll": 1,
    "control": 1,
    "modality": 1,
    "about_past": 1,
}
"""How many of each slot the two claims fill."""


def predicted(claim: Row, **changes: Any) -> Row:
    """A prediction that agrees with a marked claim in everything but `changes`; a slot set to `None` is left out."""
    row: Row = copy.deepcopy({k: v for k, v in claim.items() if k != "id"})
    for slot in ("agent", "target", "place", "source"):
        if slot in row:
            row[slot] = [{"text": strings[0]} for strings in row[slot]]
    for toll in row.get("toll", []):
        toll["of"] = [{"text": words} for words in toll["of"]]
    if "control" in row:
        sides = row["control"].items()
        row["control"] = {k: v if k == "change" else {"text": v[0]} for k, v in sides}
    row["evidence"] = [{"text": words} for words in row["evidence"]]
    return {k: v for k, v in (row | changes).items() if v is not None}
