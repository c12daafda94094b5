"""A mention: words of a report that stand for an actor, a place or a source, and what they may stand for."""

from msgspec import Struct

from zenobia.model.span import Span
from zenobia.model.vocabulary import Defined


class SourceKind(Defined):
    """What kind of voice a source is."""

    ACTIVIST = "activist", "an activist or citizen journalist"
    MILITARY = "military", "an officer, soldier or military source"
    OFFICIAL = "official", "a government, a minister, a spokesman of a state, an international body"
    MONITOR = "monitor", "an organisation that watches and documents the conflict"
    BELLIGERENT = "belligerent", "an armed party or its own media"
    RESIDENT = "resident", "a resident, witness or survivor"
    MEDIC = "medic", "a doctor, hospital or rescue worker"
    ANALYST = "analyst", "an analyst, expert or researcher"
    IMAGERY = "imagery", "satellite images, photographs or video"
    MEDIA = "media", "another news outlet"
    OTHER = "other", "a voice that the report does not describe further"


class Candidate(Struct, frozen=True):
    """One thing that a mention may stand for, with how likely and why."""

    id: str
    name: str
    score: float
    """0 to 1; the candidates of a mention need not sum to 1, since it may be none of them."""
    reason: str


class Mention(Struct, frozen=True, kw_only=True):
    """Words at a place in the report, and what they stand for.

    `text` equals the document's text at `span`. `name` is the fuller name that this report itself uses for the same
    thing, when the words are a pronoun or a description ("its defenders" -> "Syrian Army"); `None` when the words
    already name it or the report does not tell. `candidates` come from resolving, best first; empty before it.
    """

    span: Span
    text: str
    name: str | None = None
    kind: SourceKind | None = None
    """Only on sources."""
    part: str | None = None
    """Only on places: the words that make it a part of a named place ("downtown neighborhoods" of Palmyra)."""
    relation: str | None = None
    """Only on places: the words that keep it off the named place itself ("near", "east of", "outskirts of")."""
    candidates: tuple[Candidate, ...] = ()

    @property
    def best(self) -> Candidate | None:
        """The likeliest candidate, or `None` when nothing is known of it."""
        return self.candidates[0] if self.candidates else None

    @property
    def label(self) -> str:
        """A name to show: the resolved one, else the report's fuller one, else the words as written."""
        return self.candidates[0].name if self.candidates else self.name or self.text
