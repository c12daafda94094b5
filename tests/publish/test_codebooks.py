"""Claims in the words of the codebooks."""

from typing import Any

import pytest

from zenobia.model import (
    Actor,
    ActorKind,
    Candidate,
    Change,
    Claim,
    ClaimType,
    ControlChange,
    Evidence,
    Mention,
    Modality,
    Place,
    Span,
)
from zenobia.publish.codebooks import (
    acled_sub_event,
    load_crosswalk,
    main_sub_event,
    party_class,
    plover,
    says,
)


def mention(text: str, id: str | None = None) -> Mention:
    """A mention, resolved when there is an id."""
    candidates = (Candidate(id, text, 1.0, "made for a test"),) if id else ()
    return Mention(span=Span(0, len(text)), text=text, candidates=candidates)


def claim(type: str, words: str, *, by: str = "", to: str = "", trigger: str = "", **more: Any) -> Claim:
    """A claim of one sentence; `by` and `to` are the agent's and the target's words."""
    return Claim(
        doc_id="doc",
        type=ClaimType(type),
        evidence=(Evidence(Span(0, len(words)), words),),
        agent=(mention(by),) if by else (),
        target=(mention(to),) if to else (),
        rules=(f"{type}:{trigger}:frame",) if trigger else (),
        **more,
    )


def taken(words: str, holder: Mention, type: str = "capture") -> Claim:
    """A claim by which `holder` gains Port Arden."""
    control = ControlChange(places=(mention("Port Arden", "gn-1"),), change=Change.GAIN, holder=holder)
    return claim(type, words, control=control)


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (claim("battle", "Rebels clashed with the army", by="Rebels", to="army"), "Armed clash"),
        (claim("battle", "Gunmen attacked villagers", by="Gunmen", to="villagers"), "Attack"),
        (claim("civilian_harm", "19 soldiers were killed", to="soldiers"), "Armed clash"),
        (claim("civilian_harm", "A teacher was killed", to="teacher"), "Attack"),
        (claim("civilian_harm", "Militiamen raped two women", to="women"), "Sexual violence"),
        (claim("airstrike", "Warplanes struck Karsun"), "Air/drone strike"),
        (claim("shelling", "Mortars fell on Karsun"), "Shelling/artillery/missile attack"),
        (claim("chemical_attack", "Chlorine was dropped on Karsun"), "Chemical weapon"),
        (claim("bombing", "A suicide bomber struck a market"), "Suicide bomb"),
        (claim("bombing", "A grenade was thrown at a bank"), "Grenade"),
        (claim("bombing", "A car bomb went off"), "Remote explosive/landmine/IED"),
        (claim("bombing", "Sappers defused a car bomb"), "Disrupted weapons use"),
        (claim("detention", "Gunmen kidnapped a nurse"), "Abduction/forced disappearance"),
        (claim("detention", "Police arrested a nurse", by="Police"), "Arrests"),
        (claim("detention", "The rebels freed a nurse", by="rebels", trigger="free"), None),
        (claim("protest", "Hundreds marched in Karsun"), "Peaceful protest"),
        (claim("protest", "Police dispersed a march with tear gas"), "Protest with intervention"),
        (claim("protest", "Marchers hurled stones at shops"), "Violent demonstration"),
        (claim("destruction", "A shrine was blown up"), "Looting/property destruction"),
        (
            claim("destruction", "The army seized a weapons cache", trigger="seize"),
            "Disrupted weapons use",
        ),
        (claim("deployment", "A column reached Karsun"), "Change to group/activity"),
        (claim("deployment", "The army set up a base"), "Headquarters or base established"),
        (claim("agreement", "The sides signed a truce"), "Agreement"),
        (claim("withdrawal", "The rebels pulled back"), "Change to group/activity"),
        (claim("capture", "Port Arden was captured"), None),
        (claim("control", "Rebels hold Port Arden"), None),
        (claim("statement", "The ministry condemned it"), None),
    ],
    ids=lambda value: value.evidence[0].quote if isinstance(value, Claim) else str(value),
)
def test_acled_names_the_sub_event(read: Claim, code: str | None) -> None:
    """Each type of claim goes to the sub-event that the codebook's rules give it, or to none."""
    assert acled_sub_event(read) == code


def test_acled_territory_depends_on_who_holds_it() -> None:
    """The same words are two codes: a government regains, everybody else overtakes."""
    army, rebels = mention("army", "VA-army"), mention("Arden Front", "arden_front")
    front = Actor(id="arden_front", name="Arden Front", kind=ActorKind.REBEL_GROUP)
    known = {"arden_front": front}.get
    assert acled_sub_event(taken("The army took it", army)) == "Government regains territory"
    assert (
        acled_sub_event(taken("They took it", rebels), actor_of=known)
        == "Non-state actor overtakes territory"
    )


