"""Whose a party is, as coders of event data ask."""

import pytest

from zenobia.evaluate.countries import Countries, alpha2_of
from zenobia.model import Candidate, Mention, Span


@pytest.fixture(scope="module")
def countries() -> Countries:
    """With the shipped registry and gazetteer."""
    return Countries.load()


def mention(words: str, *, name: str | None = None, id: str | None = None) -> Mention:
    """A mention at the start of a text."""
    found = () if id is None else (Candidate(id=id, name=words, score=1.0, reason="by hand"),)
    return Mention(span=Span(0, len(words)), text=words, name=name, candidates=found)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Syrian army", "SY"),
        ("soldiers of the United States", "US"),
        ("Damascus", "SY"),
        ("UN peacekeepers", None),
        ("pro-Iranian militia", None),
        ("Syrian-backed Lebanese group", "LB"),
        ("farmers in Tadmur", "SY"),
    ],
)
def test_words_tell_the_country(countries: Countries, words: str, code: str | None) -> None:
    """By a country, its people or seat, or a place in it; not by whom a party is for, against or backed by."""
    assert countries(mention(words)) == code


def test_what_a_mention_stands_for_comes_first(countries: Countries) -> None:
    """A pronoun is of the country of the party that it stands for."""
    assert countries(mention("they", name="Iraqi troops")) == "IQ"
    assert countries(mention("the army", id="SY-army")) == "SY"
    assert countries(mention("they")) is None


@pytest.mark.parametrize(("code", "country"), [("SYRMIL", "SY"), ("isr", "IL"), ("IGO", None), ("", None)])
def test_codes_of_actors_open_with_a_country(code: str, country: str | None) -> None:
    """Three letters of ISO 3166; bodies of no country have none."""
    assert alpha2_of(code) == country
