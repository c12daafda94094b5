"""Where a rule of a claim stands in the lexicon."""

import pytest

from zenobia.kit.resources import load_yaml, resources_dir
from zenobia.read.lexicon import load_lexicon
from zenobia.read.teachings import HAPPENINGS, cues, teaching


def test_every_rule_that_a_claim_can_name_is_found_on_its_line() -> None:
    """Each entry of the lexicon has a line with its last word, a type and a frame with slots."""
    lexicon = load_lexicon()
    lines = (resources_dir() / HAPPENINGS).read_text("utf-8").splitlines()
    entries = [e for table in (lexicon.verbs, lexicon.nouns) for found in table.values() for e in found]
    assert entries
    for entry in entries:
        found = teaching(entry.rule)
        assert found is not None
        assert entry.words[0] in lines[found.line - 1], entry.rule
        assert found.slots == load_yaml("lexicon/frames.yaml")[entry.frame]


def test_rule_of_another_kind_has_no_teaching() -> None:
    """The learned part gives no reason, and none is made up."""
    assert teaching("model") is None


def test_word_that_the_lexicon_has_no_more_has_no_line() -> None:
    """A claim made with earlier words says that they are gone, and not where they are."""
    found = teaching("capture:zzz:takes")
    assert found is not None
    assert found.line == 0


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The army vowed to return.", ("vowed", "planned")),
        ("It did not fall.", ("not", "negations")),
        ("Rebels reportedly left.", ("reportedly", "hedged")),
    ],
)
def test_cue_is_named_with_the_sense_it_gives(sentence: str, cue: tuple[str, str]) -> None:
    """The word as it is written, and what it can make of a claim."""
    assert cue in cues(sentence)
