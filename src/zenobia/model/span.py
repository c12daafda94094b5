"""A stretch of a document's text."""

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """Half-open character offsets into `Document.text`: `start` is the first character, `end` the one after the last."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse offsets that cannot be a stretch of text.

        Raises:
            ValueError: `start` is negative or `end` is before it.
        """
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: {self.start} to {self.end}")

    def of(self, text: str) -> str:
        """The words at this span."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True when the two share a character."""
        return self.start < other.end and other.start < self.end
