"""The time of the happening, not of the saying."""

import pytest

from tests.read.conftest import Read


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        ("The Red Band captured Port Arden on Sunday.", "on Sunday"),
        ("On Sunday, the Red Band captured Port Arden.", "On Sunday"),
        ("The Red Band captured Port Arden in May 2015.", "in May 2015"),
        ("The army said on Monday that the Red Band captured Port Arden on Sunday.", "on Sunday"),
        ("The army said on Monday that the Red Band captured Port Arden.", None),
        ("The Red Band captured Port Arden.", None),
    ],
)
def test_time_belongs_to_the_happening(read: Read, sentence: str, when: str | None) -> None:
    """The day of a statement never becomes the day of a capture."""
    (claim,) = [c for c in read(sentence) if c.type.value == "capture"]
    assert (claim.when.text if claim.when else None) == when


@pytest.mark.parametrize(
    ("sentence", "past"),
    [
        ("The Red Band captured Port Arden on Sunday.", False),
        ("The Red Band first captured Port Arden in May 2015.", True),
        ("In March, the army retook Port Arden.", True),
        ("The Red Band had captured Port Arden.", True),
        ("Residents said that the Red Band had captured Port Arden.", False),
        ("The Red Band captured Port Arden two days ago.", False),
    ],
)
def test_background_is_told_from_news(read: Read, sentence: str, past: bool) -> None:
    """A year, a bare month and the past perfect recall; reported speech and recent days do not."""
    (claim,) = [c for c in read(sentence) if c.type.value == "capture"]
    assert claim.about_past is past


@pytest.mark.parametrize(
    ("sentence", "type", "when"),
    [
        (
            "Shelling has killed 300 people in Port Arden since the war began in May 2015.",
            "shelling",
            "since the war began in May 2015",
        ),
        ("Since the Red Band captured Port Arden in 2014, the army has shelled it.", "capture", "in 2014"),
    ],
)
def test_what_is_told_since_a_deed_goes_on(read: Read, sentence: str, type: str, when: str) -> None:
    """A time at the end of a clause with "since" is where the main happening starts; the clause's own has the time itself."""
    claim = next(c for c in read(sentence) if c.type.value == type)
    assert claim.when is not None
    assert claim.when.text == when
