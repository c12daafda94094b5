"""Finding what a person means."""

import pytest

from zenobia.kit.errors import NotFoundError
from zenobia.record.lookup import Named, by_name, near_names, not_found, only_one

THINGS = (
    Named("plc-1", ("Port Arden", "Ardin"), 2),
    Named("plc-2", ("Arden",), 9),
    Named("plc-3", ("ARDEN", "plc-1"), 4),
)


@pytest.mark.parametrize(
    ("words", "id"),
    [("plc-1", "plc-1"), ("arden", "plc-2"), ("Al-Arden", "plc-2"), ("ardîn", "plc-1"), ("Brook", None)],
)
def test_id_is_exact_and_the_most_spoken_of_name_wins(words: str, id: str | None) -> None:
    """An id goes before a name; of several so called, the one in most claims is meant."""
    found = by_name(words, THINGS)
    assert (found and found.id) == id


def test_equals_are_told_apart_by_id_whatever_their_order() -> None:
    """Two places of one name with as many claims: always the same one."""
    twins = [Named("b", ("Brook",), 1), Named("a", ("Brook",), 1)]
    assert by_name("Brook", twins) == by_name("Brook", twins[::-1]) == twins[1]


def test_near_names_are_names_once_each() -> None:
    """What is offered can be asked for as it stands."""
    assert near_names("Adren", THINGS)[0] in ("Arden", "ARDEN")
    assert near_names("Port Ardn", [THINGS[0]]) == ["Port Arden"]
    assert near_names("zzz", THINGS) == []
    field = Named("ged-1", ("Al Brook oil and gas field",), 1)
    assert near_names("brook", [*THINGS, field]) == ["Al Brook oil and gas field"]


def test_error_offers_near_names_or_a_way_to_see_all() -> None:
    """Nobody is left with a bare no."""
    assert str(not_found("place", "X", ["Y", "Z"], hint="h")) == "no place 'X' in this record. Near: Y, Z"
    assert str(not_found("place", "X", [], hint="h")) == "no place 'X' in this record. h"


def test_many_ids_are_cut_short() -> None:
    """Five are offered, the rest are counted."""
    with pytest.raises(NotFoundError, match=r"a0, a1, a2, a3, a4 and 2 more\."):
        only_one("claim", "a", [f"a{i}" for i in range(7)], hint="")
