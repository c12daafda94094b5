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


@pytest.mark.parametrize(
    ("told", "sure"),
    [
        ("The FMLN claimed responsibility for the attack.", "CLAIMED OR ADMITTED"),
        ("The FMLN took responsibility for the blast.", "CLAIMED OR ADMITTED"),
        ("The police attributed the attack to the FMLN.", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("The army accused the FMLN of the attack.", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("Shopkeepers blamed the FMLN for the attack.", "SUSPECTED OR ACCUSED"),
    ],
)
def test_a_body_named_in_another_sentence(told: str, sure: str) -> None:
    """Who takes an act upon itself, or has it laid to it, did it; how sure that is depends on who says so."""
    made = only(f"A bomb destroyed the town hall of San Miguel on Monday. {told}")
    assert made.confidence == {"FMLN": sure}


def test_the_accuser_is_not_the_accused() -> None:
    """An army that lays a kidnapping to rebels kidnapped nobody."""
    made = only("The army accused the FMLN of kidnapping twelve farmers in San Miguel on Monday.")
    assert "ARMY" not in {body.upper() for body in made.confidence}


def test_a_machine_acts_for_its_owner() -> None:
    """An air force is the body behind its helicopters."""
    made = only(
        "Salvadoran air force helicopters strafed a farm in San Miguel on Monday, killing two peasants."
    )
    assert made.roles["PerpOrg"] == ["Salvadoran air force"]


def test_background_of_the_last_weeks_is_an_incident() -> None:
    """What led to the news counts, when it is no older than the rules allow."""
    assert [
        made.type
        for made in incidents(
            "The mayor of San Miguel asked for guards on Monday. Guerrillas had burned three buses there on 20 February."
        )
    ] == ["ARSON"]


@pytest.mark.parametrize(
    "text",
    [
        "After a clash the army confiscated 12 rifles and a box of dynamite in San Miguel on Monday.",
        "The army launched an attack in San Miguel on Monday.",
        "Guerrillas attacked the garrison in San Miguel on Monday.",
    ],
)
def test_operations_are_of_the_war(text: str) -> None:
    """Arms that are seized, attacks that harm nobody, and garrisons attacked are no incidents."""
    assert incidents(text) == []
