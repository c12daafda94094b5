"""The time of the happening, not of the saying."""

import pytest
from spacy.tokens import Doc

from tests.read.conftest import Read
from zenobia.model import Document, Span, When
from zenobia.read.lexicon import load_lexicon
from zenobia.read.page import Page
from zenobia.read.parse import load_pipeline
from zenobia.read.times import find_times
from zenobia.read.triggers import Trigger
from zenobia.resolve import ActorRegistry, Gazetteer, KnownNames


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


def test_time_that_the_parser_hangs_before_since_stays_as_it_is() -> None:
    """A wrong parse makes no stretch that ends before it starts, which would cost the whole report."""
    words = ["Yesterday", "since", "fighting", "began", "shells", "fell"]
    parsed = Doc(
        load_pipeline().vocab,
        words=words,
        heads=[3, 3, 3, 5, 5, 5],
        deps=["npadvmod", "mark", "nsubj", "advcl", "nsubj", "ROOT"],
        pos=["NOUN", "SCONJ", "NOUN", "VERB", "NOUN", "VERB"],
        lemmas=["yesterday", "since", "fighting", "begin", "shell", "fall"],
    )
    page = Page(
        Document(text=parsed.text), KnownNames(ActorRegistry.load(), Gazetteer.load()), load_lexicon()
    )
    entry = load_lexicon().verbs["fall"][0]
    when = When(text="Yesterday", span=Span(0, 9))
    assert find_times([(when, parsed[0])], [Trigger(parsed[5], entry)], page) == {5: when}
