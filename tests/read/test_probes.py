"""Three sentences that other programs read wrongly, and sixty variations of them, through the real reader and resolver.

They turn the roles of a recapture around, let the verb of saying swallow a killing, and lose the number each time. Every
sentence is invented.
"""

from collections.abc import Callable, Sequence

import pytest
from msgspec import Struct

from zenobia.model import Claim, ClaimType, Document, Mention, SourceKind, TollKind
from zenobia.read.rules import RuleReader
from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames, Resolver

ReadAll = Callable[[str], tuple[Claim, ...]]


class Probe(Struct, frozen=True):
    """A sentence and its main claim: whose words each slot holds, no more and no fewer of them."""

    text: str
    agent: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    holder: str | None = None
    former: str | None = None
    type: ClaimType = ClaimType.CAPTURE
    killed: tuple[int | None, int | None] | None = None
    xfail: str = ""


def each(words: str | None) -> tuple[str, ...]:
    """The mentions of a slot, written with a plus between them."""
    return tuple(words.split(" + ")) if words else ()


def took(
    text: str,
    agent: str | None,
    former: str | None,
    place: str,
    source: str | None = None,
    *,
    xfail: str = "",
) -> Probe:
    """A place that `agent` took from `former`, who is the target then."""
    return Probe(
        text,
        each(agent),
        each(former),
        each(place),
        each(source),
        holder=agent,
        former=former,
        xfail=xfail,
    )


def lost(
    text: str, former: str, place: str, to: str | None = None, source: str | None = None, *, xfail: str = ""
) -> Probe:
    """A place that `former` gave up or lost, to somebody or to nobody who is named."""
    return Probe(
        text,
        (former,),
        (),
        each(place),
        each(source),
        holder=to,
        former=former,
        type=ClaimType.WITHDRAWAL,
        xfail=xfail,
    )


def killed(
    text: str,
    agent: str | None,
    target: str,
    source: str | None,
    *,
    place: str | None = None,
    low: int | None = 19,
    high: int | None = 19,
    type: ClaimType = ClaimType.BATTLE,
    xfail: str = "",
) -> Probe:
    """Soldiers whom `agent` killed, so many of them."""
    return Probe(
        text,
        each(agent),
        each(target),
        each(place),
        each(source),
        type=type,
        killed=(low, high),
        xfail=xfail,
    )


AFTER_CLASHES = (
    took(
        "ISIS militants have retaken the ancient city of Palmyra after fierce fighting with Syrian government troops.",
        "ISIS",
        "Syrian government troops",
        "Palmyra",
    ),
    took(
        "Taliban fighters recaptured Kunduz on Tuesday after heavy clashes with Afghan government forces.",
        "Taliban fighters",
        "Afghan government forces",
        "Kunduz",
    ),
    took(
        "Kunduz was recaptured by the Taliban after two days of clashes with Afghan troops.",
        "Taliban",
        "Afghan troops",
        "Kunduz",
    ),
    took(
        "After heavy fighting with Congolese soldiers, M23 rebels took the town of Rutshuru on Friday.",
        "M23 rebels",
        "Congolese soldiers",
        "Rutshuru",
    ),
    took(
        "M23 rebels clashed with Congolese soldiers and then seized Rutshuru.",
        "M23 rebels",
        "Congolese soldiers",
        "Rutshuru",
    ),
    took(
        "Following clashes with the Ethiopian army, Tigrayan forces retook Alamata.",
        "Tigrayan forces",
        "Ethiopian army",
        "Alamata",
    ),
    took(
        "Al-Shabaab fighters, who overran Baidoa after a battle with Somali soldiers, raised their flag there.",
        "Al-Shabaab fighters",
        "Somali soldiers",
        "Baidoa",
    ),
    took(
        "Houthis retake Hodeidah after fierce clashes with Yemeni government forces",
        "Houthis",
        "Yemeni government forces",
        "Hodeidah",
    ),
    took(
        "The recapture of Kunduz by the Taliban came after heavy clashes with Afghan troops.",
        "Taliban",
        "Afghan troops",
        "Kunduz",
    ),
    took(
        "Boko Haram gunmen took control of Bama after clashing with Nigerian troops.",
        "Boko Haram gunmen",
        "Nigerian troops",
        "Bama",
    ),
    took(
        "Sirte fell to Islamic State after clashes with the Misrata brigades.",
        "Islamic State",
        "Misrata brigades",
        "Sirte",
    ),
    took(
        "The Red Band wrested control of Port Arden from the Valdorian army in fierce fighting.",
        "Red Band",
        "Valdorian army",
        "Port Arden",
    ),
    took(
        "Fighters of the Red Band managed to retake Port Arden after heavy clashes with Valdorian troops.",
        "Fighters of the Red Band",
        "Valdorian troops",
        "Port Arden",
    ),
    took(
        "Port Arden, retaken by the Red Band after clashes with Valdorian troops, lies on the coast.",
        "Red Band",
        "Valdorian troops",
        "Port Arden",
    ),
    took(
        "“We retook Port Arden after a fierce fight with the Valdorian army,” a rebel commander said.",
        "We",
        "Valdorian army",
        "Port Arden",
        "rebel commander",
    ),
    took(
        "Valdorian forces were driven out of Port Arden by the Red Band after hours of clashes.",
        "Red Band",
        "Valdorian forces",
        "Port Arden",
    ),
    took(
        "Clashes between the Red Band and the Valdorian army ended with the Red Band’s capture of Port Arden.",
        "Red Band",
        "Valdorian army",
        "Port Arden",
    ),
    took(
        "Ukrainian troops regained Robotyne and Urozhaine after bitter fighting with Russian forces.",
        "Ukrainian troops",
        "Russian forces",
        "Robotyne + Urozhaine",
    ),
    took(
        "Rapid Support Forces fighters stormed El Fasher at dawn, seizing it from the Sudanese army.",
        "Rapid Support Forces fighters",
        "Sudanese army",
        "it",
    ),
    lost(
        "The Sudanese army lost control of El Fasher to the Rapid Support Forces after weeks of clashes.",
        "Sudanese army",
        "El Fasher",
        "Rapid Support Forces",
    ),
    lost(
        "After clashes with the Red Band, the Valdorian army pulled out of Port Arden.",
        "Valdorian army",
        "Port Arden",
    ),
)

