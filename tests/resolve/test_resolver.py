"""A whole report, resolved."""

from datetime import date

import pytest
from msgspec import structs

from zenobia.kit.dates import month_of, one_day
from zenobia.model import (
    Change,
    Claim,
    ClaimType,
    ControlChange,
    Document,
    Evidence,
    Mention,
    Modality,
    Published,
    PublishedHow,
    Span,
    Toll,
    TollKind,
    When,
    WhenStatus,
)
from zenobia.resolve.actors import ActorRegistry
from zenobia.resolve.places import Gazetteer
from zenobia.resolve.report import read_acronyms, read_context
from zenobia.resolve.resolver import KnownNames, Resolver

TEXT = (
    "HOMS – Jihadists of the Islamic State took Palmyra from the army on Sunday, an activist said. Dozens of soldiers"
    " died. In March, Russian-backed troops had entered the downtown quarters of Palmyra. On Saturday the army left"
    " al-Burj Hill in Homs province. The group plans to reach Homs on Tuesday. Fighters of the New Dawn Brigade (NDB)"
    " fled; the NDB denied it."
)
GIVEN = Published(date(2016, 12, 11), PublishedHow.GIVEN, "in a test")


UNDATED = Published()


def report(published: Published = UNDATED) -> Document:
    """The report above, with or without its date."""
    return Document(text=TEXT, dateline="Homs", published=published)


def span(words: str) -> Span:
    """Where words first stand in the report."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def mention(words: str, name: str | None = None) -> Mention:
    """A mention of words of the report."""
    return Mention(span=span(words), text=words, name=name)


def claim(
    kind: ClaimType,
    *,
    agent: tuple[Mention, ...] = (),
    place: tuple[Mention, ...] = (),
    when: str | None = None,
    modality: Modality = Modality.ASSERTED,
    toll: tuple[Toll, ...] = (),
    control: ControlChange | None = None,
    target: tuple[Mention, ...] = (),
) -> Claim:
    """A claim as a reader makes it."""
    words = (
        "The group plans to reach Homs" if modality is Modality.PLANNED else "the Islamic State took Palmyra"
    )
    return Claim(
        doc_id=report().id,
        type=kind,
        evidence=(Evidence(span(words), words),),
        agent=agent,
        target=target,
        place=place,
        when=None if when is None else When(text=when, span=span(when)),
        modality=modality,
        toll=toll,
        control=control,
    )


CLAIMS = (
    claim(
        ClaimType.CAPTURE,
        agent=(mention("Jihadists of the Islamic State"),),
        target=(mention("the army"),),
        place=(mention("Palmyra"),),
        when="on Sunday",
        control=ControlChange(
            places=(mention("Palmyra"),),
            change=Change.GAIN,
            holder=mention("Islamic State"),
            former=mention("the army"),
        ),
        toll=(
            Toll(
                what=TollKind.KILLED,
                of=(mention("soldiers"),),
                text="Dozens of soldiers",
                span=span("Dozens of soldiers"),
            ),
        ),
    ),
    claim(ClaimType.CAPTURE, agent=(mention("Russian-backed troops"),), when="In March"),
    claim(
        ClaimType.WITHDRAWAL,
        agent=(mention("the army"),),
        place=(mention("al-Burj Hill"),),
        when="On Saturday",
    ),
    claim(
        ClaimType.CAPTURE,
        agent=(mention("The group", "Islamic State"),),
        when="on Tuesday",
        modality=Modality.PLANNED,
    ),
    claim(ClaimType.STATEMENT, agent=(mention("the NDB"), mention("New Dawn Brigade (NDB)"))),
)


def ids(mentions: tuple[Mention, ...]) -> list[str | None]:
    """The likeliest id of each mention."""
    return [each.best.id if each.best else None for each in mentions]


def test_resolver_fills_every_slot(resolver: Resolver) -> None:
    """Who, whom, where, when, how many and who holds what are all resolved."""
    first = resolver.resolve(report(GIVEN), CLAIMS)[0]
    assert ids(first.agent) == ["islamic_state"]
    assert ids(first.target) == ["SY-army"]
    assert ids(first.place) == ["gn-163808"]
    assert first.when is not None
    assert (first.when.interval, first.when.status) == (one_day(date(2016, 12, 11)), WhenStatus.INFERRED)
    assert (first.toll[0].low, first.toll[0].high) == (24, 99)
    assert ids(first.toll[0].of) == ["SY-army"]
    assert first.control is not None
    assert first.control.holder is not None
    assert first.control.former is not None
    assert ids((*first.control.places, first.control.holder, first.control.former)) == [
        "gn-163808",
        "islamic_state",
        "SY-army",
    ]


def test_resolver_backed_troops_of_march_are_the_governments(resolver: Resolver) -> None:
    """Russian-backed troops in a report about Syria are the Syrian government's side, in the March just past."""
    second = resolver.resolve(report(GIVEN), CLAIMS)[1]
    assert ids(second.agent) == ["SY"]
    assert second.when is not None
    assert second.when.interval == month_of(2016, 3)


def test_resolver_unlocated_hill_is_in_the_reports_governorate(
    resolver: Resolver, gazetteer: Gazetteer
) -> None:
    """A hill that nobody can locate gets an id, and lies where the report's places lie."""
    third = resolver.resolve(report(GIVEN), CLAIMS)[2]
    place = gazetteer.get(ids(third.place)[0] or "")
    assert place is not None
    assert (place.name, place.parent) == ("al-Burj Hill", "gn-169575")


def test_resolver_uses_the_readers_referent_and_the_modality(resolver: Resolver) -> None:
    """A description is who the reader says it is, and a plan's weekday lies ahead."""
    fourth = resolver.resolve(report(GIVEN), CLAIMS)[3]
    assert ids(fourth.agent) == ["islamic_state"]
    assert fourth.when is not None
    assert fourth.when.interval == one_day(date(2016, 12, 13))