def test_acled_state_abroad_overtakes() -> None:
    """A foreign state that takes a place has the code of a non-state actor, where the gazetteer knows the country."""
    army = mention("army", "VA-army")
    for country, code in (
        ("VA", "Government regains territory"),
        ("KO", "Non-state actor overtakes territory"),
    ):
        place = Place(id="gn-1", name="Port Arden", country=country)
        assert acled_sub_event(taken("The army took it", army), place_of={"gn-1": place}.get) == code


@pytest.mark.parametrize("type", ["capture", "withdrawal"])
def test_acled_unresisted_transfer_is_no_battle(type: str) -> None:
    """A place that is walked into changes hands without violence."""
    read = taken("The army entered the town without a fight", mention("army", "VA-army"), type)
    assert acled_sub_event(read) == "Non-violent transfer of territory"


def test_acled_attempt_on_a_place_is_a_clash() -> None:
    """Trying to take a place is fighting for it."""
    assert (
        acled_sub_event(claim("capture", "Rebels tried to take it", modality=Modality.ATTEMPTED))
        == "Armed clash"
    )


@pytest.mark.parametrize("modality", [Modality.DENIED, Modality.PLANNED, Modality.FORECAST])
def test_what_did_not_happen_is_no_event_of_acled(modality: Modality) -> None:
    """Denials, plans and forecasts have no code."""
    assert acled_sub_event(claim("airstrike", "Warplanes struck Karsun", modality=modality)) is None


def test_acled_priority_names_the_main_sub_event() -> None:
    """An air strike inside a battle is a battle; where nothing is coded there is no main one."""
    assert main_sub_event(["Attack", None, "Air/drone strike", "Armed clash"]) == "Armed clash"
    assert main_sub_event(["Arrests", "Agreement"]) == "Agreement"
    assert main_sub_event([None]) is None


def test_acled_codes_are_in_the_priority_order() -> None:
    """Every code that a rule can give has its rank, and nothing is listed twice."""
    crosswalk = load_crosswalk("acled")
    codes = {rule.code for rule in crosswalk.rules if rule.code is not None}
    assert codes <= set(crosswalk.priority)
    assert len(set(crosswalk.priority)) == len(crosswalk.priority) == 25


ROOTS = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE "  # noqa: SIM905
    "ASSAULT".split()
)


def test_plover_codes_are_its_roots() -> None:
    """FIGHT, which the manual's table mentions, is no root."""
    codes = [rule.code for rule in load_crosswalk("plover").rules if rule.code is not None]
    assert {code[0] for code in codes} == ROOTS


@pytest.mark.parametrize("name", ["acled", "plover"])
def test_rules_say_where_they_come_from(name: str) -> None:
    """A rule without its source cannot be checked; and no type of claim is forgotten."""
    rules = load_crosswalk(name).rules
    assert [rule for rule in rules if not rule.why] == []
    assert {kind for rule in rules for kind in rule.type} == set(ClaimType)


@pytest.mark.parametrize(
    ("read", "code"),
    [
        (claim("statement", "The ministry condemned it", trigger="condemn"), ("ACCUSE", "disapprove")),
        (claim("statement", "The ministry blamed rebels", trigger="blame"), ("ACCUSE", "allege")),
        (claim("statement", "Rebels threatened to kill him", trigger="threaten"), ("THREATEN", "violence")),
        (claim("statement", "They urged a truce", trigger="urge"), ("REQUEST", "yield")),
        (claim("statement", "Rebels rejected the plan", trigger="reject"), ("REJECT", None)),
        (claim("statement", "Rebels claimed responsibility", trigger="claim responsibility"), None),
        (claim("battle", "Rebels attacked a post", by="Rebels"), ("ASSAULT", None)),
        (claim("battle", "Rebels opened fire on a post", by="Rebels"), ("ASSAULT", "firearms")),
        (claim("airstrike", "A drone struck Karsun"), ("ASSAULT", "drone")),
        (claim("airstrike", "Jets struck Karsun"), ("ASSAULT", "aerial")),
        (claim("bombing", "A mine exploded"), ("ASSAULT", "explosives")),
        (claim("chemical_attack", "Gas was used"), ("ASSAULT", "unconventional")),
        (
            claim("detention", "Rebels captured two fighters", by="Rebels", to="fighters"),
            ("ASSAULT", "abduct"),
        ),
        (claim("detention", "Police arrested a nurse", by="Police"), ("COERCE", "arrest")),
        (claim("detention", "Rebels freed a nurse", trigger="free"), ("RETREAT", "release")),
        (claim("withdrawal", "The army left Karsun"), ("RETREAT", "withdraw")),
        (claim("withdrawal", "The army will leave", modality=Modality.PLANNED), ("CONCEDE", None)),
        (claim("destruction", "A bridge collapsed"), None),
        (claim("destruction", "Rebels razed a shrine", by="Rebels"), ("ASSAULT", "destroy")),
        (claim("displacement", "Villagers fled"), None),
        (claim("displacement", "The army drove villagers out", by="army"), ("SANCTION", "expel")),
        (claim("agreement", "The sides met", trigger="meet"), ("CONSULT", None)),
        (claim("support", "The union imposed sanctions"), ("SANCTION", None)),
        (claim("support", "The union sent food aid"), ("AID", None)),
        (claim("airstrike", "No strike took place", modality=Modality.DENIED), None),
    ],
    ids=lambda value: value.evidence[0].quote if isinstance(value, Claim) else str(value),
)
def test_plover_gives_root_and_mode(read: Claim, code: tuple[str, str | None] | None) -> None:
    """The manual's rules: who flees is expelled by the cause, an announced withdrawal concedes, no actor no event."""
    assert plover(read) == code


