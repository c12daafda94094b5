"""Every word of the vocabulary is defined."""

import pytest

from zenobia import model
from zenobia.model.vocabulary import Defined

ENUMS = [value for value in vars(model).values() if isinstance(value, type) and issubclass(value, Defined)]


@pytest.mark.parametrize("enum", ENUMS)
def test_each_word_has_a_one_line_definition(enum: type[Defined]) -> None:
    """`--help` prints it."""
    for member in enum:
        assert member.definition
        assert "\n" not in member.definition
        assert not member.definition.endswith(".")


def test_there_are_enums_to_check() -> None:
    """The list above is not empty by mistake."""
    assert {"ClaimType", "Modality", "HoldingStatus"} <= {enum.__name__ for enum in ENUMS}