FROM_THE_LOSER = (
    took(
        "The Syrian army recaptured Palmyra from Islamic State on Sunday, a monitoring group said.",
        "Syrian army",
        "Islamic State",
        "Palmyra",
        "monitoring group",
    ),
    took(
        "A monitoring group said that the Iraqi army had recaptured Ramadi from Islamic State.",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "monitoring group",
    ),
    took(
        "The Iraqi army, a monitoring group said, recaptured Ramadi from Islamic State on Monday.",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "monitoring group",
    ),
    took(
        "According to a monitoring group, Ramadi was retaken from Islamic State by the Iraqi army.",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "monitoring group",
    ),
    took(
        "Ramadi has been retaken from Islamic State, the Iraqi defence ministry said.",
        None,
        "Islamic State",
        "Ramadi",
        "Iraqi defence ministry",
    ),
    took(
        "Residents confirmed the recapture of Ramadi from Islamic State by the Iraqi army.",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "Residents",
    ),
    took(
        "Ramadi, which the Iraqi army liberated from Islamic State in December, lies in ruins, residents said.",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "residents",
    ),
    took(
        "Iraqi army retakes Ramadi from Islamic State: monitoring group",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "monitoring group",
    ),
    took(
        "“The army has taken Port Arden from the Red Band,” a resident told Reuters by telephone.",
        "army",
        "Red Band",
        "Port Arden",
        "resident",
    ),
    took(
        "Islamic State was driven out of Ramadi by the Iraqi army, two military sources told AFP.",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "military sources",
    ),
    took(
        "The Iraqi army drove Islamic State out of Ramadi, the provincial governor said on Sunday.",
        "Iraqi army",
        "Islamic State",
        "Ramadi",
        "provincial governor",
    ),
    took(
        "Port Arden fell to the Red Band on Friday, the Observatory reported.",
        "Red Band",
        None,
        "Port Arden",
        "Observatory",
    ),
    lost(
        "Islamic State lost control of Ramadi on Monday, a military source said.",
        "Islamic State",
        "Ramadi",
        source="military source",
    ),
    lost(
        "Islamic State has lost Ramadi to the Iraqi army, a monitoring group said.",
        "Islamic State",
        "Ramadi",
        "Iraqi army",
        "monitoring group",
    ),
    took(
        "Somali troops backed by African Union peacekeepers seized Barawe from Al-Shabaab, a local official said.",
        "Somali troops",
        "Al-Shabaab",
        "Barawe",
        "local official",
    ),
    took(
        "Fighting its way into the town, the Valdorian army took Karsun from the Red Band, activists said.",
        "Valdorian army",
        "Red Band",
        "Karsun",
        "activists",
    ),
    took(
        "The Valdorian army shelled Karsun for a week and captured it from the Red Band, residents say.",
        "Valdorian army",
        "Red Band",
        "it",
        "residents",
    ),
    took(
        "Nigerian soldiers and local hunters took back Bama from Boko Haram, a senator told reporters.",
        "Nigerian soldiers",
        "Boko Haram",
        "Bama",
        "senator",
    ),
    took(
        "Ukraine’s army has regained control of Kupiansk from Russian forces, President Haddad said in his nightly address.",
        "Ukraine’s army",
        "Russian forces",
        "Kupiansk",
        "President Haddad",
    ),
    took(
        "The town of Manbij was seized from Islamic State by the Syrian Democratic Forces (SDF), the Observatory said.",
        "Syrian Democratic Forces",
        "Islamic State",
        "Manbij",
        "Observatory",
    ),
    took(
        "Satellite images published on Thursday show that Red Band fighters have taken the Karsun air base from the army.",
        "Red Band fighters",
        "army",
        "Karsun air base",
        "Satellite images",
    ),
)

