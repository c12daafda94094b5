"""The weights that the project ships, run for real."""

import hashlib
from pathlib import Path

import pytest

from zenobia.kit.errors import ResourceError
from zenobia.kit.resources import load_yaml, resources_dir
from zenobia.model import ClaimType
from zenobia.read.learned.encoder import Encoder, Seen
from zenobia.read.learned.labels import LONGEST

STRIKE = "Jets bombed a market in Port Arden on Monday, killing nine traders, the civil defence said."
CALM = "The baker of the old town sells bread and cakes from six in the morning."


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The shipped weights."""
    return Encoder()


def read(encoder: Encoder, *sentences: str) -> list[Seen]:
    """What the model sees in sentences that stand side by side."""
    at, bounds = 0, []
    for sentence in sentences:
        bounds.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return list(encoder.read(" ".join(sentences), bounds))


def test_finder_sees_the_strike_and_where_it_is_told(encoder: Encoder) -> None:
    """The likeliest type is right, and its trigger stands in the clause that tells it."""
    (seen,) = read(encoder, STRIKE)
    assert max(seen.scores, key=seen.scores.__getitem__) is ClaimType.AIRSTRIKE
    (sighting, *_) = seen.sightings(0.8)
    assert sighting.at < STRIKE.index("on Monday")


def test_finder_sees_nothing_in_peace(encoder: Encoder) -> None:
    """A sentence of another matter tells no claim."""
    (seen,) = read(encoder, CALM)
    assert seen.sightings(0.5) == []


def test_tagger_marks_who_where_when_and_who_says(encoder: Encoder) -> None:
    """The stretches are the words themselves, also behind another sentence."""
    seen = read(encoder, CALM, STRIKE)[1]
    text = f"{CALM} {STRIKE}"
    (tagging,) = encoder.tag(seen, [(ClaimType.AIRSTRIKE, text.index("bombed"))], 0.5, 0.8)
    words = {role: [text[a:b] for a, b in found] for role, found in tagging.roles.items()}
    assert "Port Arden" in words["place"][-1]
    assert "Monday" in words["when"][0]
    assert "civil defence" in words["source"][0]
    assert "nine" in words["killed"][0]


def test_finder_puts_a_claim_into_its_own_sentence(encoder: Encoder) -> None:
    """Neighbours are read together, and what is told belongs to the one that tells it."""
    before, seen, after = read(encoder, CALM, STRIKE, CALM)
    assert seen.scores[ClaimType.AIRSTRIKE] > 0.8
    assert before.sightings(0.5) == after.sightings(0.5) == []


def test_sentences_that_fill_many_windows_all_come_back(encoder: Encoder) -> None:
    """One view a sentence, in order."""
    seen = read(encoder, *[CALM, STRIKE] * 30)
    assert len(seen) == 60
    assert all(s.scores[ClaimType.AIRSTRIKE] > 0.5 for s in seen[1::2])


def test_words_where_the_model_did_not_look_are_not_doubted(encoder: Encoder) -> None:
    """Only the sentence and the one before are looked at; of others nothing is known, so nothing speaks against them."""
    seen = read(encoder, CALM, CALM, STRIKE)[2]
    at = 2 * (len(CALM) + 1) + STRIKE.index("bombed")
    (tagging,) = encoder.tag(seen, [(ClaimType.AIRSTRIKE, at)], 0.5, 0.8)
    assert tagging.chance("agent", (0, len("The baker"))) == 1.0
    assert tagging.chance("agent", (len(CALM) + 1, len(CALM) + 1 + len("The baker"))) < 0.2


def test_very_long_sentence_is_read_up_to_the_limit(encoder: Encoder) -> None:
    """What is behind the last piece is not seen, and nothing breaks."""
    (seen,) = read(encoder, STRIKE * 200)
    assert seen.end - seen.first == LONGEST
    assert seen.span[1] < len(STRIKE * 200)


def test_nothing_is_read_of_nothing(encoder: Encoder) -> None:
    """No sentences, no claims; an empty sentence tells nothing."""
    assert read(encoder) == []
    (seen,) = read(encoder, CALM)
    assert encoder.tag(seen, [], 0.5, 0.8) == []
    (empty,) = read(encoder, "")
    assert empty.sightings(0.1) == []


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
