"""Who did it to whom, and where, in the forms that news uses."""

import pytest

from tests.read.conftest import Read
from zenobia.model import Change, Claim, ClaimType


def only(claims: tuple[Claim, ...], kind: ClaimType) -> Claim:
    """The one claim of a type."""
    (claim,) = [c for c in claims if c.type is kind]
    return claim


def words(claim: Claim, slot: str) -> list[str]:
    """The mentions of a slot as written."""
    return [m.text for m in getattr(claim, slot)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Red Band captured Port Arden on Sunday.",
        "Port Arden was captured by the Red Band on Sunday.",
        "Port Arden fell to the Red Band on Friday.",
        "The Red Band took control of Port Arden.",
        "The Red Band has taken over Port Arden.",
        "The capture of Port Arden by the Red Band was confirmed by residents.",
        "Port Arden, which the Red Band seized in May, is quiet.",
        "The Red Band stormed the bridge, seizing Port Arden.",
        "The Red Band retook Port Arden.",
        "The Red Band attacked at dawn and overran Port Arden.",
    ],
)
def test_capture_has_its_taker_and_place_in_every_form(read: Read, sentence: str) -> None:
    """Active, passive, light verb, nominal, relative clause, participle and coordination say the same."""
    claim = only(read(sentence), ClaimType.CAPTURE)
    assert (words(claim, "agent"), words(claim, "place")) == (["Red Band"], ["Port Arden"])
    assert claim.control is not None
    assert claim.control.change is Change.GAIN
    assert claim.control.holder is not None
    assert claim.control.holder.text == "Red Band"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Valdorian army recaptured Port Arden from the Red Band on Sunday, a monitoring group said.",
        "The Valdorian army retook Port Arden after heavy clashes with the Red Band.",
        "The Red Band was driven out of Port Arden by the Valdorian army.",
    ],
)
def test_former_holder_is_told_from_the_taker(read: Read, sentence: str) -> None:
    """The words "X from Y" does not turn the roles around: the loser is the target and held the place before."""
    claim = only(read(sentence), ClaimType.CAPTURE)
    assert words(claim, "agent") == ["Valdorian army"]
    assert words(claim, "target") == ["Red Band"]
    assert claim.control is not None
    assert claim.control.former is not None
    assert claim.control.former.text == "Red Band"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Valdorian army withdrew from Port Arden.",
        "The Valdorian army lost control of Port Arden.",
        "The Valdorian army has abandoned Port Arden.",
        "The withdrawal of the Valdorian army from Port Arden surprised residents.",
    ],
)
def test_withdrawal_is_a_loss_with_no_winner(read: Read, sentence: str) -> None:
    """Who leaves is the former holder; nobody is made the new one."""
    claim = only(read(sentence), ClaimType.WITHDRAWAL)
    assert claim.control is not None
    assert claim.control.change is Change.LOSS
    assert claim.control.holder is None
    assert [p.text for p in claim.control.places] == ["Port Arden"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Red Band now controls Port Arden.",
        "Port Arden is under the control of the Red Band.",
        "Port Arden has been under Red Band control for weeks.",
        "Port Arden is held by the Red Band.",
        "The Red Band is in control of Port Arden.",
        "Port Arden remains in the hands of the Red Band.",
    ],
)
def test_standing_control_is_a_hold(read: Read, sentence: str) -> None:
    """A standing state is told apart from a capture."""
    claim = only(read(sentence), ClaimType.CONTROL)
    assert claim.control is not None
    assert claim.control.change is Change.HOLD
    assert claim.control.holder is not None
    assert claim.control.holder.text == "Red Band"


def test_clash_of_two_named_sides_has_both(read: Read) -> None:
    """Where nobody is said to attack, both sides are agents (marking guidelines)."""
    claim = only(
        read("Clashes erupted between the Valdorian army and the Red Band in Karsun."), ClaimType.BATTLE
    )
    assert words(claim, "agent") == ["Valdorian army", "Red Band"]
    assert words(claim, "place") == ["Karsun"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Valdorian warplanes carried out airstrikes on Karsun.", ClaimType.AIRSTRIKE),
        ("Karsun was hit by Valdorian warplanes.", ClaimType.AIRSTRIKE),
        ("The army fired rockets at Karsun.", ClaimType.SHELLING),
        ("The army targeted Karsun with mortar shells.", ClaimType.SHELLING),
        ("A car bomb exploded in Karsun.", ClaimType.BOMBING),
        ("The Red Band besieged Karsun.", ClaimType.SIEGE),
        ("The Red Band destroyed the old bridge in Karsun.", ClaimType.DESTRUCTION),
        ("Gunmen kidnapped two journalists in Karsun.", ClaimType.DETENTION),
        ("Thousands of residents fled Karsun.", ClaimType.DISPLACEMENT),
        ("The army deployed reinforcements to Karsun.", ClaimType.DEPLOYMENT),
        ("The two sides agreed a ceasefire in Karsun.", ClaimType.AGREEMENT),
    ],
)
def test_type_follows_word_and_means(read: Read, sentence: str, kind: ClaimType) -> None:
    """The trigger and the weapon decide the type; the place is Karsun in each."""
    claim = next(c for c in read(sentence) if c.type is kind)
    assert any("Karsun" in m.text for m in claim.place)


def test_words_before_an_attack_name_who_not_how(read: Read) -> None:
    """The words "Artillery" of "artillery fire" is a weapon, "rebel" of "rebel attack" a party."""
    by_weapon = read("Residents of Karsun described artillery fire on the market.")
    by_party = read("A rebel attack on Karsun began at dawn.")
    assert all(not c.agent for c in by_weapon if c.type is ClaimType.SHELLING)
    assert words(only(by_party, ClaimType.BATTLE), "agent") == ["rebel"]


def test_part_of_a_place_is_kept(read: Read) -> None:
    """Downtown is not the whole town."""
    claim = only(read("The Red Band seized Port Arden’s downtown neighborhoods."), ClaimType.CAPTURE)
    assert claim.place[0].part == "downtown neighborhoods"


def test_near_a_place_is_not_the_place(read: Read) -> None:
    """The relation stays on the mention."""
    claim = only(read("Five soldiers were killed in an ambush near Karsun."), ClaimType.BATTLE)
    assert (claim.place[0].text, claim.place[0].relation) == ("Karsun", "near")