NINETEEN_SOLDIERS = (
    killed(
        "At least 19 government soldiers were killed by ISIS fighters, media activist Sami Darwish told ARA News.",
        "ISIS fighters",
        "government soldiers",
        "media activist Sami Darwish",
        high=None,
    ),
    killed(
        "ISIS fighters killed at least 19 regime soldiers near Palmyra, a media activist told ARA News.",
        "ISIS fighters",
        "regime soldiers",
        "media activist",
        place="Palmyra",
        high=None,
    ),
    killed(
        "A media activist told ARA News that 19 soldiers had been killed in Palmyra.",
        None,
        "soldiers",
        "media activist",
        place="Palmyra",
    ),
    killed(
        "Media activist Sami Darwish told ARA News on Sunday that ISIS fighters killed 19 soldiers.",
        "ISIS fighters",
        "soldiers",
        "Media activist Sami Darwish",
    ),
    killed(
        "The killing of 19 soldiers by Taliban fighters in Kunduz was confirmed by two police officers.",
        "Taliban fighters",
        "soldiers",
        "police officers",
        place="Kunduz",
    ),
    killed(
        "The death of 19 soldiers in an ambush by Taliban fighters was confirmed by the governor.",
        "Taliban fighters",
        "soldiers",
        "governor",
    ),
    killed(
        "Nineteen soldiers, who were killed by Boko Haram near Bama, will be buried on Friday, the army said.",
        "Boko Haram",
        "soldiers",
        "army",
        place="Bama",
    ),
    killed(
        "Taliban fighters attacked an outpost in Kunduz, killing 19 soldiers, an Afghan official said.",
        "Taliban fighters",
        "outpost + soldiers",
        "Afghan official",
        place="outpost + Kunduz",
    ),
    killed(
        "19 soldiers killed in Al-Shabaab ambush near Baidoa: police",
        "Al-Shabaab",
        "soldiers",
        "police",
        place="Baidoa",
    ),
    killed(
        "“They killed 19 of our soldiers,” the activist told the agency.",
        "They",
        "soldiers",
        "activist",
    ),
    killed(
        "According to a hospital doctor, 19 soldiers were killed and seven wounded by M23 rebels in Sake.",
        "M23 rebels",
        "soldiers",
        "hospital doctor",
        place="Sake",
    ),
    killed(
        "M23 rebels, a hospital doctor told Radio Okapi, killed 19 soldiers in Sake on Friday.",
        "M23 rebels",
        "soldiers",
        "hospital doctor",
        place="Sake",
    ),
    killed(
        "More than 19 soldiers died when Red Band gunmen attacked their base in Karsun, an officer told AFP.",
        "Red Band gunmen",
        "base + soldiers",
        "officer",
        place="base + Karsun",
        high=None,
    ),
    killed(
        "An ambush by the Red Band near Karsun left 19 soldiers dead, activists told the local radio.",
        "Red Band",
        "soldiers",
        "activists",
        place="Karsun",
    ),
    killed(
        "The Red Band carried out an attack near Karsun in which 19 soldiers were killed, a military source told Reuters.",
        "Red Band",
        "soldiers",
        "military source",
        place="Karsun",
    ),
    killed(
        "Up to 19 soldiers have been killed by Houthi fighters in Marib, a tribal leader told Reuters.",
        "Houthi fighters",
        "soldiers",
        "tribal leader",
        place="Marib",
        low=None,
    ),
    killed(
        "Between 15 and 19 soldiers were killed by Houthi fighters in Marib, a medic told AFP.",
        "Houthi fighters",
        "soldiers",
        "medic",
        place="Marib",
        low=15,
    ),
    killed(
        "Shelling by the Red Band killed 19 Valdorian soldiers in Karsun, the mayor told reporters.",
        "Red Band",
        "Valdorian soldiers",
        "mayor",
        place="Karsun",
        type=ClaimType.SHELLING,
    ),
    killed(
        "19 Valdorian soldiers were killed in an airstrike on Karsun, a witness told Al Jazeera.",
        None,
        "Karsun + Valdorian soldiers",
        "witness",
        place="Karsun",
        type=ClaimType.AIRSTRIKE,
    ),
    killed(
        "Speaking to ARA News, the activist said ISIS fighters had killed 19 soldiers and captured four.",
        "ISIS fighters",
        "soldiers",
        "activist",
    ),
    killed(
        "The Observatory, citing a medical source, said 19 soldiers were shot dead by jihadists in Palmyra.",
        "jihadists",
        "soldiers",
        "Observatory + medical source",
        place="Palmyra",
    ),
)


