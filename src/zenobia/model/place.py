"""A place: somewhere that a report names, located as well as the sources at hand allow and no better."""

from msgspec import Struct

from zenobia.model.vocabulary import Defined


class PlaceKind(Defined):
    """What kind of place it is."""

    COUNTRY = "country", "a country"
    GOVERNORATE = "governorate", "a first-level division: governorate, province, oblast, state"
    DISTRICT = "district", "a second- or third-level division"
    TOWN = "town", "a city or town"
    VILLAGE = "village", "a village"
    NEIGHBOURHOOD = "neighbourhood", "a part of a town with a name of its own"
    BASE = "base", "an air base, airport, barracks or other military site"
    OILFIELD = "oilfield", "an oil or gas field or plant"
    DAM = "dam", "a dam"
    CROSSING = "crossing", "a border crossing"
    CHECKPOINT = "checkpoint", "a checkpoint or post"
    HILL = "hill", "a hill or mountain"
    CAMP = "camp", "a camp"
    HOSPITAL = "hospital", "a hospital"
    HERITAGE = "heritage", "a heritage site or monument"
    ROAD = "road", "a road or highway"
    REGION = "region", "a region without official bounds: a desert, a countryside, a river's valley"
    WATER = "water", "a river, lake or sea"
    UNKNOWN = "unknown", "not known to the gazetteer"


class Precision(Defined):
    """How exactly a place is located."""

    EXACT = "exact", "its own point"
    NEAR = "near", "a point nearby that stands for it"
    DISTRICT = "district", "only its district is known"
    GOVERNORATE = "governorate", "only its governorate is known"
    COUNTRY = "country", "only its country is known"
    UNKNOWN = "unknown", "nobody here can locate it"


class Place(Struct, frozen=True, kw_only=True):
    """A place of the gazetteer, or one that a report names and nobody has located."""

    id: str
    name: str
    kind: PlaceKind = PlaceKind.UNKNOWN
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    """Id of the place that it lies in."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code."""
    lat: float | None = None
    lon: float | None = None
    precision: Precision = Precision.UNKNOWN
    population: int = 0
    note: str = ""
    """Where the entry and its point come from."""
