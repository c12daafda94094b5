"""The nouns: documents, claims, actors, places, events, holdings. Frozen, no I/O, import only `kit`."""

from zenobia.model.actor import Actor, ActorKind, NamePeriod
from zenobia.model.claim import (
    Change,
    Claim,
    ClaimType,
    ControlChange,
    Evidence,
    FoundBy,
    Modality,
    Toll,
    TollKind,
    When,
    WhenStatus,
)
from zenobia.model.document import Document, Furniture, FurnitureKind, Published, PublishedHow
from zenobia.model.event import Event, TollFigure
from zenobia.model.holding import Bound, Holding, HoldingStatus
from zenobia.model.mention import Candidate, Mention, SourceKind
from zenobia.model.place import Place, PlaceKind, Precision
from zenobia.model.span import Span

__all__ = [
    "Actor",
    "ActorKind",
    "Bound",
    "Candidate",
    "Change",
    "Claim",
    "ClaimType",
    "ControlChange",
    "Document",
    "Event",
    "Evidence",
    "FoundBy",
    "Furniture",
    "FurnitureKind",
    "Holding",
    "HoldingStatus",
    "Mention",
    "Modality",
    "NamePeriod",
    "Place",
    "PlaceKind",
    "Precision",
    "Published",
    "PublishedHow",
    "SourceKind",
    "Span",
    "Toll",
    "TollFigure",
    "TollKind",
    "When",
    "WhenStatus",
]
