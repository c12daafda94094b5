"""Pairing incidents with keys, and counting."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zenobia.evaluate.incident import Incident
from zenobia.evaluate.muc4 import align, evaluate_muc4, load_keys, score
from zenobia.evaluate.muckeys import ROLES, SLOTS, Key, parse_key
from zenobia.evaluate.templates import Maker
from zenobia.kit.errors import ReadError, ZenobiaError
from zenobia.model import Claim, Document
from zenobia.resolve import ActorRegistry, Gazetteer

TEXT = (
    "PORT ARDEN, 3 MAR 89 -- [TEXT] UNIDENTIFIED MEN THREW A BOMB AT THE FERRY OFFICE IN PORT ARDEN YESTERDAY.  "
    "MIRO VANE WAS HURT.  THE PAF CLAIMED RESPONSIBILITY."
)


def template(**slots: list[str]) -> dict[str, Any]:
    """A template of a key file."""
    filled: dict[str, Any] = {slot: [] for slot in (*ROLES.values(), *SLOTS)}
    names = {
        "type": "INCIDENT: TYPE",
        "stage": "INCIDENT: STAGE OF EXECUTION",
        "date": "INCIDENT: DATE",
        "location": "INCIDENT: LOCATION",
        "number": "HUM TGT: NUMBER",
        "sure": "PERP: ORGANIZATION CONFIDENCE",
    } | ROLES
    return filled | {names[name]: values for name, values in slots.items()}


BOMBING = template(
    type=["BOMBING"],
    stage=["ACCOMPLISHED"],
    date=["02 MAR 89"],
    location=["VALDORIA: PORT ARDEN (CITY)"],
    PerpInd=['"UNIDENTIFIED MEN" / "MEN"'],
    PerpOrg=['"PAF"'],
    Target=['"FERRY OFFICE"'],
    Victim=['"MIRO VANE"'],
    Weapon=['"BOMB"'],
    number=['1: "MIRO VANE"'],
    sure=['CLAIMED OR ADMITTED: "PAF"'],
)


def made(type: str = "BOMBING", **roles: list[str]) -> Incident:
    """An incident with these fillers."""
    return Incident(type=type, roles={role: roles.get(role, []) for role in ROLES})


def key(**slots: list[str]) -> Key:
    """A key of the text."""
    return parse_key(template(**slots), TEXT)


def counts(keys: Iterable[Key], incidents: Iterable[Incident]) -> dict[str, tuple[int, int, int]]:
    """Right, predicted and gold of every slot."""
    figures = score(list(keys), list(incidents)).figures
    return {slot: (f.right, f.predicted, f.gold) for slot, f in figures.items()}


def test_all_right() -> None:
    """Any of the strings of an entity is right; articles and capitals do not matter."""
    found = counts(
        [parse_key(BOMBING, TEXT)],
        [
            Incident(
                type="BOMBING",
                roles={
                    "PerpInd": ["men"],
                    "PerpOrg": ["the PAF"],
                    "Target": ["Ferry Office"],
                    "Victim": ["Miro Vane"],
                    "Weapon": ["a bomb"],
                },
                days=(date(1989, 3, 2), date(1989, 3, 2)),
                places=("valdoria", "port arden"),
                numbers=(("1", "Miro Vane"),),
                confidence={"the PAF": "CLAIMED OR ADMITTED"},
            )
        ],
    )
    assert set(found.values()) == {(1, 1, 1)}


def test_types_must_agree_to_pair() -> None:
    """The right target in an incident of another type is a miss and a making up."""
    found = counts([key(type=["ATTACK"], Target=['"FERRY OFFICE"'])], [made(Target=["FERRY OFFICE"])])
    assert found["Type"] == (0, 1, 1)
    assert found["Target"] == (0, 1, 1)


def test_key_may_allow_two_types() -> None:
    """Either is right."""
    assert counts([key(type=["ATTACK / BOMBING"])], [made()])["Type"] == (1, 1, 1)


def test_pairing_makes_the_most_right() -> None:
    """Which incident answers which is decided over the whole report."""
    first, second = (
        key(type=["BOMBING"], Target=['"FERRY OFFICE"']),
        key(type=["BOMBING"], Victim=['"MIRO VANE"']),
    )
    one, two = made(Victim=["MIRO VANE"]), made(Target=["FERRY OFFICE"])
    assert align([first, second], [one, two]) == [(first, two), (second, one)]


def test_a_key_is_answered_once() -> None:
    """Saying one thing twice makes one of them up."""
    found = counts([key(type=["BOMBING"], Weapon=['"BOMB"'])], [made(Weapon=["BOMB"]), made(Weapon=["BOMB"])])
    assert found["Type"] == (1, 2, 1)
    assert found["Weapon"] == (1, 2, 1)
    found = counts(
        [key(type=["BOMBING"], PerpInd=['"UNIDENTIFIED MEN" / "MEN"'])],
        [made(PerpInd=["MEN", "UNIDENTIFIED MEN"])],
    )
    assert found["PerpInd"] == (1, 2, 1)


def test_confidence_needs_the_body() -> None:
    """The sureness of a body that the key has not is wrong; of those found it is counted apart."""
    wrong = made(PerpOrg=["ARMY"])
    wrong.confidence = {"ARMY": "CLAIMED OR ADMITTED"}
    found = counts([parse_key(BOMBING, TEXT)], [wrong])
    assert found["Confidence"] == (0, 1, 1)
    assert found["Confidence|Org"] == (0, 0, 0)


def test_country_alone_when_the_key_has_no_more() -> None:
    """A town is wrong where the key stops at the country, since the text was not clear about it."""
    for places, right in ((("valdoria",), 1), (("valdoria", "port arden"), 0)):
        incident = made()
        incident.places = places
        assert counts([key(type=["BOMBING"], location=["VALDORIA"])], [incident])["Place"] == (right, 1, 1)


def test_misses_say_what_is_wrong() -> None:
    """A line for an incident that is missed or made up, and for a filler in one that was found."""
    found = score(
        [key(type=["BOMBING"], Target=['"FERRY OFFICE"']), key(type=["ARSON"])],
        [made(Target=["FERRY"]), made("ROBBERY")],
        "arden",
    )
    assert set(found.misses) == {
        "arden: Target missed: “ferry office”",
        "arden: Target made up: “ferry”",
        "arden: ARSON missed: no filler",
        "arden: ROBBERY made up: no filler",
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of one report, whose key has the same incident twice."""
    row = {"docid": "ARDEN-1", "text": TEXT, "has_key": True, "templates": [BOMBING, BOMBING]}
    path = tmp_path / "keys.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_equal_templates_are_one(file: Path) -> None:
    """As in the papers, what nothing tells apart counts once."""
    (record,) = load_keys(file)
    assert len(record.keys) == 1
    assert record.doc.published.day == date(1989, 3, 3)


