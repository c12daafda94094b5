"""The weights that the project ships, run for real."""

import hashlib
from pathlib import Path

import pytest

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml, resources_dir
from zenobia.model import ClaimType
from zenobia.read.learned.encoder import Encoder
from zenobia.read.learned.labels import LONGEST

STRIKE = "Jets bombed a market in Port Arden on Monday, killing nine traders, the civil defence said."
CALM = "The baker of the old town sells bread and cakes from six in the morning."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped weights."""
    return Encoder()


def test_finder_sees_the_strike_and_where_it_is_told(encoder: Encoder) -> None:
    """The likeliest type is right, and its trigger stands in the clause that tells it."""
    (seen,) = encoder.encode([STRIKE])
    assert max(seen.scores, key=seen.scores.__getitem__) is ClaimType.AIRSTRIKE
    (sighting, *_) = seen.sightings(0.8)
    assert sighting.at < STRIKE.index("on Monday")


def test_finder_sees_nothing_in_peace(encoder: Encoder) -> None:
    """A sentence of another matter tells no claim."""
    (seen,) = encoder.encode([CALM])
    assert seen.sightings(0.5) == []


def test_tagger_marks_who_where_when_and_who_says(encoder: Encoder) -> None:
    """The stretches are the words themselves."""
    (seen,) = encoder.encode([STRIKE])
    (tagging,) = encoder.tag(seen, [(ClaimType.AIRSTRIKE, STRIKE.index("bombed"))], 0.5, 0.8)
    words = {role: [STRIKE[a:b] for a, b in found] for role, found in tagging.roles.items()}
    assert "Port Arden" in words["place"][-1]
    assert "Monday" in words["when"][0]
    assert "civil defence" in words["source"][0]
    assert "nine" in words["killed"][0]


def test_company_makes_no_difference(encoder: Encoder) -> None:
    """A sentence reads the same alone and among others."""
    (alone,) = encoder.encode([STRIKE])
    among = encoder.encode([CALM, STRIKE, CALM * 3])[1]
    assert alone.scores[ClaimType.AIRSTRIKE] == pytest.approx(among.scores[ClaimType.AIRSTRIKE], abs=0.05)


def test_very_long_sentence_is_read_up_to_the_limit(encoder: Encoder) -> None:
    """What is behind the last piece is not seen, and nothing breaks."""
    (seen,) = encoder.encode([STRIKE * 200])
    assert len(seen.states) == LONGEST
    assert seen.seen < len(STRIKE * 200)


def test_nothing_is_read_of_nothing(encoder: Encoder) -> None:
    """No sentences, no claims."""
    assert encoder.encode([]) == []
    (seen,) = encoder.encode([CALM])
    assert encoder.tag(seen, [], 0.5, 0.8) == []


def test_missing_weights_are_named_with_a_way_out(tmp_path: Path) -> None:
    """The error says which file, and that the rules read without it."""
    with pytest.raises(ResourceError, match=r"finder\.onnx.*--reader rules"):
        Encoder(tmp_path)


def test_card_is_of_these_weights() -> None:
    """The digests in the card are those of the files, and they are within 50 MB."""
    folder = resources_dir() / "reader"
    card = load_yaml("reader/card.yaml")
    files = {path.name: path for path in folder.glob("*.onnx")}
    assert card["files"] == {n: hashlib.sha256(p.read_bytes()).hexdigest() for n, p in files.items()}
    assert sum(p.stat().st_size for p in folder.iterdir()) < 50_000_000
