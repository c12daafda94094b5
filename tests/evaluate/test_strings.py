"""When two strings name one thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zenobia.evaluate.strings import CONTAINED, EQUAL, fold, nearness, stem, strong_words

names = st.lists(
    st.sampled_from(
        ["the", "of", "army", "armies", "rebel", "rebels", "Port", "Arden", "Valdorian", "O'Hara"]
    ),
    max_size=5,
).map(" ".join)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("rebels", "rebel"),
        ("Valdoria", "Valdorian"),
        ("Syria", "Syrian"),
        ("Turkey", "Turkish"),
        ("army's", "army"),
    ],
)
def test_plurals_and_demonyms_have_one_stem(left: str, right: str) -> None:
    """The words for a country, its people and more than one of them fall together."""
    assert strong_words(left) == strong_words(right)


@pytest.mark.parametrize("word", ["bus", "his", "man", "iran's"])
def test_a_stem_keeps_three_letters(word: str) -> None:
    """A short word is not cut down until it is like any other."""
    assert len(stem(word)) >= 3


def test_words_that_name_nothing_do_not_count() -> None:
    """Articles and prepositions make two names no more alike, but a name of nothing else keeps them."""
    assert strong_words("the army of the north") == ("army", "north")
    assert strong_words("them and our") == ("them",)
    assert strong_words("from their") == ("from", "their")


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("  Port\u00a0Arden\n", "port arden"),
        ("“Déjà”", '"deja"'),
        ("al‑Amon’s", "al‐amon's"),
        ("1914–18", "1914-18"),
        ("", ""),
    ],
)
def test_fold_evens_out_what_pages_encode_differently(raw: str, folded: str) -> None:
    """Case, accents, typographic quotes and spaces make no difference; other signs stay as the scorer has them."""
    assert fold(raw) == folded


TEXT = fold(
    "The northern city of Port Arden fell to the Red Band. The band's men left Karsun; they left in trucks."
)


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (["Port Arden"], {"text": "Port Arden"}, EQUAL),
        (["Port Arden", "Arden"], {"text": "ARDEN"}, EQUAL),
        (["Port Arden"], {"text": "northern city of Port Arden"}, 2 * 2 / (2 + 4)),
        (["Arden"], {"text": "northern city of Port Arden"}, CONTAINED),
        (["Red Band"], {"text": "they", "name": "Red Band"}, EQUAL),
        (["Red Band"], "Red Band", EQUAL),
        (["Red Band"], {"text": "The band's men"}, 0.5),
        (["Port Arden"], {"text": "Karsun"}, 0.0),
        (["Port Arden"], {"text": ""}, 0.0),
        (["Port Arden"], {}, 0.0),
    ],
)
def test_nearness_is_the_best_share_of_common_words(
    gold: list[str], predicted: dict[str, str] | str, expected: float
) -> None:
    """Equal strings are nearest, contained ones near, and what shares under half of its words does not belong."""
    if expected == 0.0:
        assert nearness(gold, predicted, TEXT) == 0.0
    else:
        assert nearness(gold, predicted, TEXT) == pytest.approx(expected)


def test_words_that_are_not_in_the_report_are_worth_nothing() -> None:
    """A name from outside the report earns nothing, however right: `text` is as written."""
    assert nearness(["Port Arden"], {"text": "Arden-on-Sea", "name": "Port Arden"}, TEXT) == 0.0


@given(names, names)
def test_nearness_is_zero_or_between_half_and_equal(gold: str, predicted: str) -> None:
    """No two strings are nearer than equal ones, and none are half near."""
    value = nearness([gold], {"text": predicted}, fold(predicted))
    assert value == 0.0 or 0.5 <= value <= EQUAL


@given(names)
def test_every_string_is_nearest_to_itself(name: str) -> None:
    """A string is equal to itself, whatever it is made of."""
    assert nearness([name], {"text": name}, fold(name)) == (EQUAL if name else 0.0)


@given(st.text())
def test_fold_is_idempotent(text: str) -> None:
    """What is folded stays as it is."""
    assert fold(fold(text)) == fold(text)
