"""Words of a report to places."""

import pytest

from zenobia.model import PlaceKind, Precision
from zenobia.resolve.places import Gazetteer, PlaceContext

SYRIA = PlaceContext(country="SY", countries=frozenset({"SY"}), governorate="gn-169575")
HOMS, HOMS_GOVERNORATE, PALMYRA = "gn-169577", "gn-169575", "gn-163808"


def best(gazetteer: Gazetteer, words: str, context: PlaceContext = SYRIA) -> str | None:
    """Id of the likeliest place."""
    found = gazetteer.find(words, context=context)
    return found[0].id if found else None


@pytest.mark.parametrize(
    ("words", "place_id"),
    [
        ("Palmyra", PALMYRA),
        ("PALMYRA", PALMYRA),
        ("Tadmur", PALMYRA),
        ("the ancient city of Palmyra", PALMYRA),
        ("Palmyra’s downtown neighborhoods", PALMYRA),
        ("the city’s edge near Palmyra", PALMYRA),
        ("Homs", HOMS),
        ("Homs city", HOMS),
        ("eastern Homs Governorate", HOMS_GOVERNORATE),
        ("Homs province", HOMS_GOVERNORATE),
        ("Homs’ eastern countryside", HOMS_GOVERNORATE),
        ("Idlib province", "gn-169387"),
        ("Aleppo", "gn-170063"),
        ("most of Hasaka province", "gn-173813"),
        ("Raqqah", "gn-172955"),
        ("military outposts near al-Mahr oilfield", "ged-al-mahr_field-oilfield"),
        ("Tiyas Airbase", "oa-OS72"),
        ("T4", "oa-OS72"),
        ("Aleppo airport", "oa-OSAP"),
        ("Temple of Baalshamin", "site-temple_of_baalshamin"),
        ("northern Syria", "gn-163843"),
        ("Syria’s eastern Deir al-Zor province", "gn-170792"),
        ("Khan Sheikhoun", "gn-168325"),
        ("Aleppo’s Bustan al-Qasr district", "quarter-aleppo-bustan_al-qasr"),
        ("al-Zablatani area in Damascus", "quarter-damascus-zablatani"),
        ("al-Rastan, Homs", "gn-172946"),
        ("the Iraqi city of Mosul", "gn-99072"),
        ("Syrian territory", "gn-163843"),
        ("Moscow", "gn-524901"),
    ],
)
def test_places_are_found_by_the_words_of_a_report(gazetteer: Gazetteer, words: str, place_id: str) -> None:
    """Descriptions, kind words, owners and spellings lead to the named place."""
    assert best(gazetteer, words) == place_id


@pytest.mark.parametrize(
    "words",
    [
        "the city",
        "three military checkpoints",
        "both locations",
        "several sub-districts",
        "city center",
        "the area",
        "government-held parts of the city",
        "a market",
        "THE TOWN",
        "",
    ],
)
def test_places_words_without_a_name_give_none(gazetteer: Gazetteer, words: str) -> None:
    """A description that holds no name is no place of its own."""
    assert gazetteer.find(words, context=SYRIA) == ()


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("al-Burj Hill", PlaceKind.HILL),
        ("Doua District", PlaceKind.DISTRICT),
        ("the Ertiwaziyah District", PlaceKind.DISTRICT),
        ("al-Razi Hospital", PlaceKind.HOSPITAL),
        ("Ertiwaz", PlaceKind.UNKNOWN),
    ],
)
def test_places_unknown_name_is_put_where_the_report_is(
    gazetteer: Gazetteer, words: str, kind: PlaceKind
) -> None:
    """A name that no source has is a place with an id of its own, inside the report's division, without a point."""
    (found,) = gazetteer.find(words, context=SYRIA)
    place = gazetteer.get(found.id)
    assert place is not None
    assert (place.kind, place.parent, place.lat) == (kind, HOMS_GOVERNORATE, None)
    assert place.precision is Precision.GOVERNORATE
    assert "no source at hand" in found.reason


def test_places_village_does_not_take_the_name_of_a_hill(gazetteer: Gazetteer) -> None:
    """There are villages named Burj; a hill of that name is not one of them."""
    assert (best(gazetteer, "al-Burj Hill") or "").startswith("place:")


def test_places_unknown_name_without_a_country_has_nothing_around_it(gazetteer: Gazetteer) -> None:
    """Where nothing is known of the report, nothing is said of where the place is."""
    (found,) = gazetteer.find("Ertiwaziyah District", context=PlaceContext())
    place = gazetteer.get(found.id)
    assert place is not None
    assert (place.parent, place.precision) == (None, Precision.UNKNOWN)


def test_places_name_of_an_actor_makes_no_place(gazetteer: Gazetteer) -> None:
    """A training base of a group is not a place named after the group."""
    context = PlaceContext(country="SY", is_actor=lambda words: words in {"IS", "Liwa Foo"})
    assert gazetteer.find("an IS training base", context=context) == ()


def test_places_town_and_governorate_of_one_name_are_both_kept(gazetteer: Gazetteer) -> None:
    """The likelier comes first; the other stays a candidate with a reason."""
    found = gazetteer.find("Homs", context=SYRIA)
    assert [each.id for each in found[:2]] == [HOMS, HOMS_GOVERNORATE]
    assert all(each.reason and 0 <= each.score <= 1 for each in found)


def test_places_country_of_the_report_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    """San Miguel is in El Salvador for one report and in Peru for another."""
    for country in ("SV", "PE"):
        found = gazetteer.find(
            "San Miguel", context=PlaceContext(country=country, countries=frozenset({country}))
        )
        place = gazetteer.get(found[0].id)
        assert place is not None
        assert place.country == country


def test_places_small_town_of_a_country_not_spoken_of_is_not_meant(gazetteer: Gazetteer) -> None:
    """A village far away does not take a name that a report about Syria uses."""
    found = gazetteer.find("Bangor", context=SYRIA)
    assert all((place := gazetteer.get(each.id)) is not None and place.country == "SY" for each in found)
