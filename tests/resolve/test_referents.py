"""What a description cannot mean is declined, and stays a description."""

from datetime import date

import pytest
from msgspec import structs

from zenobia.kit.dates import DateInterval
from zenobia.model import (
    Claim,
    ClaimType,
    Document,
    Evidence,
    Mention,
    Modality,
    Published,
    PublishedHow,
    Span,
    When,
    WhenStatus,
)
from zenobia.resolve.resolver import Resolver

PUBLISHED = Published(date(2016, 12, 12), PublishedHow.GIVEN, "in a test")


def at(text: str, words: str, name: str | None = None) -> Mention:
    """A mention of words where they first stand in a text."""
    start = text.index(words)
    return Mention(span=Span(start, start + len(words)), text=words, name=name)


def resolved(resolver: Resolver, text: str, *claims: Claim) -> tuple[Claim, ...]:
    """Claims of a report, resolved."""
    doc = Document(text=text, published=PUBLISHED)
    return resolver.resolve(doc, [structs.replace(claim, doc_id=doc.id) for claim in claims])


def make(text: str, type: ClaimType = ClaimType.CAPTURE, **slots: object) -> Claim:
    """A claim whose evidence is the whole text."""
    evidence = (Evidence(Span(0, len(text)), text),)
    return structs.replace(Claim(doc_id="", type=type, evidence=evidence), **slots)


@pytest.mark.parametrize(
    ("words", "name", "place_id"),
    [
        ("city", "Palmyra", "gn-163808"),
        ("last town", "Homs province", None),
        ("last hill", "Hayyan gas plant", None),
        ("military airport", "Tadmur prison", None),
        ("airport", "Tiyas airbase", None),
        ("base", "Tiyas airbase", "oa-OS72"),
        ("field", "Shaer gas field", "ged-shair_gas_field-oilfield"),
        ("villages", "Palmyra", None),
        ("region", "Palmyra", None),
        ("province", "Homs province", "gn-169575"),
        ("it", "Palmyra", "gn-163808"),
    ],
)
def test_description_of_a_place_fits_its_kind(
    resolver: Resolver, words: str, name: str, place_id: str | None
) -> None:
    """A town is no province, and a site is only one whose name says the same word."""
    text = f"In Syria, ISIS took {name} and {words}."
    (found,) = resolved(resolver, text, make(text, place=(at(text, words, name=name),)))
    best = found.place[0].best
    assert (best and best.id) == place_id
    assert (found.place[0].name is None) is (place_id is None)


@pytest.mark.parametrize(
    ("words", "name", "actor_id"),
    [
        ("army", "Russian aircraft", "SY-army"),
        ("army", "Iraqi army", "IQ-army"),
        ("fighters", "Islamic State", "islamic_state"),
    ],
)
def test_army_is_no_aircraft(resolver: Resolver, words: str, name: str, actor_id: str) -> None:
    """A body of a state is not another body; the army of another country it may be."""
    text = f"In Syria's Palmyra, {name} came. The Syrian town fell to the {words}."
    (found,) = resolved(resolver, text, make(text, agent=(at(text, words, name=name),)))
    assert [m.best and m.best.id for m in found.agent] == [actor_id]


def test_nobody_kills_themselves_by_pronoun(resolver: Resolver) -> None:
    """That a garrison killed dozens of them does not tell who they are."""
    text = "In Syria the army killed dozens of them."
    army, them = at(text, "army"), at(text, "them", name="army")
    (found,) = resolved(resolver, text, make(text, ClaimType.CIVILIAN_HARM, agent=(army,), target=(them,)))
    assert found.agent[0].best is not None
    assert (found.target[0].name, found.target[0].candidates) == (None, ())


def test_forecast_has_no_day_from_what_has_happened(resolver: Resolver) -> None:
    """One expression of time dates one thing: the capture on Sunday, and not the attack that may come."""
    text = "Fighters seized posts on Sunday and are likely to attack Palmyra in Syria next."
    when = When(text="on Sunday", span=at(text, "on Sunday").span)
    seized = make(text, when=when)
    ahead = make(text, ClaimType.BATTLE, when=when, modality=Modality.FORECAST)
    past, future = resolved(resolver, text, seized, ahead)
    assert past.when is not None
    assert past.when.interval is not None
    assert future.when is not None
    assert (future.when.interval, future.when.status) == (None, WhenStatus.UNKNOWN)
    assert "has happened" in future.when.detail


def test_later_that_year_is_the_year_told_before(resolver: Resolver) -> None:
    """After "in May 2015" it is the rest of 2015, whatever the day of the report."""
    text = "IS took Palmyra in May 2015 and ruined its temples later that year."
    took = make(text, when=When(text="in May 2015", span=at(text, "in May 2015").span))
    ruined = make(
        text, ClaimType.DESTRUCTION, when=When(text="later that year", span=at(text, "later that year").span)
    )
    _, found = resolved(resolver, text, took, ruined)
    assert found.when is not None
    assert found.when.interval == DateInterval(date(2015, 5, 1), date(2016, 1, 1))


@pytest.mark.parametrize(
    ("text", "words", "is_new"),
    [
        ("Continuing for days in Syria, shelling went on.", "Continuing", False),
        ("Shelling went on in Syria, said Halabi.", "Halabi", True),
    ],
)
def test_capital_of_a_sentence_makes_no_name(resolver: Resolver, text: str, words: str, is_new: bool) -> None:
    """A single word is a name when it has its capital inside a sentence too."""
    (found,) = resolved(resolver, text, make(text, agent=(at(text, words),)))
    assert bool(found.agent[0].candidates) is is_new


def test_place_that_suffers_is_no_new_actor(resolver: Resolver) -> None:
    """Words that are the claim's place too name no actor, even where the gazetteer does not know them."""
    text = "In Syria, rockets hit Qormash Heights."
    hit = at(text, "Qormash Heights")
    (found,) = resolved(resolver, text, make(text, ClaimType.SHELLING, target=(hit,), place=(hit,)))
    assert found.target[0].candidates == ()
    assert found.place[0].best is not None


@pytest.mark.parametrize(("part", "kept"), [("al-Nahda District", None), ("northern half", "northern half")])
def test_place_is_no_part_of_itself(resolver: Resolver, part: str, kept: str | None) -> None:
    """Words that are the whole of a place's name do not make it a part of it."""
    text = "In Syria, the army left al-Nahda District, the northern half."
    left = structs.replace(at(text, "al-Nahda District"), part=part)
    (found,) = resolved(resolver, text, make(text, ClaimType.WITHDRAWAL, place=(left,)))
    assert (found.place[0].label, found.place[0].part) == ("al-Nahda District", kept)
