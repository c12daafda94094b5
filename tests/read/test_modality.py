"""In what sense a happening is told."""

import pytest

from tests.read.conftest import Read
from zenobia.model import Modality


@pytest.mark.parametrize(
    ("sentence", "sense"),
    [
        ("The Red Band captured Port Arden.", Modality.ASSERTED),
        ("The Red Band has managed to capture Port Arden.", Modality.ASSERTED),
        ("The army was forced to withdraw from Port Arden.", Modality.ASSERTED),
        ("The army told reporters that it captured Port Arden.", Modality.ASSERTED),
        ("The Red Band did not capture Port Arden.", Modality.DENIED),
        ("The Red Band never captured Port Arden.", Modality.DENIED),
        ("The army denied that the Red Band captured Port Arden.", Modality.DENIED),
        ("The Red Band tried to capture Port Arden.", Modality.ATTEMPTED),
        ("The Red Band failed to capture Port Arden.", Modality.ATTEMPTED),
        ("The Red Band attempted to capture Port Arden.", Modality.ATTEMPTED),
        ("The Red Band plans to capture Port Arden.", Modality.PLANNED),
        ("The Red Band vowed to capture Port Arden.", Modality.PLANNED),
        ("The Red Band is preparing to capture Port Arden.", Modality.PLANNED),
        ("Their objectives are to isolate the coast, capture Port Arden and push south.", Modality.PLANNED),
        ("The Red Band could capture Port Arden.", Modality.FORECAST),
        ("If the Red Band captures Port Arden, the road north is open.", Modality.FORECAST),
        ("Analysts expect the Red Band to capture Port Arden.", Modality.FORECAST),
        ("The Red Band reportedly captured Port Arden.", Modality.HEDGED),
        ("The Red Band may have captured Port Arden.", Modality.HEDGED),
        ("The Red Band is believed to have captured Port Arden.", Modality.HEDGED),
        ("The army would not say whether the Red Band captured Port Arden.", Modality.HEDGED),
    ],
)
def test_sense_of_a_capture(read: Read, sentence: str, sense: Modality) -> None:
    """Negation, trying, planning, foreseeing and hedging are told from fact; forcing and managing are facts."""
    captures = [c for c in read(sentence) if c.type.value in {"capture", "withdrawal"}]
    assert [c.modality for c in captures] == [sense]


def test_calling_a_deed_something_plans_nothing(read: Read) -> None:
    """To call the destruction a crime judges what was done; to call for it wants it done."""
    (claim,) = [
        c
        for c in read("The council called the destruction of the bridge a war crime.")
        if c.type == "destruction"
    ]
    assert claim.modality is Modality.ASSERTED
