"""`evaluate re3d`: who fights whom, and who is in charge of what."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluate.telling import claim, mention, telling
from zenobia.evaluate.re3d import evaluate_re3d, load_re3d, relations_of
from zenobia.kit.errors import ZenobiaError
from zenobia.model import Change, Claim, ClaimType, ControlChange, Modality

TEXT = "The Red Band fought the Valdorian army and holds Karsun."


def relation(kind: str, source: str, target: str) -> dict[str, Any]:
    """A marked relation between words of the text."""
    row: dict[str, Any] = {"documentId": "one", "type": kind}
    for end, words in (("source", source), ("target", target)):
        start = TEXT.index(words)
        row |= {end: words, f"{end}Begin": start, f"{end}End": start + len(words)}
    return row


FIGHT = relation("FightingAgainst", "The Red Band", "the Valdorian army")
HOLD = relation("InChargeOf", "The Red Band", "Karsun")


def corpus(folder: Path, *relations: dict[str, Any]) -> Path:
    """A corpus of one document."""
    (folder / "documents.jsonl").write_text(json.dumps({"_id": "one", "text": TEXT}), "utf-8")
    (folder / "relations.jsonl").write_text("\n".join(json.dumps(row) for row in relations), "utf-8")
    return folder


def battle(agent: str = "Red Band", target: str = "Valdorian army", **changes: Any) -> Claim:
    """A fight."""
    return claim(TEXT, ClaimType.BATTLE, agent=(agent,), target=(target,), **changes)


def holding(change: Change = Change.HOLD) -> Claim:
    """A place held."""
    control = ControlChange(
        places=(mention("Karsun", TEXT),), change=change, holder=mention("Red Band", TEXT)
    )
    return claim(TEXT, ClaimType.CONTROL, control=control)


def counts(folder: Path, *claims: Claim) -> dict[str, tuple[int, int, int]]:
    """Right, predicted and gold by relation."""
    rows = evaluate_re3d(folder, telling({"one": claims})).tables["relation"]
    return {kind: (f.right, f.predicted, f.gold) for kind, f in rows.items()}


def test_both_relations_are_found(tmp_path: Path) -> None:
    """Ends that overlap in the text are the same."""
    found = counts(corpus(tmp_path, FIGHT, HOLD), battle(), holding())
    assert found == {"FightingAgainst": (1, 1, 1), "InChargeOf": (1, 1, 1), "BOTH": (2, 2, 2)}


def test_enemies_are_enemies_both_ways(tmp_path: Path) -> None:
    """The order of a fight's ends does not count."""
    folder = corpus(tmp_path, FIGHT)
    assert counts(folder, battle(agent="Valdorian army", target="Red Band"))["FightingAgainst"] == (1, 1, 1)


def test_one_pair_in_several_claims_is_read_once(tmp_path: Path) -> None:
    """Telling it again makes it neither more right nor more wrong."""
    assert counts(corpus(tmp_path, FIGHT, FIGHT), battle(), battle())["FightingAgainst"] == (1, 1, 1)


def test_other_relations_are_left_alone(tmp_path: Path) -> None:
    """What claims do not say is not scored."""
    other = relation("CoLocated", "The Red Band", "Karsun")
    assert counts(corpus(tmp_path, other))["BOTH"] == (0, 0, 0)


def test_misses_name_both_ends(tmp_path: Path) -> None:
    """A line each, what was missed before what was made up."""
    result = evaluate_re3d(
        corpus(tmp_path, HOLD), telling({"one": (battle(agent="Karsun", target="Red Band"),)})
    )
    assert result.misses == (
        "one: missed: The Red Band InChargeOf Karsun",
        "one: made up: Karsun FightingAgainst Red Band",
    )
    assert result.score == 0.0


def test_what_is_denied_or_lost_makes_no_relation() -> None:
    """Nor does a fight with oneself."""
    claims = (
        battle(modality=Modality.DENIED),
        holding(Change.LOSS),
        battle(agent="Red Band", target="Red Band"),
    )
    assert relations_of(claims) == []


@pytest.mark.parametrize(
    ("file", "line", "what"),
    [
        ("relations", "{", "JSON"),
        ("relations", json.dumps({"type": "InChargeOf"}), "a relation of re3d"),
        ("documents", "{}", "a document of re3d"),
    ],
)
def test_a_line_out_of_form_is_named(tmp_path: Path, file: str, line: str, what: str) -> None:
    """The file and the number of the line are part of the message."""
    (corpus(tmp_path, FIGHT) / f"{file}.jsonl").write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(ZenobiaError, match=rf"{file}\.jsonl, line 2: not {what}"):
        load_re3d(tmp_path)


def test_no_documents_say_so(tmp_path: Path) -> None:
    """A missing folder, a missing file, an empty file."""
    with pytest.raises(ZenobiaError, match="no such folder"):
        load_re3d(tmp_path / "nowhere")
    with pytest.raises(ZenobiaError, match=r"relations\.jsonl: there is no re3d corpus here \(no such file"):
        load_re3d(tmp_path)
    corpus(tmp_path)
    (tmp_path / "documents.jsonl").write_text("", "utf-8")
    with pytest.raises(ZenobiaError, match="no documents in it"):
        load_re3d(tmp_path)