def test_resolver_acronym_is_whom_the_report_says(resolver: Resolver, registry: ActorRegistry) -> None:
    """A short form and the long form given with it are one actor, even one that nobody knows."""
    fifth = resolver.resolve(report(GIVEN), CLAIMS)[4]
    short, long = ids(fifth.agent)
    assert long == "actor:new_dawn_brigade"
    assert short == long


def test_resolver_twice_is_once(resolver: Resolver) -> None:
    """Resolving what is resolved changes nothing, and claims keep their ids and order."""
    once = resolver.resolve(report(GIVEN), CLAIMS)
    assert resolver.resolve(report(GIVEN), once) == once
    assert [each.id for each in once] == [each.id for each in CLAIMS]


def test_resolver_without_a_date_invents_none_and_takes_one_later(resolver: Resolver) -> None:
    """Without a publication date "on Sunday" has no day and says why; a date given later resolves it."""
    undated = resolver.resolve(report(), CLAIMS)
    when = undated[0].when
    assert when is not None
    assert (when.interval, when.status) == (None, WhenStatus.UNKNOWN)
    assert "not known" in when.detail
    assert resolver.resolve(report(GIVEN), undated) == resolver.resolve(report(GIVEN), CLAIMS)


def test_resolver_inferred_publication_resolves_no_weekday(resolver: Resolver) -> None:
    """A publication date that is only worked out is never used to resolve a weekday."""
    inferred = Published(date(2016, 12, 11), PublishedHow.INFERRED, "worked out")
    when = resolver.resolve(report(inferred), CLAIMS)[0].when
    assert when is not None
    assert when.interval is None


def test_resolver_surname_is_the_person_named_in_full(resolver: Resolver) -> None:
    """A surname is whom the report names in full, not a second person."""
    text = "In Syria, Samir al-Halabi saw it. Mr al-Halabi left. According to Halabi, nobody died."
    doc = Document(text=text)
    sources = tuple(
        Mention(span=Span(text.index(w), text.index(w) + len(w)), text=w) for w in ("al-Halabi", "Halabi")
    )
    said = structs.replace(claim(ClaimType.STATEMENT), doc_id=doc.id, source=sources)
    (found,) = resolver.resolve(doc, [said])
    assert ids(found.source) == ["actor:samir_al-halabi"] * 2


def test_resolver_place_named_by_its_army_is_no_place(resolver: Resolver) -> None:
    """The headquarters of an army is not located by the army's name."""
    text = "Syrian regime forces left their headquarters."
    doc = Document(text=text)
    left = Mention(
        span=Span(text.index("headquarters"), len(text) - 1), text="headquarters", name="Syrian regime forces"
    )
    (found,) = resolver.resolve(
        doc, [structs.replace(claim(ClaimType.WITHDRAWAL, place=(left,)), doc_id=doc.id)]
    )
    assert found.place[0].candidates == ()


def test_resolver_plan_told_with_the_day_it_was_made(resolver: Resolver) -> None:
    """A weekday beside words that do not look ahead is a day just past, whatever the claim's modality."""
    planned = structs.replace(CLAIMS[0], modality=Modality.PLANNED)
    (found,) = resolver.resolve(report(GIVEN), [planned])
    assert found.when is not None
    assert found.when.interval == one_day(date(2016, 12, 11))


def test_resolver_no_claims_gives_none(resolver: Resolver) -> None:
    """A report in which nothing was read has nothing to resolve."""
    assert resolver.resolve(report(GIVEN), ()) == ()


def test_resolver_thing_destroyed_is_no_actor(resolver: Resolver) -> None:
    """A place that suffers is not made an actor."""
    text = "In August, militants in Syria blew up the Temple of Baalshamin in Palmyra."
    start = text.index("Temple")
    doc = Document(text=text)
    temple = Mention(span=Span(start, start + 20), text="Temple of Baalshamin")
    destroyed = structs.replace(claim(ClaimType.DESTRUCTION, target=(temple,)), doc_id=doc.id)
    (found,) = resolver.resolve(doc, [destroyed])
    assert found.target[0].candidates == ()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "Russian jets struck Palmyra in Syria. Moscow denied it. Russian officers and Russian troops left.",
            "SY",
        ),
        ("Iraqi forces entered Mosul.", "IQ"),
        ("Russian forces shelled Kharkiv, Ukraine said. Ukrainian officials in Kyiv confirmed it.", "UA"),
        ("Three people died.", None),
    ],
)
def test_report_is_about_the_country_it_happens_in(
    registry: ActorRegistry, gazetteer: Gazetteer, text: str, country: str | None
) -> None:
    """A state that fights far from home is not what a report is about, however often it is named."""
    assert read_context(Document(text=text), (), registry, gazetteer).country == country


def test_report_acronyms_are_read_from_the_text() -> None:
    """The words before a short form in brackets whose capitals make it are its long form."""
    text = (
        "The Syrian Democratic Forces (SDF) and, in Geneva, the High Negotiations Committee (HNC) met (IRR)."
    )
    assert read_acronyms(text) == {"SDF": "Syrian Democratic Forces", "HNC": "High Negotiations Committee"}


def test_known_names_answer_a_readers_questions(registry: ActorRegistry, gazetteer: Gazetteer) -> None:
    """A reader may ask what words name without any report."""
    names = KnownNames(registry, gazetteer)
    assert names.place_kind("Palmyra") is not None
    assert names.actor("ISIS") is not None
    assert names.place_kind("ISIS") is None
    assert names.actor("Palmyra") is None
