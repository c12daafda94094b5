"""Names of people, in capitals and not."""

import pytest

from zenobia.evaluate.names import family_name, find_names, fullest, same_person

STOPS = frozenset({"judge", "mayor", "leader"})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("THE KILLING OF LIBERAL LEADER MARIO ANDRES VANE IN PORT ARDEN", ["MARIO ANDRES VANE"]),
        ("JUDGE ANA DE LA CRUZ, MAYOR LUIS\nVARGAS, AND SOLDIERS", ["ANA DE LA CRUZ", "LUIS\nVARGAS"]),
        ("Ana was killed", []),
        ("the army took the town", []),
        ("MARIO VANE WAS KILLED", ["MARIO VANE"]),
    ],
)
def test_find_names(text: str, names: list[str]) -> None:
    """A given name and what follows it; a given name alone is too little."""
    assert [text[start:end] for start, end in find_names(text, STOPS)] == names


@pytest.mark.parametrize(
    ("words", "name"),
    [("JUDGE OQUENDIZ", "OQUENDIZ"), ("three soldiers", None), ("the judge", None), ("Oquendiz of", None)],
)
def test_family_name(words: str, name: str | None) -> None:
    """What a mention ends in when plain words are taken off."""
    assert family_name(words, STOPS) == name


def test_one_person_by_several_names() -> None:
    """The shorter name is of the same person, and the longest is the one to show."""
    assert same_person("Vane", "Mario Andres Vane")
    assert not same_person("Mario Vane", "Ana Vane")
    assert fullest("Vane", ["Ana Rios", "Mario Vane", "Mario Andres Vane"]) == "Mario Andres Vane"
    assert fullest("Rios", []) == "Rios"
