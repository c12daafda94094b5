"""Which claims are meant: by place, actor, source and days. Pure functions on claims."""

from collections.abc import Iterator
from datetime import date

from zenobia.kit.dates import ONE_DAY, DateInterval
from zenobia.kit.names import fold_name
from zenobia.model import Claim, Document, Mention


def place_mentions(claim: Claim) -> Iterator[Mention]:
    """The places of a claim: where it happened, and what changed hands."""
    yield from claim.place
    if claim.control is not None:
        yield from claim.control.places


def actor_mentions(claim: Claim) -> Iterator[Mention]:
    """The actors of a claim: who did it, to whom, who holds and who held; not who says so."""
    yield from claim.agent
    yield from claim.target
    if claim.control is not None:
        yield from (m for m in (claim.control.holder, claim.control.former) if m is not None)


def refers_to(mention: Mention, id: str, words: str) -> bool:
    """True when a mention most likely stands for `id`, or, while nothing is known of it, is written as `words`."""
    if mention.best is not None:
        return mention.best.id == id
    return fold_name(words) in {fold_name(mention.label), fold_name(mention.text)}


def is_said_by(claim: Claim, doc: Document, words: str) -> bool:
    """True when `words` name the voice inside the report, its kind, or, where it has none, the outlet."""
    folded = fold_name(words)
    for mention in claim.source:
        names = (mention.text, mention.name or "", *(c.name for c in mention.candidates[:1]))
        if folded in map(fold_name, names) or words in (mention.kind, mention.best and mention.best.id):
            return True
    return not claim.source and doc.publisher is not None and fold_name(doc.publisher) == folded


def days_between(since: date | None, until: date | None) -> DateInterval | None:
    """The days from `since` to `until`, both inclusive; `None` when neither is set.

    Raises:
        ValueError: `until` is before `since`.
    """
    if since is None and until is None:
        return None
    if since is not None and until is not None and until < since:
        raise ValueError(f"no day is both since {since} and until {until}")
    return DateInterval(since, None if until is None else until + ONE_DAY)


def is_within(when: DateInterval | None, days: DateInterval | None) -> bool:
    """True when something may have happened on one of `days`; what has no date is in none."""
    return days is None or (when is not None and when.meets(days))


def when_of(claim: Claim) -> DateInterval | None:
    """The days of a claim, or `None` when they are not known."""
    return None if claim.when is None else claim.when.interval
