"""Who "they", "the army" and "the town" are."""

import pytest

from tests.read.conftest import Read
from zenobia.model import ClaimType


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (
            "Red Band militants stormed Karsun. They executed five prisoners.",
            ClaimType.CIVILIAN_HARM,
            "Red Band militants",
        ),
        (
            "The Valdorian army held out for days. The army then withdrew from Karsun.",
            ClaimType.WITHDRAWAL,
            "Valdorian army",
        ),
        ("The Red Band attacked Karsun. The militants seized Tel Amon.", ClaimType.CAPTURE, "Red Band"),
    ],
)
def test_description_gets_the_name_that_the_report_uses(
    read: Read, text: str, kind: ClaimType, name: str
) -> None:
    """The words stay as written; the name says whom they mean."""
    claim = next(c for c in read(text) if c.type is kind)
    assert claim.agent[0].name == name
    assert claim.agent[0].text != name


def test_modifier_tells_one_party_from_another(read: Read) -> None:
    """The words "Rival rebel groups" are not the group named last."""
    claim = next(
        c for c in read("The Red Band seized Karsun. It took Tel Amon from rival rebel groups.") if c.target
    )
    assert claim.target[0].name is None


def test_town_is_the_one_named_last(read: Read) -> None:
    """A description of a place stands for the place named before."""
    claims = read("The Red Band attacked Karsun. The army then withdrew from the town.")
    claim = next(c for c in claims if c.type is ClaimType.WITHDRAWAL)
    assert (claim.place[0].text, claim.place[0].name) == ("town", "Karsun")


def test_nobody_named_leaves_the_name_empty(read: Read) -> None:
    """What the report does not tell is not filled in."""
    (claim,) = [c for c in read("They seized Port Arden.") if c.type is ClaimType.CAPTURE]
    assert claim.agent[0].name is None
