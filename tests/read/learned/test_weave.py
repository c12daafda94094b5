"""The rules and the learned part together, on reports written for this test."""

import pytest

from zenobia.model import Document, FoundBy
from zenobia.read.base import Reader, ReaderKind
from zenobia.read.learned.calibration import calibrated, load_bins
from zenobia.read.learned.weave import spans_of
from zenobia.read.lexicon import load_lexicon
from zenobia.read.make import make_reader
from zenobia.read.page import Page
from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames

TEXT = (
    "Warplanes hit a bakery in Saraqib late on Monday, killing at least nine people, the civil defence said.\n\n"
    "Residents spent the night digging for neighbours. The rebels vowed to answer with rockets."
)


@pytest.fixture(scope="module")
def names() -> KnownNames:
    """What the shipped registries know."""
    return KnownNames(ActorRegistry.load(), Gazetteer.load())


@pytest.fixture(scope="module")
def full(names: KnownNames) -> Reader:
    """The rules with the model."""
    return make_reader(ReaderKind.FULL, names)


@pytest.fixture(scope="module")
def rules(names: KnownNames) -> Reader:
    """The rules alone."""
    return make_reader(ReaderKind.RULES, names)


def test_claim_that_both_see_says_so_with_a_score(full: Reader) -> None:
    """The strike has its rule, and the model holds it too."""
    strike = next(c for c in full.read(Document(text=TEXT, language="en")) if c.type == "airstrike")
    assert strike.found_by is FoundBy.BOTH
    assert strike.score is not None
    assert 0.5 < strike.score < 1
    assert strike.rules


def test_rules_alone_say_nothing_of_the_model(rules: Reader) -> None:
    """Without the model no claim has a score."""
    claims = rules.read(Document(text=TEXT, language="en"))
    assert claims
    assert {(c.found_by, c.score) for c in claims} == {(FoundBy.RULE, None)}


def test_readers_have_names_of_their_own(full: Reader, rules: Reader) -> None:
    """A record tells readings apart by the reader's name, and new weights give a new name."""
    assert full.name != rules.name
    assert full.name.startswith(rules.name)


def test_reading_twice_gives_the_same(full: Reader) -> None:
    """The same words, the same claims, to the last digit."""
    doc = Document(text=TEXT, language="en")
    assert full.read(doc) == full.read(doc)


def test_every_span_has_the_words_of_the_text(full: Reader) -> None:
    """Also those that the model marked."""
    for claim in full.read(Document(text=TEXT, language="en")):
        for mention in (*claim.agent, *claim.target, *claim.place, *claim.source):
            assert TEXT[mention.span.start : mention.span.end] == mention.text


def test_likelier_claims_were_right_more_often() -> None:
    """The calibration rises with the likelihood, for each finder."""
    for found_by in FoundBy:
        right = [b.right for b in sorted(load_bins(), key=lambda b: b.from_) if b.found_by is found_by]
        assert right == sorted(right)
    assert calibrated(FoundBy.MODEL, 0.1) is None


def test_snippet_keeps_what_the_rules_read(full: Reader, rules: Reader) -> None:
    """The model has learned from whole reports: of a single sentence it rules nothing out."""
    doc = Document(text="Karsun came under fire from the hills on Monday.", language="en")
    assert {c.type for c in rules.read(doc)} <= {c.type for c in full.read(doc)}
    assert rules.read(doc)


def test_names_joined_by_and_are_parted_and_lose_their_prepositions(names: KnownNames) -> None:
    """Each of two names is a mention of its own; a word that only leads to a name is none."""
    text = "Shells fell in Karsun and the Old Port of Arden."
    page = Page(Document(text=text), names, load_lexicon())
    parted = spans_of((text.index("in Karsun"), text.index(" of Arden")), page)
    assert [span.of(text) for span in parted] == ["Karsun", "Old Port"]
    assert spans_of((text.index("of Arden"), text.index(" Arden.")), page) == []
