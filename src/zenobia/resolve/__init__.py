"""Names, places, dates and counts of claims to what they stand for.

`Resolver(ActorRegistry.load(), Gazetteer.load()).resolve(doc, claims)` fills in what the reader left open.
"""

from zenobia.resolve.actors import ActorRegistry
from zenobia.resolve.counts import count_range
from zenobia.resolve.dates import Clock, DateReading, read_when
from zenobia.resolve.places import Gazetteer, PlaceContext
from zenobia.resolve.resolver import KnownNames, Resolver

__all__ = [
    "ActorRegistry",
    "Clock",
    "DateReading",
    "Gazetteer",
    "KnownNames",
    "PlaceContext",
    "Resolver",
    "count_range",
    "read_when",
]