@pytest.fixture(scope="module")
def read_all() -> ReadAll:
    """The shipped reader and resolver, one after the other."""
    actors, places = ActorRegistry.load(), Gazetteer.load()
    reader, resolver = RuleReader(KnownNames(actors, places)), Resolver(actors, places)

    def of(text: str) -> tuple[Claim, ...]:
        doc = Document(text=text, language="en")
        return resolver.resolve(doc, reader.read(doc))

    return of


def params(probes: Sequence[Probe]) -> list[object]:
    """Each probe named by its words; one that is still read wrongly says why, and fails when it no longer is."""
    return [
        pytest.param(
            probe,
            id=probe.text[:60],
            marks=[pytest.mark.xfail(strict=True, reason=probe.xfail)] if probe.xfail else [],
        )
        for probe in probes
    ]


def holds(slot: Sequence[Mention], wanted: tuple[str, ...]) -> bool:
    """True when the slot has one mention for each of the words, and no other."""
    texts = [m.text for m in slot]
    return len(texts) == len(wanted) and all(any(w in text for text in texts) for w in wanted)


def said(claim: Claim) -> dict[str, object]:
    """What a claim holds, in words."""
    control = claim.control
    return {
        **{slot: [m.text for m in getattr(claim, slot)] for slot in ("agent", "target", "place", "source")},
        "holder": control.holder.text if control and control.holder else None,
        "former": control.former.text if control and control.former else None,
        "killed": [(t.low, t.high) for t in claim.toll if t.what is TollKind.KILLED],
    }


def has(mention: Mention | None, wanted: str | None) -> bool:
    """True when a single slot holds the words, or is empty when nothing is wanted."""
    return mention is None if wanted is None else mention is not None and wanted in mention.text


def check(claims: tuple[Claim, ...], probe: Probe) -> None:
    """The one claim of the probe's type holds what it should, and no claim has its source for a party."""
    found = [c for c in claims if c.type is probe.type]
    assert len(found) == 1, [(c.type.value, said(c)) for c in claims]
    (claim,) = found
    for slot in ("agent", "target", "place", "source"):
        assert holds(getattr(claim, slot), getattr(probe, slot)), (slot, said(claim))
    if probe.killed is not None:
        assert [(t.low, t.high) for t in claim.toll if t.what is TollKind.KILLED] == [probe.killed], said(
            claim
        )
    else:
        assert claim.control is not None, said(claim)
        assert has(claim.control.holder, probe.holder), said(claim)
        assert has(claim.control.former, probe.former), said(claim)
        assert holds(claim.control.places, probe.place), said(claim)
    for any_claim in claims:
        speakers = {m.span for m in any_claim.source}
        assert not speakers & {m.span for m in (*any_claim.agent, *any_claim.target)}, said(any_claim)
        assert not any(w in m.text for w in probe.source for m in (*any_claim.agent, *any_claim.target)), (
            said(any_claim)
        )


@pytest.mark.parametrize("probe", params(AFTER_CLASHES))
def test_loser_of_the_clashes_lost_the_place(read_all: ReadAll, probe: Probe) -> None:
    """Whoever was fought before the place changed hands is the one that it was taken from."""
    check(read_all(probe.text), probe)


@pytest.mark.parametrize("probe", params(FROM_THE_LOSER))
def test_roles_of_a_recapture_are_not_turned_around(read_all: ReadAll, probe: Probe) -> None:
    """The taker is agent and holder, the loser target and former holder, and who says so is neither."""
    check(read_all(probe.text), probe)


@pytest.mark.parametrize("probe", params(NINETEEN_SOLDIERS))
def test_killing_is_not_swallowed_by_who_tells_it(read_all: ReadAll, probe: Probe) -> None:
    """The killing keeps its doer, its dead and their number; the speaker is its source and accuses nobody."""
    check(read_all(probe.text), probe)


def test_names_of_the_probe_stand_for_those_known(read_all: ReadAll) -> None:
    """The resolver knows army, group and city, and the kind of the source is told."""
    (claim,) = read_all(FROM_THE_LOSER[0].text)
    assert claim.agent[0].label == "Syrian Army"
    assert claim.target[0].label == "Islamic State"
    assert claim.place[0].label == "Palmyra"
    assert claim.source[0].kind is SourceKind.MONITOR
