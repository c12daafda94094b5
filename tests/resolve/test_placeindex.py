"""Places by id and by name."""

import pytest

from zenobia.kit.resources import resources_dir
from zenobia.model import Place, PlaceKind, Precision
from zenobia.resolve.placeindex import PlaceWords, plural
from zenobia.resolve.places import Gazetteer
from zenobia.resolve.tables import CURATED, read_extras, read_lines


def test_gazetteer_palmyra_is_tadmur_in_homs(gazetteer: Gazetteer) -> None:
    """The town has its GeoNames id, both names, and what is around it up to the country."""
    place = gazetteer.get("gn-163808")
    assert place is not None
    assert place.name == "Palmyra"
    assert "Tadmur" in place.aliases
    assert [outer.name for outer in gazetteer.around(place)] == [
        "Tadmur District",
        "Homs Governorate",
        "Syria",
    ]


def test_gazetteer_site_without_a_point_stands_near_its_town(gazetteer: Gazetteer) -> None:
    """The Temple of Baalshamin is inside Palmyra and borrows its point, which its precision says."""
    temple, town = gazetteer.get("site-temple_of_baalshamin"), gazetteer.get("gn-163808")
    assert temple is not None
    assert town is not None
    assert temple.parent == town.id
    assert (temple.lat, temple.lon) == (town.lat, town.lon)
    assert temple.precision is Precision.NEAR


def test_gazetteer_minted_place_is_made_again_from_its_id(gazetteer: Gazetteer) -> None:
    """A hill that nobody can locate has a name, a kind and its governorate, all in its id."""
    homs = gazetteer.get("gn-169575")
    hill = gazetteer.mint("al-Burj Hill", PlaceKind.HILL, homs)
    assert gazetteer.get(hill.id) == hill
    assert (hill.name, hill.kind, hill.parent, hill.country) == (
        "al-Burj Hill",
        PlaceKind.HILL,
        "gn-169575",
        "SY",
    )
    assert (hill.lat, hill.precision) == (None, Precision.GOVERNORATE)
    assert gazetteer.mint("Al Burj Hill", PlaceKind.HILL, homs).id == hill.id


@pytest.mark.parametrize("place_id", ["gn-0", "nothing", "place:x", "place:-:nokind:name"])
def test_gazetteer_unknown_id_gives_none(gazetteer: Gazetteer, place_id: str) -> None:
    """An id that no source and no report made is no place."""
    assert gazetteer.get(place_id) is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Palmyra", PlaceKind.TOWN),
        ("PALMYRA", PlaceKind.TOWN),
        ("Homs Governorate", PlaceKind.GOVERNORATE),
        ("eastern Homs Governorate", PlaceKind.GOVERNORATE),
        ("Tiyas Airbase", PlaceKind.BASE),
        ("al-Mahr oilfield", PlaceKind.OILFIELD),
        ("Temple of Baalshamin", PlaceKind.HERITAGE),
        ("Khan Sheikhoun", PlaceKind.TOWN),
        ("Syria", PlaceKind.COUNTRY),
        ("UK", PlaceKind.COUNTRY),
        ("Euphrates", PlaceKind.WATER),
        ("Doua District", PlaceKind.DISTRICT),
        ("al-Burj Hill", PlaceKind.HILL),
        ("Eastern Ghouta", PlaceKind.REGION),
        ("Moscow", PlaceKind.TOWN),
    ],
)
def test_gazetteer_kind_of_names(gazetteer: Gazetteer, words: str, kind: PlaceKind) -> None:
    """A name, or a name with the word for what it is, tells its kind without any context."""
    assert gazetteer.kind_of(words) is kind


@pytest.mark.parametrize(
    "words",
    [
        "of",
        "the",
        "The",
        "media",
        "March",
        "march",
        "Sunday",
        "men",
        "West",
        "Islamic State",
        "Free Syrian Army",
        "ISIS",
        "Abas al-Omar",
        "the army",
        "Security Council",
        "State Department",
        "palmyra was",
        "12",
        "",
    ],
)
def test_gazetteer_kind_of_ordinary_words_is_none(gazetteer: Gazetteer, words: str) -> None:
    """Words that are also names of towns somewhere, people and bodies name no place."""
    assert gazetteer.kind_of(words) is None


@pytest.mark.parametrize(
    ("spelling", "place_id"),
    [
        ("Dayr az Zawr", "gn-170794"),
        ("Deir Ezzor", "gn-170794"),
        ("Raqqah", "gn-172955"),
        ("Hasakeh", "gn-173811"),
    ],
)
def test_gazetteer_finds_names_by_sound(gazetteer: Gazetteer, spelling: str, place_id: str) -> None:
    """Each newsroom's spelling finds the town."""
    assert place_id in gazetteer.sounding(spelling, "SY")


def test_gazetteer_takes_a_place_of_the_analysts_own() -> None:
    """A place that is added is found by id and by name."""
    gazetteer = Gazetteer({}, {}, PlaceWords.load())
    place = Place(id="mine-1", name="Port Arden", kind=PlaceKind.TOWN, country="XX")
    gazetteer.add(place)
    assert gazetteer.get("mine-1") == place
    assert gazetteer.named("port arden") == ["mine-1"]


def test_gazetteer_files_by_hand_point_to_places_that_exist(gazetteer: Gazetteer) -> None:
    """Every entry that is inside or at another place, or adds names to one, finds that place."""
    assert set(CURATED) <= {path.stem for path in (resources_dir() / "places").glob("*.yaml")}
    for extra in read_extras():
        for place_id in (extra.id, extra.within, extra.at):
            place = gazetteer.get(place_id) if place_id else None
            assert not place_id or (place is not None and place.name), f"{extra.id}: {place_id} is no place"


def test_gazetteer_reads_small_towns_of_far_countries_only_on_demand(gazetteer: Gazetteer) -> None:
    """A small town of a country that is not taken whole is found when it is asked for by name."""
    assert gazetteer.named_anywhere("bangor")


@pytest.mark.parametrize(("word", "many"), [("city", "cities"), ("base", "bases"), ("valley", "valleys")])
def test_plural_of_kind_words(word: str, many: str) -> None:
    """Kind words are known in the plural without being listed."""
    assert plural(word) == many


def test_placeindex_tables_hold_possible_points(gazetteer: Gazetteer) -> None:
    """No row of a table with points lies off the globe, or misses its name or country."""
    for table, lat in (("cities", 4), ("cities_world", 4), ("airports", 4), ("ged_syria", 4)):
        for line in read_lines(table):
            fields = line.split("\t")
            assert -90 <= float(fields[lat]) <= 90, line
            assert -180 <= float(fields[lat + 1]) <= 180, line
            assert fields[1], line


def test_placeindex_places_of_a_table_have_their_division_around_them(gazetteer: Gazetteer) -> None:
    """What a Syrian place lies in is a division of Syria."""
    for line in read_lines("ged_syria"):
        place = gazetteer.get(line.split("\t", 1)[0])
        assert place is not None
        assert [outer.country for outer in gazetteer.around(place)][-1] == "SY", line