def read_nothing(docs: Iterable[Document]) -> Iterator[tuple[Document, tuple[Claim, ...] | ReadError]]:
    """A reader that finds no claims."""
    for doc in docs:
        yield doc, ()


def test_result_has_both_tables(file: Path) -> None:
    """The papers' slots with their sum, then the full key's."""
    result = evaluate_muc4(file, read_nothing, Maker(ActorRegistry.load(), Gazetteer.load()))
    assert list(result.tables) == ["role", "full key"]
    assert list(result.tables["role"]) == ["Type", *ROLES, "ALL SLOTS"]
    assert (result.corpus, result.score, result.n) == ("muc4", 0.0, 1)
    assert result.tables["role"]["ALL SLOTS"].gold == 6


@pytest.mark.parametrize(
    "text", ["", "not JSON", '{"docid": "x"}', '{"docid": "x", "text": "WORDS", "templates": [{}]}']
)
def test_malformed_files_are_named(tmp_path: Path, text: str) -> None:
    """A file that is no set of keys is no score of zero."""
    path = tmp_path / "keys.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ZenobiaError, match=r"keys\.jsonl.*nothing was evaluated"):
        load_keys(path)


def test_absent_file_is_named(tmp_path: Path) -> None:
    """A file that is not there too."""
    with pytest.raises(ZenobiaError, match="no such file"):
        load_keys(tmp_path / "none.jsonl")
