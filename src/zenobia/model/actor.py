"""An actor: a state, a force, a group, or a kind of people, with its names and whom it belongs to."""

from datetime import date

from msgspec import Struct

from zenobia.model.vocabulary import Defined


class ActorKind(Defined):
    """Kinds of actors, after ACLED's inter codes (ACLED codebook, actor naming)."""

    STATE_FORCE = "state_force", "a government and its forces at home"
    REBEL_GROUP = "rebel_group", "an organised group that fights a government"
    POLITICAL_MILITIA = "political_militia", "an armed group that serves a political party or leader"
    IDENTITY_MILITIA = "identity_militia", "an armed group of an ethnic, tribal, religious or local community"
    CIVILIANS = "civilians", "people who bear no arms"
    EXTERNAL_FORCE = "external_force", "a state's forces abroad, a coalition, peacekeepers"
    ORGANISATION = "organisation", "an unarmed body: the UN, a monitor, an outlet, a party"
    UNKNOWN = "unknown", "not known to the registry"


class NamePeriod(Struct, frozen=True):
    """A name that an actor bore from `start` up to, and not including, `end`; `None` where an end is open."""

    name: str
    start: date | None = None
    end: date | None = None


class Actor(Struct, frozen=True, kw_only=True):
    """Someone who acts in a conflict."""

    id: str
    name: str
    """The name that Zenobia shows."""
    kind: ActorKind = ActorKind.UNKNOWN
    aliases: tuple[str, ...] = ()
    names: tuple[NamePeriod, ...] = ()
    """Dated names, when a group renamed itself."""
    side: str | None = None
    """Id of the actor on whose behalf it holds ground: an army's government. `None`: it holds for itself."""
    countries: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes of where it acts."""
    note: str = ""
    """Where the entry comes from; `unverified` when from nowhere that can be named."""
