"""Words to actors."""

from datetime import date

import pytest

from zenobia.kit.errors import ResourceError
from zenobia.model import ActorKind
from zenobia.resolve.actors import ActorRegistry
from zenobia.resolve.registry import Entries, Roles


def best(registry: ActorRegistry, words: str, country: str | None = "SY") -> str | None:
    """Id of the likeliest actor."""
    found = registry.find(words, country=country)
    return found[0].id if found else None


@pytest.mark.parametrize(
    "words",
    [
        "ISIS",
        "ISIL",
        "IS",
        "Islamic State",
        "Daesh",
        "Da’esh",
        "the Islamic State",
        "Islamic State (ISIS) militants",
        "ISIS extremists",
        "members of IS",
        "the Islamic State’s",
        "hardline Islamic State militants",
        "isis fighters",
        "Islamic State of Iraq and the Levant",
        "DAESH TERRORISTS",
    ],
)
def test_actors_islamic_state_by_any_name(registry: ActorRegistry, words: str) -> None:
    """All names of the group are one actor, whatever stands around them."""
    assert best(registry, words) == "islamic_state"
    assert best(registry, words, None) == "islamic_state"


@pytest.mark.parametrize(
    "words",
    [
        "the army",
        "regime forces",
        "Syrian Army",
        "Syrian regime forces",
        "SAA",
        "19 regime soldiers",
        "government troops",
        "President Bashar al-Assad’s forces",
        "forces loyal to Bashar al-Assad",
        "Army units",
        "pro-government forces",
    ],
)
def test_actors_syrian_army_shares_the_side_of_its_government(registry: ActorRegistry, words: str) -> None:
    """In a report about Syria these all hold ground for the Syrian government."""
    actor = registry.get(best(registry, words) or "")
    assert actor is not None
    assert (actor.id, actor.side) == ("SY-army", "SY")


@pytest.mark.parametrize(
    ("words", "country"), [("the army", "IQ"), ("troops", "UA"), ("regime forces", "IR")]
)
def test_actors_bare_words_mean_the_reports_own_country(
    registry: ActorRegistry, words: str, country: str
) -> None:
    """The army of a report about Iraq is Iraq's."""
    assert best(registry, words, country) == f"{country}-army"


@pytest.mark.parametrize(
    "words", ["the army", "rebels", "the coalition", "regime forces", "government forces"]
)
def test_actors_bare_words_mean_nobody_without_a_country(registry: ActorRegistry, words: str) -> None:
    """Nothing is guessed when it is not known what the report is about."""
    assert registry.find(words) == ()


def test_actors_backed_troops_are_on_the_side_they_are_backed_on(registry: ActorRegistry) -> None:
    """Russian-backed troops are the government's in Syria, separatists in Ukraine, and the reason says so."""
    found = registry.find("Russian-backed troops", country="SY")
    assert found[0].id == "SY"
    assert "Russia fights in Syria" in found[0].reason
    assert best(registry, "Russian-backed forces", "UA") == "separatists_ua"
    assert best(registry, "Turkish-backed rebels") == "turkey_backed_rebels"


@pytest.mark.parametrize(
    ("words", "actor_id"),
    [
        ("Iraqi police", "IQ-police"),
        ("French troops", "FR-army"),
        ("Russian airstrikes", "RU"),
        ("Russian warplanes", "RU-air_force"),
        ("Turkish jets", "TR-air_force"),
        ("the Turkish army", "TR-army"),
        ("Jordanian army", "JO-army"),
        ("Russia", "RU"),
        ("the US", "US"),
        ("US-led coalition", "us_led_coalition"),
        ("the coalition", "us_led_coalition"),
        ("the Kurdish YPG militia", "ypg"),
        ("Syrian Democratic Forces (SDF)", "sdf"),
        ("a fighter from the Nusra Front", "hts"),
        ("rebels in northern Aleppo province", "syrian_rebels"),
        ("Hizbollah", "hezbollah"),
        ("Assad", "SY"),
        ("the UN", "un"),
        ("troops of Iraq", "IQ-army"),
        ("residents of al-Foua", "civilians-SY"),
        ("three women", "civilians-SY"),
        ("unidentified gunmen", "unidentified-SY"),
        ("US citizens", "civilians-US"),
    ],
)
def test_actors_of_many_kinds_are_found(registry: ActorRegistry, words: str, actor_id: str) -> None:
    """Names, countries with a role, leaders, bodies and kinds of people each find their actor."""
    assert best(registry, words) == actor_id
    assert registry.get(actor_id) is not None


