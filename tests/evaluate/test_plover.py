"""`evaluate plover`: a sentence's event against the best of its claims."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.evaluate.telling import claim, telling
from zenobia.evaluate.plover import evaluate_plover, load_plover
from zenobia.evaluate.result import Result
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Claim, ClaimType, Mention

TEXT = "Valdorian gunners shelled Lethian farmers."
ROW: dict[str, Any] = {
    "id": "one",
    "text": TEXT,
    "event": "FIGHT",
    "mode": "artillery",
    "source": [{"actorText": "gunners", "code": "FRAMIL"}],
    "target": [{"actorText": "Lethian farmers", "code": "IGO"}],
}
SHELLED = claim(TEXT, ClaimType.SHELLING, agent=("Valdorian gunners",), target=("Lethian farmers",))
REVERSED = claim(TEXT, ClaimType.SHELLING, agent=("Lethian farmers",), target=("Valdorian gunners",))


SLOTS = (
    "root",
    "source",
    "target",
    "source by words",
    "target by words",
    "mode",
    "all three",
    "all three by words",
)


def code(claim: Claim) -> tuple[str, str | None] | None:
    """A crosswalk of one row."""
    return ("ASSAULT", "artillery") if claim.type is ClaimType.SHELLING else None


def country_of(mention: Mention) -> str | None:
    """Of Valdoria everybody knows; of nobody else."""
    return "FR" if "Valdorian" in mention.text or mention.text in {"they", "Valdor"} else None


def score(tmp_path: Path, claims: tuple[Claim, ...] | ReadError, row: dict[str, Any] | None = None) -> Result:
    """Score these claims on a file of one record."""
    path = tmp_path / "gsr.jsonl"
    path.write_text(json.dumps(row or ROW) + "\n", "utf-8")
    return evaluate_plover(path, telling({"one": claims}), code, country_of)


def right(result: Result) -> dict[str, int]:
    """How many are right by slot."""
    return {slot: figure.right for slot, figure in result.tables["slot"].items()}


def test_all_right_when_root_and_parties_are(tmp_path: Path) -> None:
    """An older draft's FIGHT is today's ASSAULT; a fuller name is the same actor."""
    result = score(tmp_path, (SHELLED,))
    assert right(result) == dict.fromkeys(SLOTS, 1)
    assert (result.score, result.n, result.misses) == (1.0, 1, ())
    assert list(result.tables["root of the event"]) == ["ASSAULT"]


def test_reversed_roles_are_wrong(tmp_path: Path) -> None:
    """Who did it to whom is the point."""
    result = score(tmp_path, (REVERSED,))
    assert right(result) == dict.fromkeys(SLOTS, 0) | {"root": 1, "mode": 1}
    assert result.misses == (
        "one: ASSAULT, gunners -> Lethian farmers | ASSAULT, Lethian farmers -> Valdorian gunners",
    )


def test_the_best_claim_answers(tmp_path: Path) -> None:
    """A sentence may tell more than the event that is marked."""
    assert score(tmp_path, (REVERSED, SHELLED)).score == 1.0


def test_parties_are_told_by_country_and_by_words(tmp_path: Path) -> None:
    """Another party of the same country is right by country only, as coders of event data count; a body of none by words."""
    text = TEXT.replace("Valdorian gunners", "They")
    told = claim(TEXT, ClaimType.SHELLING, agent=("Valdorian",), target=("farmers",))
    found = right(score(tmp_path, (told,), ROW | {"text": text}))
    assert (found["source"], found["source by words"], found["target"], found["all three"]) == (1, 0, 1, 1)


def test_a_place_answers_for_a_target(tmp_path: Path) -> None:
    """PLOVER writes the place that suffers as the target; a claim that names a party too is held to the party."""
    row = ROW | {
        "text": "They shelled Valdor.",
        "target": [{"actorText": "Valdor", "code": "FRA"}],
        "source": None,
    }
    shelled = claim(row["text"], ClaimType.SHELLING, place=("Valdor",))
    assert score(tmp_path, (shelled,), row).score == 1.0
    wrong = claim(row["text"], ClaimType.SHELLING, place=("Valdor",), target=("shelled",))
    assert score(tmp_path, (wrong,), row).score == 0.0
    assert score(tmp_path, (shelled,), row | {"target": None}).score == 1.0


def test_the_other_side_of_a_dealing_answers_for_a_target(tmp_path: Path) -> None:
    """Who met somebody has two doers in a claim, and a target in a record."""
    both = claim(TEXT, ClaimType.SHELLING, agent=("Valdorian gunners", "Lethian farmers"))
    assert score(tmp_path, (both,)).score == 1.0


def test_a_party_is_of_the_place_right_behind_it(tmp_path: Path) -> None:
    """Rebels in a country are that country's, as far as anybody knows."""
    text = "Gunners in northern Valdor shelled Lethian farmers."
    row = {**ROW, "text": text, "source": [{"actorText": "x", "code": "FRAMIL"}]}
    shelled = claim(text, ClaimType.SHELLING, agent=("Gunners",), target=("Lethian farmers",))
    assert right(score(tmp_path, (shelled,), row))["source"] == 1


def test_a_type_without_a_code_has_no_root(tmp_path: Path) -> None:
    """What PLOVER cannot say is not right."""
    told = claim(TEXT, ClaimType.TOLL, agent=("gunners",), target=("farmers",))
    assert right(score(tmp_path, (told,)))["root"] == 0


@pytest.mark.parametrize("empty", [None, "", "diplomatic", []])
def test_a_target_where_there_is_none_is_wrong(tmp_path: Path, empty: object) -> None:
    """Whatever stands for "no target" in the records, one made up is an error and none is right."""
    row = ROW | {"target": empty}
    assert right(score(tmp_path, (SHELLED,), row))["target"] == 0
    nobody = claim(TEXT, ClaimType.SHELLING, agent=("Valdorian gunners",))
    assert score(tmp_path, (nobody,), row).score == 1.0


@pytest.mark.parametrize("reading", [(), ReadError("no words")])
def test_nothing_read_is_a_miss(tmp_path: Path, reading: tuple[Claim, ...] | ReadError) -> None:
    """A sentence without a claim counts in full."""
    result = score(tmp_path, reading)
    figure = result.tables["slot"]["all three"]
    assert (figure.right, figure.predicted, figure.gold) == (0, 0, 1)
    assert result.misses[0].endswith("| nothing read")


def test_mode_is_scored_where_there_is_one(tmp_path: Path) -> None:
    """Most events have none."""
    assert score(tmp_path, (SHELLED,), ROW | {"mode": ""}).tables["slot"]["mode"].gold == 0


@pytest.mark.parametrize("line", ["{", "[]", json.dumps({"id": "x"})])
def test_a_line_out_of_form_is_named(tmp_path: Path, line: str) -> None:
    """The number of the line is part of the message."""
    path = tmp_path / "gsr.jsonl"
    path.write_text(f"{json.dumps(ROW)}\n{line}\n", "utf-8")
    with pytest.raises(ZenobiaError, match=r"gsr\.jsonl, line 2: not a PLOVER record"):
        load_plover(path)


def test_no_records_say_so(tmp_path: Path) -> None:
    """Neither a missing nor an empty file is a score of zero."""
    with pytest.raises(ZenobiaError, match="no such file"):
        load_plover(tmp_path / "nowhere")
    (tmp_path / "empty").touch()
    with pytest.raises(ZenobiaError, match="no PLOVER gold-standard records in it"):
        load_plover(tmp_path / "empty")
