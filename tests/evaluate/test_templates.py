"""Claims of a report made into incidents; the reports are read by the shipped reader."""

from datetime import date
from functools import cache

import pytest

from zenobia import api
from zenobia.evaluate.incident import Incident
from zenobia.evaluate.templates import Maker
from zenobia.ingest.document import make_document
from zenobia.kit.errors import ReadError
from zenobia.resolve import ActorRegistry, Gazetteer


@cache
def maker() -> Maker:
    """The maker with the shipped registries; loading them takes a second."""
    return Maker(ActorRegistry.load(), Gazetteer.load())


def incidents(text: str) -> list[Incident]:
    """The incidents of a report from San Salvador of 3 March 1989."""
    doc = make_document(f"San Salvador, 3 Mar 89 (Lantern) -- {text}", name="test")
    for _, claims in api.read_documents([doc]):
        assert not isinstance(claims, ReadError)
        return maker().incidents(doc, claims)
    return []


def only(text: str) -> Incident:
    """The one incident of a report."""
    found = incidents(text)
    assert len(found) == 1
    return found[0]


def test_bombing_with_everything() -> None:
    """Who, what, by what, when."""
    made = only(
        "Unidentified men threw two bombs at the offices of the Ferry Company in Santa Ana yesterday."
    )
    assert made.type == "BOMBING"
    assert made.roles["PerpInd"] == ["Unidentified men"]
    assert made.roles["Weapon"] == ["bombs"]
    assert made.days == (date(1989, 3, 2), date(1989, 3, 2))
    assert made.places[0] == "el salvador"
    assert made.stage == "ACCOMPLISHED"


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Gunmen kidnapped the engineer Mario Vane in San Miguel on Monday.", "KIDNAPPING"),
        ("Guerrillas murdered Mayor Mario Vane in San Miguel on Monday.", "ATTACK"),
        ("Guerrillas burned three buses in San Miguel on Monday.", "ARSON"),
    ],
)
def test_types(text: str, type: str) -> None:
    """The kind of act, by the claim's type and its words."""
    assert only(text).type == type


def test_victim_is_the_name_without_title() -> None:
    """Titles and callings are no part of a name; the fuller name is taken."""
    made = only(
        "Guerrillas killed Judge Mario Andres Vane in San Miguel on Monday. Vane was shot at his home."
    )
    assert made.roles["Victim"] == ["Mario Andres Vane"]


def test_members_and_their_body() -> None:
    """Individuals of a body name both."""
    made = only("FMLN guerrillas kidnapped Mayor Mario Vane in San Miguel on Monday.")
    assert made.roles["PerpOrg"] == ["FMLN"]
    assert made.confidence == {"FMLN": "REPORTED AS FACT"}


def test_kidnapping_has_no_weapon() -> None:
    """A key has no instrument for it."""
    assert (
        only("Gunmen with rifles kidnapped Mayor Mario Vane in San Miguel on Monday.").roles["Weapon"] == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers clashed with guerrillas near San Miguel on Monday.",
        "Guerrillas killed three soldiers in San Miguel on Monday.",
        "The army arrested five suspects in San Miguel on Monday.",
        "Guerrillas kidnapped Mayor Mario Vane in San Miguel in August 1985.",
        "The ministry denied that guerrillas had killed Mayor Mario Vane.",
    ],
)
def test_what_is_no_incident(text: str) -> None:
    """Fights among the armed, arrests, old cases and denials are not in the keys."""
    assert incidents(text) == []


def test_towns_tell_incidents_apart() -> None:
    """Two kidnappings in two towns are two."""
    found = incidents(
        "Gunmen kidnapped the engineer Mario Vane in San Miguel on Monday. "
        "Gunmen kidnapped the doctor Ana Rios in Santa Ana on Monday."
    )
    assert [made.roles["Victim"] for made in found] == [["Mario Vane"], ["Ana Rios"]]