@pytest.mark.parametrize(
    "words",
    [
        "is",
        "us",
        "their",
        "the extremist group",
        "jihadists",
        "Palmyra’s defenders",
        "Assad’s opponents",
        "a coalition",
        "both sides",
        "a state",
        "military analysts",
        "vehicles",
        "Russian nationals",
        "a bridge over the Tigris",
        "Sunday government troops",
        "Army engineers",
        "Approximately 10,000 conscripts",
        "western Port Arden densely",
    ],
)
def test_actors_words_for_nobody_in_particular_give_none(registry: ActorRegistry, words: str) -> None:
    """A description without a name is not forced onto anyone."""
    assert registry.find(words, country="SY") == ()


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Liwa al-Haqq", "Liwa al-Haqq"),
        ("local media activist Abas al-Omar", "Abas al-Omar"),
        ("members of Katibat al-Nour", "Katibat al-Nour"),
        ("Liwa al-Haqq fighters", "Liwa al-Haqq"),
    ],
)
def test_actors_unknown_name_is_a_new_actor(registry: ActorRegistry, words: str, name: str) -> None:
    """A name that nobody knows makes an actor whose id tells its name, and the reason says it is new."""
    (found,) = registry.find(words, country="SY")
    actor = registry.get(found.id)
    assert (found.name, found.reason) == (name, "not in the registry")
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2014, 1, 1), "Jabhat al-Nusra"),
        (date(2016, 9, 1), "Jabhat Fatah al-Sham"),
        (date(2018, 1, 1), "Hayat Tahrir al-Sham"),
        (None, "Hayat Tahrir al-Sham"),
    ],
)
def test_actors_bear_the_name_of_their_day(registry: ActorRegistry, day: date | None, name: str) -> None:
    """A group that renamed itself is one actor, shown by the name it had then."""
    (found,) = registry.find("Nusra Front", country="SY", day=day)
    assert (found.id, found.name) == ("hts", name)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ISIS", ("islamic_state", ActorKind.REBEL_GROUP)),
        ("Syrian Army", ("SY-army", ActorKind.STATE_FORCE)),
        ("UNESCO", ("unesco", ActorKind.ORGANISATION)),
        ("Iraqi police", ("IQ-police", ActorKind.STATE_FORCE)),
        ("the army", None),
        ("army", None),
        ("Syria", None),
        ("Moscow", None),
        ("Palmyra", None),
        ("is", None),
        ("Russian", None),
    ],
)
def test_actors_named_without_context(
    registry: ActorRegistry, words: str, expected: tuple[str, ActorKind] | None
) -> None:
    """What a reader may know of words by themselves: a country is a place first, and bare words are nobody."""
    assert registry.named(words) == expected


def test_actors_registry_is_whole(registry: ActorRegistry) -> None:
    """Every side, backing and entry leads to an actor, and every entry is found by its own name."""
    assert sum(1 for _ in registry.entries) > 200
    for entry in registry.entries:
        side = entry.actor.side
        assert side is None or registry.get(side) is not None, f"{entry.actor.id}: no side {side}"
    for line in registry.entries.roles.backing:
        assert registry.get(line.actor) is not None, f"no actor {line.actor}"


@pytest.mark.parametrize("actor_id", ["", "nobody", "XX", "SY-", "SY-cooks", "civilians-XX", "actor:"])
def test_actors_unknown_id_gives_none(registry: ActorRegistry, actor_id: str) -> None:
    """An id that nothing made is no actor."""
    assert registry.get(actor_id) is None


@pytest.mark.parametrize(
    "line",
    [
        {"id": "x", "name": "X", "colour": "red"},
        {"name": "X"},
        {"id": "x", "name": "X", "kind": "dragon"},
    ],
)
def test_actors_wrong_entry_is_named(line: dict[str, str]) -> None:
    """A mistake in a file is reported with the file and the entry."""
    with pytest.raises(ResourceError, match=r"resources/actors/mine\.yaml"):
        Entries({}, Roles.load(), [("mine", line)])


def test_actors_id_twice_is_refused() -> None:
    """Two entries cannot share an id."""
    with pytest.raises(ResourceError, match="taken already"):
        Entries({}, Roles.load(), [("mine", {"id": "x", "name": "X"}), ("mine", {"id": "x", "name": "Y"})])
