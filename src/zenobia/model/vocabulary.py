"""Enumerations whose every value carries a one-line definition that `--help` and the docs print."""

from enum import StrEnum
from typing import Self


class Defined(StrEnum):
    """A word of the vocabulary: its value is the word, `definition` says what it means."""

    definition: str

    def __new__(cls, value: str, definition: str = "") -> Self:
        """Make a member from the word and its definition."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        return member