@pytest.mark.parametrize(
    ("party", "kind"),
    [
        (mention("SDF", "sdf"), "unknown"),
        (mention("troops"), "state"),
        (mention("gunmen"), "armed"),
        (mention("children"), "civilians"),
        (mention("demonstrators", "civilians-VA"), "protesters"),
        (mention("the regime", "VA"), "state"),
        (mention("forces", "VA-army"), "state"),
        (mention("masked men", "unidentified-VA"), "armed"),
    ],
)
def test_party_class_by_id_then_by_words(party: Mention, kind: str) -> None:
    """What the id says counts before what the words do; nothing is guessed."""
    assert party_class(party) == kind


def test_says_matches_whole_words_and_stars() -> None:
    """A star stands for the rest of a word, or for a few words."""
    assert says("they abducted him", ["abduct*"])
    assert not says("the warden came", ["war"])
    assert says("they laid down all their arms", ["laid down * arms"])
    assert says("a cease-fire", ["cease-fire"])


@pytest.mark.parametrize(
    ("trigger", "modality", "root"),
    [
        ("lift", Modality.ASSERTED, "CONCEDE"),
        ("lift", Modality.FORECAST, "AGREE"),
        ("lift", Modality.DENIED, "REJECT"),
        ("ban", Modality.ASSERTED, "COERCE"),
        ("ban", Modality.PLANNED, "THREATEN"),
        ("investigate", Modality.ASSERTED, "ACCUSE"),
        ("say", Modality.ASSERTED, "REQUEST"),
        ("veto", Modality.ASSERTED, "REJECT"),
        ("apologize", Modality.ASSERTED, "SUPPORT"),
    ],
)
def test_plover_codes_a_dealing_by_its_word_and_its_sense(
    trigger: str, modality: Modality, root: str
) -> None:
    """What is lifted is conceded, what will be lifted agreed to, and what will not be refused."""
    found = plover(claim("statement", "Valdoria did so", by="Valdoria", trigger=trigger, modality=modality))
    assert found is not None
    assert found[0] == root


@pytest.mark.parametrize(
    ("type", "trigger", "words", "modality", "root"),
    [
        ("support", "halt", "Valdoria halted aid to Lethe", Modality.ASSERTED, "SANCTION"),
        ("support", "halt", "Valdoria will halt aid to Lethe", Modality.FORECAST, "THREATEN"),
        ("support", "supply", "Valdoria will supply Lethe with grain", Modality.FORECAST, "AGREE"),
        ("support", "cooperate", "Valdoria cooperates with Lethe", Modality.ASSERTED, "COOPERATE"),
        ("agreement", "meet", "Valdoria met Lethe", Modality.ASSERTED, "CONSULT"),
        ("agreement", "meet", "Valdoria refused to meet Lethe", Modality.DENIED, "REJECT"),
        ("agreement", "sign", "Valdoria signed a treaty", Modality.ASSERTED, "SUPPORT"),
        ("agreement", "agree", "Valdoria agreed to a treaty", Modality.ASSERTED, "AGREE"),
    ],
)
def test_plover_codes_talks_and_backing(
    type: str, trigger: str, words: str, modality: Modality, root: str
) -> None:
    """Given, withheld, still to come or refused."""
    found = plover(claim(type, words, by="Valdoria", trigger=trigger, modality=modality))
    assert found is not None
    assert found[0] == root
